import Foundation
import ScenarioRunner
import Simulation
import Testing

/// Coverage tells what the scenarios have shown, and what they have not.
struct CoverageTests {
    /// A small exploration: what it reaches need not be everything here.
    private static let exploration = Exploration(limit: 400)

    private func coverage(_ yaml: String) async throws -> Coverage {
        let report = try await run(yaml, RunOptions(measuresCoverage: true))
        #expect(report.results.count == 1 && report.failed == 0)
        return Coverage(of: report.seen, reachable: Self.exploration.seen)
    }

    private static let hood = """
        scenario: The hood opens, and nothing starts from afar
        given: { service.state: inactive }
        timeline:
          - do: hood.open
          - do: climate.activate
            refused: [serviceActive]
          - expect: { vehicle.hood: open }
        """

    @Test func `a prerequisite is seen both ways only when it turns`() async throws {
        let missing = try await coverage(Self.hood)[.prerequisites].missing
        #expect(!missing.contains("hoodClosed met"))
        #expect(!missing.contains("hoodClosed unmet"))
        #expect(missing.contains("doorsClosed unmet"))
        #expect(!missing.contains("doorsClosed met"))
        #expect(missing.contains("serviceActive met"))
        #expect(!missing.contains("serviceActive unmet"))
    }

    @Test func `a command that was refused is not one that was accepted`() async throws {
        let coverage = try await coverage(Self.hood)
        #expect(!coverage[.commands].missing.contains("hood.open"))
        #expect(coverage[.commands].missing.contains("climate.activate"))
        #expect(!coverage[.refusals].missing.contains("climate.activate"))
        #expect(coverage[.refusals].missing.contains("plug.insert"))
        #expect(!coverage[.refusals].missing.contains("hood.open"))
    }

    @Test func `a machine's steps are counted against those that can be reached`() async throws {
        let coverage = try await coverage(
            """
            scenario: The plug goes in
            timeline:
              - do: plug.insert
              - expect: { plug.fit: inserted }
            """)
        #expect(!coverage[.transitions].missing.contains("plug.fit out -> inserted"))
        #expect(coverage[.transitions].missing.contains("plug.fit inserted -> out"))
        #expect(!coverage[.states].missing.contains("plug.fit out"))
        #expect(!coverage[.states].missing.contains("plug.fit inserted"))
        #expect(coverage[.states].missing.contains("plug.fit partial"))
    }

    @Test func `to set the world is a state but no step`() async throws {
        let coverage = try await coverage(
            """
            scenario: The plug is in all at once
            timeline:
              - do: { world.set: { plug.fit: partial } }
              - expect: { plug.fit: partial }
            """)
        #expect(!coverage[.states].missing.contains("plug.fit partial"))
        #expect(coverage[.transitions].missing.contains("plug.fit out -> partial"))
    }

    @Test func `what nobody ran covers nothing`() {
        let coverage = Coverage(of: Sighting(), reachable: Sighting())
        #expect(coverage[.prerequisites].counted == 0)
        #expect(coverage[.prerequisites].total == 2 * Prerequisite.allCases.count)
        #expect(coverage[.prerequisites].percent == 0)
        #expect(coverage[.states].total == 0)
        #expect(coverage[.states].percent == 100)
    }

    @Test func `without being asked a run keeps no coverage`() async throws {
        let plain = try await run(Self.hood)
        #expect(plain.results.allSatisfy { $0.sighting == nil && $0.eventCount == 0 })
        #expect(plain.seen == Sighting())
    }

    @Test func `the table has a line for each kind, and what is missing`() async throws {
        let lines = try await coverage(Self.hood).table.split(separator: "\n")
        #expect(lines[0] == "coverage")
        for (line, kind) in zip(lines.dropFirst(), Coverage.Kind.allCases) {
            #expect(line.hasPrefix("  \(kind.rawValue) ") && line.hasSuffix(" %"))
        }
        #expect(lines.contains("missing in prerequisites"))
        #expect(lines.contains("  wallboxOperative unmet"))
        #expect(lines.contains { $0.hasPrefix("  and ") && $0.hasSuffix(" more") })
    }

    @Test func `the table stands before the last line`() async throws {
        let report = try await run(Self.hood)
        #expect(
            report.terminalText(appendix: "coverage")
                == "coverage\n\n1 passed, 0 failed, 0 skipped\n")
    }

    @Test func `the exploration reaches every word that virtual time can show`() {
        // `missed` needs a clock that jumps.
        let reached = Set(
            zip(Exploration.machines, Self.exploration.transitions).flatMap { signal, ways in
                ways.flatMap { [$0.from, $0.to] }.map { "\(signal.word) \($0)" }
            })
        let words = Exploration.machines.flatMap { signal -> [String] in
            guard case .words(let words) = signal.row.kind else { return [] }
            return words.map { "\(signal.word) \($0)" }
        }
        #expect(words.filter { !reached.contains($0) } == ["climate.result missed"])
    }

    @Test func `the JSON has everything that is missing`() async throws {
        let coverage = try await coverage(Self.hood)
        let text = coverage.json
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let root = try #require(document as? [String: Any])
        #expect(root["schema"] as? String == "ecell.coverage/1")
        let kinds = try #require(root["kinds"] as? [[String: Any]])
        #expect(
            kinds.compactMap { $0["kind"] as? String } == Coverage.Kind.allCases.map(\.rawValue))
        for (kind, measure) in zip(kinds, coverage.measures) {
            #expect(kind["missing"] as? [String] == measure.missing)
            #expect(kind["counted"] as? Int == measure.counted)
            #expect(kind["total"] as? Int == measure.total)
        }
    }

    @Test func `a gate says in one line what is missing`() async throws {
        let coverage = try await coverage(Self.hood)
        #expect(try CoverageGate("prerequisites=10").miss(in: coverage) == nil)
        let miss = try #require(try CoverageGate("commands=99.5").miss(in: coverage))
        #expect(
            miss.hasPrefix("coverage of commands is 2.0 % and must be 99.5 %; missing: hood.cl"))
        #expect(miss.hasSuffix(" more") && !miss.contains("\n"))
    }

    @Test(arguments: [
        (
            "doors=9",
            "`doors` is no kind of coverage; the kinds are prerequisites, states, "
                + "transitions, commands, refusals, faults, cards"
        ),
        ("states=101", "the percentage is `101`; it must be a number in 0–100"),
        ("states=many", "the percentage is `many`; it must be a number in 0–100"),
        ("states", "`states` is no gate; write KIND=PERCENT, as in states=95"),
    ])
    func `a gate that means nothing is refused`(text: String, sentence: String) {
        #expect(throws: Mistake(sentence)) { try CoverageGate(text) }
    }
}
