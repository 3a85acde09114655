import Foundation
import ScenarioRunner
import Simulation
import Testing

/// Goldens: traces that a run must equal.
struct GoldenTests {
    private static let night = """
        scenario: A short night
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        golden: night.golden.jsonl
        timeline:
          - do: plug.insert
          - after: 10 s
            do: { card.present: { card: 04A1B2C3 } }
          - within: 5 s
            expect: { charging.state: charging }
          - after: 2 h
            do: hood.open
          - expect: { charging.state: blocked }

        """

    private func run(
        _ folder: String, _ goldens: GoldenMode = .compare, jobs: Int = 1
    ) async -> RunReport {
        await ScenarioSuite.load(paths: [folder])
            .run(options: RunOptions(jobs: jobs, goldens: goldens))
    }

    private func names(_ folder: String) -> [String] {
        (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func `a golden that is missing fails, and says how to write it`() async throws {
        try await withFiles(["a.yaml": Self.night]) { folder in
            let report = await run(folder)
            #expect(
                report.results.first?.failure?.title
                    == "there is no golden \(folder)/night.golden.jsonl yet")
            let text = try #require(report.results.first?.failure?.text)
            #expect(text.hasPrefix("\(folder)/a.yaml:4:1: "))
            #expect(
                text.hasSuffix("\n  It is written by: ecell run --update \(folder)/a.yaml"))
            #expect(names(folder) == ["a.yaml"])
        }
    }

