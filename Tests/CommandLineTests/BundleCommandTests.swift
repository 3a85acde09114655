import Foundation
import Testing

/// `ecell bundle`, and what is done with its file on another machine.
struct BundleCommandTests {
    private static let night = """
        scenario: A night
        id: annas-van
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        timeline:
          - do: [hood.open, plug.insert, { card.present: { card: 04A1B2C3 } }]
          - do: { departure.set: { time: 07:00, plan: to-the-doctor } }
          - after: 1 h
            do: hood.close
          - after: 3 h
            expect: { charging.state: charging }
        """

    /// A folder with a recorded night in `a.sqlite`.
    private func inRecordedFolder(_ body: (URL) throws -> Void) throws {
        try Shell.inNewFolder { folder in
            try folder.write("night.yaml", Self.night)
            let run = try Shell.run(["run", "night.yaml", "--database", "a.sqlite"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
            try body(folder)
        }
    }

    private func bundle(
        _ arguments: String..., in folder: URL, _ environment: [String: String] = [:]
    ) throws -> Shell.Outcome {
        try Shell.run(["bundle", "--database", "a.sqlite"] + arguments, in: folder, environment)
    }

    private func bundles(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.contains(".jsonl") }
    }

    @Test func `its name says when and of which van, but not whose`() throws {
        try inRecordedFolder { folder in
            let made = try bundle(in: folder)
            #expect(made.status == 0)
            #expect(made.errors == "")
            let name = try #require(try bundles(in: folder).first)
            let van = try #require(name.wholeMatch(of: /(van~[0-9a-f]{8})-2026-01-12T2200.+/)?.1)
            #expect(
                made.output.replacing(/: [0-9]+ events/, with: ": n events") == """
                    \(name): annas-van from 2026-01-12T18:00 to 2026-01-12T22:00 Europe/Copenhagen
                    \(van): n events are the same, from 5 inputs
                    None of 3 names, cards and secrets is in it.

                    """)
        }
    }

    @Test func `it replays, explains and becomes a scenario where nothing else is`() throws {
        try inRecordedFolder { folder in
            let made = try bundle("--output", "b.jsonl", "--note", "It is cold.", in: folder)
            #expect(made.status == 0)
            let past = ["diagnose", "--at", "18:30"]
            let own = try Shell.run(past + ["--database", "a.sqlite"], in: folder)
            for file in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm", "night.yaml"] {
                try? FileManager.default.removeItem(at: folder.appendingPathComponent(file))
            }
            let replay = try Shell.run(["replay", "--bundle", "b.jsonl"], in: folder)
            #expect(replay.status == 0)
            #expect(replay.output.hasSuffix(" events are the same, from 5 inputs\n"))
            let other = try Shell.run(past + ["--bundle", "b.jsonl", "--timeline"], in: folder)
            #expect(other.status == 1)
            let (lines, ownLines) = (other.lines.dropFirst(), own.lines.dropFirst())
            #expect(lines.prefix(ownLines.count) == ownLines)
            let written = try Shell.run(
                ["replay", "--bundle", "b.jsonl", "--as-scenario", "again.yaml"], in: folder)
            #expect(written.status == 0)
            let run = try Shell.run(["run", "again.yaml"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
            for name in ["again.yaml", "b.jsonl"] {
                let text = try String(
                    contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                #expect(!text.contains("anna") && !text.contains("doctor"))
            }
        }
    }

    @Test func `a file that was changed on its way is not used`() throws {
        try inRecordedFolder { folder in
            _ = try bundle("--output", "b.jsonl", in: folder)
            let path = folder.appendingPathComponent("b.jsonl")
            let text = try String(contentsOf: path, encoding: .utf8)
            try folder.write("c.jsonl", text.replacing("hoodClosed", with: "gearInPark"))
            for command in ["replay", "diagnose"] {
                let outcome = try Shell.run([command, "--bundle", "c.jsonl"], in: folder)
                #expect(
                    outcome
                        == .init(
                            status: 3, output: "",
                            errors: "c.jsonl: the part `diagnosis` of the bundle is not as it was "
                                + "written; get the file again\n"))
            }
        }
    }

    @Test(
        arguments: [
            (["--note", "Ask about Annas-Van."], [:], "line 2, note: the name of a vehicle"),
            (
                ["--secret", "secret.txt"], [:],
                "line 3, configuration: the content of secret.txt"
            ),
            (
                [], ["ECELL_MQTT_PASSWORD": "Home-11kW"],
                "line 3, configuration: the value of ECELL_MQTT_PASSWORD"
            ),
            (
                [], ["ECELL_MQTT_KEY_FILE": "secret.txt"],
                "line 3, configuration: the content of secret.txt"
            ),
        ] as [([String], [String: String], String)])
    func `what must not be told leaves no file`(
        _ arguments: [String], _ environment: [String: String], _ found: String
    ) throws {
        try inRecordedFolder { folder in
            try folder.write("secret.txt", "home-11kW\n")
            let made = try Shell.run(
                ["bundle", "--database", "a.sqlite"] + arguments, in: folder,
                environment)
            #expect(
                made
                    == .init(
                        status: 1, output: "",
                        errors: "no bundle is written, as it would tell what it must not:\n"
                            + "  \(found)\n"))
            #expect(try bundles(in: folder) == [])
        }
    }

