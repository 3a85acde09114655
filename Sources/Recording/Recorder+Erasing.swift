internal import Foundation
internal import GRDB
public import Simulation

/// Whose data are meant.
public enum Person: Hashable, Sendable {
    /// Whoever has the card, in all vehicles.
    case card(CardToken)
    /// Whoever drives the vehicle.
    case vehicle(String)
}

/// What was removed.
public struct Erasure: Hashable, Sendable {
    /// Sessions that lost their card; their energies stay.
    public var sessions = 0
    public var commands = 0
    public var events = 0
}

extension Recorder {
    /// Removes a person's data for good: not a byte of them is left in the file or its log.
    ///
    /// Energies and times of sessions stay; whose they were does not. The lives concerned cannot be
    /// replayed up to now, as their inputs are gone.
    ///
    /// - Throws: also when a session with the card is open: its transaction needs it.
    public func erase(_ person: Person) throws(RecordingError) -> Erasure {
        try explaining(path) {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                var erasure = Erasure()
                try db.inTransaction {
                    for vehicle in try vehicles(of: person, db) {
                        try eraseLife(of: vehicle, person, db, &erasure)
                    }
                    return .commit
                }
                try db.checkpoint(.truncate)
                try db.execute(sql: "VACUUM")
                try db.checkpoint(.truncate)
                return erasure
            }
        }
    }

    private func vehicles(of person: Person, _ db: Database) throws -> [String] {
        switch person {
        case .vehicle(let vehicle): return [vehicle]
        case .card(let token):
            return try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT vehicle FROM session WHERE card = ?1
                    UNION SELECT DISTINCT vehicle FROM command WHERE instr(arguments, ?1) > 0
                    """, arguments: [token.full])
        }
    }

    /// Everything from which the life could be told goes, but its sessions and climate runs.
    private func eraseLife(
        of vehicle: String, _ person: Person, _ db: Database, _ erasure: inout Erasure
    ) throws {
        let card: CardToken? = if case .card(let token) = person { token } else { nil }
        let isOpen = try Bool.fetchOne(
            db,
            sql: """
                SELECT 1 FROM session WHERE vehicle = ?1 AND endedAt IS NULL
                    AND card IS NOT NULL AND (?2 IS NULL OR card = ?2)
                """, arguments: [vehicle, card?.full])
        if isOpen == true {
            throw RecordingError.other(
                path: path,
                message: "the vehicle \(vehicle) has an open session with the card; "
                    + "end it first: plug.unlock, plug.remove")
        }
        try db.execute(
            sql: """
                UPDATE session SET card = NULL
                WHERE vehicle = ?1 AND card IS NOT NULL AND (?2 IS NULL OR card = ?2)
                """, arguments: [vehicle, card?.full])
        erasure.sessions += db.changesCount
        try db.execute(sql: "DELETE FROM command WHERE vehicle = ?", arguments: [vehicle])
        erasure.commands += db.changesCount
        try db.execute(sql: "DELETE FROM event WHERE vehicle = ?", arguments: [vehicle])
        erasure.events += db.changesCount
        for table in ["jump", "diagnosis", "outbox", "replayStart"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE vehicle = ?", arguments: [vehicle])
        }
        try storeAnew(vehicle, without: card, db)
    }

    /// A replay can start where the person is forgotten.
    private func storeAnew(
        _ vehicle: String, without card: CardToken?, _ db: Database
    ) throws {
        guard var engine = try StoredLife.engine(of: vehicle, db, path) else { return }
        engine.forget(card)
        let stored = Data(engine.stored)
        try db.execute(
            sql: "UPDATE vehicle SET snapshot = ? WHERE id = ?", arguments: [stored, vehicle])
        try db.execute(
            sql: """
                INSERT INTO replayStart (vehicle, sequence, at, reason, snapshot)
                VALUES (?, ?, ?, 'created', ?)
                """,
            arguments: [vehicle, Int64(engine.sequence), engine.now.milliseconds, stored])
    }
}
