import Foundation
import ScenarioRunner
import Simulation
import Testing

/// Coverage tells what the scenarios have shown, and what they have not.
struct CoverageTests {
    /// A small exploration: what it reaches need not be everything here.
    private static let exploration = Exploration(limit: 120)

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

    /// Charging starts at once where no card is wanted.
    private static func plugged(_ steps: String) -> String {
        """
        scenario: A van at a free wallbox
        wallbox: { preset: home-11kW, card: free }
        timeline:
          - do: plug.insert
          - within: 5 s
            expect: { charging.state: charging }
        \(steps)
        """
    }

    @Test func `a prerequisite decides when it alone turns whether charging may run`() async throws
    {
        let alone = try await coverage(Self.plugged("  - do: hood.open"))[.decisions]
        #expect(!alone.missing.contains("charging by hoodClosed"))
        #expect(!alone.missing.contains("charging by plugInserted"))
        #expect(alone.missing.contains("charging by gearInPark"))
        #expect(alone.missing.contains("climate by hoodClosed"))
    }

    @Test(arguments: [
        "  - do: { world.set: { vehicle.hood: open } }",
        "  - do: [{ gear.select: { position: N } }, hood.open, { gear.select: { position: P } }]",
    ])
    func `a prerequisite that is set, or unmet among others, decides nothing`(
        steps: String
    ) async throws {
        let missing = try await coverage(Self.plugged(steps))[.decisions].missing
        #expect(missing.contains("charging by hoodClosed"))
    }

    @Test func `what is lost in the same step as something else decides nothing`() async throws {
        // While it runs, what is looked at when a run starts counts as met.
        let missing = try await coverage(
            """
            scenario: A run at once ends, and two things would block the next
            wallbox: home-11kW
            given: { climate.activated: true }
            timeline:
              - do: [{ departure.set: { time: 07:00 } }, plug.insert, climate.startNow]
              - do: [departure.clear, { weather.set: { temperature: 21 °C } }]
              - expect: { climate.unmet: [] }
              - do: climate.stop
              - expect: { climate.unmet: [departureSet, temperatureDiffers] }
            """)[.decisions].missing
        #expect(missing.contains("climate by departureSet"))
        #expect(missing.contains("climate by temperatureDiffers"))
    }

    @Test func `every prerequisite that blocks can decide`() {
        let coverage = Coverage(of: Sighting(), reachable: Self.exploration.seen)
        let blocking = [("charging", Activities.charging), ("climate", .climate)].flatMap {
            (word, gate) in
            Prerequisite.allCases
                .filter { $0.row.severity == .blocks && $0.row.gates.contains(gate) }
                .map { "\(word) by \($0.word)" }
        }
        #expect(coverage[.decisions].missing == blocking)
    }

    @Test func `verdicts are those of the whole life`() async throws {
        let coverage = try await coverage(Self.plugged("  - do: hood.open"))
        let all = Set(
            ["charging", "climate"].flatMap { activity in
                ["running", "limited", "waiting", "done", "blocked", "fault"].map {
                    "\(activity) \($0)"
                }
            })
        #expect(
            all.subtracting(coverage[.verdicts].missing)
                == ["charging running", "charging waiting", "charging blocked", "climate blocked"])
        #expect(coverage[.verdicts].total == all.count)
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
            "`doors` is no kind of coverage; the kinds are prerequisites, decisions, states, "
                + "transitions, commands, refusals, faults, cards, verdicts"
        ),
        ("states=101", "the percentage is `101`; it must be a number in 0–100"),
        ("states=many", "the percentage is `many`; it must be a number in 0–100"),
        ("states", "`states` is no gate; write KIND=PERCENT, as in states=95"),
    ])
    func `a gate that means nothing is refused`(text: String, sentence: String) {
        #expect(throws: Mistake(sentence)) { try CoverageGate(text) }
    }
}
