import ArgumentParser
import ScenarioRunner
import Simulation

/// `ecell list`: what a run would run.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the scenarios that `run` would run, every choice of a matrix apart.",
        discussion: """
            Examples:
              ecell list Scenarios
              ecell list Scenarios --tag night --shard 1/4
              ecell list Scenarios --json

            Each line is an id, as `run --id` takes it.
            """)

    @OptionGroup var selectionOptions: SelectionOptions

    @Flag(help: "Print one document of JSON, with titles, tags, places and choices.")
    var json = false

    func run() throws {
        let selection = try selectionOptions.selection()
        let suite = ScenarioSuite.load(paths: selectionOptions.path, selection: selection)
        for problem in suite.problems { Terminal.complain(problem.text + "\n") }
        try Terminal.tell(json ? suite.json : suite.list)
        if !suite.problems.isEmpty { try ExitStatus.invalid.leave() }
        let missing = selectionOptions.missing(in: suite)
        missing.forEach(Terminal.complain)
        if suite.selectedCount == 0 || !missing.isEmpty { try ExitStatus.nothingSelected.leave() }
    }
}
