internal import GRDB
internal import Simulation

/// One session with its measurements, for people: in the terminal and as a picture.
public struct SessionPage: Hashable, Sendable {
    public let session: SessionRow
    public let samples: [SampleRow]
    let zone: Zone
    /// Why it did not start, and what helps, in words.
    let explanation: Explanation?

    /// What was diagnosed while it was open.
    struct Explanation: Hashable {
        var message: String
        /// Nothing where nobody could do anything.
        var advice: String?
    }

    /// The facts, and a chart below.
    public var text: String {
        var lines = [
            ("session", session.id), ("vehicle", session.vehicle),
            ("opened", zone.text(of: session.openedAt)),
            ("ended", session.endedAt.map { zone.text(of: $0) } ?? "open"),
            ("supply", session.supply), ("started by", session.startReason.rawValue),
            ("card", session.card.map { String($0.prefix(9)) } ?? "none"),
            (
                "energy",
                "\(kilowattHours(session.energyGridWh)) kWh from the grid, "
                    + "\(kilowattHours(session.energyBatteryWh)) kWh into the battery, "
                    + "\(kilowattHours(session.energyClimateWh)) kWh for the climate"
            ),
            (
                "charge",
                "\(session.socStart.text(decimals: 1)) % to "
                    + "\(session.socEnd.text(decimals: 1)) %"
            ),
            (
                "most power",
                "\((Double(session.maxPowerW) / 1000).text(decimals: 2)) kW on "
                    + "\(session.phases) \(session.phases == 1 ? "phase" : "phases")"
            ),
            ("stopped", session.stopReason ?? "not yet"),
        ]
        if let cause = session.notStartedBecause {
            let message = explanation.map { ": \($0.message)" } ?? ""
            lines.append(("did not start", cause + message))
            if let advice = explanation?.advice { lines.append(("what to do", advice)) }
        }
        if !session.faults.isEmpty {
            lines.append(("faults", session.faults.joined(separator: ", ")))
        }
        if session.isRecovered { lines.append(("recovered", "its end is not known")) }
        let facts = lines.map { $0.0.padded(14) + $0.1 + "\n" }.joined()
        return facts + (samples.count < 2 ? "" : "\n" + chart)
    }

    // MARK: In the terminal

    private static let width = 64
    private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Power, state of charge and cabin over time, one line of bars each.
    private var chart: String {
        let curves: [(String, String, (SampleRow) -> Double)] = [
            ("power", "kW", { Double($0.powerW) / 1000 }), ("charge", "%", { $0.soc }),
            ("cabin", "°C", { $0.cabinTemperature }),
        ]
        let rows = curves.map { name, unit, value in
            let values = samples.map(value)
            let low = min(values.min() ?? 0, unit == "kW" ? 0 : .infinity)
            let high = max(values.max() ?? 0, low + 1)
            let line = columnValues(value).map { bar($0, low, high) }.joined()
            return name.padded(8) + line + "  \(low.text(decimals: 1))–"
                + "\(high.text(decimals: 1)) \(unit)\n"
        }
        let from = zone.minuteText(of: start).suffix(5)
        let to = zone.minuteText(of: end).suffix(5)
        let axis = String(from).padded(Self.width - 5) + to
        return rows.joined() + "".padded(8) + axis + "\n"
    }

    private var start: Instant { samples.first?.at ?? session.openedAt }
    private var end: Instant { samples.last?.at ?? session.openedAt }

    /// What a value was at the middle of each column.
    private func columnValues(_ value: (SampleRow) -> Double) -> [Double] {
        let length = (end - start).milliseconds
        var index = 0
        return (0..<Self.width).map { column in
            let offset = length * Int64(2 * column + 1) / Int64(2 * Self.width)
            let at = start + Timespan(milliseconds: offset)
            while index + 1 < samples.count, samples[index + 1].at <= at { index += 1 }
            return value(samples[index])
        }
    }

    private func bar(_ value: Double, _ low: Double, _ high: Double) -> String {
        let share = (value - low) / (high - low)
        return Self.bars[min(7, max(0, Int(share * 8)))]
    }

    // MARK: As a picture

