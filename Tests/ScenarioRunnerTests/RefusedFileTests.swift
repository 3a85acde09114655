import Foundation
import ScenarioRunner
import Testing

/// What must be refused, quickly and without a crash.
struct RefusedFileTests {
    /// The messages of one file, and how long this thread worked on them: other tests run beside it.
    private func refusal(_ data: Data) async throws -> (messages: [String], seconds: Double) {
        try await withData(["x.yaml": data]) { folder in
            let start = Self.worked
            let suite = ScenarioSuite.load(paths: ["\(folder)/x.yaml"])
            let seconds = Self.worked - start
            #expect(suite.instances.isEmpty)
            return (suite.problems.map { "\($0.line):\($0.column): \($0.message)" }, seconds)
        }
    }

    /// s of the processor that this thread has had.
    private static var worked: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func bomb(levels: Int, asKey: Bool) -> String {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...levels {
            let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        return text + (asKey ? "? *a\(levels)\n: x\n" : "")
    }

    @Test(arguments: [false, true])
    func `an alias bomb is refused at once`(asKey: Bool) async throws {
        let (messages, seconds) = try await refusal(Data(bomb(levels: 30, asKey: asKey).utf8))
        #expect(
            messages.contains("1:5: an anchor is not allowed; write the value where it is needed"))
        #expect(seconds < 0.5)
    }

    /// A text that repeats itself: a failure shows what, and not the text.
    struct Nesting: CustomTestStringConvertible {
        let part: String
        let count: Int
        var end = ""
        var text: String { String(repeating: part, count: count) + end }
        var testDescription: String { "\(part) × \(count)" }
    }

    @Test(arguments: [
        Nesting(part: "[", count: 500_000), Nesting(part: "{a: ", count: 100_000),
        Nesting(part: "- ", count: 200_000), Nesting(part: "? ", count: 200_000),
        Nesting(part: "[\"]\", ", count: 80_000),
        Nesting(part: "{? ", count: 23, end: "a" + String(repeating: "}", count: 23)),
    ])
    func `deep nesting is refused at once`(nesting: Nesting) async throws {
        let (messages, seconds) = try await refusal(Data(nesting.text.utf8))
        #expect(!messages.isEmpty)
        #expect(seconds < 0.5)
    }

    @Test func `deep nesting by indentation is refused at once`() async throws {
        let text = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let (messages, seconds) = try await refusal(Data(text.utf8))
        #expect(!messages.isEmpty)
        #expect(seconds < 0.5)
    }

    @Test func `random bytes are refused and crash nothing`() async throws {
        var generator = Noise(state: 42)
        for _ in 0..<300 {
            let count = Int.random(in: 0...400, using: &generator)
            let data = Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
            #expect(!(try await refusal(data)).messages.isEmpty)
        }
    }

    @Test func `random YAML is refused or read, and crashes nothing`() async throws {
        let scraps = [
            "scenario: a\n", "timeline:\n", "  - ", "do: ", "plug.insert\n", "expect: ", "{", "}",
            "[", "]", ", ", ": ", "\n", "\"", "'", "&a ", "*a", "!!str ", "? ", "| ", "> ", "#",
            "${x}", "matrix: ", "${", "---\n", "...\n", "%YAML 1.1\n", "\t", "\u{85}", "\u{2028}",
            "given: ", "vehicle.soc: 40 %\n", "at: 18:00\n", "<<: ", "\u{10fffe}", "é",
            "after: 10 s",
        ]
        var generator = Noise(state: 7)
        for _ in 0..<600 {
            let count = Int.random(in: 1...30, using: &generator)
            let text = (0..<count).map { _ in scraps.randomElement(using: &generator) ?? "" }
            try await withFiles(["x.yaml": text.joined()]) { folder in
                let suite = ScenarioSuite.load(paths: ["\(folder)/x.yaml"])
                #expect(suite.instances.isEmpty != suite.problems.isEmpty)
            }
        }
    }

