import ArgumentParser
import Foundation
import ScenarioRunner

/// `ecell run`: scenario files from start to verdict.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run scenario files, or all below folders.",
        discussion: """
            Examples:
              ecell run Scenarios
              ecell run Scenarios/cards --tag faq-24.5 --jobs 4
              ecell run Scenarios/cards/plug-first.yaml:7
              ecell run Scenarios --junit report.xml --html report.html --github
              ecell run Scenarios --json events.jsonl
              ecell run Scenarios --failed-from events.jsonl
              ecell run Scenarios --shard 2/5 --json shard-2.jsonl
              ecell run Scenarios --shard auto --shard-by time --timings events.jsonl
              ecell run Scenarios --stress "30 s"
              ecell run Scenarios/seasons --update
              ecell run Scenarios --watch
              ecell run Scenarios --coverage --min prerequisites=100 --min states=95

            The last line is `N passed, N failed, N skipped`. Files that are invalid are listed, \
            and not counted in it.

            A scenario with `golden: FILE` fails when its events are not those of that file. \
            `*.golden.jsonl` files below the folders that no scenario uses are listed, and the \
            exit code is 5.
            """)

    @OptionGroup var selectionOptions: SelectionOptions

    @OptionGroup var reportOptions: ReportOptions

    @Option(help: ArgumentHelp("Run so many scenarios at once.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Skip the rest after the first failure.")
    var failFast = false

    @Flag(help: "Stay, and run again what is saved or needs what is saved, until Ctrl-C.")
    var watch = false

    @OptionGroup var limitOptions: LimitOptions

    @OptionGroup var coverageOptions: CoverageOptions

    @OptionGroup var goldenOptions: GoldenOptions

    @Option(help: ArgumentHelp("Record each van's life in a database.", valueName: "file"))
    var database: String?

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("`--jobs` is \(jobs); it must be 1 or more") }
    }

    func run() async throws {
        let selection = try selectionOptions.selection()
        guard watch else { return try await run(selection) }
        try await RunWatch(paths: selectionOptions.path).run { try await rerun(selection, $0) }
    }

    func run(_ selection: Selection) async throws {
        let suite = ScenarioSuite.load(paths: selectionOptions.path, selection: selection)
        // From the JSON every report can be made again, that of the coverage too.
        let hasJSON = reportOptions.json != nil
        var options = RunOptions(
            jobs: jobs, failFast: failFast, recordsEvents: hasJSON,
            recordsCourse: hasJSON || reportOptions.html != nil, digestsTraces: hasJSON,
            measuresCoverage: hasJSON || coverageOptions.isAsked, goldens: goldenOptions.mode)
        options.repetition = limitOptions.repetition
        options.seed = limitOptions.seed
        options.limits = limitOptions.limits
        var reports = Reports(reportOptions)
        var progress = Progress(limitOptions.repetition.count.map { $0 * suite.instances.count })
        await suite.run(options: options) { record in
            reports.take(record)
            progress.take(record)
        }
        progress.clear()
        // What was found is told, even if it cannot be recorded.
        let recording = Result {
            if let database { try DatabaseOptions.explaining { try suite.record(to: database) } }
        }
        try reports.conclude(coverageOptions, missing: selectionOptions.missing(in: suite))
        try recording.get()
    }
}
