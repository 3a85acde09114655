internal import Simulation

/// The Test Anything Protocol, version 14: a line for each scenario, and for what failed a block of
/// YAML.
///
/// It gives the text to write for one record at a time and keeps none; the plan stands at the end.
public struct TAPReport: Sendable {
    private var count = 0
    private var problems: [Problem] = []

    public init() {}

    /// The text for a record; files with errors are told when all errors are known.
    public mutating func take(_ record: RunRecord) -> String {
        switch record {
        case .started: return "TAP version 14\n"
        case .problem(let problem):
            problems.append(problem)
            return ""
        case .unusedGolden: return ""
        case .result(let result): return invalidFiles() + point(result)
        case .finished: return invalidFiles() + "1..\(count)\n"
        }
    }

    /// Each file with errors is one test point, so that no broken file looks green.
    private mutating func invalidFiles() -> String {
        defer { problems = [] }
        return problems.byFile.map { invalidFile($0.file, $0.problems) }.joined()
    }

    private mutating func invalidFile(_ file: String, _ problems: [Problem]) -> String {
        count += 1
        var block = YAMLBlock()
        block.add("message", problems.first?.message ?? "")
        block.add("severity", "invalid")
        block.add("file", file)
        block.add("line", number: problems.first?.line ?? 1)
        block.add("text", lines: problems.map(\.text).joined(separator: "\n\n"))
        return "not ok \(count) - \(file.tap)\n" + block.text
    }

    private mutating func point(_ result: ScenarioResult) -> String {
        count += 1
        let point = "\(count) - \(result.fullTitle.tap)"
        switch result.verdict {
        case .passed: return "ok \(point)\n"
        case .skipped: return "ok \(point) # SKIP another scenario failed before\n"
        case .failed: return "not ok \(point)\n" + block(result)
        }
    }

    private func block(_ result: ScenarioResult) -> String {
        guard let failure = result.failure else { return "" }
        var block = YAMLBlock()
        block.add("message", failure.title)
        block.add("severity", "fail")
        block.add("id", result.id)
        block.add("file", failure.file)
        block.add("line", number: failure.line)
        block.add("column", number: failure.column)
        block.add("at", failure.at)
        block.add("text", lines: failure.text)
        return block.text
    }
}

/// The YAML below a test point.
private struct YAMLBlock {
    private var lines: [String] = []

    mutating func add(_ key: String, _ text: String) {
        lines.append("\(key): \(text.printable.json)")
    }

    mutating func add(_ key: String, number: Int) { lines.append("\(key): \(number)") }

    /// Several lines as they are; the first may not begin with blanks, as it sets the indentation.
    mutating func add(_ key: String, lines text: String) {
        lines.append("\(key): |")
        let trimmed = text.drop { $0 == " " || $0 == "\n" }
        for line in trimmed.split(separator: "\n", omittingEmptySubsequences: false) {
            // Empty lines are indented too: some readers take others for the block's end.
            lines.append("  " + String(line).printable)
        }
    }

    var text: String {
        (["---"] + lines + ["..."]).map { "  \($0)\n" }.joined()
    }
}

extension String {
    /// A description: what would begin a directive is escaped.
    fileprivate var tap: String {
        printable.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }

    /// On one line, and without what YAML cannot hold.
    fileprivate var printable: String {
        let bad: [Unicode.Scalar] = ["\u{2028}", "\u{2029}", "\u{fffe}", "\u{ffff}"]
        var result = UnicodeScalarView()
        for scalar in withoutControls.unicodeScalars {
            result.append(bad.contains(scalar) ? "\u{fffd}" : scalar)
        }
        return String(result)
    }
}
