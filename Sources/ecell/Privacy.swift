import ArgumentParser
import Recording
import Service
import Simulation

/// `ecell privacy`: what is known of a person is given out, or removed.
struct Privacy: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give out or remove what a recording holds of a person.",
        discussion: """
            Examples:
              ecell privacy export --database vans.sqlite --card card~07c2f3a1b5d6e8f9
              ecell privacy erase --database vans.sqlite --card card~07c2f3a1b5d6e8f9
              ecell privacy erase --database vans.sqlite --vehicle van1
            """,
        subcommands: [EraseData.self, ExportData.self])
}

/// Whose data are meant.
struct PersonOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOptions

    @Option(help: "Of whoever has this card: its token, or the beginning that lists show.")
    var card: String?

    @Option(help: "Of whoever drives this vehicle.")
    var vehicle: String?

    func validate() throws {
        guard (card == nil) != (vehicle == nil) else {
            throw ValidationError("give one of `--card` and `--vehicle`")
        }
        try DatabaseOptions.refuseUID(card)
    }

    /// Whoever is meant, and is in the recording.
    func person(in recording: RecordedDatabase) throws -> Person {
        if let vehicle {
            _ = try recording.chosen(vehicle)
            return .vehicle(vehicle)
        }
        let cards = try recording.cards(beginning: card ?? "")
        guard let only = cards.first, cards.count == 1 else {
            throw Mistake(
                cards.isEmpty
                    ? "no session in \(recording.path) has a card \(card ?? "")"
                    : "several cards begin so: "
                        + cards.map(\.full).joined(separator: ", ") + "; give the whole token")
        }
        return .card(only)
    }
}

/// `ecell privacy erase`.
struct EraseData: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Remove a person's data for good; energies and times of sessions stay.",
        discussion: """
            An `ecell serve` that has the vehicles must be stopped before: it knows what is to be \
            forgotten, and would write it down again.

            Exit codes: 0 removed, 2 there is no such person, 3 the file cannot be written.
            """)

    @OptionGroup var person: PersonOptions

    func run() throws {
        let path = person.database.database
        let erasure = try DatabaseOptions.explaining {
            // A file that is missing is not made.
            let meant = try person.person(in: RecordedDatabase(path: path))
            return try withExtendedLifetime(DatabaseClaim(path)) {
                try Recorder(path: path).erase(meant)
            }
        }
        let text =
            "removed: the card of \(erasure.sessions) sessions, \(erasure.commands) commands, "
            + "\(erasure.events) events\n"
        try Terminal.tell(text)
    }
}

/// `ecell privacy export`.
struct ExportData: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write what is known of a person as JSON: sessions, climate runs and commands.")

    @OptionGroup var person: PersonOptions

    func run() throws {
        let data = try person.database.read { recording in
            try recording.personalData(of: person.person(in: recording))
        }
        try Terminal.tell(data)
    }
}
