import ArgumentParser
import ScenarioRunner
import Simulation

/// `ecell validate`: every error in every file; nothing runs.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find every error in every scenario file; run nothing.",
        discussion: """
            Examples:
              ecell validate Scenarios
              ecell validate Scenarios/cards/plug-first.yaml
            """)

    @Argument(help: "Scenario files, or folders.", completion: .scenarioFiles)
    var path: [String]

    func run() throws {
        let suite = ScenarioSuite.load(paths: path)
        for problem in suite.problems { print(problem.text + "\n") }
        if !suite.problems.isEmpty {
            let invalid = suite.problems.map(\.file).reduce(into: [String]()) { files, file in
                if files.last != file { files.append(file) }
            }
            print("\(suite.problems.count) errors in \(invalid.count) of \(suite.fileCount) files")
            try ExitStatus.invalid.leave()
        }
        guard suite.fileCount > 0 else {
            Terminal.complain(
                "there is no scenario file in \(Scalar.choices(path)): their names end in .yaml or "
                    + ".yml, and those that begin with _ are only included")
            return try ExitStatus.nothingSelected.leave()
        }
        print("\(suite.fileCount) files, no errors")
    }
}
