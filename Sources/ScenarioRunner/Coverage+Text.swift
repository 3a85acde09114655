internal import Simulation

extension Coverage {
    /// How many of the missing the table names for each kind.
    private static let named = 10

    /// For people: a line for each kind, then what is missing, without a newline at the end.
    public var table: String {
        let rows = measures.map {
            [$0.kind.rawValue, "\($0.counted)", "of", "\($0.total)", $0.percentText]
        }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = ["coverage"]
        for row in rows {
            let cells = zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + space : space + cell.0
            }
            lines.append("  " + cells.joined(separator: " "))
        }
        for measure in measures where !measure.missing.isEmpty {
            lines.append("missing in \(measure.kind.rawValue)")
            lines += measure.missing.prefix(Self.named).map { "  " + $0 }
            let rest = measure.missing.count - Self.named
            if rest > 0 { lines.append("  and \(rest) more") }
        }
        return lines.joined(separator: "\n")
    }

    /// For programs: everything, as one line of JSON.
    public var json: String {
        let kinds = measures.map { measure in
            "{\"kind\":\(measure.kind.rawValue.json),\"counted\":\(measure.counted),"
                + "\"total\":\(measure.total),\"percent\":\(measure.percentNumber),"
                + "\"missing\":\(measure.missing.json)}"
        }
        return "{\"schema\":\"ecell.coverage/1\",\"kinds\":[" + kinds.joined(separator: ",")
            + "]}\n"
    }
}

extension Coverage.Measure {
    /// Rounded down, so that only what is complete is 100.
    var percentNumber: String {
        let tenths = total == 0 ? 1000 : counted * 1000 / total
        return "\(tenths / 10).\(tenths % 10)"
    }

    var percentText: String { percentNumber + " %" }
}
