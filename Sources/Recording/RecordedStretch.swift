internal import Foundation
internal import GRDB
internal import Simulation

/// A stretch of a recorded life, with everything that it takes to live it again.
struct RecordedStretch: Hashable {
    /// From where it can be lived: the last such place before it, and every one in it.
    struct Start: Hashable {
        var start: ReplayStart
        /// The last event before a gap.
        var lostAfter: UInt64?
    }

    /// A command without what its sender alone says of it: its id and its wording.
    struct Received: Hashable {
        var sequence: UInt64
        /// Its number in the engine; nothing where it never got there.
        var number: UInt32?
        var at: Instant
        var source: RecordedCommand.Source
        var command: Command
        var expiresAt: Instant?
        var status: RecordedCommand.Status
        var unmet: [String]
    }

    struct Jump: Hashable {
        var sequence: UInt64
        var from: Instant
        var to: Instant
    }

    var vehicle: String
    var starts: [Start]
    var commands: [Received]
    var jumps: [Jump]
    /// JSON, each one line.
    var events: [String]
    /// The vehicle where it ends.
    var end: Engine
}

extension RecordedStretch {
    /// Reads what the tables have; the instant of its end belongs to it.
    init(
        of vehicle: String, from: Instant, to end: Instant, _ db: Database, _ path: String
    ) throws {
        self.vehicle = vehicle
        starts = try Self.starts(of: vehicle, from: from, to: end, db, path)
        guard let first = starts.first?.start.engine, let last = starts.last?.start.engine else {
            throw RecordingError.other(
                path: path, message: "the vehicle \(vehicle) has no place to start a replay from")
        }
        commands = try Self.commands(of: vehicle, after: first.sequence, to: end, db)
        jumps = try Row.fetchAll(
            db,
            sql: """
                SELECT sequence, fromAt, toAt FROM jump
                WHERE vehicle = ? AND sequence >= ? AND toAt > ? AND toAt <= ?
                ORDER BY sequence, key
                """,
            arguments: [
                vehicle, Int64(first.sequence), first.now.milliseconds, end.milliseconds,
            ]
        ).map { row in
            Jump(
                sequence: UInt64(row[0] as Int64), from: Instant(milliseconds: row[1]),
                to: Instant(milliseconds: row[2]))
        }
        events = try String.fetchAll(
            db,
            sql: """
                SELECT payload FROM event WHERE vehicle = ? AND sequence > ? AND at <= ?
                ORDER BY sequence
                """,
            arguments: [vehicle, Int64(first.sequence), end.milliseconds])
        let stored = try StoredLife.engine(of: vehicle, db, path)
        if let stored, stored.now == end {
            self.end = stored
        } else {
            let inputs = try StoredLife.inputs(
                of: vehicle, after: last.sequence, until: end, db)
            self.end = last.lived(through: inputs, until: end).engine
        }
    }

    private static func starts(
        of vehicle: String, from: Instant, to end: Instant, _ db: Database, _ path: String
    ) throws -> [Start] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT reason, snapshot, lostAfter, at FROM replayStart
                WHERE vehicle = ? AND at <= ? ORDER BY sequence, at
                """, arguments: [vehicle, end.milliseconds])
        let first = rows.lastIndex { ($0["at"] as Int64) <= from.milliseconds } ?? 0
        return try rows[min(first, rows.count)...].compactMap { row in
            guard let reason = ReplayStart.Reason(rawValue: row["reason"]) else { return nil }
            let lost: Int64? = row["lostAfter"]
            return Start(
                start: ReplayStart(
                    reason: reason,
                    engine: try StoredLife.restore(row["snapshot"], of: vehicle, path)),
                lostAfter: lost.map { UInt64($0) })
        }
    }

    private static func commands(
        of vehicle: String, after sequence: UInt64, to end: Instant, _ db: Database
    ) throws -> [Received] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT sequence, number, at, source, name, arguments, expiresAt, status, unmet
                FROM command WHERE vehicle = ? AND sequence > ? AND at <= ? ORDER BY sequence, key
                """, arguments: [vehicle, Int64(sequence), end.milliseconds]
        ).map { row in
            let expiresAt: Int64? = row["expiresAt"]
            return Received(
                sequence: UInt64(row["sequence"] as Int64), number: row["number"],
                at: Instant(milliseconds: row["at"]),
                source: RecordedCommand.Source(rawValue: row["source"]) ?? .cli,
                command: try StoredLife.command(row["name"], row["arguments"]),
                expiresAt: expiresAt.map { Instant(milliseconds: $0) },
                status: RecordedCommand.Status(rawValue: row["status"]) ?? .invalid,
                unmet: words(inJSON: row["unmet"]).filter {
                    Prerequisite(word: $0) != nil || RefusalReason(word: $0) != nil
                })
        }
    }
}

extension RecordedStretch {
    /// The same stretch with other names, which gives the same events but for them.
    ///
    /// - Throws: where an event has anything that no event has: it may tell of a person.
    func renamed(
        by names: Pseudonyms, progress: (_ doing: String) -> Void
    ) throws(Mistake) -> RecordedStretch {
        var copy = self
        copy.vehicle = names.vehicle(vehicle)
        copy.end = try end.renamed(by: names)
        for index in starts.indices {
            copy.starts[index].start.engine = try starts[index].start.engine.renamed(by: names)
        }
        for index in commands.indices {
            copy.commands[index].command = try commands[index].command.renamed(by: names)
        }
        let renaming = EventRenaming(names: names)
        for index in events.indices {
            do throws(Mistake) {
                copy.events[index] = try renaming.renamed(events[index])
            } catch {
                throw Mistake(
                    "event \(index + 1) of \(events.count) \(error.message); what is unknown may "
                        + "tell of a person, and no bundle is made of it")
            }
            if index % 5000 == 4999 { progress("renaming \(index + 1) of \(events.count) events") }
        }
        return copy
    }
}