    @Test func `update writes a golden once, and the run then equals it`() async throws {
        try await withFiles(["a.yaml": Self.night]) { folder in
            let golden = "\(folder)/night.golden.jsonl"
            let first = await run(folder, .update)
            #expect(
                first.terminalText() == "wrote \(golden)\n\n1 passed, 0 failed, 0 skipped\n")
            #expect(names(folder) == ["a.yaml", "night.golden.jsonl"])
            let before = try FileManager.default.attributesOfItem(atPath: golden)
            let again = await run(folder, .update)
            #expect(again.terminalText() == "1 passed, 0 failed, 0 skipped\n")
            let after = try FileManager.default.attributesOfItem(atPath: golden)
            let number = FileAttributeKey.systemFileNumber
            #expect(before[number] as? Int == after[number] as? Int)
            #expect(await run(folder).passed == 1)
        }
    }

    @Test func `a golden is the events of a run, as its digest counts them`() async throws {
        try await withFiles(["a.yaml": Self.night]) { folder in
            _ = await run(folder, .update)
            let options = RunOptions(recordsEvents: true, digestsTraces: true)
            let report = await ScenarioSuite.load(paths: [folder]).run(options: options)
            let result = try #require(report.results.first)
            let golden = try text("\(folder)/night.golden.jsonl")
            #expect(golden == result.events.map { $0.json + "\n" }.joined())
            #expect(result.events.count > 20)
            for line in report.jsonLines().split(separator: "\n") {
                guard let start = line.firstRange(of: "\"sequence\""),
                    line.contains("\"type\":\"event\"")
                else { continue }
                #expect(golden.contains("{" + line[start.lowerBound...] + "\n"))
            }
        }
    }

    @Test func `a golden that differs is shown and kept`() async throws {
        try await withFiles(["a.yaml": Self.night]) { folder in
            let golden = "\(folder)/night.golden.jsonl"
            _ = await run(folder, .update)
            let recorded = try text(golden)
            let changed = recorded.replacing("\"hood.open\"", with: "\"hood.opem\"")
            try write(changed, to: golden)
            let report = await run(folder)
            let failure = try #require(report.results.first?.failure)
            let lines = recorded.split(separator: "\n")
            let index = try #require(lines.firstIndex { $0.contains("hood.open") })
            #expect(
                failure.title == "the trace differs from its golden, \(golden):\(index + 1)")
            #expect(failure.findings.map(\.seen) == [String(lines[index])])
            #expect(failure.text.contains("  cause     \(folder)/a.yaml:12:9: hood.open\n"))
            let shown = failure.text.split(separator: "\n").filter { $0.contains(" | {") }
            #expect(
                shown.prefix(5).map { $0.suffix(20) }
                    == lines[..<index].suffix(5).map { $0.suffix(20) })
            #expect(try text(golden) == changed)
            #expect(names(folder) == ["a.yaml", "night.golden.jsonl"])
            #expect(await run(folder, .update).passed == 1)
            #expect(try text(golden) == recorded)
        }
    }

    @Test(arguments: ["", "x", "one line more\n", "\n", "\r\n", "\u{0}"])
    func `every byte counts`(addition: String) async throws {
        try await withFiles(["a.yaml": Self.night]) { folder in
            let golden = "\(folder)/night.golden.jsonl"
            _ = await run(folder, .update)
            let recorded = try text(golden)
            let changed = addition.isEmpty ? String(recorded.dropLast()) : recorded + addition
            try write(changed, to: golden)
            let report = await run(folder)
            #expect(report.failed == 1)
            #expect(report.terminalText().contains("the trace differs from its golden"))
        }
    }

    @Test func `an empty golden and one that is no text are shown as differences`() async throws {
        for bytes in [Data(), Data([0xff, 0xfe, 0x0a]), Data(repeating: 0x1b, count: 9)] {
            try await withData(
                ["a.yaml": Data(Self.night.utf8), "night.golden.jsonl": bytes]
            ) { folder in
                let report = await run(folder)
                let title = report.results.first?.failure?.title
                #expect(
                    title == "the trace differs from its golden, \(folder)/night.golden.jsonl:1")
                #expect(!report.terminalText().contains("\u{1b}"))
            }
        }
    }

    @Test func `a proposal is left beside the golden, which stays`() async throws {
        try await withFiles(["a.yaml": Self.night, "night.golden.jsonl": "old\n"]) { folder in
            let golden = "\(folder)/night.golden.jsonl"
            let report = await run(folder, .propose)
            #expect(report.failed == 1)
            #expect(
                report.results.first?.failure?.text.hasSuffix(
                    "\n  The trace was left in \(golden).new; goldens are not written here.")
                    == true)
            #expect(try text(golden) == "old\n")
            try write(try text(golden + ".new"), to: golden)
            #expect(await run(folder).passed == 1)
        }
    }

    @Test func `a scenario that fails otherwise writes no golden`() async throws {
        let yaml = Self.night.replacing("state: blocked", with: "state: charging")
        for mode in [GoldenMode.update, .propose] {
            try await withFiles(["a.yaml": yaml, "night.golden.jsonl": "old\n"]) { folder in
                let report = await run(folder, mode)
                #expect(report.results.first?.failure?.title.contains("golden") == false)
                #expect(report.failed == 1)
                let kept = try text("\(folder)/night.golden.jsonl")
                #expect(kept == "old\n")
                #expect(names(folder).count == 2)
            }
        }
    }

    @Test func `each instance of a matrix has a golden of its own`() async throws {
        let yaml = Self.night
            .replacing("golden: night", with: "golden: traces/night-${soc}")
            .replacing("timeline", with: "matrix: { soc: [40 %, 50 %, 60 %] }\ntimeline")
            .replacing("wallbox:", with: "given: { vehicle.soc: \"${soc}\" }\nwallbox:")
        try await withFiles(["a.yaml": yaml]) { folder in
            let written = await run(folder, .update, jobs: 3)
            #expect(written.terminalText().ranges(of: "wrote ").count == 3)
            let goldens = names(folder + "/traces")
            #expect(goldens == ["40", "50", "60"].map { "night-\($0) %.golden.jsonl" })
            let traces = try Set(goldens.map { try text("\(folder)/traces/\($0)") })
            #expect(traces.count == 3)
            let report = await run(folder)
            #expect(report.passed == 3)
            #expect(report.unusedGoldens == [])
        }
    }

    @Test func `two files with the same golden are an error, and neither runs`() async throws {
        let files = ["a.yaml": Self.night, "b.yaml": Self.night, "c.yaml": "scenario: C\n"]
        try await withFiles(files) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            let golden = "\(folder)/night.golden.jsonl"
            #expect(
                suite.problems.map(\.message)
                    == ["b", "a"].map {
                        "`golden` is \(golden) for more than one instance; "
                            + "so is that of \(folder)/\($0).yaml"
                    })
            #expect(suite.instances.map(\.title) == ["C"])
            _ = await suite.run(options: RunOptions(goldens: .update))
            #expect(names(folder).count == 3)
        }
    }

    @Test func `goldens that no scenario uses are found, whatever is selected`() async throws {
        let files = [
            "a.yaml": Self.night, "night.golden.jsonl": "", "old.golden.jsonl": "",
            "deep/_x/old.golden.jsonl": "", ".git/old.golden.jsonl": "", "events.jsonl": "",
            "old.golden.jsonl.new": "",
        ]
        try await withFiles(files) { folder in
            let unused = ["\(folder)/deep/_x/old.golden.jsonl", "\(folder)/old.golden.jsonl"]
            let suite = ScenarioSuite.load(paths: [folder, "\(folder)/deep"])
            #expect(suite.unusedGoldens == unused)
            let none = Selection(tags: ["none"])
            let report = await ScenarioSuite.load(paths: [folder], selection: none).run()
            #expect(
                report.terminalText() == unused.map {
                    "\($0): no scenario found here uses this golden\n"
                }.joined() + "\n0 passed, 0 failed, 0 skipped\n")
            #expect(report.jsonLines().ranges(of: "\"type\":\"golden.unused\"").count == 2)
            #expect(ScenarioSuite.load(paths: ["\(folder)/a.yaml"]).unusedGoldens == [])
        }
    }

    @Test func `what nobody could read is not called unused`() async throws {
        let files = ["a.yaml": "scenario: A\ngoldn: x.golden.jsonl\n", "x.golden.jsonl": ""]
        try await withFiles(files) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            #expect(suite.problems.count == 1)
            #expect(suite.unusedGoldens == [])
        }
    }

    @Test(arguments: [GoldenMode.compare, .update, .propose])
    func `a golden that the disk refuses is told, and nothing is lost`(
        mode: GoldenMode
    )
        async throws
    {
        let files = [
            "a.yaml": Self.night, "night.golden.jsonl/inside": "kept",
            "b.yaml": Self.night.replacing("night.golden", with: "file/b.golden"), "file": "kept",
        ]
        try await withFiles(files) { folder in
            let before = names(folder)
            let report = await run(folder, mode)
            #expect(report.results.contains { $0.golden?.outcome == .unusable })
            #expect(report.failed == 2)
            let title = report.results.first?.failure?.title
            #expect(title == "\(folder)/night.golden.jsonl is a folder, not a golden")
            #expect(names(folder) == before)
            let kept = try text("\(folder)/file")
            #expect(kept == "kept")
        }
    }
}
