internal import GRDB
internal import Simulation

extension RecordedDatabase {
    /// What is known of a person, as JSON: sessions, runs of the climate, and commands.
    ///
    /// Of whoever has a card these are the sessions with it, and the times it was presented. Times are
    /// in UTC, energies in watt-hours.
    public func personalData(of person: Person) throws(RecordingError) -> String {
        var filter = SessionFilter()
        var climate: [PreconditionRow] = []
        switch person {
        case .card(let token): filter.card = token.full
        case .vehicle(let vehicle):
            filter.vehicle = vehicle
            climate = try preconditions(of: vehicle)
        }
        let sessions = try sessionList(filter).json.dropLast()
        return """
            {"sessions":\(sessions),
            "climateRuns":\(Self.lines(climate.map(\.json))),
            "commands":\(Self.lines(try commands(of: person)))}

            """
    }

    private func commands(of person: Person) throws(RecordingError) -> [String] {
        let (condition, value) =
            switch person {
            case .card(let token): ("name = 'card.present' AND instr(arguments, ?) > 0", token.full)
            case .vehicle(let vehicle): ("vehicle = ?", vehicle)
            }
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT vehicle, at, name, arguments, source, status FROM command
                    WHERE \(condition) ORDER BY at, key
                    """, arguments: [value]
            ).map { row in
                let command = try StoredLife.command(row["name"], row["arguments"])
                let written: Written = [
                    "vehicle": .text(row["vehicle"]),
                    "at": .text(Instant(milliseconds: row["at"]).isoText),
                    "command": .text(command.text), "source": .text(row["source"]),
                    "status": .text(row["status"]),
                ]
                return written.json
            }
        }
    }

    private static func lines(_ list: [String]) -> String {
        "[" + list.joined(separator: ",\n") + "]"
    }
}

extension PreconditionRow {
    fileprivate var json: String {
        let written: Written = [
            "vehicle": .text(vehicle), "kind": .text(kind.rawValue),
            "departureAt": Self.text(departureAt), "openedAt": Self.text(openedAt),
            "startedAt": Self.text(startedAt), "endedAt": Self.text(endedAt),
            "cabinStart": .number(cabinStart), "cabinEnd": .number(cabinEnd),
            "outside": .number(outside), "target": .number(target),
            "energyGridWh": .number(Double(energyGridWh)),
            "energyBatteryWh": .number(Double(energyBatteryWh)),
            "result": result.map { .text($0) } ?? .null,
            "reason": reason.map { .text($0) } ?? .null,
        ]
        return written.json
    }

    private static func text(_ instant: Instant?) -> Written {
        instant.map { .text($0.isoText) } ?? .null
    }
}
