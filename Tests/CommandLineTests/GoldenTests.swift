import Foundation
import Testing

/// How `ecell run` ends where there are goldens.
struct GoldenTests {
    private static let scenario = ExitStatusTests.passing + "\ngolden: hood.golden.jsonl\n"

    @Test func `update writes goldens, but never where CI is true`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("hood.yaml", Self.scenario)
            let golden = folder.appendingPathComponent("hood.golden.jsonl")
            let proposal = folder.appendingPathComponent("hood.golden.jsonl.new")
            let inCI = ["CI": "true"]
            func status(_ arguments: [String], _ environment: [String: String]) throws -> Int32 {
                try Shell.run(["run", "."] + arguments, in: folder, environment).status
            }
            #expect(try status([], ["CI": ""]) == 1)
            #expect(try status(["--update"], inCI) == 1)
            #expect(!FileManager.default.fileExists(atPath: golden.path))
            let proposed = try Data(contentsOf: proposal)
            let outcome = try Shell.run(["run", ".", "--update"], in: folder, ["CI": ""])
            #expect(outcome.status == 0)
            #expect(outcome.output == "wrote hood.golden.jsonl\n\n1 passed, 0 failed, 0 skipped\n")
            #expect(try Data(contentsOf: golden) == proposed)
            #expect(try status(["--update"], inCI) == 0)
            try folder.write("hood.golden.jsonl", "old\n")
            #expect(try status(["--update"], inCI) == 1)
            #expect(try String(contentsOf: golden, encoding: .utf8) == "old\n")
        }
    }

    @Test func `a golden nobody uses is 5, unless 1 or 2 apply`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("old.golden.jsonl", "")
            #expect(try Shell.run(["run", "."], in: folder).status == 5)
            try folder.write("pass.yaml", ExitStatusTests.passing)
            let outcome = try Shell.run(["run", "."], in: folder)
            #expect(outcome.status == 5)
            #expect(
                outcome.output == """
                    old.golden.jsonl: no scenario found here uses this golden

                    1 passed, 0 failed, 0 skipped

                    """)
            #expect(try Shell.run(["run", "pass.yaml"], in: folder).status == 0)
            try folder.write("fail.yaml", ExitStatusTests.failing)
            #expect(try Shell.run(["run", "."], in: folder).status == 1)
            try folder.write("wrong.yaml", ExitStatusTests.invalid)
            #expect(try Shell.run(["run", "."], in: folder).status == 2)
        }
    }

    @Test func `a golden that the disk refuses is 3`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("hood.yaml", Self.scenario)
            let golden = folder.appendingPathComponent("hood.golden.jsonl")
            try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
            let outcome = try Shell.run(["run", ".", "--update"], in: folder, ["CI": ""])
            #expect(outcome.status == 3)
            #expect(outcome.lastLine == "0 passed, 1 failed, 0 skipped")
        }
    }
}
