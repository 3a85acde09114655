import CardTokens
import Diagnostics
import ScenarioRunner
import Simulation
import Testing

/// The configuration file of the live simulator.
struct ServiceConfigurationTests {
    private static let day = LocalTime(day: 20_454, milliseconds: 0)

    /// What a file says, or its errors as text.
    private func read(
        _ yaml: String, with others: [String: String] = [:]
    ) async throws -> (ServiceConfiguration?, String) {
        var files = others
        files["depot.yaml"] = yaml
        return try await withFiles(files) { folder in
            switch ServiceConfiguration.read("\(folder)/depot.yaml", around: Self.day) {
            case .success(let configuration): (configuration.named(from: folder), "")
            case .failure(let problems):
                (
                    nil,
                    problems.list.map { $0.text + "\n" }.joined()
                        .replacing("\(folder)/", with: "")
                )
            }
        }
    }

    @Test func `without a file there is one eVito at a home wallbox`() throws {
        let configuration = ServiceConfiguration()
        #expect(configuration.vans.map(\.id) == ["van-1"])
        #expect(configuration.vans.map(\.vehicle) == ["eVito-41"])
        #expect(configuration.vans.map(\.wallbox) == ["home-11kW"])
        #expect(configuration.zone.name == "Europe/Copenhagen")
        #expect(ServiceConfiguration(vehicles: 3).vans.map(\.id) == ["van-1", "van-2", "van-3"])
    }

