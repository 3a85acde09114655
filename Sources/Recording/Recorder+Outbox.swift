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
    public func outbox(limit: Int = 100) throws(RecordingError) -> [PendingMessage] {
        try explaining(path) {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT sequence, vehicle, topic, payload, retain, expiresAt FROM outbox
                        ORDER BY sequence LIMIT ?
                        """, arguments: [limit]
                ).map { row in
                    var row = RowReader(row)
                    return PendingMessage(
                        sequence: try row.next(), vehicle: try row.next(),
                        message: OutgoingMessage(
                            topic: try row.next(), payload: try row.next(),
                            isRetained: try row.next(), expiresAt: try row.nextInstantIfAny()))
                }
            }
        }
    }

    /// Forgets a message that the broker has.
    ///
    /// Until then it is sent again after a restart: whoever receives it knows its id.
    public func delivered(_ sequence: Int64) throws(RecordingError) {
        try explaining(path) {
            try queue.write { db in
                try db.execute(
                    sql: "DELETE FROM outbox WHERE sequence = ?", arguments: [sequence])
            }
        }
    }
}
