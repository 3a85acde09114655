public import Simulation

/// Sessions as people and programs read them.
public struct SessionList: Hashable, Sendable {
    public let sessions: [SessionRow]
    /// The zone of each vehicle; UTC for those that are not named.
    let zones: [String: Zone]

    /// The zone of a session's times.
    func zone(of session: SessionRow) -> Zone { zones[session.vehicle] ?? .utc }

    // MARK: For people

    /// A table, one line each, with the sums below.
    public var table: String {
        guard !sessions.isEmpty else { return "no session\n" }
        let head = [
            "SESSION", "OPENED", "ENDED", "kWh", "CLIMATE", "SOC", "MAX kW", "CARD", "STOPPED",
            "WHY NOT, FAULTS",
        ]
        let rows = sessions.map { session in
            let zone = zone(of: session)
            return [
                session.id, zone.minuteText(of: session.openedAt),
                session.endedAt.map { zone.minuteText(of: $0) } ?? "open",
                kilowattHours(session.energyGridWh), kilowattHours(session.energyClimateWh),
                "\(session.socStart.text(decimals: 0))–\(session.socEnd.text(decimals: 0)) %",
                (Double(session.maxPowerW) / 1000).text(decimals: 1),
                session.card.map { String($0.prefix(9)) } ?? "–", session.stopReason ?? "–",
                session.remark,
            ]
        }
        let energy = sessions.map(\.energyGridWh).reduce(0, +)
        let climate = sessions.map(\.energyClimateWh).reduce(0, +)
        return columns([head] + rows, numbers: [3, 4, 6])
            + "\(sessions.count) \(sessions.count == 1 ? "session" : "sessions"), "
            + "\(kilowattHours(energy)) kWh, of it \(kilowattHours(climate)) kWh for the climate\n"
    }

    // MARK: For programs

    /// One array of objects; times in UTC, energies in watt-hours.
    public var json: String {
        let objects = sessions.map { session in
            "{" + session.fields.map { "\($0.name.json):\($0.json)" }.joined(separator: ",") + "}"
        }
        return "[" + objects.joined(separator: ",\n") + "]\n"
    }

    /// A line each, with the names in the first; times in UTC, energies in watt-hours.
    public var csv: String {
        let names = SessionRow.fieldNames.joined(separator: ",")
        let lines = sessions.map { $0.fields.map(\.csv).joined(separator: ",") }
        return ([names] + lines).map { $0 + "\r\n" }.joined()
    }
}

extension SessionRow {
    /// Why it did not start, and what was broken.
    var remark: String {
        let parts =
            [notStartedBecause].compactMap(\.self) + faults + (isRecovered ? ["recovered"] : [])
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    /// A named value of a session.
    struct Field {
        let name: String
        let json: String
        let csv: String
    }

    static let fieldNames = [
        "session", "vehicle", "supply", "card", "startReason", "openedAt", "pluggedAt",
        "authorizedAt", "energyStartedAt", "energyEndedAt", "endedAt", "socStart", "socEnd",
        "meterStartWh", "meterStopWh", "energyGridWh", "energyBatteryWh", "energyClimateWh",
        "maxPowerW", "phases", "cableA", "stopReason", "notStartedBecause", "faults", "recovered",
    ]

    /// In the order of the names.
    var fields: [Field] {
        let values: [Cell] = [
            .text(id), .text(vehicle), .text(supply), .text(card.map { String($0.prefix(9)) }),
            .text(startReason.rawValue), .text(openedAt.isoText), .text(pluggedAt?.isoText),
            .text(authorizedAt?.isoText), .text(energyStartedAt?.isoText),
            .text(energyEndedAt?.isoText), .text(endedAt?.isoText),
            .number(socStart.text(decimals: 1)), .number(socEnd.text(decimals: 1)),
            .number("\(meterStartWh)"), .number("\(meterStopWh)"), .number("\(energyGridWh)"),
            .number("\(energyBatteryWh)"), .number("\(energyClimateWh)"), .number("\(maxPowerW)"),
            .number("\(phases)"), .number(cableA.map { Scalar.shortest($0) }), .text(stopReason),
            .text(notStartedBecause), .list(faults), .number("\(isRecovered)"),
        ]
        return zip(Self.fieldNames, values).map { Field(name: $0, json: $1.json, csv: $1.csv) }
    }

    private enum Cell {
        case text(String?)
        case number(String?)
        case list([String])

        var json: String {
            switch self {
            case .text(let text): text?.json ?? "null"
            case .number(let number): number ?? "null"
            case .list(let list): list.json
            }
        }

        var csv: String {
            switch self {
            case .text(let text): (text ?? "").csv
            case .number(let number): number ?? ""
            case .list(let list): list.joined(separator: " ").csv
            }
        }
    }
}

extension String {
    /// A cell that no spreadsheet takes for a formula (RFC 4180).
    fileprivate var csv: String {
        let isFormula = first.map { "=+-@\t\r".contains($0) } ?? false
        let text = isFormula ? "'" + self : self
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    func padded(_ width: Int, left: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - count))
        return left ? space + self : self + space
    }
}

extension Zone {
    /// Local date and time to the minute, as tables show it.
    func minuteText(of instant: Instant) -> String {
        String(text(of: instant).prefix(16)).replacing("T", with: " ")
    }
}

/// Watt-hours as kWh with two decimals.
func kilowattHours(_ wattHours: Int64) -> String { (Double(wattHours) / 1000).text(decimals: 2) }

/// Rows with their columns below each other; numbers stand right.
func columns(_ rows: [[String]], numbers: Set<Int> = []) -> String {
    let count = rows.first?.count ?? 0
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
        let cells = row.enumerated().map { index, cell in
            index == count - 1 && !numbers.contains(index)
                ? cell : cell.padded(widths[index], left: numbers.contains(index))
        }
        return cells.joined(separator: "  ") + "\n"
    }.joined()
}

extension RecordedDatabase {
    /// The sessions that are meant, with the zones of their vehicles.
    public func sessionList(_ filter: SessionFilter) throws(RecordingError) -> SessionList {
        SessionList(sessions: try sessions(filter), zones: try zones())
    }

    /// The zone of each vehicle.
    public func zones() throws(RecordingError) -> [String: Zone] {
        var zones: [String: Zone] = [:]
        for vehicle in try vehicles() {
            // One that was stored by another version is told in UTC.
            if let engine = try? engine(of: vehicle.id) { zones[vehicle.id] = engine.zone }
        }
        return zones
    }
}
