internal import Foundation
internal import GRDB
public import Simulation

/// A recording that is read; its recorder may write on meanwhile.
public struct RecordedDatabase {
    public let path: String
    let queue: DatabaseQueue

    /// Opens a file to read in it.
    ///
    /// - Throws: what is wrong with the file.
    public init(path: String) throws(RecordingError) {
        self.path = path
        queue = try DatabaseFile.openForReading(path)
    }

    /// A recording that is open already.
    init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    /// A vehicle that was recorded.
    public struct Vehicle: Hashable, Sendable {
        public let id: String
        /// The word of its figures.
        public let preset: String
        public let createdAt: Instant
        /// The last instant that was recorded.
        public let at: Instant
        /// The last event.
        public let sequence: UInt64
    }

    /// Every vehicle, by id.
    public func vehicles() throws(RecordingError) -> [Vehicle] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT id, preset, createdAt, at, sequence FROM vehicle ORDER BY id"
            ).map { row in
                var row = RowReader(row)
                return Vehicle(
                    id: try row.next(), preset: try row.next(), createdAt: try row.nextInstant(),
                    at: try row.nextInstant(), sequence: try row.next())
            }
        }
    }

    /// The engine as it was after the last step.
    ///
    /// - Throws: also when it was stored by another version.
    public func engine(of vehicle: String) throws(RecordingError) -> Engine? {
        try read { db in try StoredLife.engine(of: vehicle, db, path) }
    }

    /// Reads, and explains what SQLite complains of.
    func read<T>(_ body: (Database) throws -> T) throws(RecordingError) -> T {
        try explaining(path) { try queue.read(body) }
    }
}

/// What a recorded life is made of, as the tables have it.
enum StoredLife {
    static func engine(of vehicle: String, _ db: Database, _ path: String) throws -> Engine? {
        let bytes = try Data.fetchOne(
            db, sql: "SELECT snapshot FROM vehicle WHERE id = ?", arguments: [vehicle])
        return try bytes.map { try restore($0, of: vehicle, path) }
    }

    static func restore(_ bytes: Data, of vehicle: String, _ path: String) throws -> Engine {
        do throws(Mistake) {
            return try Engine(stored: [UInt8](bytes))
        } catch {
            throw RecordingError.other(
                path: path, message: "the vehicle \(vehicle) cannot be restored: \(error.message)")
        }
    }

    /// The inputs after an event, in their order.
    static func inputs(
        of vehicle: String, after sequence: UInt64, until end: Instant, gap: Gap? = nil,
        _ db: Database
    ) throws -> [RecordedInput] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT sequence * 2 AS place, key, at, name, arguments, expiresAt, NULL AS toAt
                FROM command
                WHERE vehicle = ?1 AND number IS NOT NULL AND sequence > ?2 AND at <= ?3
                    AND sequence <= ?4
                UNION ALL
                SELECT sequence * 2 + 1, key, fromAt, NULL, NULL, NULL, toAt
                FROM jump WHERE vehicle = ?1 AND sequence >= ?2 AND toAt <= ?3
                    AND sequence < ?4
                ORDER BY 1, 2
                """,
            arguments: [
                vehicle, Int64(sequence), end.milliseconds,
                gap.map { Int64($0.lostAfter) } ?? Int64.max,
            ])
        return try rows.map { row in
            let at = Instant(milliseconds: row["at"])
            if let to: Int64 = row["toAt"] {
                return RecordedInput(at: at, kind: .jump(to: Instant(milliseconds: to)))
            }
            let command = try command(row["name"], row["arguments"])
            let expiry: Int64? = row["expiresAt"]
            let expiresAt = expiry.map { Instant(milliseconds: $0) } ?? .never
            return RecordedInput(at: at, kind: .command(command, expiresAt: expiresAt))
        }
    }

    static func command(_ name: String, _ arguments: String) throws -> Command {
        var entries: [Written.Entry] = []
        if arguments != "{}", case .map(let map) = try Written(json: Array(arguments.utf8)) {
            entries = map
        }
        // A card stands there as its token.
        return try Command(name, entries) { _ in CardToken(bits: 0) }
    }

    /// The last start not later than an instant, or else the first of all.
    static func start(
        of vehicle: String, before instant: Instant, _ db: Database, _ path: String
    ) throws -> ReplayStart? {
        let row =
            try Row.fetchOne(
                db,
                sql: """
                    SELECT reason, snapshot FROM replayStart WHERE vehicle = ? AND at <= ?
                    ORDER BY sequence DESC, at DESC LIMIT 1
                    """, arguments: [vehicle, instant.milliseconds])
            ?? Row.fetchOne(
                db,
                sql: """
                    SELECT reason, snapshot FROM replayStart WHERE vehicle = ?
                    ORDER BY sequence, at LIMIT 1
                    """, arguments: [vehicle])
        guard let row, let reason = ReplayStart.Reason(rawValue: row["reason"]) else { return nil }
        return ReplayStart(
            reason: reason, engine: try restore(row["snapshot"], of: vehicle, path))
    }

    /// The next gap after an event: what comes before it cannot lead to what comes after.
    static func gap(of vehicle: String, after sequence: UInt64, _ db: Database) throws -> Gap? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT sequence, at, lostAfter FROM replayStart
                WHERE vehicle = ? AND reason = 'gap' AND sequence > ?
                ORDER BY sequence, at LIMIT 1
                """, arguments: [vehicle, Int64(sequence)])
        return row.map {
            Gap(
                sequence: UInt64($0["sequence"] as Int64), at: Instant(milliseconds: $0["at"]),
                lostAfter: UInt64($0["lostAfter"] as Int64))
        }
    }
}

/// Steps that were lost.
struct Gap {
    /// The last event of the step behind it.
    var sequence: UInt64
    var at: Instant
    /// The last event before it.
    var lostAfter: UInt64
}
