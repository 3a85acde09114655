extension RunReport {
    /// What happened to goldens besides failures, for people; nothing if nothing did.
    var goldenText: String? {
        var lines: [String] = []
        for result in results where result.goldenOutcome == .written {
            lines.append("wrote \(result.golden ?? "")".withoutControls)
        }
        for path in unusedGoldens {
            lines.append("\(path): no scenario found here uses this golden".withoutControls)
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// Whether the disk failed a golden.
    public var hasUnusableGoldens: Bool {
        results.contains { result in
            switch result.goldenOutcome {
            case .unusable: true
            case .same, .written, .differs, nil: false
            }
        }
    }
}
