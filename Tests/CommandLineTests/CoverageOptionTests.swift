import ArgumentParser
import Foundation
import ScenarioRunner
import Testing

@testable import ecell

/// `--coverage`, `--coverage=FILE` and `--min`, as their users write them.
struct CoverageOptionTests {
    private func run(_ arguments: String, _ body: (Shell.Outcome, URL) throws -> Void) throws {
        try Shell.inNewFolder { folder in
            try folder.write("pass.yaml", ExitStatusTests.passing)
            try folder.write("fail.yaml", ExitStatusTests.failing)
            try folder.write("wrong.yaml", ExitStatusTests.invalid)
            try body(
                Shell.run(["run"] + arguments.split(separator: " ").map(String.init), in: folder),
                folder)
        }
    }

    private func parsed(_ arguments: String) throws -> Run {
        let words = arguments.split(separator: " ").map(String.init)
        return try Run.parse(CoverageOptions.completing(words))
    }

    @Test(arguments: ["--coverage pass.yaml", "pass.yaml --coverage"])
    func `alone it is a table, and takes no path`(arguments: String) throws {
        let run = try parsed(arguments)
        #expect(run.selectionOptions.path == ["pass.yaml"])
        #expect(run.coverageOptions.showsTable)
        #expect(run.coverageOptions.files == [])
    }

    @Test(arguments: ["--coverage=c.json pass.yaml", "pass.yaml --coverage=c.json"])
    func `with a file it is JSON there, and no table`(arguments: String) throws {
        let run = try parsed(arguments)
        #expect(run.selectionOptions.path == ["pass.yaml"])
        #expect(!run.coverageOptions.showsTable)
        #expect(run.coverageOptions.files == ["c.json"])
    }

    @Test func `the ending of a file says what it holds`() {
        let coverage = Coverage(of: Sighting(), reachable: Sighting())
        #expect(CoverageOptions.text(of: coverage, for: "c.mmd") == coverage.mermaid)
        #expect(CoverageOptions.text(of: coverage, for: "folder.mmd/c.md") == coverage.markdown)
        #expect(CoverageOptions.text(of: coverage, for: "c.json") == coverage.json)
        #expect(CoverageOptions.text(of: coverage, for: "coverage") == coverage.json)
    }

    @Test func `both are given together, and after two dashes everything is a path`() throws {
        let both = try parsed("--coverage --coverage=c.json pass.yaml")
        #expect(both.coverageOptions.showsTable && both.coverageOptions.files == ["c.json"])
        let path = try parsed("-- --coverage")
        #expect(path.selectionOptions.path == ["--coverage"] && !path.coverageOptions.isAsked)
    }

    @Test(
        arguments: [
            ("pass.yaml --min prerequisites=10", 0), ("pass.yaml --min prerequisites=100", 5),
            ("pass.yaml --min prerequisites=10 --min commands=90", 5),
            ("fail.yaml --min prerequisites=100", 1), ("wrong.yaml --min prerequisites=100", 2),
            ("pass.yaml --tag unknown --min prerequisites=100", 4),
        ] as [(String, Int32)])
    func `a missed gate ends with its code, unless something worse happened`(
        arguments: String, status: Int32
    ) throws {
        try run(arguments) { outcome, _ in #expect(outcome.status == status, "\(outcome)") }
    }

    @Test func `a missed gate says in one line what is missing`() throws {
        try run("pass.yaml --min commands=90") { outcome, _ in
            #expect(outcome.lastLine == "1 passed, 0 failed, 0 skipped")
            #expect(outcome.errors.hasPrefix("coverage of commands is 2.0 % and must be 90 %; "))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }
}
