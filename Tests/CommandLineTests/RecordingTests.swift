import Foundation
import Testing

/// The commands around a recording, as people use them.
@Suite struct RecordingTests {
    private static let night = """
        scenario: A night
        id: van1
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        given: { vehicle.soc: 60 % }
        timeline:
          - do: [hood.open, plug.insert, { card.present: { card: 04A1B2C3 } }]
          - after: 1 h
            do: [plug.unlock, plug.remove, hood.close, plug.insert]
          - do: { card.present: { card: 04A1B2C3 } }
          - after: 9 h
            do: [plug.unlock, plug.remove]
          - expect: { charging.state: disconnected }
        """

    /// A folder with a recorded night in `a.sqlite`.
    static func inRecordedFolder(_ body: (URL) throws -> Void) throws {
        try Shell.inNewFolder { folder in
            try folder.write("night.yaml", night)
            let run = try Shell.run(["run", "night.yaml", "--database", "a.sqlite"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
            try body(folder)
        }
    }

    @Test func `sessions are listed with why they did not start`() throws {
        try Self.inRecordedFolder { folder in
            let list = try Shell.run(
                ["sessions", "list", "--database", "a.sqlite"], in: folder)
            #expect(
                list.output == """
                    SESSION  OPENED            ENDED               kWh  CLIMATE  SOC       MAX kW  \
                    CARD       STOPPED         WHY NOT, FAULTS
                    van1-1   2026-01-12 18:00  2026-01-12 19:00   0.00     0.00  60–60 %      0.0  \
                    card~47e9  EVDisconnected  hoodClosed
                    van1-2   2026-01-12 19:00  2026-01-13 04:00  15.76     0.00  60–100 %     7.4  \
                    card~47e9  EVDisconnected  –
                    2 sessions, 15.76 kWh, of it 0.00 kWh for the climate

                    """)
            let none = try Shell.run(
                ["sessions", "list", "--database", "a.sqlite", "--reason", "gearInPark"],
                in: folder)
            #expect(none.output == "no session\n")
            #expect(none.status == 4)
        }
    }

    @Test func `a replay is the same, and a stretch is a scenario that passes`() throws {
        try Self.inRecordedFolder { folder in
            let replay = try Shell.run(["replay", "--database", "a.sqlite"], in: folder)
            #expect(replay.status == 0)
            #expect(replay.output.hasSuffix(" events are the same, from 10 inputs\n"))
            let written = try Shell.run(
                [
                    "replay", "--database", "a.sqlite", "--vehicle", "van1", "--from",
                    "2026-01-12T19:00", "--as-scenario", "again.yaml",
                ], in: folder)
            #expect(written.status == 0)
            let run = try Shell.run(["run", "again.yaml"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
        }
    }

    @Test func `an incident is reduced to what it needs`() throws {
        try Self.inRecordedFolder { folder in
            let written = try Shell.run(
                [
                    "replay", "--database", "a.sqlite", "--vehicle", "van1", "--to",
                    "2026-01-12T18:30", "--as-scenario", "small.yaml", "--minimize",
                    "charging.blockedBy",
                ], in: folder)
            #expect(written.status == 0)
            let text = try String(
                contentsOf: folder.appendingPathComponent("small.yaml"), encoding: .utf8)
            let steps = text.split(separator: "\n").filter { $0.contains("- do:") }
            #expect(steps == ["  - do: hood.open", "  - do: plug.insert"])
            let run = try Shell.run(["run", "small.yaml"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
            let wrong = try Shell.run(
                [
                    "replay", "--database", "a.sqlite", "--as-scenario", "x.yaml", "--minimize",
                    "charging.stat",
                ], in: folder)
            #expect(wrong.status == 2)
            #expect(
                wrong.errors == "unknown signal `charging.stat`; did you mean `charging.state`?\n")
        }
    }

    @Test func `an event that was changed is shown with what led to it`() throws {
        try Self.inRecordedFolder { folder in
            _ = try Shell.execute(
                "sqlite3",
                [
                    "a.sqlite",
                    "UPDATE event SET payload = replace(payload, 'hoodClosed', 'gearInPark') "
                        + "WHERE sequence = 2",
                ], in: folder)
            let replay = try Shell.run(["replay", "--database", "a.sqlite"], in: folder)
            #expect(replay.status == 1)
            #expect(replay.output.hasPrefix("van1: event 2 is not the same, after 1 that are\n"))
            #expect(replay.output.contains("  last input  2026-01-12T18:00 hood.open\n"))
        }
    }

    @Test func `no UID stands in the file or in what is given out`() throws {
        try Self.inRecordedFolder { folder in
            let data = try Data(contentsOf: folder.appendingPathComponent("a.sqlite"))
            #expect(data.range(of: Data("04A1B2C3".utf8)) == nil)
            #expect(data.range(of: Data([0x04, 0xA1, 0xB2, 0xC3])) == nil)
            for format in ["table", "csv", "json"] {
                let list = try Shell.run(
                    ["sessions", "export", "--database", "a.sqlite", "--format", format],
                    in: folder)
                #expect(!list.output.contains("04A1B2C3"))
            }
        }
    }

    @Test func `what is known of a person is given out`() throws {
        try Self.inRecordedFolder { folder in
            let export = ["privacy", "export", "--database", "a.sqlite"]
            let card = try Shell.run(export + ["--card", "card~47e9"], in: folder)
            let lines = card.output.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines[0].hasPrefix("{\"sessions\":[{\"session\":\"van1-1\","))
            #expect(lines[2] == "\"climateRuns\":[],")
            let presented = #""command":"card.present: { card: card~47e9 }","source":"scenario""#
            #expect(lines[3].contains(presented))
            #expect(lines[4].contains(presented))
            let vehicle = try Shell.run(export + ["--vehicle", "van1"], in: folder)
            let opened = #""at":"2026-01-12T17:00:00.000Z","command":"hood.open""#
            #expect(vehicle.output.contains(opened))
            #expect(vehicle.output.split(separator: "\n").count == 13)
            #expect(throws: Never.self) {
                try JSONSerialization.jsonObject(with: Data(vehicle.output.utf8))
            }
        }
    }

    @Test func `a stretch of which nothing is recorded is wrong input`() throws {
        try Self.inRecordedFolder { folder in
            for (option, day, message) in [
                ("--from", "2030-01-01", "ends at 2026-01-13T04:00"),
                ("--to", "2020-01-01", "begins at 2026-01-12T18:00"),
            ] {
                let replay = try Shell.run(
                    ["replay", "--database", "a.sqlite", option, day], in: folder)
                #expect(replay.status == 2)
                #expect(
                    replay.errors
                        == "`\(option)` is \(day)T00:00; what is recorded of `van1` \(message)\n")
            }
        }
    }

    @Test func `a person is forgotten, the energy is not`() throws {
        try Self.inRecordedFolder { folder in
            let erased = try Shell.run(
                ["privacy", "erase", "--database", "a.sqlite", "--card", "card~47e9"], in: folder)
            #expect(erased.output.hasPrefix("removed: the card of 2 sessions, 10 commands, "))
            let list = try Shell.run(["sessions", "list", "--database", "a.sqlite"], in: folder)
            #expect(list.output.contains("2 sessions, 15.76 kWh"))
            #expect(!list.output.contains("card~"))
        }
    }

    @Test func `a filter that nothing can meet is wrong input`() throws {
        try Self.inRecordedFolder { folder in
            let list = ["sessions", "list", "--database", "a.sqlite"]
            let reason = try Shell.run(list + ["--reason", "hodClosed"], in: folder)
            #expect(reason.status == 2)
            #expect(
                reason.errors.hasPrefix(
                    "Error: unknown reason `hodClosed`; did you mean `hoodClosed`?\n"))
            for (from, message) in [
                ("2026-01-14", "`--from` must be earlier than `--to`\n"),
                ("yesterday", "`--from` is \"yesterday\"; write 2026-01-12 or 2026-01-12T18:00\n"),
            ] {
                let times = try Shell.run(
                    list + ["--from", from, "--to", "2026-01-12"], in: folder)
                #expect(times.status == 2)
                #expect(times.errors == message)
            }
        }
    }

