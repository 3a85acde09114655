internal import Simulation

/// The report for people: errors, failures and, alone on the last line,
/// `N passed, N failed, N skipped`.
///
/// It fits on a few pages however much fails: the first errors of each file and the first failures
/// are shown, and the rest is counted.
public struct TerminalReport: Sendable {
    /// Failures that are shown whole.
    static let shownFailures = 20
    /// Errors that are shown for one file.
    static let shownProblems = 20
    /// Scenarios that are named as the slowest, where a run takes long.
    private static let shownSlow = 5
    /// Seconds from which a run takes long.
    private static let longRun = 10.0

    private let hasColor: Bool
    private let isVerbose: Bool
    /// Errors of each file, in the order of the files.
    private var problemCounts: [(file: String, count: Int)] = []
    private var notes: [String] = []
    /// Failures that wait until all lines of a verbose report are told.
    private var failures: [String] = []
    private var failureCount = 0
    private var isInList = false
    private var slowest: [(id: String, seconds: Double)] = []
    private var finish = RunFinish()

    /// Shows nothing yet; a verbose one has a line for every scenario.
    public init(hasColor: Bool = false, isVerbose: Bool = false) {
        self.hasColor = hasColor
        self.isVerbose = isVerbose
    }

    /// - Returns: what is to be shown now.
    public mutating func take(_ record: RunRecord) -> String {
        switch record {
        case .started: return ""
        case .problem(let problem): return text(problem)
        case .unusedGolden(let path):
            notes.append("\(path): no scenario found here uses this golden".withoutControls)
            return ""
        case .result(let result): return text(result)
        case .finished(let finish):
            self.finish = finish
            return ""
        }
    }

    /// What is shown at the end; the appendix stands before the last line.
    public func ending(appendix: String? = nil) -> String {
        var blocks = failures
        let more = failureCount - Self.shownFailures
        if more > 0 {
            blocks.append("and \(more) more failed; `--junit FILE` and `--json FILE` have them all")
        }
        if let problemText { blocks.append(problemText) }
        if !notes.isEmpty { blocks.append(notes.joined(separator: "\n")) }
        if let slowText { blocks.append(slowText) }
        if let appendix { blocks.append(appendix) }
        blocks.append(
            "\(finish.passed) passed, \(finish.failed) failed, \(finish.skipped) skipped")
        return (isInList ? "\n" : "") + blocks.joined(separator: "\n\n") + "\n"
    }

    // MARK: Parts

    private func colored(_ text: String, _ code: String) -> String {
        hasColor ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }

    private mutating func text(_ problem: Problem) -> String {
        if problemCounts.last?.file == problem.file {
            problemCounts[problemCounts.count - 1].count += 1
        } else {
            problemCounts.append((problem.file, 1))
        }
        let count = problemCounts.last?.count ?? 0
        guard count <= Self.shownProblems else { return "" }
        return colored("invalid", "31;1") + " " + problem.text + "\n\n"
    }

    private var problemText: String? {
        guard !problemCounts.isEmpty else { return nil }
        let count = problemCounts.reduce(0) { $0 + $1.count }
        let files = problemCounts.count
        let text =
            "\(count) \(count == 1 ? "error" : "errors") in "
            + "\(files) \(files == 1 ? "file" : "files")"
        let isCut = problemCounts.contains { $0.count > Self.shownProblems }
        return text + (isCut ? "; `ecell validate` shows them all" : "")
    }

    private mutating func text(_ result: ScenarioResult) -> String {
        note(result)
        var block: String?
        if let failure = result.failure {
            failureCount += 1
            if failureCount <= Self.shownFailures {
                block =
                    colored("failed", "31;1") + " \(result.fullTitle)".withoutControls + "\n"
                    + failure.text
            }
        }
        guard isVerbose else { return block.map { $0 + "\n\n" } ?? "" }
        if let block { failures.append(block) }
        isInList = true
        return line(result) + "\n"
    }

    private func line(_ result: ScenarioResult) -> String {
        let word =
            switch result.verdict {
            case .passed: colored("passed", "32") + " "
            case .failed: colored("failed", "31;1") + " "
            case .skipped: colored("skipped", "33")
            }
        let repetition = result.repetition.map { ", repetition \($0)" } ?? ""
        return word + " " + (result.id + repetition).withoutControls
    }

    /// Keeps what the ending tells.
    private mutating func note(_ result: ScenarioResult) {
        if let golden = result.golden, golden.outcome == .written {
            notes.append("wrote \(golden.path)".withoutControls)
        }
        guard slowest.count < Self.shownSlow || result.wallSeconds > slowest[0].seconds else {
            return
        }
        slowest.append((result.id, result.wallSeconds))
        slowest.sort { $0.seconds < $1.seconds }
        if slowest.count > Self.shownSlow { slowest.removeFirst() }
    }

    private var slowText: String? {
        guard finish.wallSeconds >= Self.longRun else { return nil }
        let lines = slowest.reversed().map { one in
            "  \(one.seconds.text(decimals: 3)) s  \(one.id)".withoutControls
        }
        return (["the slowest of \(finish.wallSeconds.text(decimals: 1)) s"] + lines)
            .joined(separator: "\n")
    }
}
