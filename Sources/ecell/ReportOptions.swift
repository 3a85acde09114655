public import ArgumentParser
public import ScenarioRunner

/// Which reports a run or a merge makes.
struct ReportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write a JUnit report.", valueName: "file"))
    var junit: String?

    @Option(help: "Who reads the JUnit report: extended or jenkins.")
    var junitDialect = JUnitDialect.extended

    @Option(
        help: ArgumentHelp(
            "Write every event as JSON Lines; `-` is standard output, and the report for people "
                + "then goes to standard error.",
            valueName: "file"))
    var json: String?

    @Option(
        help: ArgumentHelp(
            "Write TAP, version 14; `-` as for --json.", valueName: "file"))
    var tap: String?

    @Option(
        help: ArgumentHelp(
            "Write a page with a timeline picture of each scenario.", valueName: "file"))
    var html: String?

    @Flag(
        help: ArgumentHelp(
            "Print annotations for GitHub, and add to the file that it shows below the step, "
                + "$GITHUB_STEP_SUMMARY."))
    var github = false

    @Flag(name: .shortAndLong, help: "Show every scenario, not only those that failed.")
    var verbose = false

    /// Whether standard output is for people.
    var isOutputFree: Bool { ![json, tap].contains(ReportFile.standardOutput) }

    private var files: [(option: String, path: String)] {
        [("--junit", junit), ("--json", json), ("--tap", tap), ("--html", html)]
            .compactMap { option, path in path.map { (option, $0) } }
    }

    func validate() throws {
        for (index, file) in files.enumerated() {
            guard
                file.path != ReportFile.standardOutput || ["--json", "--tap"].contains(file.option)
            else {
                throw ValidationError(
                    "`\(file.option) -` is no file; write \(file.option) /dev/stdout, or a file")
            }
            if let other = files[..<index].first(where: { $0.path == file.path }) {
                throw ValidationError(
                    "`\(other.option)` and `\(file.option)` both name \(file.path)")
            }
        }
    }
}

extension JUnitDialect: ExpressibleByArgument {}
