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
              ecell run Scenarios/seasons --update
              ecell run Scenarios --coverage --min prerequisites=100 --min states=95

            The last line is `N passed, N failed, N skipped`. Files that are invalid are listed, \
            and not counted in it.

            A scenario with `golden: FILE` fails when its events are not those of that file. \
            `*.golden.jsonl` files below the folders that no scenario uses are listed, and the \
            exit code is 5.
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

    @OptionGroup var coverageOptions: CoverageOptions

    @OptionGroup var goldenOptions: GoldenOptions

    @Flag(help: "Skip the rest after the first failure.")
    var failFast = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("`--jobs` is \(jobs); it must be 1 or more") }
    }

    func run() async throws {
        let suite = ScenarioSuite.load(paths: path, selection: Selection(tags: tag, ids: id))
        let options = RunOptions(
            jobs: jobs, failFast: failFast, recordsEvents: json != nil,
            digestsTraces: json != nil, measuresCoverage: coverageOptions.isAsked,
            goldens: goldenOptions.mode)
        let report = await runShowingProgress(suite, options)
        let coverage = coverageOptions.coverage(of: report)
        let table = coverageOptions.showsTable ? coverage?.table : nil
        let text = report.terminalText(
            hasColor: Terminal.hasColor, isVerbose: verbose, appendix: table)
        // Reports first: whoever reads the output may go away.
        let areSaved = Terminal.save([
            junit.map { ($0, report.junit(junitDialect)) }, json.map { ($0, report.jsonLines()) },
        ])
        try Terminal.show(text)
        let reachesGates = try coverage.map(coverageOptions.conclude) ?? true
        let status = status(of: report, suite, reachesGates)
        try (areSaved || status == .invalid ? status : .surroundings).leave()
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

    private func status(
        of report: RunReport, _ suite: ScenarioSuite, _ reachesGates: Bool
    ) -> ExitStatus {
        // An unreadable golden says nothing about the scenario.
        if report.hasUnusableGoldens { return .surroundings }
        if report.isInvalid { return .invalid }
        if report.failed > 0 { return .failed }
        if !report.unusedGoldens.isEmpty { return .gateMissed }
        if suite.instances.isEmpty { return .nothingSelected }
        return reachesGates ? .done : .gateMissed
    }
}

extension JUnitDialect: ExpressibleByArgument {}
