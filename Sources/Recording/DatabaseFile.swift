internal import Foundation
internal import GRDB

/// Opens the file of a recording.
enum DatabaseFile {
    /// Opens a file to record into; makes it where there is none, and brings it up to date.
    ///
    /// - Returns: the connection, and where a corrupt file that stood there was moved to.
    static func open(_ path: String) throws(RecordingError) -> (DatabaseQueue, moved: String?) {
        do {
            return (try openWhole(path), nil)
        } catch .corrupt {
            let moved = try moveAside(path)
            return (try openWhole(path), moved)
        }
    }

    /// Opens a file to read in it.
    static func openForReading(_ path: String) throws(RecordingError) -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        return try explaining(path) {
            var configuration = configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { db in
                try refuseForeign(db, path)
                if try Schema.migrator.hasBeenSuperseded(db) {
                    throw RecordingError.newer(path: path)
                }
                guard try Schema.migrator.hasCompletedMigrations(db) else {
                    throw try isEmpty(db)
                        ? RecordingError.empty(path: path) : .older(path: path)
                }
            }
            return queue
        }
    }

    private static func openWhole(_ path: String) throws(RecordingError) -> DatabaseQueue {
        try explaining(path) {
            var configuration = configuration
            configuration.journalMode = .wal
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                try check(db, path)
                try refuseForeign(db, path)
                // GRDB has set NORMAL when it opened the file, whatever the configuration said.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
                    try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
                else { throw RecordingError.notDurable(path: path) }
            }
            guard try !queue.read(Schema.migrator.hasBeenSuperseded) else {
                throw RecordingError.newer(path: path)
            }
            try Schema.migrator.migrate(queue)
            return queue
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // Events and commands name nobody, but a message that quotes them may go anywhere.
        configuration.publicStatementArguments = false
        return configuration
    }

    // MARK: Damage

    /// Bytes of a file that is looked through in whole before it is written to: some tenths of a second.
    private static let smallSize = 32 << 20

    /// Looks for damage in every page of a small file, and of one whose damage was noted.
    ///
    /// A large file would keep whoever starts waiting, by the disk's speed: there only the tables are
    /// looked through from which vehicles go on. The rest is history; ``RecordedDatabase/damage()``
    /// finds what is wrong with it while recording goes on.
    private static func check(_ db: Database, _ path: String) throws {
        let isSound =
            if try isSmall(db) || isDamageNoted(path) {
                try isWhole(db)
            } else {
                try startTables.allSatisfy { try isWhole(db, table: $0) }
            }
        guard isSound else { throw RecordingError.corrupt(path: path) }
        forgetDamage(path)
    }

    private static func isSmall(_ db: Database) throws -> Bool {
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        return pages * pageSize <= smallSize
    }

    /// From which vehicles go on.
    private static let startTables = ["vehicle", "session", "precondition", "outbox"]

    /// A table that is not there is as good as one without damage.
    private static func isWhole(_ db: Database, table: String? = nil) throws -> Bool {
        let isThere = try table.map { try db.tableExists($0) } ?? true
        return try !isThere
            || String.fetchOne(db, sql: "PRAGMA quick_check(\(table ?? "1"))") == "ok"
    }

    /// What stands beside a file in which damage was seen, until it is looked through in whole.
    private static func note(_ path: String) -> String { path + ".damaged" }

    static func noteDamage(_ path: String) {
        // Where it cannot be written, the damage will be seen again.
        _ = FileManager.default.createFile(atPath: note(path), contents: nil)
    }

    private static func isDamageNoted(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: note(path))
    }

    private static func forgetDamage(_ path: String) {
        guard isDamageNoted(path) else { return }
        // Where it cannot be removed, the file is looked through in whole again.
        try? FileManager.default.removeItem(atPath: note(path))
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    private static func refuseForeign(_ db: Database, _ path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard try id == Schema.applicationID || id == 0 && isEmpty(db) else {
            throw RecordingError.foreign(path: path)
        }
    }

    /// Renames a corrupt file and its log, so that nobody writes over what may be saved of them.
    private static func moveAside(_ path: String) throws(RecordingError) -> String {
        let manager = FileManager.default
        var number = 1
        while manager.fileExists(atPath: "\(path).corrupt-\(number)") { number += 1 }
        let target = "\(path).corrupt-\(number)"
        do {
            try manager.moveItem(atPath: path, toPath: target)
            for suffix in ["-wal", "-shm"] where manager.fileExists(atPath: path + suffix) {
                try manager.moveItem(atPath: path + suffix, toPath: target + suffix)
            }
        } catch {
            throw .notMovable(path: path, reason: error.localizedDescription)
        }
        forgetDamage(path)
        return target
    }
}
