import CardTokens
import ScenarioRunner
import Simulation
import Testing

struct SuiteTests {
    private static let passing = "timeline:\n  - expect: { plug.fit: out }\n"

    @Test func `a matrix makes an instance of each combination but the excluded`() async throws {
        let yaml = """
            scenario: Cables
            matrix:
              soc: [10 %, 20 %]
              cable: [13 A, 20 A]
              exclude: [{ soc: 20 %, cable: 13 A }]
            given: { vehicle.soc: "${soc}" }
            timeline:
              - expect: { vehicle.soc: "${soc}" }

            """
        try await withFiles(["a.yaml": yaml]) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            let base = "\(folder)/a"
            #expect(
                suite.instances.map(\.id) == [
                    "\(base)[soc=10 %,cable=13 A]", "\(base)[soc=10 %,cable=20 A]",
                    "\(base)[soc=20 %,cable=20 A]",
                ])
            #expect(await suite.run().passed == 3)
            let id = "\(base)[soc=10 %,cable=20 A]"
            let one = ScenarioSuite.load(paths: [folder], selection: Selection(ids: [id]))
            #expect(one.instances.map(\.id) == [id])
        }
    }

    @Test func `folders are searched in order, and hidden ones are not`() async throws {
        let files = [
            "b.yaml": "scenario: B\n" + Self.passing, "a/z.yml": "scenario: Z\n" + Self.passing,
            "_parts/p.yaml": Self.passing, ".git/x.yaml": "no", "a/notes.txt": "no",
            "c.yaml": "scenario: C\ninclude: [part.yaml]\n" + Self.passing,
            "part.yaml": "given: { vehicle.soc: 40 % }\n",
        ]
        try await withFiles(files) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            #expect(suite.problems.map(\.text) == [])
            #expect(suite.instances.map(\.title) == ["Z", "B", "C"])
            let named = ScenarioSuite.load(paths: ["\(folder)/part.yaml"])
            #expect(named.problems.count == 1)
        }
    }

    @Test func `tags, ids, lines and shards choose`() async throws {
        let files = [
            "a.yaml": "scenario: A\ntags: [night, cold]\nid: first\n" + Self.passing,
            "b.yaml": "scenario: B\ntags: [night]\n" + Self.passing,
        ]
        try await withFiles(files) { folder in
            func titles(_ selection: Selection) -> [String] {
                ScenarioSuite.load(paths: [folder], selection: selection).instances.map(\.title)
            }
            #expect(titles(Selection(tags: ["night"])) == ["A", "B"])
            #expect(titles(Selection(tags: ["night", "!cold"])) == ["B"])
            #expect(titles(Selection(tags: ["warm"])) == [])
            #expect(titles(Selection(ids: ["first"])) == ["A"])
            let parts = try (1...3).flatMap { try titles(Selection(shard: Shard("\($0)/3"))) }
            #expect(parts.sorted() == ["A", "B"])
            let line = ScenarioSuite.load(paths: ["\(folder)/b.yaml:4:3"])
            #expect(line.instances.map(\.title) == ["B"])
        }
    }

    @Test func `an id belongs to one scenario`() async throws {
        let yaml = "scenario: A\nid: same\n" + Self.passing
        try await withFiles(["a.yaml": yaml, "b.yaml": yaml]) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            #expect(
                suite.problems.map(\.message) == ["the id `same` is taken by \(folder)/a.yaml"])
        }
    }

    @Test func `later parts override earlier ones`() async throws {
        let files = [
            "_one.yaml": "given: { vehicle.soc: 20 %, vehicle.hood: open }\n",
            "_two.yaml": "include: [_one.yaml]\ngiven: { vehicle.soc: 30 % }\n",
            "a.yaml": """
            scenario: A
            include: [_two.yaml]
            given: { vehicle.hood: closed }
            timeline:
              - expect: { vehicle.soc: 30 %, vehicle.hood: closed }

            """,
        ]
        try await withFiles(files) { folder in
            let report = await ScenarioSuite.load(paths: [folder]).run()
            #expect(report.terminalText() == "1 passed, 0 failed, 0 skipped\n")
        }
    }

    @Test func `a UID has one token, however it is spelled`() throws {
        let uid = try #require(CardToken.normalised(uid: "04:a1 b2-c3"))
        #expect(uid == "04A1B2C3")
        // RFC 4231 has no vector for this key; the value was computed with another program.
        #expect(cardToken(uid: uid, key: scenarioCardKey).full == "card~47e9ea7d18c1bd99")
        #expect(cardToken(uid: uid, key: [1]) != cardToken(uid: uid, key: scenarioCardKey))
    }

    @Test func `a zone knows its changes from a year before to ten years after`() throws {
        let start = try #require(Scalar.localTime("2026-01-12T18:00"))
        let found: Zone? = zone(named: "Europe/Copenhagen", around: start)
        let copenhagen = try #require(found)
        #expect(copenhagen.starts.count == 25)
        for (local, utc) in [
            ("2025-07-01T12:00", 10), ("2026-01-12T18:00", 17), ("2036-07-01T12:00", 10),
        ] {
            let time = try #require(Scalar.localTime(local))
            let hour = Zone.utc.local(at: copenhagen.instant(of: time)).milliseconds / 3_600_000
            #expect(hour == utc, "\(local)")
        }
        for unknown in ["Europe/Kopenhagen", "CET+1", "Europe/../Copenhagen", ""] {
            let none = zone(named: unknown, around: start)
            #expect(none == nil, "\(unknown)")
        }
    }
}
