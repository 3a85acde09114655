internal import Foundation
internal import GRDB

extension RecordedDatabase {
    /// Copies the whole database to another file, while its recorder writes on.
    ///
    /// Not the file but its pages are copied, in one consistent state: a copy of the file alone would
    /// lack what still stands in the log. The copy is one file without a log, was looked through for
    /// damage, and appears whole or not at all; what stood there is replaced.
    ///
    /// - Parameter target: where the copy is to be.
    /// - Returns: the size of the copy in bytes.
    /// - Throws: what is wrong with either file.
    public func copy(to target: String) throws(RecordingError) -> Int64 {
        let part = target + ".part"
        defer { Self.remove(part) }
        return try explaining(target) {
            Self.remove(part)
            let size = try writeCopy(part)
            guard unsafe rename(part, target) == 0 else {
                let reason = unsafe String(cString: strerror(errno))
                throw RecordingError.other(
                    path: target, message: "the copy cannot be put there: \(reason)")
            }
            return size
        }
    }

    private func writeCopy(_ part: String) throws -> Int64 {
        let copy = try DatabaseQueue(path: part)
        try queue.backup(to: copy)
        let size = try copy.writeWithoutTransaction { db in
            guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
                throw RecordingError.corrupt(path: path)
            }
            // So that nothing but the file itself is needed, not even a folder to write into.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            return try Int64.fetchOne(
                db,
                sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        }
        try copy.close()
        return size ?? 0
    }

    /// Removes what an unfinished copy has left.
    private static func remove(_ part: String) {
        for file in [part, part + "-wal", part + "-shm", part + "-journal"] {
            // One that is not there is as good as removed.
            try? FileManager.default.removeItem(atPath: file)
        }
    }
}