    @Test func `a file over 512 KiB is refused unread`() async throws {
        let text = "scenario: Large\nabout: " + String(repeating: "a", count: 512 * 1024)
        #expect(
            try await refusal(Data(text.utf8)).messages == ["1:1: the file is larger than 512 KiB"])
    }

    @Test func `a byte order mark is no error`() async throws {
        let report = try await run(
            "\u{feff}scenario: Marked\ntimeline:\n  - expect: { plug.fit: out }\n")
        #expect(report.passed == 1)
    }

    @Test func `a folder that links back to itself is read once`() async throws {
        try await withFiles(["d/a.yaml": "scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n"])
        {
            folder in
            for link in ["x", "y"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/d/\(link)", withDestinationPath: ".")
            }
            let suite = ScenarioSuite.load(paths: ["\(folder)/d"])
            #expect(suite.instances.count == 1)
            #expect(suite.problems.isEmpty)
        }
    }

    @Test func `includes that double at each level are refused at once`() async throws {
        var files = ["f20.yaml": "given: { vehicle.soc: 40 % }\n"]
        for level in 0..<20 {
            files["f\(level).yaml"] = "include: [f\(level + 1).yaml, f\(level + 1).yaml]\n"
        }
        files["m.yaml"] =
            "scenario: M\ninclude: [f0.yaml]\ntimeline:\n  - expect: { plug.fit: out }\n"
        try await withFiles(files) { folder in
            let suite = ScenarioSuite.load(paths: ["\(folder)/m.yaml"])
            #expect(suite.problems.contains { $0.message == "more than 100 files are included" })
        }
    }

    @Test func `brackets in a text nest nothing`() async throws {
        let notes = String(
            repeating: "  - expect: { plug.fit: out }\n    note: interval [0, 1)\n", count: 40)
        let report = try await run("scenario: Notes  # [ [ [\ntimeline:\n" + notes)
        #expect(report.passed == 1)
    }

    @Test func `an end that is written belongs to its range`() async throws {
        let report = try await run(
            "scenario: Ends\ngiven: { weather.temperature: 2.55 °C }\ntimeline:\n"
                + "  - expect: { weather.temperature: 2.6 °C }\n"
                + "  - do: { weather.set: { temperature: 0.8 °C } }\n"
                + "  - expect: { weather.temperature: 0.7 °C ± 0.1 }\n")
        #expect(report.passed == 1)
    }

    @Test func `a message cannot steer a terminal`() async throws {
        let problems = try await withFiles(["x.yaml": "scenario: a\n\"\\e[31mred\": 1\n"]) {
            ScenarioSuite.load(paths: ["\($0)/x.yaml"]).problems
        }
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { !$0.text.contains("\u{1b}") })
    }

    @Test func `an anchor and an alias hide nothing else`() async throws {
        let messages = try await messages(
            """
            scenario: Anchors
            vehicle: *van
            given: &start
              vehicle.sok: 40 %
              vehicle.hood: &hood open
            timeline:
              - do: [*command, { plug.insert: { fit: *fit } }]
              - expect: &all { plug.fit: out }
            timelin: []
            """)
        let alias = "an alias is not allowed; write the value again"
        let anchor = "an anchor is not allowed; write the value where it is needed"
        #expect(
            messages == [
                "2:10: \(alias)", "3:8: \(anchor)",
                "4:3: unknown signal `vehicle.sok`; did you mean `vehicle.soc`?",
                "5:17: \(anchor)", "7:10: \(alias)", "7:42: \(alias)", "8:13: \(anchor)",
                "9:1: unknown key `timelin`; did you mean `timeline`?",
            ])
    }

    @Test func `many keys given twice hide nothing`() async throws {
        let twice = (1...20).map { "  k\($0): 1\n  k\($0): 2\n" }.joined()
        let messages = try await messages("scenario: Twice\ngiven:\n\(twice)timelin: []\n")
        #expect(messages.count { $0.contains("is given twice") } == 20)
        #expect(messages.contains { $0.contains("unknown key `timelin`") })
    }

    @Test func `the ending of a name may be written in capitals`() async throws {
        let text = "scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n"
        try await withFiles(["A.YAML": text, "b.Yml": text, "_c.yaml": text, "d.txt": ""]) {
            folder in
            let suite = ScenarioSuite.load(paths: [folder])
            #expect(suite.instances.map(\.id) == ["\(folder)/A", "\(folder)/b"])
        }
    }

    @Test func `what is not there is an error, never green`() async throws {
        try await withFiles(["empty/_hidden.yaml": "", "a.yaml": "scenario: A\n"]) { folder in
            let suite = ScenarioSuite.load(
                paths: ["\(folder)/none", "\(folder)/empty", "\(folder)/a.yaml:99"])
            #expect(
                suite.problems.map(\.message).sorted() == [
                    "the file has no such line", "there is no such file or folder",
                ])
        }
    }
}

/// A stream of numbers that is the same in every run.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 31)
    }
}
