import Foundation
import Testing

/// The file of a recording, copied, checked and kept small, as people do it.
@Suite struct DatabaseTests {
    private func sql(_ statements: String, in folder: URL) throws {
        let outcome = try Shell.execute("sqlite3", ["a.sqlite", statements], in: folder)
        #expect(outcome == Shell.Outcome(status: 0, output: "", errors: ""))
    }

    private func check(in folder: URL) throws -> Shell.Outcome {
        try Shell.run(["database", "check", "--database", "a.sqlite"], in: folder)
    }

    @Test func `a copy is what was copied, and replaces nothing unless told to`() throws {
        try RecordingTests.inRecordedFolder { folder in
            let backup = ["database", "backup", "--database", "a.sqlite", "--output"]
            let first = try Shell.run(backup + ["b.sqlite"], in: folder)
            #expect(
                first
                    == Shell.Outcome(
                        status: 0, output: "b.sqlite: 0.2 MB copied, and whole\n", errors: ""))
            let lists = try ["a.sqlite", "b.sqlite"].map {
                try Shell.run(["sessions", "export", "--database", $0], in: folder)
            }
            #expect(lists[0] == lists[1])
            let second = try Shell.run(backup + ["b.sqlite"], in: folder)
            #expect(
                second
                    == Shell.Outcome(
                        status: 2, output: "",
                        errors: "b.sqlite is there already; give another `--output`, or "
                            + "`--force` to write over it\n"))
            #expect(try Shell.run(backup + ["b.sqlite", "--force"], in: folder) == first)
        }
    }

    @Test func `a copy never replaces what it is made of, or what is in use`() throws {
        try RecordingTests.inRecordedFolder { folder in
            let backup = ["database", "backup", "--database", "a.sqlite", "--force", "--output"]
            let same = try Shell.run(backup + ["./a.sqlite"], in: folder)
            #expect(same.status == 2)
            #expect(same.errors == "./a.sqlite is the recording itself; give another `--output`\n")
            try folder.write("b.sqlite", "anything")
            try folder.write("b.sqlite-wal", "a log")
            let used = try Shell.run(backup + ["b.sqlite"], in: folder)
            #expect(used.status == 2)
            #expect(
                used.errors
                    == "b.sqlite is in use, or was not closed: b.sqlite-wal stands beside it; "
                    + "give another `--output`\n")
            let absent = try Shell.run(backup + ["absent/b.sqlite"], in: folder)
            #expect(absent.status == 3)
        }
    }

    @Test func `what is well is said to be, for people and programs`() throws {
        try RecordingTests.inRecordedFolder { folder in
            let whole = try check(in: folder)
            #expect(
                whole
                    == Shell.Outcome(
                        status: 0,
                        output: """
                            a.sqlite: all is well
                              pages, indexes and references are whole
                              1 vehicle, 172 events
                              2 sessions (0 open), 15.76 kWh
                              0 messages for the broker, not sent yet

                            """, errors: ""))
            let json = try Shell.run(
                ["database", "check", "--database", "a.sqlite", "--json"], in: folder)
            #expect(
                json.output == #"{"schema":"ecell.databaseCheck/1","database":"a.sqlite","#
                    + #""problems":[],"isDamaged":false,"vehicles":[{"id":"van1","events":172,"#
                    + #""sessions":2,"openSessions":0,"energyGridWh":15763}],"outbox":0}"# + "\n")
        }
    }

    @Test func `what does not agree is told`() throws {
        try RecordingTests.inRecordedFolder { folder in
            try sql("DELETE FROM event WHERE sequence = 7", in: folder)
            try sql(
                "UPDATE session SET energyGridWh = energyGridWh + 1000, "
                    + "meterStopWh = meterStopWh + 1000 WHERE number = 2", in: folder)
            let outcome = try check(in: folder)
            #expect(outcome.status == 1)
            #expect(
                outcome.output.hasPrefix(
                    """
                    a.sqlite: not all is well
                      van1: events are missing: 1
                      van1: the sessions have 16.76 kWh, and the meter has counted 15.76 kWh

                    """))
        }
    }

    @Test func `a damaged file is told with what to do`() throws {
        try RecordingTests.inRecordedFolder { folder in
            let file = folder.appendingPathComponent("a.sqlite")
            var bytes = try Data(contentsOf: file)
            for index in bytes.indices.suffix(3 * 4096) where index % 4096 < 200 {
                bytes[index] = 0x7e
            }
            try bytes.write(to: file)
            let outcome = try check(in: folder)
            #expect(outcome.status == 1)
            #expect(outcome.output.hasPrefix("a.sqlite: the file is damaged\n  Page "))
            #expect(outcome.output.contains("What to do: "))
            #expect(try Data(contentsOf: file) == bytes)
        }
    }

    @Test func `old history goes, and sessions stay`() throws {
        try RecordingTests.inRecordedFolder { folder in
            let trim = ["database", "trim", "--database", "a.sqlite", "--older-than"]
            let recent = try Shell.run(trim + ["36500d"], in: folder)
            #expect(
                recent.output.hasSuffix(": 0 events, 0 commands, 0 samples, 0 diagnoses\n"))
            #expect(recent.status == 0)
            try sql(
                "INSERT INTO replayStart "
                    + "SELECT id, sequence, at, 'idle', NULL, snapshot FROM vehicle", in: folder)
            let old = try Shell.run(trim + ["30d"], in: folder)
            #expect(old.output.contains(": 172 events, 10 commands, "))
            let whole = try check(in: folder)
            #expect(whole.status == 0)
            #expect(whole.output.contains("1 vehicle, 0 events\n"))
            #expect(whole.output.contains("2 sessions (0 open), 15.76 kWh\n"))
            let short = try Shell.run(trim + ["3d"], in: folder)
            #expect(short.status == 2)
        }
    }
}
