public import Diagnostics
internal import Foundation
internal import GRDB
public import Simulation

/// A vehicle that goes on where its last step left it.
public struct ResumedVehicle: Sendable {
    public let id: String
    /// The word of its figures.
    public let preset: String
    public let engine: Engine
    /// Since when and because of what everything is as it is.
    public let history: History
    /// Commands that wait for the link, by the engine's number of them.
    public let waiting: [UInt32: RecordedCommand]
}

/// What a file holds when a recorder opens it again.
public struct Resumption: Sendable {
    public internal(set) var vehicles: [ResumedVehicle] = []
    /// Vehicles whose engine cannot be restored, each with a sentence; their open sessions are closed
    /// with `recovered` = 1, and their recorded life stays as it is.
    public internal(set) var unusable: [(vehicle: String, reason: String)] = []
}

extension Recorder {
    /// Takes every vehicle up again, with its open session.
    ///
    /// Whoever owns the engines lets them jump to the present next, and records that as a jump.
    public mutating func resume() throws(RecordingError) -> Resumption {
        let path = path
        var resumption = Resumption()
        var resumed: [Life] = []
        try explaining(path) {
            try queue.write { db in
                for row in try Row.fetchAll(db, sql: "SELECT id, preset FROM vehicle ORDER BY id") {
                    let id: String = row[0]
                    do {
                        var life = try Life(resuming: id, db, path)
                        life.contacts = contacts
                        resumed.append(life)
                        resumption.vehicles.append(
                            ResumedVehicle(
                                id: id, preset: row[1], engine: life.engine,
                                history: life.history, waiting: try waiting(id, db)))
                    } catch let error as RecordingError {
                        try closeSessions(of: id, db)
                        resumption.unusable.append((id, error.message))
                    }
                }
            }
        }
        for life in resumed { lives[life.vehicle] = life }
        return resumption
    }

    private func waiting(_ vehicle: String, _ db: Database) throws -> [UInt32: RecordedCommand] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, name, arguments, source, id, content, expiresAt, responseTopic,
                    correlation FROM command
                WHERE vehicle = ? AND status = 'queued' AND number IS NOT NULL
                """, arguments: [vehicle])
        var waiting: [UInt32: RecordedCommand] = [:]
        for row in rows {
            let expiresAt: Int64? = row["expiresAt"]
            let correlation: Data? = row["correlation"]
            var command = RecordedCommand(
                try StoredLife.command(row["name"], row["arguments"]),
                source: .init(rawValue: row["source"]) ?? .cli, id: row["id"],
                content: row["content"], status: .queued,
                expiresAt: expiresAt.map { Instant(milliseconds: $0) })
            command.responseTopic = row["responseTopic"]
            command.correlation = correlation.map { Array($0) }
            waiting[row["number"]] = command
        }
        return waiting
    }

    private func closeSessions(of vehicle: String, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE session SET endedAt = checkpointAt, recovered = 1
                WHERE vehicle = ? AND endedAt IS NULL
                """, arguments: [vehicle])
    }
}

extension Life {
    fileprivate init(resuming vehicle: String, _ db: Database, _ path: String) throws {
        guard let engine = try StoredLife.engine(of: vehicle, db, path) else {
            preconditionFailure("the vehicle was read from the same table")
        }
        let start = try StoredLife.start(of: vehicle, before: engine.now, db, path)
        let session = try Row.fetchOne(
            db,
            sql: "SELECT \(list(SessionRow.columns)) FROM session "
                + "WHERE vehicle = ? AND endedAt IS NULL", arguments: [vehicle])
        let precondition = try Row.fetchOne(
            db,
            sql: "SELECT \(list(PreconditionRow.columns)) FROM precondition "
                + "WHERE vehicle = ? AND endedAt IS NULL", arguments: [vehicle])
        self.init(
            vehicle: vehicle, engine: engine,
            history: try StoredLife.history(of: vehicle, until: engine, db, path),
            startedAt: start?.engine.now ?? Instant(milliseconds: 0),
            counts: Counts(
                sessions: try Self.count("session", of: vehicle, db),
                preconditions: try Self.count("precondition", of: vehicle, db)),
            session: try session.map(SessionRow.init),
            precondition: try precondition.map(PreconditionRow.init))
    }

    private static func count(_ table: String, of vehicle: String, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "SELECT max(number) FROM \(table) WHERE vehicle = ?", arguments: [vehicle])
            ?? 0
    }
}

/// Columns as a query names them.
func list(_ columns: [String]) -> String {
    columns.map { "\"\($0)\"" }.joined(separator: ", ")
}