    @Test func `wrong input gets a sentence and its exit code`() throws {
        try Self.inRecordedFolder { folder in
            let missing = try Shell.run(["replay", "--database", "b.sqlite"], in: folder)
            #expect(missing.status == 3)
            #expect(missing.errors == "b.sqlite: there is no such database\n")
            let unwritable = try Shell.run(
                ["run", "night.yaml", "--database", "none/a.sqlite"], in: folder)
            #expect(unwritable.status == 3)
            #expect(unwritable.lastLine == "1 passed, 0 failed, 0 skipped")
            #expect(unwritable.errors.hasPrefix("none/a.sqlite: the database cannot be opened;"))
            let vehicle = try Shell.run(
                ["replay", "--database", "a.sqlite", "--vehicle", "van2"], in: folder)
            #expect(vehicle.status == 2)
            #expect(
                vehicle.errors
                    == "there is no vehicle `van2` in a.sqlite; did you mean `van1`?\n")
            let session = try Shell.run(
                ["sessions", "show", "van1-9", "--database", "a.sqlite"], in: folder)
            #expect(session.status == 4)
            try folder.write("c.sqlite", String(repeating: "no database. ", count: 500))
            let corrupt = try Shell.run(["sessions", "list", "--database", "c.sqlite"], in: folder)
            #expect(corrupt.status == 3)
            for command in [["privacy", "erase"], ["privacy", "export"], ["sessions", "list"]] {
                let uid = try Shell.run(
                    command + ["--database", "a.sqlite", "--card", "04A1B2C3"], in: folder)
                #expect(uid.status == 2)
                #expect(
                    uid.errors.hasPrefix(
                        "Error: `--card` must be a token such as card~07c2, not a UID\n"))
            }
        }
    }
}
