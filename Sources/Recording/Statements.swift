internal import Diagnostics
internal import Foundation
internal import GRDB
internal import Simulation

/// The prepared statements of a recorder, each with its row.
struct Statements {
    private let saveVehicle: Statement
    private let insertCommand: Statement
    private let settleCommand: Statement
    private let insertJump: Statement
    private let insertEvent: Statement
    private let insertSession: Statement
    private let checkpointSession: Statement
    private let endSession: Statement
    private let saveSample: Statement
    private let savePrecondition: Statement
    private let saveDiagnosis: Statement
    private let insertMessage: Statement
    private let insertStart: Statement

    init(_ db: Database) throws {
        saveVehicle = try db.makeStatement(
            sql: "UPDATE vehicle SET at = ?, sequence = ?, snapshot = ? WHERE id = ?")
        insertCommand = try Self.insert(
            into: "command",
            [
                "vehicle", "id", "sequence", "number", "at", "source", "name", "arguments",
                "content", "status", "unmet", "expiresAt", "responseTopic", "correlation",
            ], db)
        settleCommand = try db.makeStatement(
            sql: "UPDATE command SET status = ?, unmet = ? WHERE vehicle = ? AND number = ?")
        insertJump = try Self.insert(into: "jump", ["vehicle", "sequence", "fromAt", "toAt"], db)
        insertEvent = try Self.insert(
            into: "event", ["vehicle", "sequence", "at", "kind", "payload"], db)
        insertSession = try Self.insert(into: "session", SessionRow.columns, db)
        // What no index holds: each index that an update names is written anew, same value or not.
        checkpointSession = try Self.update(
            "session", SessionRow.columns, key: "id",
            except: ["vehicle", "number", "openedAt", "endedAt"], db)
        endSession = try Self.update("session", SessionRow.columns, key: "id", db)
        saveSample = try Self.save(SampleRow.columns, in: "sample", key: ["session", "at"], db)
        savePrecondition = try Self.save(
            PreconditionRow.columns, in: "precondition", key: ["vehicle", "number"], db)
        saveDiagnosis = try Self.save(
            ["vehicle", "activity", "sequence", "at", "verdict", "primary", "document"],
            in: "diagnosis", key: ["vehicle", "activity", "sequence"], db)
        insertMessage = try Self.insert(
            into: "outbox",
            ["vehicle", "topic", "payload", "retain", "expiresAt", "correlation"], db)
        insertStart = try db.makeStatement(
            sql: "INSERT OR IGNORE INTO replayStart (vehicle, sequence, at, reason, "
                + "lostAfter, snapshot) VALUES (?, ?, ?, ?, ?, ?)")
    }

    private static func insert(
        into table: String, _ columns: [String], _ db: Database
    ) throws -> Statement {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return try db.makeStatement(
            sql: "INSERT INTO \(table) (\(list(columns))) VALUES (\(places))")
    }

    /// Takes the values of all columns, in their order.
    private static func update(
        _ table: String, _ columns: [String], key: String, except: Set<String> = [], _ db: Database
    ) throws -> Statement {
        let places = columns.enumerated().map { (name: $1, place: "\"\($1)\" = ?\($0 + 1)") }
        let changes = places.filter { $0.name != key && !except.contains($0.name) }
        let condition = places.filter { $0.name == key }
        return try db.makeStatement(
            sql: "UPDATE \(table) SET \(changes.map(\.place).joined(separator: ", ")) "
                + "WHERE \(condition.map(\.place).joined())")
    }

    private static func save(
        _ columns: [String], in table: String, key: [String], _ db: Database
    ) throws -> Statement {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let changes = columns.filter { !key.contains($0) }
            .map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", ")
        return try db.makeStatement(
            sql: "INSERT INTO \(table) (\(list(columns))) VALUES (\(places)) "
                + "ON CONFLICT (\(list(key))) DO UPDATE SET \(changes)")
    }

    // MARK: Rows

    func save(_ engine: Engine, of vehicle: String, stored: Data) throws {
        try saveVehicle.execute(arguments: [
            engine.now.milliseconds, Int64(engine.sequence), stored, vehicle,
        ])
    }

    func insert(
        _ command: RecordedCommand, of vehicle: String, at: Instant, sequence: UInt64,
        number: UInt32?
    ) throws {
        try insertCommand.execute(arguments: [
            vehicle, command.id, Int64(sequence), number.map { Int64($0) }, at.milliseconds,
            command.source.rawValue, command.command.name.word,
            Written.map(command.command.exactArguments).json, command.content,
            command.status.rawValue, command.unmet.json, command.expiresAt?.milliseconds,
            command.responseTopic, command.correlation.map { Data($0) },
        ])
    }

    /// Writes what became of a command that had waited for the link.
    func settle(
        _ number: UInt32, of vehicle: String, _ status: RecordedCommand.Status, unmet: [String]
    ) throws {
        try settleCommand.execute(arguments: [
            status.rawValue, unmet.json, vehicle, Int64(number),
        ])
    }

    func insertJump(of vehicle: String, sequence: UInt64, from: Instant, to: Instant) throws {
        try insertJump.execute(arguments: [
            vehicle, Int64(sequence), from.milliseconds, to.milliseconds,
        ])
    }

    func insert(_ event: RecordedEvent, kind: String, of vehicle: String) throws {
        try insertEvent.execute(arguments: [
            vehicle, Int64(event.sequence), event.at.milliseconds, kind, event.json,
        ])
    }

    func save(_ row: SessionRow, _ db: Database) throws {
        try (row.endedAt == nil ? checkpointSession : endSession).execute(arguments: row.values)
        if db.changesCount == 0 { try insertSession.execute(arguments: row.values) }
    }

    func save(_ row: SampleRow) throws { try saveSample.execute(arguments: row.values) }

    func save(_ row: PreconditionRow) throws { try savePrecondition.execute(arguments: row.values) }

    func save(_ diagnosis: Diagnosis, of vehicle: String, sequence: UInt64) throws {
        try saveDiagnosis.execute(arguments: [
            vehicle, diagnosis.activity.word, Int64(sequence), diagnosis.at.milliseconds,
            diagnosis.verdict.word, diagnosis.primary?.prerequisite.word,
            diagnosis.document(vehicle: vehicle).json,
        ])
    }

    func insert(_ message: OutgoingMessage, of vehicle: String) throws {
        try insertMessage.execute(arguments: [
            vehicle, message.topic, message.payload, message.isRetained,
            message.expiresAt?.milliseconds, message.correlation.map { Data($0) },
        ])
    }

    func insert(
        _ reason: ReplayStart.Reason, _ engine: Engine, of vehicle: String, stored: Data,
        lostAfter: UInt64? = nil
    ) throws {
        try insertStart.execute(arguments: [
            vehicle, Int64(engine.sequence), engine.now.milliseconds, reason.rawValue,
            lostAfter.map { Int64($0) }, stored,
        ])
    }
}
