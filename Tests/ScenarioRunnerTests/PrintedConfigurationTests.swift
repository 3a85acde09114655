import ScenarioRunner
import Simulation
import Testing

/// The configuration of the live simulator as a file.
struct PrintedConfigurationTests {
    private static let day = LocalTime(day: 20_454, milliseconds: 0)

    @Test func `what holds without a file is printed with what could be said`() {
        #expect(ServiceConfiguration().yaml == Self.usual)
    }

    @Test func `a depot is printed with what its vehicles share`() async throws {
        let yaml = """
            mqtt: { url: "mqtt://127.0.0.1:1883", user: "#1", passwordFile: /run/secrets/mqtt }
            weather: -5 °C
            retention: 90 d
            cards:
              04A1B2C3: { status: Accepted, group: family, local: true, expires: 2027-01-01T00:00 }
            vehicles:
              north: { vehicle: { preset: eVito-66, heater: 4.5 kW } }
              south: { given: { vehicle.soc: 80 % } }

            """
        try await withFiles(["depot.yaml": yaml]) { folder in
            let depot = try ServiceConfiguration.read("\(folder)/depot.yaml", around: Self.day)
                .get()
            let lines = depot.yaml.split(separator: "\n").filter { !$0.contains("# ") }
            #expect(lines.joined(separator: "\n") == Self.depot)
        }
    }

    @Test func `read again it is equal`() async throws {
        var generator = Noise(state: 41)
        for _ in 0..<60 {
            let yaml = Self.anyFile(&generator)
            let files = ["here/a.yaml": yaml, "here/hours.csv": "2026-01-12T18:00,-2\n"]
            try await withFiles(files) { folder in
                let first = try ServiceConfiguration.read("\(folder)/here/a.yaml", around: Self.day)
                    .get()
                try await withFiles(["b.yaml": first.yaml]) { elsewhere in
                    let again = try ServiceConfiguration.read(
                        "\(elsewhere)/b.yaml", around: Self.day
                    ).get()
                    #expect(again == first, "\(yaml)\n\(first.yaml)")
                    #expect(again.yaml == first.yaml)
                }
            }
        }
    }

    // MARK: Files

    /// Ways to say each key; none of them always holds.
    private static let ways = [
        ["instance: depot-7", "instance: \"null\"", "instance: 007"],
        [
            "mqtt: { root: vans, signals: off }", "mqtt: { discovery: off }",
            "mqtt: { url: \"mqtts://[::1]:8883\", user: \"a: #'b\", passwordFile: \"p, q.txt\" }",
            "mqtt: { url: mqtts://x, authority: ../ca.pem, certificate: c.pem, key: \"k\\\".pem\" }",
        ],
        [
            "clock: { zone: Asia/Kathmandu, start: 2026-03-29T02:30 }", "clock: { rate: 0.000001 }",
            "clock: { start: now, rate: 3600, steering: allowed }", "clock: { zone: UTC }",
        ],
        ["weather: -5.25 °C", "weather: hours.csv"],
        ["database: depot.sqlite", "database: \"/tmp/a b\""],
        ["retention: 90d", "retention: 200 h", "retention: 7 d 12 h 30 min"],
        ["log: trace", "log: critical"],
        [
            "contacts: { site: { name: \"Hansen, 'kælder'\", phone: \"+45 12 34 56 78\" } }",
            "contacts: { assistance: { name: a, phone: 112, email: \"b@c.dk\" } }", "contacts: {}",
        ],
        ["limits: { climateSoc: 20.5 % }", "limits: { climateDifference: 0 K }"],
        [
            "cards: {}", "cards: { 04A1B2C3: Blocked, card~0123456789abcdef: Accepted }",
            """
            cards:
              04A1B2C3: { status: Accepted, group: b, expires: 2026-10-25T02:30 }
              04A1B2C4: { status: Accepted, group: a, local: true }
              04A1B2C5: { status: Accepted, group: b }
            """,
        ],
        [
            "vehicle: Vito-E-CELL", "vehicle: { phases: 1, standby: 0.000001 kW }",
            "vehicle: { preset: eVito-66, preclimateLead: 1 h 1 min, cabinLoss: 75.125 W/K }",
        ],
        ["wallbox: none", "wallbox: { preset: home-22kW, cable: tethered, card: free }"],
        [
            "given: { vehicle.soc: 40.125 %, charging.window: 22:00-06:00 }",
            "given: { charging.window: none, vehicle.gear: N, vehicle.locked: true }",
            "given: { weather.temperature: 3 °C, cabin.temperature: -0.5 °C }",
        ],
        [
            "vehicles: 3", "vehicles: { a: eVito-66, null: { wallbox: none } }",
            "vehicles: { a: , b: { vehicle: { heater: 4 kW }, given: { vehicle.soc: 5 % } } }",
            "vehicles: { van-1: {}, van-2: {} }",
        ],
    ]

    private static func anyFile(_ generator: inout Noise) -> String {
        var lines: [String] = []
        for way in ways where Bool.random(using: &generator) {
            if let line = way.randomElement(using: &generator) { lines.append(line) }
        }
        return lines.isEmpty ? "{}" : lines.shuffled(using: &generator).joined(separator: "\n")
    }

