internal import GRDB
public import Simulation

/// What was removed of a history.
public struct Removal: Hashable, Sendable {
    public internal(set) var events = 0
    public internal(set) var commands = 0
    public internal(set) var diagnoses = 0
    public internal(set) var samples = 0
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
        let limit = min(instant, now - Self.shortestHistory)
        var removal = Removal()
        try explaining(path) {
            for id in try queue.read({ try String.fetchAll($0, sql: "SELECT id FROM vehicle") }) {
                guard let start = try queue.write({ try forgetStarts(of: id, before: limit, $0) })
                else { continue }
                try removeSteps(of: id, before: start, &removal)
                try removeSamples(of: id, before: start, &removal)
            }
        }
        return removal
    }

    /// As long as a command may be sent again, its id must be known.
    public static var shortestHistory: Timespan { .hours(7 * 24) }

    /// Sequence numbers whose rows go in one transaction: nobody who writes waits long for it.
    private static let slice = 2000

    /// The first start of a replay that stays, once those before it are gone: whatever is then left of
    /// what is older is of no use, and goes at the next time.
    private func forgetStarts(
        of vehicle: String, before limit: Instant, _ db: Database
    ) throws -> (sequence: Int64, at: Int64)? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT sequence, at FROM replayStart WHERE vehicle = ? AND at <= ?
                ORDER BY sequence DESC, at DESC LIMIT 1
                """, arguments: [vehicle, limit.milliseconds])
        guard let row else { return nil }
        let start: (sequence: Int64, at: Int64) = (row[0], row[1])
        try db.execute(
            sql: "DELETE FROM replayStart WHERE vehicle = ? AND (sequence < ? OR at < ?)",
            arguments: [vehicle, start.sequence, start.at])
        return start
    }

    private func removeSteps(
        of vehicle: String, before start: (sequence: Int64, at: Int64), _ removal: inout Removal
    ) throws {
        let first = try queue.read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(first) FROM (
                        SELECT min(sequence) AS first FROM event WHERE vehicle = ?1
                        UNION ALL SELECT min(sequence) FROM command
                            WHERE vehicle = ?1 AND status <> 'queued'
                        UNION ALL SELECT min(sequence) FROM diagnosis WHERE vehicle = ?1)
                    """, arguments: [vehicle])
        }
        for last in stride(
            from: first ?? .max, through: start.sequence, by: Self.slice)
        {
            let last = min(last + Int64(Self.slice), start.sequence)
            try queue.write { db in
                func remove(_ rows: String) throws -> Int {
                    try db.execute(
                        sql: "DELETE FROM \(rows) AND vehicle = ? AND sequence <= ?",
                        arguments: [vehicle, last])
                    return db.changesCount
                }
                removal.events += try remove("event WHERE 1")
                removal.diagnoses += try remove("diagnosis WHERE 1")
                removal.commands += try remove("command WHERE status <> 'queued'")
            }
        }
        try queue.write { db in
            try db.execute(
                sql: "DELETE FROM jump WHERE vehicle = ? AND toAt <= ?",
                arguments: [vehicle, start.at])
        }
    }

    private func removeSamples(
        of vehicle: String, before start: (sequence: Int64, at: Int64), _ removal: inout Removal
    ) throws {
        let sessions = try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM session WHERE vehicle = ? AND endedAt < ?
                        AND EXISTS (SELECT 1 FROM sample WHERE session = id)
                    """, arguments: [vehicle, start.at])
        }
        for session in sessions {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM sample WHERE session = ?", arguments: [session])
                removal.samples += db.changesCount
            }
        }
    }
}
