import Foundation
import Testing

/// `ecell diagnose --database`: now and at any past time.
struct DiagnoseDatabaseTests {
    private static let night = """
        scenario: A night
        id: van1
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        timeline:
          - do: [hood.open, plug.insert, { card.present: { card: 04A1B2C3 } }]
          - after: 1 h
            do: hood.close
          - after: 11 h
            do: [plug.unlock, plug.remove]
          - expect: { charging.state: disconnected }
        """

    private func diagnose(_ arguments: String...) throws -> Shell.Outcome {
        try Shell.inNewFolder { folder in
            try folder.write("night.yaml", Self.night)
            let run = try Shell.run(["run", "night.yaml", "--database", "a.sqlite"], in: folder)
            #expect(run.lastLine == "1 passed, 0 failed, 0 skipped")
            return try Shell.run(
                ["diagnose", "--database", "a.sqlite"] + arguments, in: folder)
        }
    }

    @Test func `without a time it tells how the van was left`() throws {
        let outcome = try diagnose("--vehicle", "van1", "--timeline")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(4) == [
                "van1, 2026-01-13T06:00 Europe/Copenhagen",
                "The van does not charge: somebody has to act.",
                "Why: The charge plug is not in the van.",
                "  It began at 06:00 with plug.remove. (plugInserted, FAQ 24.2a, 25.5a)",
            ])
        #expect(
            lines.last == "2026-01-13T06:00 plug.remove: session.state open → none",
            "\(outcome.output)")
    }

    @Test(arguments: [
        ("18:30", 1, "Bilen lader ikke: der skal gøres noget."),
        ("2026-01-12T20:00", 0, "Bilen lader."),
        ("2026-01-13T07:00", 3, "Bilens tilstand er ukendt: den sidste melding kom kl. 06.00."),
    ])
    func `a past time is told as it was, and a later one not at all`(
        _ time: String, _ status: Int32, _ headline: String
    ) throws {
        let outcome = try diagnose("--at", time, "--language", "da")
        #expect(outcome.status == status)
        #expect(outcome.errors == "")
        #expect(outcome.output.split(separator: "\n").dropFirst().first ?? "" == headline)
    }

    @Test(arguments: [
        (
            ["--at", "2026-01-11T12:00"], 2,
            "nothing is known of `van1` at 2026-01-11T12:00; what is recorded begins at "
                + "2026-01-12T18:00 and ends at 2026-01-13T06:00\n"
        ),
        (["--at", "+1 h"], 2, "`--at` is \"+1 h\"; write 06:30 or 2026-01-13T06:30\n"),
        (
            ["--vehicle", "van2"], 2,
            "there is no vehicle `van2` in a.sqlite; did you mean `van1`?\n"
        ),
    ])
    func `wrong input gets a sentence`(
        _ arguments: [String], _ status: Int32, _ message: String
    ) throws {
        let outcome = try Shell.inNewFolder { folder in
            try folder.write("night.yaml", Self.night)
            _ = try Shell.run(["run", "night.yaml", "--database", "a.sqlite"], in: folder)
            return try Shell.run(
                ["diagnose", "--database", "a.sqlite"] + arguments, in: folder)
        }
        #expect(outcome == Shell.Outcome(status: status, output: "", errors: message))
    }

    @Test func `an operator's own people are to be called`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("night.yaml", Self.night)
            try folder.write(
                "depot.yaml", "contacts: { site: { name: Hansen, phone: +45 12 34 56 78 } }\n")
            try folder.write("broken.yaml", "contacts: { sight: {} }\n")
            func diagnose(_ config: String) throws -> Shell.Outcome {
                try Shell.run(
                    ["diagnose", "--scenario", "dark.yaml", "--config", config], in: folder)
            }
            try folder.write(
                "dark.yaml", Self.night.replacing("hood.close", with: "[hood.close, mains.off]"))
            let told = try diagnose("depot.yaml")
            #expect(
                told.output.hasSuffix(
                    "call who looks after the charging place:\n  Hansen, +45 12 34 56 78\n"))
            let broken = try diagnose("broken.yaml")
            #expect(broken.status == 2)
            #expect(broken.errors.hasPrefix("broken.yaml:1:13: unknown key of `contacts`: `sight`"))
        }
    }

    @Test func `the tables of sessions tell why one did not start, and what helps`() throws {
        try Shell.inNewFolder { folder in
            let blocked = """
                scenario: A blocked card
                id: van1
                wallbox: home-11kW
                cards: { 04A1B2C3: Blocked, 04B10C4D: Accepted }
                timeline:
                  - do: plug.insert
                  - after: 10 s
                    do: { card.present: { card: 04A1B2C3 } }
                  - after: 1 h
                    do: mains.off
                  - after: 1 min
                    do: [mains.on, vehicle.lock]
                  - expect: { charging.state: blocked }
                """
            try folder.write("blocked.yaml", blocked)
            _ = try Shell.run(["run", "blocked.yaml", "--database", "a.sqlite"], in: folder)
            let page = try Shell.run(
                ["sessions", "show", "van1-1", "--database", "a.sqlite"], in: folder)
            #expect(
                page.output.hasSuffix(
                    """
                    did not start cardAccepted: The charging card is blocked.
                    what to do    Show a charging card that is accepted.

                    """), "\(page.output)")
            let view = try Shell.execute(
                "sqlite3", ["a.sqlite", "SELECT * FROM whyNot WHERE activity = 'charging'"],
                in: folder)
            #expect(
                view.output == "van1|charging|2026-01-12 18:01:10|blocked|cardAccepted|"
                    + "The charging card is blocked.|Show a charging card that is accepted.|"
                    + "The Mobility House, +49 894 1614 3070\n")
        }
    }

    @Test(arguments: [
        (
            [],
            "say where to look: `--scenario FILE`, `--database FILE`, `--bundle FILE` or "
                + "`--mqtt URL`"
        ),
        (
            ["--scenario", "a.yaml", "--database", "a.sqlite"],
            "give only one of `--scenario` and `--database`"
        ),
        (
            ["--scenario", "a.yaml", "--vehicle", "van1"],
            "a scenario has one vehicle; leave `--vehicle` out"
        ),
    ])
    func `exactly one place is looked at`(_ arguments: [String], _ message: String) throws {
        let outcome = try Shell.run(["diagnose"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("Error: \(message)\n"), "\(outcome.errors)")
    }
}
