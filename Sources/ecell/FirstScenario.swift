import ArgumentParser

/// A first scenario to go on from: it passes as it is written.
struct FirstScenario {
    /// What it is about.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case charging, climate
    }

    /// The file in which editors look for the schema, beside the scenario.
    static let schemaName = "scenario.schema.json"

    var kind = Kind.charging
    /// A vehicle preset.
    var preset: String

    /// The file's text.
    var text: String {
        """
        # yaml-language-server: $schema=\(Self.schemaName)
        # What a word means: `ecell explain WORD`. All words: `ecell reference`.

        \(kind == .charging ? charging : climate)
        # At no event of the whole run:
        never:
          - { wallbox.contactor: closed, plug.lock: unlocked }

        """
    }

    private var world: String {
        """
        vehicle: \(preset)  # others: `ecell reference presets`
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }  # a card's UID, and what the back end answers
        # The rest is a ready world at 18:00 on 2026-01-12 in Copenhagen.
        """
    }

    private var charging: String {
        """
        scenario: The van charges overnight
        tags: [first, charging]  # `ecell run . --tag first`
        \(world)
        given: { vehicle.soc: 40 % }

        # A step waits (at, after), then does or expects.
        timeline:
          - do: plug.insert
          - after: 10 s
            do: { card.present: { card: 04A1B2C3 } }
          # At some instant of the next 5 s:
          - within: 5 s
            expect: { charging.state: charging, charging.power: "> 1 kW" }
          # The next seven o'clock:
          - at: 07:00
            expect: { charging.state: complete, vehicle.soc: ">= 99 %" }

        """
    }

    private var climate: String {
        """
        scenario: The van is warm at departure
        tags: [first, climate]  # `ecell run . --tag first`
        \(world)
        given: { vehicle.soc: 80 %, weather.temperature: -5 °C }

        # A step waits (at, after), then does or expects.
        timeline:
          - do: plug.insert
          - after: 10 s
            do: { card.present: { card: 04A1B2C3 } }
          - do: [climate.activate, { departure.set: { time: 07:00 } }]
          - expect: { climate.state: armed, departure.next: 07:00 }
          - at: 07:00
            expect: { climate.result: reached, cabin.temperature: 21 °C ± 1 }

        """
    }
}
