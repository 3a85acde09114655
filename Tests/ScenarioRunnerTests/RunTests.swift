import ScenarioRunner
import Simulation
import Testing

struct RunTests {
    private static let charging = """
        scenario: Charging
        wallbox: { preset: home-11kW, card: free }
        timeline:
          - do: plug.insert
          - within: 5 s
            expect: { charging.state: charging }

        """

    @Test(arguments: [
        ("vehicle.hood: closed", true), ("vehicle.hood: not open", true),
        ("vehicle.hood: open", false), ("vehicle.soc: 50 %", true), ("vehicle.soc: 50.4 %", false),
        ("vehicle.soc: 50.0 %", true), ("vehicle.soc: 49 %", false),
        ("vehicle.soc: \">= 50 %\"", true), ("vehicle.soc: \"> 50 %\"", false),
        ("vehicle.soc: \"<= 50 %\"", true), ("vehicle.soc: \"< 50 %\"", false),
        ("vehicle.soc: 50 % .. 60 %", true), ("vehicle.soc: 40 % .. 49 %", false),
        ("vehicle.soc: not 40 % .. 49 %", true), ("vehicle.soc: 51 % ± 1", true),
        ("vehicle.soc: 51 % ± 0.5", false), ("cabin.temperature: 11 °C ± 1 K", true),
        ("charging.power: 0 kW", true), ("charging.unmet: [plugInserted]", true),
        ("charging.unmet: []", false), ("charging.unmet: [plugInserted, hoodClosed]", false),
        ("charging.unmet: contains plugInserted", true),
        ("charging.unmet: not contains hoodClosed", true),
        ("charging.blockedBy: plugInserted", true),
        ("departure.next: none", true), ("departure.next: not none", false),
        ("departure.plan: []", true), ("vehicle.locked: false", true),
        ("charging.phases: 0", true), ("wallbox.limit: none", true),
        ("charging.window: none", true),
        ("card.token: none", true), ("vehicle.fault: none", true),
    ])
    func `a condition holds or not`(condition: String, holds: Bool) async throws {
        let report = try await run(
            "scenario: Once\ntimeline:\n  - expect: { \(condition) }\n")
        #expect(report.problems.map(\.text) == [])
        #expect((report.passed == 1) == holds)
    }

    @Test(arguments: [
        ("07:00", true), ("07:00:00", true), ("2026-01-13T07:00", true), ("07:01", false),
        ("\">= 07:00\"", true), ("\"> 07:00\"", false), ("\"<= 2026-01-13T07:00\"", true),
        ("\"< 2026-01-13T07:00\"", false), ("06:30 .. 07:30", true), ("not 07:00", false),
    ])
    func `a time is compared to the precision written`(value: String, holds: Bool) async throws {
        let report = try await run(
            """
            scenario: Once
            timeline:
              - do: { departure.set: { time: 07:00, plan: early, days: [tue, wed] } }
              - expect: { departure.next: \(value) }
              - expect: { departure.plan: [{ plan: early, time: 07:00, days: [wed, tue] }] }

            """)
        #expect(report.problems.map(\.text) == [])
        #expect((report.passed == 1) == holds)
    }

    @Test(arguments: [
        ("06:33", true), ("06:33:32", true), ("06:33:31", false), ("\"> 06:33\"", false),
        ("\"> 06:33:31\"", true), ("\"<= 2026-01-13T06:33\"", true),
    ])
    func `seconds count only where they are written`(value: String, holds: Bool) async throws {
        // The start is worked out from the weather: 06:33:32 and some milliseconds.
        let report = try await run(
            """
            scenario: Once
            wallbox: home-11kW
            given: { weather.temperature: -10 °C, climate.activated: true }
            timeline:
              - do: [plug.insert, { departure.set: { time: 07:00 } }]
              - expect: { climate.startsAt: \(value) }

            """)
        #expect(report.problems.map(\.text) == [])
        #expect((report.passed == 1) == holds)
    }

    @Test func `a threshold is found to the millisecond`() async throws {
        let broken = try await run(
            Self.charging + "end: +1 h\nalways:\n  - { vehicle.soc: \"< 60 %\" }\n")
        let kept = try await run(
            Self.charging + "end: +1 h\nnever:\n  - { vehicle.soc: \">= 60 %\" }\n")
        // The two say the same, so they must break at the same millisecond.
        #expect(broken.results.first?.failure?.at == kept.results.first?.failure?.at)
        let open = try await run(
            Self.charging + "end: +1 h\nnever:\n  - { vehicle.soc: \"> 60 %\" }\n")
        #expect(open.failed == 1)
    }

