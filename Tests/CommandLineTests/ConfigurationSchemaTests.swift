import Foundation
import ScenarioRunner
import Simulation
import Testing

/// The JSON Schema of the live simulator's configuration against its reader.
struct ConfigurationSchemaTests {
    /// Every way to say every key.
    private static let valid = [
        "{}\n",
        """
        instance: depot-7
        mqtt:
          url: mqtts://broker.example:8883
          user: simulator
          passwordFile: secrets/mqtt
          authority: ca.pem
          certificate: client.pem
          key: client.key
          root: vans
          signals: off
          discovery: on
        clock: { zone: Europe/Berlin, start: 2026-01-12T18:00, rate: 60.5, steering: allowed }
        weather: -5.5 °C
        database: depot.sqlite
        retention: 90d
        log: warning
        contacts:
          site: { name: Caretaker, phone: +45 12 34 56 78, email: a@b.dk }
          fleetManager: { name: Office, phone: 112 }
        limits: { climateSoc: 20 %, climateDifference: 1.5 K }
        cards:
          04A1B2C3: Accepted
          "12345678": { status: Blocked, group: 7, expires: 2026-10-25T02:30, local: true }
        vehicle: { preset: eVito-66, phases: 3, preclimateLead: 1 h 10 min }
        wallbox: { preset: home-22kW, cable: tethered, card: free }
        given: { vehicle.soc: 40 %, charging.window: 22:00-06:00, vehicle.locked: true }
        vehicles:
          north:
          south: eVito-41
          41: { wallbox: none, given: { vehicle.soc: 80 %, charging.window: none } }
          street: { vehicle: { heater: 4.5 kW }, wallbox: home-11kW }

        """,
        "clock: { start: now, steering: refused }\nweather: hours.csv\nvehicles: 12\nwallbox: none\n",
        "mqtt: { root: 5 }\ninstance: true\nvehicle: eSprinter-81\ncards: {}\nvehicles: { a: {} }\n",
    ]

    /// Parts of messages about what takes more than the file's shape to see.
    private static let unseenMessages = [
        "unknown zone", "must lie in", "must be a number in 0.000001", "given twice", "can't be",
        "there is none here", "weather file",
    ]

    private static func problems(_ file: URL) -> [String] {
        let day = LocalTime(day: 20_454, milliseconds: 0)
        switch ServiceConfiguration.read(file.path, around: day) {
        case .success: return []
        case .failure(let problems): return problems.list.map(\.message)
        }
    }

    private func inFolder<R>(_ body: (URL) throws -> R) throws -> R {
        try Shell.inNewFolder { folder in
            try folder.write("hours.csv", "2026-01-12T18:00,-2\n")
            return try body(folder)
        }
    }

    @Test func `the schema is one of draft 2020-12, with the expressions of JavaScript`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.json", try Shell.run(["reference", "config-schema"]).output)
            let schema = folder.appendingPathComponent("a.json").path
            let outcome = try ReportReader.run("check-jsonschema", ["--check-metaschema", schema])
            #expect(outcome.output == "ok -- validation done\n", "\(outcome)")
        }
    }

    @Test func `it takes what the reader takes, and what is printed`() throws {
        try inFolder { folder in
            for (number, text) in Self.valid.enumerated() {
                try folder.write("valid\(number).yaml", text)
                let file = folder.appendingPathComponent("valid\(number).yaml")
                #expect(Self.problems(file) == [])
                let day = LocalTime(day: 20_454, milliseconds: 0)
                let configuration = try ServiceConfiguration.read(file.path, around: day).get()
                try folder.write("printed\(number).yaml", configuration.yaml)
            }
            let verdicts = try SchemaVerdict.all(of: "config-schema", below: folder.path)
            #expect(verdicts.count == 2 * Self.valid.count)
            for verdict in verdicts {
                #expect(verdict.written == true, "\(verdict.path)")
                #expect(verdict.core == true, "\(verdict.path)")
            }
        }
    }

    @Test func `reader and schema agree about 600 mutations`() throws {
        var generator = Noise(state: 2014)
        try inFolder { folder in
            for number in 0..<600 {
                let text = Self.valid[number % 7 == 0 ? 2 : number % 11 == 0 ? 3 : 1]
                try folder.write("m\(number).yaml", text.mutated(using: &generator))
            }
            for verdict in try SchemaVerdict.all(of: "config-schema", below: folder.path) {
                let file = URL(fileURLWithPath: verdict.path)
                let text = try String(contentsOf: file, encoding: .utf8)
                let found = Self.problems(file)
                guard let isAccepted = verdict.written else { continue }
                if isAccepted {
                    let seen = found.filter { !Self.unseenMessages.contains(where: $0.contains) }
                    #expect(seen == [], "\(text)")
                } else {
                    #expect(found != [], "the schema alone refuses: \(text)")
                }
                // An editor reads a bare null as no value, and the reader as a word.
                if found.isEmpty, !text.contains(/\bnull\b|~/) {
                    #expect(verdict.core == true, "\(text)")
                }
            }
        }
    }
}