    /// Power, state of charge and cabin over time, as SVG that needs nothing beside itself.
    public var svg: String {
        let curves: [(String, String, String, (SampleRow) -> Double)] = [
            ("power", "kW", "#c2410c", { Double($0.powerW) / 1000 }),
            ("state of charge", "%", "#15803d", { $0.soc }),
            ("cabin", "°C", "#1d4ed8", { $0.cabinTemperature }),
        ]
        var parts = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 480" \
            font-family="sans-serif" font-size="12">
            <title>\(session.id.markup)</title>
            <rect width="800" height="480" fill="#fff"/>
            <text x="10" y="20" font-size="15">\(session.id.markup), \
            \(kilowattHours(session.energyGridWh)) kWh</text>
            """
        ]
        for (index, (name, unit, colour, value)) in curves.enumerated() {
            parts.append(panel(name, unit, colour, top: Double(40 + 140 * index), value))
        }
        parts.append(
            """
            <text x="60" y="470">\(zone.text(of: start))</text>
            <text x="790" y="470" text-anchor="end">\(zone.text(of: end))</text>
            </svg>

            """)
        return parts.joined(separator: "\n")
    }

    private func panel(
        _ name: String, _ unit: String, _ colour: String, top: Double,
        _ value: (SampleRow) -> Double
    ) -> String {
        let values = samples.map(value)
        let low = min(values.min() ?? 0, unit == "kW" ? 0 : .infinity)
        let high = max(values.max() ?? 0, low + 1)
        let length = max(1, Double((end - start).milliseconds))
        // Power holds until the next sample; the others move between two.
        var points: [String] = []
        for (sample, number) in zip(samples, values) {
            let x = 60 + 730 * Double((sample.at - start).milliseconds) / length
            let y = top + 110 - 110 * (number - low) / (high - low)
            if unit == "kW", let last = points.last?.split(separator: ",").last {
                points.append("\(x.text(decimals: 1)),\(last)")
            }
            points.append("\(x.text(decimals: 1)),\(y.text(decimals: 1))")
        }
        let bottom = (top + 110).text(decimals: 0)
        return """
            <text x="60" y="\((top - 4).text(decimals: 0))" fill="\(colour)">\(name), \(unit)</text>
            <text x="52" y="\((top + 8).text(decimals: 0))" text-anchor="end">\
            \(high.text(decimals: 1))</text>
            <text x="52" y="\(bottom)" text-anchor="end">\(low.text(decimals: 1))</text>
            <line x1="60" y1="\(bottom)" x2="790" y2="\(bottom)" stroke="#999"/>
            <polyline fill="none" stroke="\(colour)" stroke-width="1.5" \
            points="\(points.joined(separator: " "))"/>
            """
    }
}

extension String {
    /// With what XML reserves written out.
    fileprivate var markup: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension RecordedDatabase {
    /// A session with its measurements.
    ///
    /// - Returns: nothing where there is no such session.
    public func page(of id: String) throws(RecordingError) -> SessionPage? {
        guard let session = try session(id) else { return nil }
        // One that was stored by another version is told in UTC.
        let zone = (try? engine(of: session.vehicle))?.zone ?? .utc
        return SessionPage(
            session: session, samples: try samples(of: id), zone: zone,
            explanation: try explanation(of: session))
    }

    /// The last diagnosis of why it did not start.
    private func explanation(
        of session: SessionRow
    ) throws(RecordingError) -> SessionPage.Explanation? {
        guard let cause = session.notStartedBecause else { return nil }
        return try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT json_extract(document, '$.primary.message'),
                        (SELECT group_concat(value, ' ')
                            FROM json_each(document, '$.remedies[0].advice'))
                    FROM diagnosis
                    WHERE vehicle = ? AND activity = 'charging' AND "primary" = ?
                        AND at >= ? AND at <= ?
                    ORDER BY sequence DESC LIMIT 1
                    """,
                arguments: [
                    session.vehicle, cause, session.openedAt.milliseconds,
                    (session.endedAt ?? session.checkpointAt).milliseconds,
                ])
            return row.flatMap { row in
                (row[0] as String?).map { .init(message: $0, advice: row[1]) }
            }
        }
    }
}
