public import ArgumentParser
import Foundation
public import ScenarioRunner

/// `ecell run`: scenario files from start to verdict.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run scenario files, or all below folders.",
        discussion: """
            Examples:
              ecell run Scenarios
              ecell run Scenarios/cards --tag faq-24.5 --jobs 4
              ecell run Scenarios/cards/plug-first.yaml:7
              ecell run Scenarios --junit report.xml --json events.jsonl

            The last line is `N passed, N failed, N skipped`. Files that are invalid are listed, \
            and not counted in it.
            """)

    @Argument(help: "Scenario files, folders, or FILE:LINE for one instance.")
    var path: [String]

    @Option(help: "Run scenarios with that tag; `!TAG` leaves out. Repeatable.")
    var tag: [String] = []

    @Option(help: "Run the scenario with that id. Repeatable.")
    var id: [String] = []

    @Option(help: ArgumentHelp("Write a JUnit report.", valueName: "file"))
    var junit: String?

    @Option(help: "Who reads the JUnit report: extended or jenkins.")
    var junitDialect = JUnitDialect.extended

    @Option(help: ArgumentHelp("Write every event as JSON Lines.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Run so many scenarios at once.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(name: .shortAndLong, help: "Show every scenario, not only those that failed.")
    var verbose = false

    @Flag(help: "Skip the rest after the first failure.")
    var failFast = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("`--jobs` is \(jobs); it must be 1 or more") }
    }

    func run() async throws {
        let suite = ScenarioSuite.load(paths: path, selection: Selection(tags: tag, ids: id))
        let options = RunOptions(
            jobs: jobs, failFast: failFast, recordsEvents: json != nil, digestsTraces: json != nil)
        let report = await runShowingProgress(suite, options)
        let text = report.terminalText(hasColor: Terminal.hasColor, isVerbose: verbose)
        print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
        if let junit { try Terminal.save(report.junit(junitDialect), to: junit) }
        if let json { try Terminal.save(report.jsonLines(), to: json) }
        try status(of: report, suite).leave()
    }

    private func runShowingProgress(
        _ suite: ScenarioSuite, _ options: RunOptions
    ) async -> RunReport {
        guard Terminal.showsProgress else { return await suite.run(options: options) }
        let (results, done) = AsyncStream.makeStream(of: ScenarioResult.self)
        let showing = Task {
            var count = 0
            for await result in results {
                count += 1
                Terminal.showProgress("\(count) of \(suite.instances.count): \(result.id)")
            }
            Terminal.showProgress("")
        }
        let report = await suite.run(options: options) { done.yield($0) }
        done.finish()
        await showing.value
        return report
    }

    private func status(of report: RunReport, _ suite: ScenarioSuite) -> ExitStatus {
        if report.isInvalid { return .invalid }
        if report.failed > 0 { return .failed }
        return suite.instances.isEmpty ? .nothingSelected : .done
    }
}

extension JUnitDialect: ExpressibleByArgument {}
