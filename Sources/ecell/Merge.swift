import ArgumentParser
import ScenarioRunner
import Simulation

/// `ecell merge`: one report from the JSON of all shards.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make one report from the JSON of all shards of a run.",
        discussion: """
            Examples:
              ecell merge shard-1.jsonl shard-2.jsonl --junit report.xml
              ecell merge shards/*.jsonl --json run.jsonl --coverage --min states=95
              ecell merge run.jsonl --junit report.xml

            The report and the exit code are those of the run in one piece. A shard that is \
            missing, there twice, or of another run is an error, and nothing is written. The \
            file of a whole run can be given alone, for another report.
            """)

    @Argument(help: ArgumentHelp("What `run --shard I/N --json FILE` wrote.", valueName: "file"))
    var file: [String]

    @OptionGroup var reportOptions: ReportOptions

    @OptionGroup var coverageOptions: CoverageOptions

    func run() throws {
        var reports: Reports?
        do throws(Mistake) {
            var merge = try RunMerge(paths: file)
            var made = Reports(reportOptions, isHeld: true)
            defer { reports = made }
            try merge.run { made.take($0) }
        } catch {
            reports?.discard()
            Terminal.complain(error.message)
            try ExitStatus.invalid.leave()
        }
        try reports?.conclude(coverageOptions)
    }
}
