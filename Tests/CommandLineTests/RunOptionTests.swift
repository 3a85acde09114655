import Foundation
import Testing

/// The options of `ecell run` that choose, repeat and end, as their users write them.
struct RunOptionTests {
    /// A van that climatises every working day, for seventy years.
    private static let endless = """
        scenario: Every working day
        wallbox: { preset: home-11kW, card: free }
        given: { climate.activated: true }
        timeline:
          - do: [plug.insert, { departure.set: { time: "07:00", days: [mon, tue, wed, thu] } }]
          - expect: { plug.fit: inserted }
        end: 2096-01-01T00:00
        """

    private func run(_ arguments: String..., body: (Shell.Outcome) throws -> Void) throws {
        try Shell.inNewFolder { folder in
            try folder.write("pass.yaml", ExitStatusTests.passing)
            try folder.write("fail.yaml", ExitStatusTests.failing)
            try folder.write("wrong.yaml", ExitStatusTests.invalid)
            try folder.write("endless.yaml", Self.endless)
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
            for line in arguments.dropLast() { _ = try ecell(line, in: folder) }
            try body(ecell(arguments.last ?? "", in: folder))
        }
    }

    private func ecell(_ line: String, in folder: URL) throws -> Shell.Outcome {
        try Shell.run(line.split(separator: " ").map(String.init), in: folder)
    }

    /// A command that has nothing to do, and what it says about that.
    @Test(arguments: [
        ("run empty", "there is no scenario file in empty"),
        ("run pass.yaml --tag x", "nothing is selected: no scenario matches --tag x"),
        ("run pass.yaml --id x", "no scenario has the id `x`"),
        ("run pass.yaml --id x --tag y", "no scenario has the id `x`"),
        ("run pass.yaml --id pass --id x", "no scenario has the id `x`"),
        ("list empty", "there is no scenario file in empty"),
        ("list pass.yaml --id x", "no scenario has the id `x`"),
    ])
    func `whoever selects nothing is told so`(line: String, sentence: String) throws {
        try run(line) { outcome in
            #expect(outcome.status == 4)
            #expect(outcome.errors == sentence + "\n")
        }
    }

