import ScenarioRunner
import Simulation
import Testing

struct StepResultTests {
    @Test func `a result tells of every step what it was and when`() async throws {
        let report = try await run(
            """
            scenario: Hood
            timeline:
              - do: [hood.open, { climate.setTarget: { temperature: 22 °C } }]
                note: as in the car wash
              - after: 10 s
                do: plug.remove
                refused: [plugHeld]
              - expect: { vehicle.hood: open, charging.unmet: [plugInserted, hoodClosed] }

            """, RunOptions(recordsEvents: true))
        let steps = report.results.first?.steps.map(Self.line) ?? []
        #expect(
            steps == [
                "do 3 passed 0-0 [hood.open, { climate.setTarget: { temperature: 22 °C } }]"
                    + " (as in the car wash)",
                "do 5 failed 10000-10000 plug.remove, refused: [plugHeld]",
                "expect 8 unreached - { vehicle.hood: open, "
                    + "charging.unmet: [plugInserted, hoodClosed] }",
            ])
    }

    @Test func `a step can fail before it begins, and ends when it is met`() async throws {
        let report = try await run(
            """
            scenario: Charging
            wallbox: { preset: home-11kW, card: free }
            timeline:
              - do: plug.insert
              - within: 5 s
                expect: { charging.state: charging }
              - after: 1 h
                expect: { plug.fit: inserted }
            never:
              - { vehicle.soc: ">= 60 %" }

            """, RunOptions(recordsEvents: true))
        let steps = report.results.first?.steps.map(Self.line) ?? []
        #expect(
            steps == [
                "do 4 passed 0-0 plug.insert",
                "expect 5 passed 0-2000 { charging.state: charging }, within: 5 s",
                "expect 7 failed -1888681 { plug.fit: inserted }",
            ])
    }

    @Test func `without events there are no steps`() async throws {
        let report = try await run(
            "scenario: Once\ntimeline:\n  - expect: { plug.fit: out }\n")
        #expect(report.results.map(\.steps) == [[]])
    }

    /// A step on one line, with milliseconds from the usual start.
    private static func line(_ step: StepResult) -> String {
        func text(_ milliseconds: Int64?) -> String {
            milliseconds.map { "\($0 - 1_768_237_200_000)" } ?? ""
        }
        return "\(step.verb.rawValue) \(step.line) \(step.outcome.rawValue) "
            + text(step.begins?.milliseconds) + "-" + text(step.ends?.milliseconds)
            + " " + step.text + (step.note.map { " (\($0))" } ?? "")
    }
}