    @Test(arguments: ["always", "never"])
    func `a rule that is broken for one millisecond is broken`(rule: String) async throws {
        // 60 % is passed at 5.3 millionths of a per cent a millisecond.
        let window = rule == "never" ? "60 % ± 0.000003" : "not 60 % ± 0.000003"
        let report = try await run(
            Self.charging + "end: +1 h\n\(rule):\n  - { vehicle.soc: \(window) }\n")
        #expect(report.problems.map(\.text) == [])
        #expect(report.failed == 1)
        let elsewhere = try await run(
            Self.charging + "end: +1 h\n\(rule):\n  - { vehicle.soc: "
                + window.replacing("60 %", with: "90 %") + " }\n")
        #expect(elsewhere.passed == 1)
    }

    @Test func `within ends at the crossing, and the next step begins there`() async throws {
        let report = try await run(
            Self.charging + """
                  - within: 2 h
                    expect: { vehicle.soc: ">= 60 %" }
                  - expect: { vehicle.soc: 60.00 % }

                """)
        #expect(report.passed == 1)
        #expect(report.results.first?.duration.text == "31 min 28 s 681 ms")
    }

    @Test func `a wait lands on wall-clock time across a change of the clocks`() async throws {
        let report = try await run(
            """
            scenario: The night of 28 March has 23 hours
            clock: { start: 2026-03-28T18:00, zone: Europe/Copenhagen }
            timeline:
              - at: 02:30
                expect: { plug.fit: out }
              - at: 07:00
                expect: { plug.fit: out }

            """)
        #expect(report.passed == 1)
        #expect(report.results.first?.duration == .hours(12))
    }

    @Test func `a time that occurs twice is the first of the two`() async throws {
        let report = try await run(
            """
            scenario: The night of 25 October has 25 hours
            clock: { start: 2026-10-24T18:00, zone: Europe/Copenhagen }
            timeline:
              - at: 02:30
                expect: { plug.fit: out }
              - at: 02:30
                expect: { plug.fit: out }
              - after: 1 ms
                expect: { plug.fit: out }
              - at: 02:30
                expect: { plug.fit: out }

            """)
        #expect(report.passed == 1)
        #expect(report.results.first?.duration == .minutes(33 * 60 + 30))
    }

    @Test func `a queued command passes, delivered or dropped`() async throws {
        let report = try await run(
            """
            scenario: Offline
            timeline:
              - do: [link.drop, climate.activate, climate.startNow]
              - after: 11 min
                do: link.restore
              - expect: { climate.activated: true, climate.state: off }

            """)
        #expect(report.problems.map(\.text) == [])
        #expect(report.passed == 1)
    }

    @Test(arguments: [1, 4])
    func `fail-fast skips the rest`(jobs: Int) async throws {
        let bad = "scenario: Bad\ntimeline:\n  - expect: { plug.fit: inserted }\n"
        try await withFiles(["a.yaml": bad, "b.yaml": bad, "c.yaml": bad]) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            let report = await suite.run(options: RunOptions(jobs: jobs, failFast: true))
            #expect(report.results.map(\.verdict) == [.failed, .skipped, .skipped])
            let all = await suite.run()
            #expect(all.failed == 3)
            #expect(report.terminalText().hasSuffix("\n0 passed, 1 failed, 2 skipped\n"))
        }
    }

    @Test func `a replay leaves the world as it is at a time`() async throws {
        let instance = try await withFiles(["a.yaml": Self.charging + "end: +2 h\n"]) {
            try #require(ScenarioSuite.load(paths: ["\($0)/a.yaml"]).instances.first)
        }
        let replay = try instance.replay(until: "18:30")
        #expect(replay.engine.now == instance.setup.start + .minutes(30))
        #expect(
            replay.engine.value(of: .chargingState) == .word(ChargingState.charging.rawValue))
        #expect(try instance.replay().engine.now == instance.setup.start + .hours(2))
        #expect(
            throws: Mistake("the time 2026-01-01T00:00 lies before the start, 2026-01-12T18:00")
        ) {
            try instance.replay(until: "2026-01-01T00:00")
        }
    }
}
