internal import GRDB
public import Simulation

/// What was removed of a history.
public struct Removal: Hashable, Sendable {
    public internal(set) var events = 0
    public internal(set) var commands = 0
    public internal(set) var diagnoses = 0
    public internal(set) var samples = 0
}

extension Removal {
    static func += (a: inout Removal, b: Removal) {
        a.events += b.events
        a.commands += b.commands
        a.diagnoses += b.diagnoses
        a.samples += b.samples
    }
}

/// The removal of an old history, piece by piece: who writes meanwhile waits for one piece at most.
public struct HistoryRemoval: Sendable {
    enum Piece: Hashable {
        case vehicle(String)
        /// Everything up to a number of an event.
        case steps(of: String, through: Int64)
        case jumps(of: String, before: Int64)
        case samples(of: String)
    }

    let limit: Instant
    /// The next is the last.
    fileprivate(set) var pieces: [Piece]
    /// How much it was so far.
    public fileprivate(set) var removal = Removal()

    /// Whether nothing is left.
    public var isDone: Bool { pieces.isEmpty }
}

extension Recorder {
    /// Removes what happened before an instant: events, commands, samples and diagnoses.
    ///
    /// Sessions and climate runs stay, and so does everything from the last start of a replay before
    /// that instant on. Ids of commands are known for a week at least.
    ///
    /// - Parameters:
    ///   - instant: what is older goes.
    ///   - now: the present, for the week.
    /// - Returns: how much it was.
    /// - Throws: what kept it from being written.
    @discardableResult
    public func removeHistory(
        before instant: Instant, now: Instant
    ) throws(RecordingError) -> Removal {
        var removal = try beginRemoval(before: instant, now: now)
        while !removal.isDone { try remove(&removal) }
        return removal.removal
    }

    /// What ``removeHistory(before:now:)`` does, to be done piece by piece.
    ///
    /// - Throws: what keeps the file from being read.
    public func beginRemoval(
        before instant: Instant, now: Instant
    ) throws(RecordingError) -> HistoryRemoval {
        let ids = try explaining(path) {
            try queue.read { try String.fetchAll($0, sql: "SELECT id FROM vehicle ORDER BY id") }
        }
        return HistoryRemoval(
            limit: min(instant, now - Self.shortestHistory),
            pieces: ids.reversed().map { .vehicle($0) })
    }

    /// Removes the next piece, if anything is left.
    ///
    /// - Throws: what kept it from being written; it can be tried again.
    public func remove(_ removal: inout HistoryRemoval) throws(RecordingError) {
        guard let piece = removal.pieces.last else { return }
        let (limit, path) = (removal.limit, path)
        let (removed, further) = try explaining(path) {
            try queue.write { db in
                var removed = Removal()
                var further: [HistoryRemoval.Piece] = []
                switch piece {
                case .vehicle(let id): further = try pieces(of: id, before: limit, db)
                case .steps(let id, let last): removed = try removeSteps(of: id, through: last, db)
                case .jumps(let id, let instant):
                    try db.execute(
                        sql: "DELETE FROM jump WHERE vehicle = ? AND toAt <= ?",
                        arguments: [id, instant])
                case .samples(let session):
                    try db.execute(
                        sql: "DELETE FROM sample WHERE session = ?", arguments: [session])
                    removed.samples = db.changesCount
                }
                return (removed, further)
            }
        }
        removal.pieces.removeLast()
        removal.pieces += further.reversed()
        removal.removal += removed
    }

    /// As long as a command may be sent again, its id must be known.
    public static var shortestHistory: Timespan { .hours(7 * 24) }

    /// Sequence numbers whose rows are one piece.
    private static let slice = 500

    /// What is to be removed of a vehicle; the starts of replays before the first that stays go first.
    ///
    /// Where that is as far as it comes, what is left is of no use, and goes the next time.
    private func pieces(
        of vehicle: String, before limit: Instant, _ db: Database
    ) throws -> [HistoryRemoval.Piece] {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT sequence, at FROM replayStart WHERE vehicle = ? AND at <= ?
                ORDER BY sequence DESC, at DESC LIMIT 1
                """, arguments: [vehicle, limit.milliseconds])
        guard let row else { return [] }
        let start: (sequence: Int64, at: Int64) = (row[0], row[1])
        try db.execute(
            sql: "DELETE FROM replayStart WHERE vehicle = ? AND (sequence < ? OR at < ?)",
            arguments: [vehicle, start.sequence, start.at])
        let first = try firstStep(of: vehicle, db)
        let steps = stride(from: first, through: start.sequence, by: Self.slice).map { number in
            let last = min(number + Int64(Self.slice), start.sequence)
            return HistoryRemoval.Piece.steps(of: vehicle, through: last)
        }
        return try steps + [.jumps(of: vehicle, before: start.at)]
            + sampledSessions(of: vehicle, before: start.at, db).map { .samples(of: $0) }
    }

    /// The first number of which there is an event or a command left; diagnoses have none of their own.
    private func firstStep(of vehicle: String, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(first) FROM (
                    SELECT min(sequence) AS first FROM event WHERE vehicle = ?1
                    UNION ALL SELECT min(sequence) FROM command
                        WHERE vehicle = ?1 AND status <> 'queued')
                """, arguments: [vehicle]) ?? .max
    }

    private func sampledSessions(
        of vehicle: String, before instant: Int64, _ db: Database
    ) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT id FROM session WHERE vehicle = ? AND endedAt < ?
                    AND EXISTS (SELECT 1 FROM sample WHERE session = id)
                """, arguments: [vehicle, instant])
    }

    private func removeSteps(
        of vehicle: String, through last: Int64, _ db: Database
    ) throws -> Removal {
        func remove(_ rows: String) throws -> Int {
            try db.execute(
                sql: "DELETE FROM \(rows) AND vehicle = ? AND sequence <= ?",
                arguments: [vehicle, last])
            return db.changesCount
        }
        var removal = Removal()
        removal.events = try remove("event WHERE 1")
        // The last of each activity still tells how it is.
        removal.diagnoses = try remove(
            """
            diagnosis WHERE sequence < (SELECT max(last.sequence) FROM diagnosis AS last
                WHERE last.vehicle = diagnosis.vehicle AND last.activity = diagnosis.activity)
            """)
        removal.commands = try remove("command WHERE status <> 'queued'")
        return removal
    }
}