    @Test func `what failed in a former run is run again`() throws {
        let former = "run pass.yaml fail.yaml --json former.jsonl"
        try run(former, "run pass.yaml fail.yaml --failed-from former.jsonl") { outcome in
            #expect(outcome.status == 1)
            #expect(outcome.lastLine == "0 passed, 1 failed, 0 skipped")
        }
        try run(former, "run pass.yaml --failed-from former.jsonl") { outcome in
            #expect(outcome.status == 4)
            #expect(outcome.errors == "no scenario has the id `fail`\n")
        }
        try run(
            "run pass.yaml --json former.jsonl", "run pass.yaml --failed-from former.jsonl"
        ) { outcome in
            #expect(outcome.status == 4)
            #expect(
                outcome.errors == "nothing is selected: no scenario failed in former.jsonl\n")
        }
        try run("run pass.yaml --failed-from pass.yaml") { outcome in
            #expect(outcome.status == 2)
            #expect(outcome.errors == "pass.yaml:1: this is no record of a run\n")
        }
    }

    @Test func `a list shows what would run, and its errors`() throws {
        try run("list pass.yaml endless.yaml") { outcome in
            #expect(outcome == .init(status: 0, output: "pass\nendless\n", errors: ""))
        }
        try run("list pass.yaml --json") { outcome in
            #expect(
                outcome.output == "{\"schema\":\"ecell.list/1\",\"selected\":1,\"scenarios\":["
                    + "{\"index\":1,\"id\":\"pass\",\"path\":\"pass.yaml\",\"line\":1,"
                    + "\"title\":\"The hood opens\",\"tags\":[],\"steps\":2}]}\n")
        }
        try run("list pass.yaml wrong.yaml") { outcome in
            #expect(outcome.status == 2)
            #expect(outcome.output == "pass\n")
            #expect(outcome.errors.hasPrefix("wrong.yaml:3:9: unknown command `hod.open`"))
        }
    }

    @Test func `a repetition has its number`() throws {
        try run("run pass.yaml fail.yaml --repeat 2 --verbose") { outcome in
            let lines = outcome.output.split(separator: "\n").map(String.init)
            #expect(
                lines.prefix(4) == [
                    "passed  pass, repetition 1", "failed  fail, repetition 1",
                    "passed  pass, repetition 2", "failed  fail, repetition 2",
                ])
            #expect(outcome.lastLine == "2 passed, 2 failed, 0 skipped")
        }
        try run("run fail.yaml pass.yaml --repeat 2 --fail-fast") { outcome in
            #expect(outcome.lastLine == "0 passed, 1 failed, 3 skipped")
        }
    }

    @Test(arguments: ["1", "2"])
    func `stress ends at a failure, or when time is up`(jobs: String) throws {
        try run("run pass.yaml --stress 1ms --jobs \(jobs)") { outcome in
            #expect(outcome.status == 0)
            #expect(outcome.output.hasSuffix(" passed, 0 failed, 0 skipped\n"))
        }
        try run("run pass.yaml fail.yaml --stress 1h --jobs \(jobs)") { outcome in
            #expect(outcome.status == 1)
            #expect(outcome.lastLine == "1 passed, 1 failed, 0 skipped")
        }
    }

    @Test func `a scenario without end is ended`() throws {
        try run("run endless.yaml --max-events 1000") { outcome in
            #expect(outcome.status == 1)
            #expect(
                outcome.output.contains(
                    "endless.yaml:7:6: not done after 1000 events; `--max-events` allows more\n"))
        }
        try run("run endless.yaml --timeout 5ms") { outcome in
            #expect(outcome.status == 1)
            #expect(
                outcome.output.contains(
                    "endless.yaml:7:6: not done after 5 ms of real time; `--timeout` allows more\n"
                ))
        }
    }

    @Test func `a seed stands in place of the scenario's own`() throws {
        try run("run pass.yaml --seed 7 --json -") { outcome in
            #expect(outcome.output.contains("\"tags\":[],\"seed\":7,"))
            #expect(outcome.errors == "1 passed, 0 failed, 0 skipped\n")
        }
    }

    /// Options that make no sense, and what is said about them.
    @Test(arguments: [
        ("--repeat 0", "`--repeat` is 0; it must be 1 to 1000000"),
        ("--repeat 2 --stress 1s", "`--repeat` and `--stress` exclude each other"),
        ("--stress 1x", "write a length of time such as 500 ms, 30 s or 5 min"),
        ("--timeout 0s", "write a length of time such as 500 ms, 30 s or 5 min"),
        ("--max-events 0", "`--max-events` is 0; it must be 1 or more"),
        ("--junit a --json a", "`--junit` and `--json` both name a"),
        ("--junit -", "`--junit -` is no file; write --junit /dev/stdout, or a file"),
        (
            "--shard 1/2 --shard-by time",
            "`--shard-by time` needs recorded times: --timings FILE, a former --json file"
        ),
        ("--timings a", "`--timings` goes with `--shard I/N --shard-by time`"),
    ])
    func `an option that makes no sense is refused`(options: String, sentence: String) throws {
        try run("run pass.yaml \(options)") { outcome in
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains(sentence + "\n"), "\(outcome.errors)")
        }
    }

    @Test func `a report appears whole or not at all`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("pass.yaml", ExitStatusTests.passing)
            try folder.write("run.jsonl", "old")
            _ = try ecell("run pass.yaml --json run.jsonl --junit run.xml", in: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.sorted() == ["pass.yaml", "run.jsonl", "run.xml"])
            let text = try String(
                contentsOf: folder.appendingPathComponent("run.jsonl"), encoding: .utf8)
            #expect(text.hasPrefix("{\"type\":\"run.started\","))
            let outcome = try ecell("run pass.yaml --json absent/run.jsonl", in: folder)
            #expect(
                outcome.errors
                    == "absent/run.jsonl: the file cannot be written: No such file or directory\n")
        }
    }
}
