import Foundation
import ScenarioRunner
import Simulation
import Testing

/// The stream of a run as JSON Lines, and back.
struct RunRecordTests {
    private static let everything = RunOptions(
        jobs: 2, recordsEvents: true, recordsCourse: true, digestsTraces: true,
        measuresCoverage: true)

    /// The records of a text, as a file has it.
    private func read(_ text: String) async throws -> [RunRecord] {
        try await withFiles(["events.jsonl": text]) { folder in
            var reader = try RunRecordReader(path: folder + "/events.jsonl")
            var records: [RunRecord] = []
            while let record = try reader.next() { records.append(record) }
            return records
        }
    }

    /// What the reader finds wrong with a text, without the path.
    private func mistake(_ text: String) async throws -> String? {
        do {
            _ = try await read(text)
            return nil
        } catch let mistake as Mistake {
            return mistake.message.replacing(/^.*events.jsonl/, with: "")
        }
    }

    @Test(arguments: ["Scenarios", "\(Fixture.folder)/failing", "\(Fixture.folder)/invalid"])
    func `what is read back gives the same text`(path: String) async throws {
        let suite = ScenarioSuite.load(paths: [path])
        let text = await suite.run(options: Self.everything).jsonLines()
        let again = try await read(text).map(\.jsonLines).joined()
        #expect(again == text)
    }

    @Test func `what is read back gives the same reports`() async throws {
        let suite = ScenarioSuite.load(paths: ["Scenarios/seasons", "\(Fixture.folder)/failing"])
        let report = await suite.run(options: Self.everything)
        var again = RunReport()
        for record in try await read(report.jsonLines()) { again.take(record) }
        #expect(again.terminalText(isVerbose: true) == report.terminalText(isVerbose: true))
        #expect(again.junit() == report.junit())
        #expect(again.githubAnnotations() == report.githubAnnotations())
        #expect(again.seen == report.seen)
        #expect(again.results.map(\.steps) == report.results.map(\.steps))
        #expect(again.results.map(\.events) == report.results.map(\.events))
        #expect(again.results.map(\.course) == report.results.map(\.course))
    }

    @Test func `what a later version adds is passed over`() async throws {
        let path = "\(Fixture.folder)/failing"
        let text = await ScenarioSuite.load(paths: [path]).run(options: Self.everything).jsonLines()
        let record = "{\"type\":\"weather.report\",\"index\":1,\"sky\":\"blue\"}\n"
        let later = text.split(separator: "\n").map { $0.dropLast() + ",\"later\":[1]}\n" + record }
            .joined()
            .replacing("\"met\":[", with: "\"met\":[\"windscreenClean\",")
            .replacing(
                "\"lanes\":[",
                with: "\"lanes\":[{\"signal\":\"sky.colour\",\"isNamed\":true,\"stays\":[]},")
        // Events are kept to the letter, new keys too.
        let again = try await read(later).map(\.jsonLines).joined()
            .replacing(",\"later\":[1]", with: "")
        #expect(again == text)
    }

    @Test func `rules are told, and which of them was broken when`() async throws {
        func rules(_ gear: String) async throws -> [RuleResult] {
            let yaml = """
                scenario: Rules
                timeline:
                  - do: plug.insert
                  - after: 1 min
                    do: hood.open
                always: [{ vehicle.gear: \(gear) }]
                never:
                  - { vehicle.soc: "< 10 %" }
                  - { plug.fit: inserted, vehicle.hood: open }

                """
            return try await run(yaml, RunOptions(recordsCourse: true)).results[0].rules
        }
        func expected(_ gear: String, _ broken: [Instant?]) -> [RuleResult] {
            [
                RuleResult(
                    kind: .always, text: "vehicle.gear: \(gear)", line: 6, broken: broken[0]),
                RuleResult(kind: .never, text: "vehicle.soc: < 10 %", line: 8, broken: broken[1]),
                RuleResult(
                    kind: .never, text: "plug.fit: inserted, vehicle.hood: open", line: 9,
                    broken: broken[2]),
            ]
        }
        let start = try #require(Instant(isoText: "2026-01-12T17:00:00.000Z"))
        #expect(try await rules("P") == expected("P", [nil, nil, start + .minutes(1)]))
        #expect(try await rules("N") == expected("N", [start, nil, nil]))
    }

    @Test func `a file that is no whole run says where and why`() async throws {
        let run = try await run("scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n")
        let lines = run.jsonLines().split(separator: "\n").map { $0 + "\n" }
        #expect(lines.count == 4)
        func text(_ kept: Int...) -> String { kept.map { lines[$0] }.joined() }
        let cases: [(String, String)] = [
            ("", " is empty: it is not the JSON of a run"),
            ("hello\n", ":1: this is no record of a run"),
            (
                "{\"type\":\"weather.report\"}\n",
                ":1: a run begins with `run.started` of schema ecell.run/1"
            ),
            (text(1, 2), ":2: a run begins with `run.started` of schema ecell.run/1"),
            (text(0), " has no `run.finished`: the run was broken off, or the file cut"),
            (text(0, 1), " ends within the scenario `\(run.results[0].id)`: the file was cut"),
            (text(0, 1, 3), ":3: `\(run.results[0].id)` has not ended yet"),
            (text(0, 2), ":2: no scenario has started here"),
            (text(0, 3, 0), ":3: a record stands after `run.finished`"),
            (text(0, 0), ":2: a second run begins here"),
            (
                text(0, 1, 2, 3).replacing("ecell.run/1", with: "ecell.run/7"),
                ":1: the schema is ecell.run/7; this version of ecell reads ecell.run/1"
            ),
        ]
        for (text, expected) in cases {
            let found = try await mistake(text)
            #expect(found == expected)
        }
    }
}
