import ArgumentParser
import Foundation
import Recording
import ScenarioRunner
import Simulation

/// `ecell database`: the file of a recording is copied, checked, and kept small.
struct Database: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy, check or trim the file of a recording; `ecell serve` may go on meanwhile.",
        discussion: """
            Examples:
              ecell database backup --database vans.sqlite --output copy.sqlite
              ecell database check --database vans.sqlite
              ecell database trim --database vans.sqlite --older-than 90d
            """,
        subcommands: [BackUpDatabase.self, CheckDatabase.self, TrimDatabase.self])
}

/// `ecell database backup`.
struct BackUpDatabase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a recording as it is at one instant, while it is written to.",
        discussion: """
            The copy is one file; it is looked through for damage, and appears whole or not at \
            all. A copy of the file alone, made by other means, lacks what still stands in its log.

            The key of the cards, beside the file that `ecell serve` writes, is not copied: without \
            it nobody can tell whose tokens they are, and with the copy nobody can begin to. Copy it \
            to another place: a simulator needs it to go on from the copy.

            Examples:
              ecell database backup --database vans.sqlite --output copy.sqlite
              ecell database backup --database vans.sqlite --output "vans-$(date +%u).sqlite" --force

            Exit codes: 0 copied, 2 the copy would replace a file, 3 a file cannot be read or written.
            """)

    @OptionGroup var database: DatabaseOptions

    @Option(
        help: ArgumentHelp("Where the copy is to be.", valueName: "file"), completion: .file())
    var output: String

    @Flag(help: "Replace what stands there.")
    var force = false

    func run() throws {
        let size = try database.read { recording in
            try database.refuseToReplace(output, isForced: force)
            try refuseLog()
            return try recording.copy(to: output)
        }
        let megabytes = (Double(size) / 1e6).text(decimals: 1)
        try Terminal.tell("\(output): \(megabytes) MB copied, and whole\n")
    }

    /// A log would be taken for the copy's own.
    private func refuseLog() throws(Mistake) {
        let log = try? FileManager.default.attributesOfItem(atPath: output + "-wal")
        guard let log, log[.size] as? Int ?? 0 > 0 else { return }
        throw Mistake(
            "\(output) is in use, or was not closed: \(output)-wal stands beside it; "
                + "give another `--output`")
    }
}

/// `ecell database check`.
struct CheckDatabase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look whether a recording is whole, and agrees with itself.",
        discussion: """
            Every page, index and reference is looked at; no event may be missing, at most one \
            session of a vehicle be open, and the energy of its sessions must be what the meter \
            has counted. It reads the whole file, a second or so for each 200 MB.

            Examples:
              ecell database check --database vans.sqlite
              ecell database check --database vans.sqlite --json

            Exit codes: 0 all is well, 1 something is wrong, 3 the file cannot be read.
            """)

    @OptionGroup var database: DatabaseOptions

    @Flag(help: "Print it for programs.")
    var json = false

    func run() throws {
        let check = try database.read { try $0.check() }
        try Terminal.tell(json ? check.json : check.text)
        if !check.problems.isEmpty { try ExitStatus.failed.leave() }
    }
}

/// `ecell database trim`.
struct TrimDatabase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trim",
        abstract: "Remove history that is older than that; sessions and their energies stay.",
        discussion: """
            Events, commands, samples and diagnoses go, but for what a replay of the rest needs: \
            it begins where the vehicle last stood unplugged before. The file keeps its size; what is \
            recorded next uses the room.

            Examples:
              ecell database trim --database vans.sqlite --older-than 90d

            Exit codes: 0 done, 2 invalid argument, 3 the file cannot be written.
            """)

    @OptionGroup var database: DatabaseOptions

    @Option(
        help: ArgumentHelp("As 90d; a week at least.", valueName: "duration"), transform: age)
    var olderThan: Timespan

    func run() throws {
        let (removal, limit, zone) = try DatabaseOptions.explaining {
            // A file that is missing is not made.
            let recording = try RecordedDatabase(path: database.database)
            // Where time runs faster than ours, the newest vehicle's time is the present.
            let now = try recording.vehicles().map(\.at).reduce(.wallClock, max)
            let limit = now - olderThan
            let removal = try Recorder(path: database.database)
                .removeHistory(before: limit, now: now)
            return (removal, limit, try recording.zone(of: nil))
        }
        let counts =
            "\(removal.events) events, \(removal.commands) commands, "
            + "\(removal.samples) samples, \(removal.diagnoses) diagnoses"
        try Terminal.tell("removed from before \(zone.text(of: limit).prefix(10)): \(counts)\n")
    }

    @Sendable private static func age(_ text: String) throws -> Timespan {
        guard let length = try? Scalar.duration(text), length >= Recorder.shortestHistory else {
            throw ValidationError(
                "write a length of time such as 90d, of 7d at least: as long ids of commands must "
                    + "be known, so that none is obeyed twice")
        }
        return length
    }
}
