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

    @Flag(help: "Print annotations for GitHub.")
    var github = false

    @Flag(name: .shortAndLong, help: "Show every scenario, not only those that failed.")
    var verbose = false

    /// Whether standard output is for people.
    var isOutputFree: Bool { json != ReportFile.standardOutput }

    func validate() throws {
        guard junit != ReportFile.standardOutput else {
            throw ValidationError("`--junit -` is no file; write --junit /dev/stdout, or a file")
        }
        guard junit == nil || junit != json else {
            throw ValidationError("`--junit` and `--json` both name \(junit ?? "")")
        }
    }
}

extension JUnitDialect: ExpressibleByArgument {}
