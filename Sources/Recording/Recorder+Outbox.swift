internal import Foundation
internal import GRDB
internal import Simulation

/// A message that the broker does not have yet.
public struct PendingMessage: Hashable, Sendable {
    /// In the order of sending; never used twice.
    public let sequence: Int64
    public let vehicle: String
    public let message: OutgoingMessage
}

extension Recorder {
    /// The messages that are to be sent next, in their order.
    ///
    /// - Parameters:
    ///   - sequence: of the last one that is under way already.
    ///   - limit: the most that are given at once.
    /// - Returns: at most so many.
    /// - Throws: what keeps the file from being read.
    public func outbox(
        after sequence: Int64 = 0, limit: Int = 100
    ) throws(RecordingError) -> [PendingMessage] {
        try explaining(path) {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT sequence, vehicle, topic, payload, retain, expiresAt, correlation
                        FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT ?
                        """, arguments: [sequence, limit]
                ).map { row in
                    var row = RowReader(row)
                    return PendingMessage(
                        sequence: try row.next(), vehicle: try row.next(),
                        message: OutgoingMessage(
                            topic: try row.next(), payload: try row.next(),
                            isRetained: try row.next(), expiresAt: try row.nextInstantIfAny(),
                            correlation: (try row.nextIfAny() as Data?).map { Array($0) }))
                }
            }
        }
    }

    /// Forgets messages that the broker has, all at once: each time costs a wait for the disk.
    ///
    /// Until then they are sent again after a restart: whoever receives one knows its id.
    public func delivered(_ sequences: [Int64]) throws(RecordingError) {
        try explaining(path) {
            try queue.write { db in
                let delete = try db.cachedStatement(sql: "DELETE FROM outbox WHERE sequence = ?")
                for sequence in sequences { try delete.execute(arguments: [sequence]) }
            }
        }
    }
}