    // MARK: Texts

    private static let usual = """
        # yaml-language-server: $schema=service.schema.json
        # `ecell reference config-schema > service.schema.json` writes that file.

        # Names the connection and its status topic; default ecell.
        instance: ecell

        # The broker, and what is published.
        mqtt:
          # mqtt://HOST:PORT, or mqtts:// for TLS; without it there is a broker of its own.
          # url: "mqtt://127.0.0.1:1883"
          # The first level of every topic; default ecell.
          root: ecell
          # The user's name at the broker.
          # user: simulator
          # The file whose first line is the password.
          # passwordFile: password
          # Certificates to trust, PEM; default: the system's.
          # authority: ca.pem
          # The client's own certificate, PEM.
          # certificate: client.pem
          # The key of that certificate, PEM.
          # key: client.key
          # Whether each signal has a topic of its own; default on.
          signals: on
          # Whether Home Assistant is told of the vehicles; default on.
          discovery: on

        # Where it is, when it begins there, and how fast time goes.
        clock:
          # An IANA time zone; default Europe/Copenhagen.
          zone: Europe/Copenhagen
          # now, or a local date and time such as 2026-01-12T18:00; default now.
          start: now
          # Virtual seconds a second, a number in 0.000001–100000; default 1.
          rate: 1
          # Whether commands may steer the clock; default refused.
          steering: refused

        # °C outside, or a .csv file with a local time and °C in each line.
        # weather: -5 °C

        # The file in which all is kept; without it nothing outlives the process.
        # database: ecell.sqlite

        # How long history is kept, 7 d at least; without it for ever.
        # retention: 90 d

        # The least that is logged: trace, debug, info, notice, warning, error or critical; default info.
        log: info

        # Whom a diagnosis tells to call; default: those of FAQ 22 and 23.
        contacts:
          # For the wallbox, and for cards.
          wallboxProvider: { name: The Mobility House, phone: +49 894 1614 3070,
                             email: service@mobilityhouse.com }
          # In its place, where the wallbox came from the manufacturer.
          # wallboxService: { name: Mercedes-Benz, phone: +49 800 9777 7777 }
          # For commands that do not reach the van.
          digitalServices: { name: Mercedes-Benz, phone: +49 800 3777 7777,
                             email: connect.deu@cac.mercedes-benz.com }
          # For the van, and for everything else.
          assistance: { name: Mercedes-Benz, phone: +49 800 3777 7777,
                        email: mproconnect.deu@cac.mercedes-benz.com }
          # For the mains supply, and for limits of the wallbox.
          # site: { name: Caretaker, phone: +45 12 34 56 78 }
          # For cards, in place of the wallbox's provider.
          # fleetManager: { name: Office, phone: +45 12 34 56 78 }
          # For the simulator itself, while it cannot record.
          # simulatorOperator: { name: Office, phone: +45 12 34 56 78 }

        # When pre-entry climate control is allowed and worth while.
        limits:
          # The battery must be above that (FAQ 25.7); default 15 %.
          climateSoc: 15 %
          # Preset and outside temperature must differ by that (FAQ 25.6); default 0.5 K.
          climateDifference: 0.5 K

        # UIDs and their OCPP 1.6 AuthorizationStatus, others are Invalid; default 04A1B2C3: Accepted.
        cards:
          04A1B2C3: Accepted

        # Every vehicle that does not say: a preset, or a map of `preset` and fields; default eVito-41.
        vehicle: eVito-41

        # Every wallbox: a preset, or a map of `preset` and fields, or none; default home-11kW.
        wallbox: home-11kW

        # How many, named van-1 and on, or a map of names and what is different about each.
        vehicles: 1

        """

    private static let depot = """
        instance: ecell
        mqtt:
          url: mqtt://127.0.0.1:1883
          root: ecell
          user: "#1"
          passwordFile: /run/secrets/mqtt
          signals: on
          discovery: on
        clock:
          zone: Europe/Copenhagen
          start: now
          rate: 1
          steering: refused
        retention: 90 d
        log: info
        contacts:
          wallboxProvider: { name: The Mobility House, phone: +49 894 1614 3070,
                             email: service@mobilityhouse.com }
          digitalServices: { name: Mercedes-Benz, phone: +49 800 3777 7777,
                             email: connect.deu@cac.mercedes-benz.com }
          assistance: { name: Mercedes-Benz, phone: +49 800 3777 7777,
                        email: mproconnect.deu@cac.mercedes-benz.com }
        limits:
          climateSoc: 15 %
          climateDifference: 0.5 K
        cards:
          04A1B2C3: { status: Accepted, group: 1, expires: 2027-01-01T00:00, local: true }
        wallbox: home-11kW
        vehicles:
          north: { vehicle: { preset: eVito-66, heater: 4.5 kW }, \
        given: { weather.temperature: -5 °C } }
          south: { vehicle: eVito-41, given: { weather.temperature: -5 °C, vehicle.soc: 80 % } }
        """
}

/// A stream of numbers that is the same in every run.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 31)
    }
}
