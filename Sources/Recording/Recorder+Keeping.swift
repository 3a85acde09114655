internal import Foundation
internal import GRDB
public import Simulation

extension Recorder {
    /// Removes what happened before an instant: events, commands, samples and diagnoses.
    ///
    /// Sessions and climate runs stay, and so does everything from the last start of a replay before
    /// that instant on. Ids of commands are known for a week at least.
    ///
    /// - Parameters:
    ///   - instant: what is older goes.
    ///   - now: the present, for the week.
    /// - Throws: what kept it from being written.
    public func removeHistory(before instant: Instant, now: Instant) throws(RecordingError) {
        let limit = min(instant, now - .hours(7 * 24))
        try explaining(path) {
            for vehicle in try queue.read({ try String.fetchAll($0, sql: "SELECT id FROM vehicle") }
            ) {
                try queue.write { try removeHistory(of: vehicle, before: limit, $0) }
            }
        }
    }

    private func removeHistory(
        of vehicle: String, before limit: Instant, _ db: Database
    ) throws {
        let start = try Row.fetchOne(
            db,
            sql: """
                SELECT sequence, at FROM replayStart WHERE vehicle = ? AND at <= ?
                ORDER BY sequence DESC, at DESC LIMIT 1
                """, arguments: [vehicle, limit.milliseconds])
        guard let start else { return }
        let sequence: Int64 = start[0]
        let at: Int64 = start[1]
        try db.execute(
            sql: "DELETE FROM replayStart WHERE vehicle = ? AND (sequence < ? OR at < ?)",
            arguments: [vehicle, sequence, at])
        for table in ["event", "diagnosis"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE vehicle = ? AND sequence <= ?",
                arguments: [vehicle, sequence])
        }
        try db.execute(
            sql: "DELETE FROM command WHERE vehicle = ? AND sequence <= ? AND status <> 'queued'",
            arguments: [vehicle, sequence])
        try db.execute(
            sql: "DELETE FROM jump WHERE vehicle = ? AND toAt <= ?", arguments: [vehicle, at])
        try db.execute(
            sql: """
                DELETE FROM sample WHERE at < ? AND session IN (
                    SELECT id FROM session WHERE vehicle = ? AND endedAt < ?)
                """, arguments: [at, vehicle, at])
    }

    /// Copies the whole database to another file while recording goes on.
    ///
    /// Not the file but its pages are copied, in one consistent state: a copy of the file alone would
    /// lack what still stands in the log.
    public func backUp(to target: String) throws(RecordingError) {
        try explaining(target) {
            let copy = try DatabaseQueue(path: target)
            try queue.backup(to: copy)
            try copy.close()
        }
    }
}
