import Foundation
import ScenarioRunner
import Testing

/// One way of writing scenario files.
struct FormatTests {
    private func formatted(_ yaml: String) -> String? {
        let format = ScenarioFormat(standardInput: Array(yaml.utf8))
        #expect(format.problems.map(\.text) == [])
        return format.files.first?.formatted
    }

    private static let steps = "timeline:\n  - expect: { plug.fit: out }\n"

    @Test func `indentation, blanks, quotes, units and cards get one spelling`() {
        let written = """
            "scenario":   'Untidy'
            tags: [ 'a',b ]
            wallbox: home-11kW
            cards: {"04 a1 b2 c3": Accepted, 04:11:22:33 : {status: Blocked}}
            given:
                vehicle.soc: 40%
                weather.temperature: "-5°C"
            timeline:
            - do: [plug.insert,   {card.present: {card: "04:a1:b2:c3"}}]
            -   after: "1h30min"
                expect: {charging.state: 'charging', charging.power: "7kW..7.5kW",
                    vehicle.soc: ">=41%"}
            -   at: +2h
                expect:
                    charging.current:   16A±1
                    departure.next: not   none

            """
        let tidy = """
            scenario: Untidy
            tags: [a, b]
            wallbox: home-11kW
            cards: { 04A1B2C3: Accepted, 04112233: { status: Blocked } }
            given:
              vehicle.soc: 40 %
              weather.temperature: -5 °C
            timeline:
              - do: [plug.insert, { card.present: { card: 04A1B2C3 } }]
              - after: 1 h 30 min
                expect: { charging.state: charging, charging.power: 7 kW .. 7.5 kW, vehicle.soc: ">= 41 %" }
              - at: +2 h
                expect:
                  charging.current: 16 A ± 1
                  departure.next: not none

            """
        #expect(formatted(written) == tidy)
        #expect(formatted(tidy) == tidy)
    }

    @Test func `comments and single blank lines stay where they are`() {
        let written = """

            # Before everything.


            scenario: Commented   # the title
            # About the world.
            given:  # at the start
                # The battery.
                vehicle.soc: 40 %  #   rather little
                # The end of the world.

            # About what happens.
            timeline:
            # The first step.
            - # Still the first.
              do: hood.open

            - expect: { vehicle.hood: open }   # it is
            - expect: {
                vehicle.hood: open, # it still is
                  vehicle.locked: false }  # and not locked
              # The end of the last step.
            # The end of the steps.

            # The end.
            """
        let tidy = """
            # Before everything.

            scenario: Commented  # the title
            # About the world.
            given:  # at the start
              # The battery.
              vehicle.soc: 40 %  #   rather little
              # The end of the world.

            # About what happens.
            timeline:
              # The first step.
              # Still the first.
              - do: hood.open

              - expect: { vehicle.hood: open }  # it is
              - expect: {
                  vehicle.hood: open, # it still is
                  vehicle.locked: false }  # and not locked
                # The end of the last step.
            # The end of the steps.

            # The end.

            """
        #expect(formatted(written) == tidy)
        #expect(formatted(tidy) == tidy)
    }

    @Test func `texts over several lines keep their lines`() {
        let written = """
            scenario: Texts
            about: >-
                Folded, with
                  an indented line

                and a paragraph.
            timeline:
            -   expect: { plug.fit: out }
                note: |
                   Kept as it is:  # not a comment
                     two deeper

            -   expect: { plug.fit: out }
                note: A plain text
                      over two lines.
            -   note: "Quoted, with a \\"word\\" and a\\ttab"
                expect: { plug.fit: out }
            """
        let tidy = """
            scenario: Texts
            about: >-
              Folded, with
                an indented line

              and a paragraph.
            timeline:
              - expect: { plug.fit: out }
                note: |
                  Kept as it is:  # not a comment
                    two deeper

              - expect: { plug.fit: out }
                note: A plain text
                  over two lines.
              - note: "Quoted, with a \\"word\\" and a\\ttab"
                expect: { plug.fit: out }

            """
        #expect(formatted(written) == tidy)
        #expect(formatted(tidy) == tidy)
    }

