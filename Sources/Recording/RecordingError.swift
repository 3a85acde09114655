internal import Foundation
internal import GRDB

/// What keeps a database from being read or written, and what to do about it.
public enum RecordingError: Error, Hashable, Sendable {
    /// There is no such file.
    case missing(path: String)
    /// The pages of the file contradict each other.
    case corrupt(path: String)
    /// The file was corrupt and could not be moved aside.
    case notMovable(path: String, reason: String)
    /// It was made by a newer version.
    case newer(path: String)
    /// It was made by an older version, and is only read.
    case older(path: String)
    /// It is something else.
    case foreign(path: String)
    /// Nothing was recorded into it yet.
    case empty(path: String)
    case readOnly(path: String)
    /// Its vehicles live in another process.
    case alive(path: String)
    /// Another process writes to it for too long.
    case locked(path: String)
    case full(path: String)
    /// The disk cannot be read or written.
    case disk(path: String)
    case cannotOpen(path: String)
    /// A power loss could lose what was answered.
    case notDurable(path: String)
    /// Anything else that SQLite complains of.
    case other(path: String, message: String)

    /// What is wrong and what to do, as sentences.
    public var message: String {
        switch self {
        case .missing(let path): "\(path): there is no such database"
        case .corrupt(let path):
            "\(path): the database is damaged. It is left as it is; "
                + "`sqlite3 \(path) .recover` may save what is in it"
        case .notMovable(let path, let reason):
            "\(path): the database is damaged and cannot be moved aside: \(reason)"
        case .newer(let path):
            "\(path): the database was made by a newer version of eCell; use that version"
        case .older(let path):
            "\(path): the database was made by an older version of eCell; "
                + "a recorder that opens it brings it up to date"
        case .foreign(let path):
            "\(path): this is no database of eCell; give another file"
        case .empty(let path): "\(path): nothing was recorded into this file yet"
        case .readOnly(let path):
            "\(path): the database cannot be written; look at the rights of file and folder"
        case .alive(let path):
            "\(path): its vehicles live in an `ecell serve` that runs; stop that first"
        case .locked(let path):
            "\(path): another process is writing to the database; try again when it is done"
        case .full(let path):
            "\(path): there is no space left; make room on the disk. What was written is safe"
        case .disk(let path):
            "\(path): the disk cannot be read or written; make room if it is full, and else look "
                + "into the log of the system"
        case .cannotOpen(let path):
            "\(path): the database cannot be opened; look at the path, and the rights of its folder"
        case .notDurable(let path):
            "\(path): the database does not wait for the disk, and a power loss could lose "
                + "what was answered; this is a mistake in eCell"
        case .other(let path, let message): "\(path): \(message)"
        }
    }

    init(_ error: any Error, path: String) {
        if let error = error as? RecordingError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .other(path: path, message: "\(error)")
            return
        }
        self =
            switch error.resultCode {
            case .SQLITE_CORRUPT: .corrupt(path: path)
            // It does not even begin as SQLite's files do: nobody has the right to move it aside.
            case .SQLITE_NOTADB: .foreign(path: path)
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
            case .SQLITE_FULL: .full(path: path)
            case .SQLITE_IOERR: .disk(path: path)
            case .SQLITE_CANTOPEN: .cannotOpen(path: path)
            default: .other(path: path, message: error.message ?? "SQLite failed")
            }
    }
}

/// Runs what talks to SQLite, and turns what it complains of into a ``RecordingError``.
func explaining<T>(_ path: String, _ body: () throws -> T) throws(RecordingError) -> T {
    do {
        return try body()
    } catch {
        throw RecordingError(error, path: path)
    }
}
