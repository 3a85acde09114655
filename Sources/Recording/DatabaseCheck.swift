internal import GRDB
internal import Simulation

/// What a database holds, and what is wrong with it.
public struct DatabaseCheck: Hashable, Sendable {
    /// One vehicle of it.
    public struct Vehicle: Hashable, Sendable {
        public let id: String
        public internal(set) var eventCount = 0
        public internal(set) var sessionCount = 0
        public internal(set) var openSessionCount = 0
        /// Of all sessions, in watt-hours.
        public internal(set) var energyWh: Int64 = 0
        /// What is wrong, as sentences.
        public internal(set) var problems: [String] = []
    }

    public let path: String
    public internal(set) var vehicles: [Vehicle] = []
    /// What SQLite finds wrong with pages, indexes, constraints and references, as sentences; where there
    /// is any of it, nothing else was looked at.
    public internal(set) var damages: [String] = []
    /// Messages that the broker does not have yet.
    public internal(set) var outboxCount = 0

    /// All that is wrong, as sentences.
    public var problems: [String] {
        damages + vehicles.flatMap { vehicle in vehicle.problems.map { "\(vehicle.id): \($0)" } }
    }
}

extension RecordedDatabase {
    /// Looks through every page for damage, as long as it takes; its recorder may write on.
    ///
    /// - Returns: what is wrong, if anything is. It is noted beside the file, so that the next recorder
    ///   looks through it before it writes, and moves it aside.
    /// - Throws: what keeps it from being read.
    public func damage() throws(RecordingError) -> String? {
        let damage = try damages(most: 1).first
        if damage != nil { DatabaseFile.noteDamage(path) }
        return damage
    }

    /// Looks whether everything in the database is whole, and agrees with everything else.
    ///
    /// - Throws: what keeps it from being read.
    public func check() throws(RecordingError) -> DatabaseCheck {
        var check = DatabaseCheck(path: path)
        check.damages = try damages(most: 10)
        guard check.damages.isEmpty else { return check }
        return try read { db in
            check.damages = try Self.strayRows(db)
            guard check.damages.isEmpty else { return check }
            check.outboxCount = try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0
            for id in try String.fetchAll(db, sql: "SELECT id FROM vehicle ORDER BY id") {
                check.vehicles.append(try self.check(id, db))
            }
            return check
        }
    }

    /// Outside of a transaction, as SQLite cannot end one in which it has met damage.
    private func damages(most: Int) throws(RecordingError) -> [String] {
        try explaining(path) {
            try queue.inDatabase { db in
                var found: [String] = []
                do {
                    let lines = try String.fetchCursor(db, sql: "PRAGMA integrity_check(\(most))")
                    while let text = try lines.next() {
                        found += text.split(separator: "\n").map(String.init)
                    }
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                    if found.isEmpty { found = [error.message ?? "a page cannot be read"] }
                }
                return found.filter { $0 != "ok" && !$0.hasPrefix("***") }
            }
        }
    }

    private static func strayRows(_ db: Database) throws -> [String] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT "table", parent, count(*) FROM pragma_foreign_key_check
                GROUP BY "table", parent
                """
        ).map { row in
            let (table, parent, count): (String, String, Int) = (row[0], row[1], row[2])
            return "\(count) rows of `\(table)` belong to no row of `\(parent)`"
        }
    }

    // MARK: A vehicle

    private func check(_ id: String, _ db: Database) throws -> DatabaseCheck.Vehicle {
        var vehicle = DatabaseCheck.Vehicle(id: id)
        let sessions = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), count(*) - count(endedAt), coalesce(sum(energyGridWh), 0)
                FROM session WHERE vehicle = ?
                """, arguments: [id])
        if let sessions {
            vehicle.sessionCount = sessions[0]
            vehicle.openSessionCount = sessions[1]
            vehicle.energyWh = sessions[2]
        }
        if vehicle.openSessionCount > 1 {
            vehicle.problems.append("\(vehicle.openSessionCount) sessions are open")
        }
        vehicle.problems += try checkEvents(of: id, &vehicle.eventCount, db)
        do {
            guard let engine = try StoredLife.engine(of: id, db, path) else { return vehicle }
            vehicle.problems += try checkEnergy(of: id, engine, db)
        } catch let error as RecordingError {
            vehicle.problems.append(error.message)
        }
        return vehicle
    }

    /// Without gaps up to the last, but where steps were lost and told to be.
    private func checkEvents(
        of id: String, _ count: inout Int, _ db: Database
    ) throws -> [String] {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(event.sequence), min(event.sequence), max(event.sequence),
                    vehicle.sequence,
                    (SELECT count(*) FROM replayStart WHERE vehicle = ?1 AND reason = 'gap')
                FROM vehicle LEFT JOIN event ON event.vehicle = vehicle.id WHERE vehicle.id = ?1
                """, arguments: [id])
        guard let row, let first: Int64 = row[1], let last: Int64 = row[2] else { return [] }
        count = row[0]
        let (end, gaps): (Int64, Int) = (row[3], row[4])
        var problems: [String] = []
        let missing = last - first + 1 - Int64(count)
        if missing > 0, gaps == 0 { problems.append("events are missing: \(missing)") }
        if last != end {
            problems.append("the last event is \(last), and the vehicle was stored after \(end)")
        }
        return problems
    }

    /// What was charged since the first start of a replay is what the meter has counted since.
    private func checkEnergy(of id: String, _ engine: Engine, _ db: Database) throws -> [String] {
        guard
            let start = try StoredLife.start(
                of: id, before: Instant(milliseconds: .min), db, path)?.engine
        else { return [] }
        let isSet = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM command WHERE vehicle = ?
                    AND instr(arguments, ?) > 0)
                """, arguments: [id, Signal.wallboxMeter.word])
        // A meter that somebody has set counts from somewhere else.
        guard isSet == false else { return [] }
        let base = wattHours(start.current.quantities.grid)
        let counted = wattHours(engine.current.quantities.grid) - base
        let charged =
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT sum(max(0, meterStopWh - max(meterStartWh, ?2))) FROM session
                    WHERE vehicle = ?1 AND (endedAt IS NULL OR endedAt > ?3 OR openedAt >= ?3)
                    """, arguments: [id, base, start.now.milliseconds]) ?? 0
        guard charged != counted else { return [] }
        return [
            "the sessions have \(kilowattHours(charged)) kWh, "
                + "and the meter has counted \(kilowattHours(counted)) kWh"
        ]
    }
}
