import Foundation
import Testing

/// `--shard` and `ecell merge`, as CI uses them.
struct ShardTests {
    /// Six scenarios of which one fails.
    private static let files = [
        "a.yaml": ExitStatusTests.passing, "b.yaml": ExitStatusTests.failing,
        "c.yaml": """
        scenario: Charge
        matrix: { soc: [10 %, 20 %, 30 %, 40 %] }
        given: { vehicle.soc: "${soc}" }
        timeline:
          - expect: { vehicle.soc: "${soc}" }
        """,
    ]

    private func inFolder(_ body: (URL) throws -> Void) throws {
        try Shell.inNewFolder { folder in
            for (name, text) in Self.files { try folder.write(name, text) }
            try body(folder)
        }
    }

    private func ecell(_ arguments: String, in folder: URL) throws -> Shell.Outcome {
        try Shell.run(arguments.split(separator: " ").map(String.init), in: folder)
    }

    private func text(_ name: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    private func withoutWall(_ text: String) -> String {
        text.replacing(/"wall":\{[^}]*\}/, with: "")
    }

    @Test(arguments: ["", " --repeat 2"])
    func `merged shards are the run in one piece, but for real time`(options: String) throws {
        try inFolder { folder in
            let whole = try ecell("run . --json whole.jsonl\(options)", in: folder)
            for index in 1...3 {
                _ = try ecell(
                    "run . --shard \(index)/3 --json \(index).jsonl\(options)", in: folder)
            }
            let merged = try ecell(
                "merge 3.jsonl 1.jsonl 2.jsonl --json merged.jsonl --junit merged.xml", in: folder)
            #expect(merged == whole)
            #expect(whole.status == 1)
            let merging = try text("merged.jsonl", in: folder)
            #expect(try withoutWall(text("whole.jsonl", in: folder)) == withoutWall(merging))
            let times = /time="[0-9.]*"/
            _ = try ecell("run . --junit whole.xml\(options)", in: folder)
            #expect(
                try text("merged.xml", in: folder).replacing(times, with: "")
                    == text("whole.xml", in: folder).replacing(times, with: ""))
        }
    }

    @Test func `the file of a whole run makes every other report`() throws {
        let gate = " --min prerequisites=99"
        try inFolder { folder in
            let run = try ecell("run . --json run.jsonl --verbose\(gate)", in: folder)
            #expect(try ecell("merge run.jsonl --verbose\(gate)", in: folder) == run)
            #expect(run.errors.hasPrefix("coverage of prerequisites is "))
        }
    }

    @Test func `shards by time are as long as each other, and merge too`() throws {
        try inFolder { folder in
            _ = try ecell("run . --json before.jsonl", in: folder)
            for index in 1...2 {
                _ = try ecell(
                    "run . --shard \(index)/2 --shard-by time --timings before.jsonl "
                        + "--json \(index).jsonl", in: folder)
            }
            let merged = try ecell("merge 1.jsonl 2.jsonl", in: folder)
            #expect(merged.lastLine == "5 passed, 1 failed, 0 skipped")
        }
    }

    @Test func `what is not all shards of one run is refused, and nothing is written`() throws {
        try inFolder { folder in
            for index in 1...3 {
                _ = try ecell("run . --shard \(index)/3 --json \(index).jsonl", in: folder)
            }
            _ = try ecell("run . --json whole.jsonl", in: folder)
            _ = try ecell("run . --shard 2/4 --json of-4.jsonl", in: folder)
            _ = try ecell("run a.yaml c.yaml --shard 2/3 --json files.jsonl", in: folder)
            _ = try ecell("run . --id c --shard 2/3 --json ids.jsonl", in: folder)
            _ = try ecell("run . --repeat 2 --shard 2/3 --json twice.jsonl", in: folder)
            _ = try ecell(
                "run . --shard 2/3 --shard-by time --timings whole.jsonl --json time.jsonl",
                in: folder)
            let second = try text("2.jsonl", in: folder)
            let version = second.replacing("\"version\":\"", with: "\"version\":\"9.")
            try folder.write("version.jsonl", version)
            let lines = second.split(separator: "\n")
            try folder.write("cut.jsonl", lines.dropLast().joined(separator: "\n"))
            let other = " is not of the same run as 1.jsonl: "
            let cases = [
                "1.jsonl 3.jsonl": "shard 2/3 is missing",
                "2.jsonl": "shards 1/3 and 3/3 are missing",
                "1.jsonl 2.jsonl 3.jsonl 2.jsonl": "shard 2/3 is there twice: 2.jsonl and 2.jsonl",
                "whole.jsonl whole.jsonl":
                    "whole.jsonl is a whole run, made without --shard: there is nothing to merge "
                    + "it with",
                "1.jsonl whole.jsonl":
                    "whole.jsonl\(other)shards and whole runs do not go together",
                "1.jsonl of-4.jsonl 3.jsonl":
                    "of-4.jsonl\(other)it is one of 4 shards, and not of 3",
                "1.jsonl files.jsonl 3.jsonl": "files.jsonl\(other)its scenario files are others",
                "1.jsonl ids.jsonl 3.jsonl":
                    "ids.jsonl\(other)it selects other scenarios, 4 and not 6",
                "1.jsonl twice.jsonl 3.jsonl":
                    "twice.jsonl\(other)its scenarios are repeated otherwise",
                "1.jsonl time.jsonl 3.jsonl":
                    "time.jsonl\(other)its shard is by time, and not by hash",
                "1.jsonl version.jsonl 3.jsonl":
                    "version.jsonl\(other)it was made by ecell 9.0.1.0, and not 0.1.0",
                "1.jsonl absent.jsonl 3.jsonl": "absent.jsonl: there is no such file",
                "1.jsonl a.yaml 3.jsonl": "a.yaml:1: this is no record of a run",
                "1.jsonl cut.jsonl 3.jsonl":
                    "cut.jsonl has no `run.finished`: the run was broken off, or the file cut",
            ]
            for (files, sentence) in cases {
                let outcome = try ecell("merge \(files) --json m.jsonl --junit m.xml", in: folder)
                #expect(outcome == .init(status: 2, output: "", errors: sentence + "\n"))
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left.filter { $0.hasPrefix("m.") } == [])
        }
    }

    @Test func `a golden that is another in each checkout makes the shards foreign`() throws {
        try inFolder { folder in
            let golden =
                "scenario: G\ngolden: g.golden.jsonl\ntimeline: [do: hood.open]\n"
                + "never: [{ vehicle.gear: R }]\n"
            try folder.write("g.yaml", golden)
            _ = try ecell("run g.yaml --update", in: folder)
            _ = try ecell("run . --shard 1/2 --json 1.jsonl", in: folder)
            _ = try ecell("run . --shard 2/2 --json 2.jsonl", in: folder)
            #expect(try ecell("merge 1.jsonl 2.jsonl", in: folder).status == 1)
            try folder.write("g.golden.jsonl", "{}\n")
            _ = try ecell("run . --shard 2/2 --json 2.jsonl", in: folder)
            let merged = try ecell("merge 1.jsonl 2.jsonl", in: folder)
            #expect(
                merged
                    == Shell.Outcome(
                        status: 2, output: "",
                        errors: "2.jsonl is not of the same run as 1.jsonl: its goldens are "
                            + "others\n"))
        }
    }

    @Test func `a shard without scenarios is no error`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.yaml", ExitStatusTests.passing)
            let outcomes = try (1...3).map { try ecell("run . --shard \($0)/3", in: folder) }
            #expect(outcomes.map(\.status) == [0, 0, 0])
            #expect(
                outcomes.map(\.lastLine).sorted() == [
                    "0 passed, 0 failed, 0 skipped", "0 passed, 0 failed, 0 skipped",
                    "1 passed, 0 failed, 0 skipped",
                ])
        }
    }

    @Test func `a shard that is none says how it is written`() throws {
        let cases = [
            "--shard 4/3": "the shard 4/3 is none: shards count from 1 to their number",
            "--shard 0/3": "the shard 0/3 is none: shards count from 1 to their number",
            "--shard two": "`two` is no shard; write I/N, as in 2/5 for the second of five",
            "--shard auto":
                "`--shard auto` finds no shard: none of CI_NODE_INDEX, CIRCLE_NODE_INDEX, "
                + "BUILDKITE_PARALLEL_JOB, JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID is set; "
                + "write --shard I/N",
        ]
        for (options, sentence) in cases {
            let outcome = try ecell("run Scenarios \(options)", in: Shell.root)
            #expect(outcome == .init(status: 2, output: "", errors: sentence + "\n"))
        }
    }
}
