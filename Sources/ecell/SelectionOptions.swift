public import ArgumentParser
import Foundation
public import ScenarioRunner
import Simulation

/// Which of the scenarios found are meant.
struct SelectionOptions: ParsableArguments {
    @Argument(
        help: "Scenario files, folders, or FILE:LINE for one instance.", completion: .scenarioFiles)
    var path: [String]

    @Option(
        help: "Take scenarios with that tag; `!TAG` leaves out. Repeatable.", completion: .tags)
    var tag: [String] = []

    @Option(
        help: "Take the scenario or instance with that id. Repeatable.", completion: .ids)
    var id: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take what failed in a run, told by its `--json` file.", valueName: "file"))
    var failedFrom: String?

    @Option(
        help: ArgumentHelp(
            "Take one of N parts, as 2/5; `auto` reads the variables of CI and clusters.",
            discussion: "The parts of one run are put together by `ecell merge`.",
            valueName: "i/n"))
    var shard: String?

    @Option(help: "What decides on the part: hash (of the id) or time (needs --timings).")
    var shardBy = Shard.Rule.hash

    @Option(
        help: ArgumentHelp(
            "Where recorded times are: a `--json` file of a former run.", valueName: "file"))
    var timings: String?

    func validate() throws {
        guard shardBy == .hash || timings != nil else {
            throw ValidationError(
                "`--shard-by time` needs recorded times: --timings FILE, a former --json file")
        }
        guard timings == nil || (shardBy == .time && shard != nil) else {
            throw ValidationError("`--timings` goes with `--shard I/N --shard-by time`")
        }
    }

    /// What the options choose.
    ///
    /// - Throws: an exit code, after a sentence about the option that makes no sense.
    func selection() throws -> Selection {
        do {
            return try selected()
        } catch {
            throw ExitStatus.invalid.error(saying: error.message)
        }
    }

    private func selected() throws(Mistake) -> Selection {
        var selection = Selection(tags: tag, ids: id)
        if let failedFrom { selection.instances = try FormerRun(path: failedFrom).failed }
        if let timings { selection.seconds = try FormerRun(path: timings).seconds }
        guard let shard else { return selection }
        selection.shard =
            try shard == "auto"
            ? Shard(environment: ProcessInfo.processInfo.environment) : Shard(shard)
        selection.shard?.rule = shardBy
        return selection
    }

    /// Sentences about what was asked for and is not there.
    func missing(in suite: ScenarioSuite) -> [String] {
        var sentences = suite.missingIDs.map { "no scenario has the id `\($0)`" }
        guard suite.selectedCount == 0, suite.problems.isEmpty, sentences.isEmpty else {
            return sentences
        }
        if suite.fileCount == 0 {
            sentences.append("there is no scenario file in \(Scalar.choices(path))")
        } else if failedFrom != nil && tag.isEmpty && id.isEmpty {
            sentences.append("nothing is selected: no scenario failed in \(failedFrom ?? "")")
        } else {
            let options =
                tag.map { "--tag \($0)" } + id.map { "--id \($0)" }
                + (failedFrom.map { ["--failed-from \($0)"] } ?? [])
            sentences.append(
                "nothing is selected: no scenario matches \(options.joined(separator: " "))")
        }
        return sentences
    }
}

extension Shard.Rule: ExpressibleByArgument {}