    @Test func `a depot is read whole`() async throws {
        let (configuration, errors) = try await read(
            """
            instance: depot-7
            mqtt:
              url: mqtts://broker.example:8883
              user: simulator
              passwordFile: /run/secrets/mqtt
              authority: ca.pem
              root: vans
              signals: off
            clock: { zone: Europe/Berlin, start: 2026-01-12T18:00, rate: 60, steering: allowed }
            weather: -5 °C
            database: depot.sqlite
            retention: 90 d
            log: debug
            contacts: { site: { name: Caretaker, phone: +45 12 34 56 78, email: a@b.dk } }
            limits: { climateSoc: 20 %, climateDifference: 1.5 K }
            cards: { 04A1B2C3: Accepted }
            given: { vehicle.soc: 40 % }
            vehicles:
              north: eVito-66
              south: { wallbox: home-22kW, given: { vehicle.soc: 80 % } }
              street: { wallbox: none }

            """)
        #expect(errors == "")
        let depot = try #require(configuration)
        #expect(depot.instance == "depot-7")
        #expect(depot.root == "vans")
        #expect(
            depot.broker
                == ServiceConfiguration.Broker(
                    url: "mqtts://broker.example:8883", user: "simulator",
                    passwordFile: "/run/secrets/mqtt", authority: "ca.pem"))
        #expect(!depot.publishesSignals)
        #expect(depot.announcesDiscovery)
        #expect(depot.zone.name == "Europe/Berlin")
        #expect(depot.start == Scalar.localTime("2026-01-12T18:00"))
        #expect(depot.rate == 60)
        #expect(depot.allowsClock)
        #expect(depot.database == "depot.sqlite")
        #expect(depot.retention == .hours(90 * 24))
        #expect(depot.logLevel == .debug)
        var contacts = ContactDirectory()
        contacts[.site] = .init(name: "Caretaker", phone: "+45 12 34 56 78", email: "a@b.dk")
        #expect(depot.contacts == contacts)
        #expect(depot.vans.map(\.id) == ["north", "south", "street"])
        #expect(depot.vans.map(\.vehicle) == ["eVito-66", "eVito-41", "eVito-41"])
        #expect(depot.vans.map(\.wallbox) == ["home-11kW", "home-22kW", nil])
        #expect(depot.vans.allSatisfy { $0.setup.cards.count == 1 })
        let thresholds = depot.vans.map(\.setup.parameters.thresholds)
        #expect(thresholds.map(\.climateSoc) == [20, 20, 20])
        #expect(thresholds.map(\.climateDifference) == [1.5, 1.5, 1.5])
        let shown = depot.vans.map { van in
            let engine = Engine(van.setup)
            return [.vehicleSoc, .weatherTemperature, .cabinTemperature].map { signal in
                engine.text(engine.value(of: signal), signal: signal)
            }
        }
        #expect(
            shown == [
                ["40.0 %", "-5.0 °C", "-5.0 °C"], ["80.0 %", "-5.0 °C", "-5.0 °C"],
                ["40.0 %", "-5.0 °C", "-5.0 °C"],
            ])
    }

    @Test func `a card has another token with another key, and is written as it was`() async throws
    {
        let (configuration, _) = try await read(
            "cards: { 04A1B2C3: Accepted, card~0102030405060708: Blocked }\nvehicles: 2\n")
        var depot = try #require(configuration)
        let yaml = depot.yaml
        depot.makeTokens(with: [7])
        #expect(depot.yaml == yaml)
        let tokens = [
            cardToken(uid: "04A1B2C3", key: [7]).full, "card~0102030405060708",
        ]
        #expect(depot.vans.map { $0.setup.cards.map(\.token.full) } == [tokens, tokens])
    }

    @Test func `a number makes so many vehicles of the same kind`() async throws {
        let (configuration, _) = try await read("vehicle: eVito-66\nvehicles: 3\n")
        #expect(configuration?.vans.map(\.id) == ["van-1", "van-2", "van-3"])
        #expect(configuration?.vans.map(\.vehicle) == ["eVito-66", "eVito-66", "eVito-66"])
    }

    @Test func `the weather of each hour is read from a file`() async throws {
        let file = "time,temperature\n2026-01-12T18:00,-2\n2026-01-12T19:00,-3.5\n"
        let (configuration, errors) = try await read(
            "weather: hours.csv\nclock: { zone: Europe/Copenhagen }\n", with: ["hours.csv": file])
        #expect(errors == "")
        let start = Instant(milliseconds: 1_768_237_200_000)
        #expect(
            configuration?.weather
                == .hourly(
                    file: "hours.csv",
                    [
                        .init(at: start, temperature: -2),
                        .init(at: start + .hours(1), temperature: -3.5),
                    ]))
        let depot = try #require(configuration)
        let beginnings = [start - .hours(5), start, start + .minutes(61)].map { instant in
            let engine = Engine(depot.setup(of: depot.vans[0], at: instant))
            return [.weatherTemperature, .cabinTemperature].map { signal in
                engine.text(engine.value(of: signal), signal: signal)
            }
        }
        #expect(
            beginnings == [
                ["-2.0 °C", "-2.0 °C"], ["-2.0 °C", "-2.0 °C"], ["-3.5 °C", "-3.5 °C"],
            ])
    }

    @Test func `files are seen from the configuration's folder`() async throws {
        let files = ["etc/depot.yaml": "database: ../var/depot.sqlite\n"]
        try await withFiles(files) { folder in
            let depot = try ServiceConfiguration.read("\(folder)/etc/depot.yaml", around: Self.day)
                .get()
            #expect(depot.database == "\(folder)/var/depot.sqlite")
        }
    }

    @Test func `who says no cards has one, and who says none has none`() async throws {
        let (usual, _) = try await read("vehicles: 2\n")
        #expect(usual?.vans == ServiceConfiguration(vehicles: 2).vans)
        let (none, _) = try await read("cards: {}\n")
        #expect(none?.vans.map(\.setup.cards) == [[]])
    }

    @Test func `the weather of a vehicle's own comes before that of all`() async throws {
        let (depot, _) = try await read(
            "weather: -5 °C\nvehicles: { a: { given: { weather.temperature: 3 °C } }, b: {} }\n")
        let given = depot?.vans.map { $0.setup.given.map(\.scenarioText) }
        #expect(given == [["weather.temperature: 3 °C"], ["weather.temperature: -5 °C"]])
    }

    @Test func `every mistake is told at once, with its place`() async throws {
        let (_, errors) = try await read(
            """
            instance: a/b
            mqtt: { url: "mqtt://x", password: secret, signals: of }
            clock: { zone: Europe/Kopenhagen, rate: 0 }
            wether: 5 °C
            vehicles:
              status: eVito-41
              van 2: eVito-41
              north: { vehicle: eVito-67, wallbx: home-11kW }

            """)
        #expect(errors == Self.mistakes)
    }

    private static let mistakes = """
        depot.yaml:1:11: `instance` is "a/b"; it must be a name of 1–64 letters, digits, - and _
            1 | instance: a/b
              |           ^
        depot.yaml:2:26: a password has no place in this file: write it into a file of its \
        own, and name that as `passwordFile`
            2 | mqtt: { url: "mqtt://x", password: secret, signals: of }
              |                          ^
        depot.yaml:2:53: `signals` is "of"; it must be on or off; did you mean `on`?
            2 | mqtt: { url: "mqtt://x", password: secret, signals: of }
              |                                                     ^
        depot.yaml:3:16: unknown zone `Europe/Kopenhagen`; did you mean `Europe/Copenhagen`?
            3 | clock: { zone: Europe/Kopenhagen, rate: 0 }
              |                ^
        depot.yaml:3:41: `rate` is "0"; it must be a number in 0.000001–100000
            3 | clock: { zone: Europe/Kopenhagen, rate: 0 }
              |                                         ^
        depot.yaml:4:1: unknown key `wether`; did you mean `weather`?
            4 | wether: 5 °C
              | ^
        depot.yaml:6:3: `status` is no vehicle's name: it has 1–64 letters, digits, - and _, \
        and is not `status`
            6 |   status: eVito-41
              |   ^
        depot.yaml:7:3: `van 2` is no vehicle's name: it has 1–64 letters, digits, - and _, \
        and is not `status`
            7 |   van 2: eVito-41
              |   ^
        depot.yaml:8:21: unknown preset `eVito-67`; did you mean `eVito-66`?
            8 |   north: { vehicle: eVito-67, wallbx: home-11kW }
              |                     ^
        depot.yaml:8:31: unknown key of a vehicle: `wallbx`; did you mean `wallbox`?
            8 |   north: { vehicle: eVito-67, wallbx: home-11kW }
              |                               ^

        """

    @Test(
        arguments: [
            ("", "the file is empty"), ("- a\n", "a configuration must be a map of keys"),
            ("vehicles: 0\n", "it must be a number in 1–10000"),
            ("vehicles: {}\n", "`vehicles` must be a number, or a map: { van-1: eVito-41 }"),
            ("weather: none.csv\n", "the weather file"),
            ("weather: warm\n", "`weather.temperature` is \"warm\""),
            ("weather: -60 °C\n", "it must lie in"),
            ("retention: 3 d\n", "`retention` is 3 d; it must lie in 7 d to 3650 d"),
            ("retention: 90\n", "`retention` is \"90\"; it must be a length of time such as"),
            ("log: warnin\n", "error or critical; did you mean `warning`?"),
            ("limits: { climateSoc: 120 % }\n", "`climateSoc` is 120 %; it must lie in 0–100 %"),
            ("limits: { soc: 20 % }\n", "unknown key of `limits`: `soc`"),
            ("contacts: 112\n", "`contacts` must be a map: { site: { name: Caretaker, phone"),
            (
                "contacts: { sit: {} }\n",
                "unknown key of `contacts`: `sit`; did you mean `site`?"
            ),
            (
                "contacts: { site: { name: Caretaker } }\n",
                "`phone` is missing: somebody to call has a name and a phone"
            ),
            (
                "contacts: { site: { name: \"a\\nb\", phone: 112 } }\n",
                "`name` must be one line of up to 60 characters"
            ),
            ("mqtt: { user: me }\n", "`user` is for a broker, and there is no `url` of one"),
            ("vehicles: 007\n", "it must be a number in 1–10000"),
            ("vehicles: { a: [] }\n", "`a` must be a preset, or a map: { vehicle: eVito-41 }"),
            (
                "given: { plug.fit: out, plug.lock: locked }\n",
                "`plug.lock` can't be locked here"
            ),
        ])
    func `what cannot be is refused`(yaml: String, sentence: String) async throws {
        let (configuration, errors) = try await read(yaml)
        #expect(configuration == nil)
        #expect(errors.contains(sentence), "\(errors)")
    }

    @Test func `what is wrong for all vehicles is told once`() async throws {
        let (_, errors) = try await read("vehicle: eVito-67\nvehicles: { a: {}, b: {} }\n")
        #expect(errors.split(separator: "\n").count { $0.contains("unknown preset") } == 1)
    }

    @Test(
        arguments: [
            ("2026-01-12T18:00;4\n", ":1: a line must be a local time and °C"),
            ("2026-01-12T18:00,4\n2026-01-12T18:00,5\n", ":2: the times must rise"),
            ("2026-01-12T18:00,99\n", ":1: `weather.temperature` is"), ("\n", "is empty"),
        ])
    func `a wrong weather file is refused with its line`(
        _ file: String, sentence: String
    ) async throws {
        let (_, errors) = try await read("weather: hours.csv\n", with: ["hours.csv": file])
        #expect(errors.contains("hours.csv"))
        #expect(errors.contains(sentence), "\(errors)")
    }
}

extension ServiceConfiguration {
    /// The same with files named as they are seen from a folder.
    fileprivate func named(from folder: String) -> ServiceConfiguration {
        func named(_ path: String?) -> String? { path?.replacing("\(folder)/", with: "") }
        var copy = self
        copy.database = named(database)
        copy.broker?.authority = named(broker?.authority)
        if case .hourly(let file, let hours) = weather {
            copy.weather = .hourly(file: named(file) ?? "", hours)
        }
        return copy
    }
}