    @Test func `quotes stay where a text needs them`() {
        let lines = [
            "about: \"a: b\"", "about: a:b", "about: \"#1\"", "about: a#1",
            "about: '\"no\" it says'",
            "about: \"null\"", "about: it's", "about: \"- a\"", "about: -a",
            "about: \"< 5\"", "about: \"[a]\"", "about: a, b [c]", "id: \"@a\"", "about: 07:00",
        ]
        for line in lines {
            let text = "scenario: Quotes\n\(line)\n\(Self.steps)"
            #expect(formatted(text) == text)
        }
    }

    @Test func `braces that are too long are filled up to 100 columns`() {
        let one = "charging.blockedBy: batteryTemperatureAllows"
        let written =
            "scenario: Long\ngiven: { battery.temperature: -30 °C }\ntimeline:\n"
            + "  - expect: {charging.state: disconnected, \(one), charging.unmet:\n"
            + "     [batteryTemperatureAllows, plugInserted, gearInPark]}\n"
        #expect(
            formatted(written) == """
                scenario: Long
                given: { battery.temperature: -30 °C }
                timeline:
                  - expect: { charging.state: disconnected, charging.blockedBy: batteryTemperatureAllows,
                              charging.unmet: [batteryTemperatureAllows, plugInserted, gearInPark] }

                """)
    }

    @Test func `what a matrix names and what a person calls a thing is left alone`() {
        let text = """
            scenario: Names like 40% and 5min
            tags: [10min]
            matrix: { soc: [40%, 60  %] }
            given: { vehicle.soc: "${soc}" }
            timeline:
              - do: { departure.set: { time: 07:00, date: 2026-01-13, plan: 5min } }
                note: 5min

            """
        #expect(formatted(text) == text)
    }

    @Test func `a file with errors is not formatted, and every error is told`() async throws {
        try await withFiles(["a.yaml": "scenario: A\ntimelin: []\n", "b.yaml": "scenario: B\n"]) {
            let format = ScenarioFormat(paths: [$0])
            #expect(format.files.map(\.path) == ["\($0)/b.yaml"])
            #expect(
                format.problems.map(\.message) == [
                    "unknown key `timelin`; did you mean `timeline`?"
                ])
        }
    }

    @Test func `files that are only included are formatted too`() async throws {
        let files = [
            "_parts/world.yaml": "given: {vehicle.soc: 40%}\n",
            "a.yaml": "scenario: A\ninclude: [_parts/world.yaml]\n" + Self.steps,
        ]
        try await withFiles(files) { folder in
            let format = ScenarioFormat(paths: [folder])
            #expect(format.problems == [])
            #expect(
                format.files.map(\.formatted) == [
                    "given: { vehicle.soc: 40 % }\n", files["a.yaml"],
                ])
        }
    }

    @Test func `line ends, a byte order mark and tags disappear`() {
        let written =
            "\u{feff}---\r\nscenario: !!str  Ends\r\n" + Self.steps.replacing("\n", with: "\r\n")
        #expect(formatted(written) == "scenario: Ends\n" + Self.steps)
    }

    @Test func `formatting twice is formatting once, and changes no meaning`() async throws {
        let paths = ["Scenarios", "\(Fixture.folder)/failing"]
        let once = ScenarioFormat(paths: paths)
        #expect(once.problems.map(\.text) == [])
        let files = Dictionary(uniqueKeysWithValues: once.files.map { ($0.path, $0.formatted) })
        #expect(files.count > 150)
        try await withFiles(files) { folder in
            let twice = ScenarioFormat(paths: [folder])
            #expect(twice.problems.map(\.text) == [])
            #expect(twice.files.filter(\.isChanged).map(\.path) == [])
            let suite = ScenarioSuite.load(paths: ["\(folder)/Scenarios"])
            let before = await ScenarioSuite.load(paths: ["Scenarios"])
                .run(options: RunOptions(digestsTraces: true))
            let after = await suite.run(options: RunOptions(digestsTraces: true))
            #expect(after.results.map(\.traceDigest) == before.results.map(\.traceDigest))
        }
    }
}