    @Test func `of a configuration, only what may be told gets in`() throws {
        try inRecordedFolder { folder in
            try folder.write("password", "correct horse battery staple\n")
            try folder.write(
                "depot.yaml",
                """
                instance: depot-north
                mqtt:
                  url: "mqtts://broker.example.org:8883"
                  user: bob-the-builder
                  passwordFile: password
                  root: northern
                cards: { "04:A1:B2:C3": Accepted }
                vehicles: { annas-van: eVito-41, bobs-van: eSprinter-56 }
                contacts: { site: { name: Peter Hansen, phone: +45 12 34 56 78 } }
                """)
            let made = try bundle("--config", "depot.yaml", "--output", "b.jsonl", in: folder)
            #expect(made.errors == "")
            #expect(made.lines.last == "None of 12 names, cards and secrets is in it.")
            let text = try String(
                contentsOf: folder.appendingPathComponent("b.jsonl"), encoding: .utf8)
            let line = text.split(separator: "\n").first { $0.hasPrefix("{\"service\"") }
            #expect(
                line == """
                    {"service":{"vehicles":2,"zone":"Europe/Copenhagen","isStartSet":false,\
                    "rate":1,"allowsClock":false,"publishesSignals":true,\
                    "announcesDiscovery":true,"isWeatherHourly":false,"isRecorded":false,\
                    "retention":null,"logLevel":"info",\
                    "broker":{"isEncrypted":true,"hasUser":true,"hasPasswordFile":true,\
                    "hasAuthority":false,"hasCertificate":false}}}
                    """)
            let leak = try bundle(
                "--config", "depot.yaml", "--note", "Bob-The-Builder", "--output", "c.jsonl",
                in: folder)
            #expect(leak.status == 1)
            #expect(leak.errors.hasSuffix("  line 2, note: the broker's user\n"))
            let person = try bundle(
                "--config", "depot.yaml", "--note", "peter hansen knows", "--output", "c.jsonl",
                in: folder)
            #expect(person.status == 1)
            #expect(person.errors.hasSuffix("  line 2, note: the name of somebody to call\n"))
            try FileManager.default.removeItem(at: folder.appendingPathComponent("password"))
            let missing = try bundle("--config", "depot.yaml", "--output", "c.jsonl", in: folder)
            #expect(missing.status == 3)
            #expect(
                missing.errors.hasSuffix(
                    "/password: the file cannot be read, and a bundle cannot be searched for what "
                        + "is in it\n"))
            #expect(try bundles(in: folder) == ["b.jsonl"])
        }
    }

    @Test func `the key beside the database is looked for`() throws {
        try inRecordedFolder { folder in
            let key = String(repeating: "0123456789abcdef", count: 4)
            try folder.write("a.sqlite.key", key + "\n")
            let made = try bundle("--note", "0x" + key, in: folder)
            #expect(made.status == 1)
            #expect(
                made.errors.contains("  line 2, note: the content of a.sqlite.key\n"),
                "\(made.errors)")
        }
    }

    @Test func `no file is written over, unless that is wanted`() throws {
        try inRecordedFolder { folder in
            try folder.write("b.jsonl", "precious")
            let refused = try bundle("--output", "b.jsonl", in: folder)
            #expect(refused.status == 2)
            #expect(
                refused.errors
                    == "b.jsonl is there already; give another `--output`, or `--force` to write "
                    + "over it\n")
            #expect(try bundle("--output", "b.jsonl", "--force", in: folder).status == 0)
            let itself = try bundle("--output", "./a.sqlite", "--force", in: folder)
            #expect(itself.errors.contains("is the recording itself; give another `--output`\n"))
            let piped = try bundle("--output", "-", in: folder)
            #expect(piped.output.hasPrefix("{\"schema\":\"ecell.bundle/1\""))
            #expect(piped.lines.last?.hasPrefix("{\"end\":") == true)
        }
    }

    @Test(arguments: [
        (["--vehicle", "annas-vam"], 2, "did you mean `annas-van`?\n"),
        (["--from", "2026-01-13"], 2, "begins at 2026-01-12T18:00 and ends at 2026-01-12T22:00\n"),
        (["--note", "Card 04A1B2C3"], 2, "or a telephone number; write it without\n"),
        (["--config", "none.yaml"], 2, "there is no such file\n"),
        (["--secret", "none.txt"], 3, "cannot be searched for what is in it\n"),
        (["--output", "none/b.jsonl"], 3, "none/b.jsonl: the file cannot be written: "),
    ])
    func `wrong input gets a sentence`(
        _ arguments: [String], _ status: Int32, _ message: String
    ) throws {
        try inRecordedFolder { folder in
            let made = try Shell.run(["bundle", "--database", "a.sqlite"] + arguments, in: folder)
            #expect(made.status == status)
            #expect(made.output == "")
            #expect(made.errors.contains(message), "\(made.errors)")
            #expect(try bundles(in: folder) == [])
        }
    }

    @Test(arguments: ["replay", "diagnose"])
    func `what is no bundle is said to be none`(_ command: String) throws {
        try inRecordedFolder { folder in
            let other = try Shell.run([command, "--bundle", "a.sqlite"], in: folder)
            #expect(
                other
                    == .init(
                        status: 3, output: "",
                        errors: "a.sqlite: the file is no bundle; `ecell bundle` makes one\n"))
            let missing = try Shell.run([command, "--bundle", "b.jsonl"], in: folder)
            #expect(missing.errors == "b.jsonl: there is no such bundle\n")
        }
    }
}

extension Shell.Outcome {
    /// What was told, line by line.
    fileprivate var lines: [Substring] { output.split(separator: "\n") }
}
