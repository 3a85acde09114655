import Foundation
import Recording
import SQLiteShell
import Simulation
import Testing

/// Whatever is wrong with the file, it is said, and nothing is overwritten.
@Suite struct DamageTests {
    /// A folder with a recorded night in `a.sqlite`, at rest.
    private func recordNight(in folder: borrowing Folder) throws -> String {
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.night(&recorder)
        return path
    }

    @Test func `a missing file is named`() throws {
        let folder = try Folder()
        let path = folder.file("none.sqlite")
        #expect(throws: RecordingError.missing(path: path)) { try RecordedDatabase(path: path) }
    }

    @Test func `a file that is no database is left alone`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        let text = Data(String(repeating: "not a database. ", count: 1000).utf8)
        try text.write(to: URL(fileURLWithPath: path))
        #expect(throws: RecordingError.foreign(path: path)) { try RecordedDatabase(path: path) }
        #expect(throws: RecordingError.foreign(path: path)) { try Recorder(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    }

    @Test func `a file without a byte is one for a new recording`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(throws: RecordingError.empty(path: path)) { try RecordedDatabase(path: path) }
        #expect(try Recorder(path: path).movedAside == nil)
        #expect(try RecordedDatabase(path: path).vehicles().isEmpty)
    }

    @Test func `a folder is no database`() throws {
        let folder = try Folder()
        let path = folder.path
        #expect(throws: RecordingError.cannotOpen(path: path)) { try Recorder(path: path) }
    }

    @Test func `a database with a corrupt page is moved aside`() throws {
        let folder = try Folder()
        let path = try recordNight(in: folder)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in bytes.indices where index >= 4096 && index % 4096 < 200 { bytes[index] = 0x7e }
        try bytes.write(to: URL(fileURLWithPath: path))
        let recorder = try Recorder(path: path)
        let moved = try #require(recorder.movedAside)
        #expect(try Data(contentsOf: URL(fileURLWithPath: moved)) == bytes)
    }

    @Test func `in a large file damage to history is found behind the start's back`() throws {
        let folder = try Folder()
        let path = try recordNight(in: folder)
        try sqlite(
            path,
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO event SELECT 'van1', 100000 + i, 0, 'met', hex(zeroblob(15000)) FROM n;
            """)
        #expect(try RecordedDatabase(path: path).damage() == nil)
        let size = try #require(
            FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        for page in (size / 4096 - 20)..<(size / 4096) {
            try handle.seek(toOffset: UInt64(page) * 4096)
            try handle.write(contentsOf: Data(repeating: 0x7e, count: 200))
        }
        try handle.close()
        // The vehicle goes on; the next start knows what was found.
        var recorder = try Recorder(path: path)
        #expect(recorder.movedAside == nil)
        #expect(try recorder.resume().vehicles.map(\.id) == ["van1"])
        #expect(try RecordedDatabase(path: path).damage() != nil)
        #expect(FileManager.default.fileExists(atPath: path + ".damaged"))
        recorder = try Recorder(path: path)
        #expect(recorder.movedAside == path + ".corrupt-1")
        #expect(!FileManager.default.fileExists(atPath: path + ".damaged"))
    }

    @Test func `a truncated log loses its end alone`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.night(&recorder)
        let copy = folder.file("b.sqlite")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: copy + "-wal"))
        try handle.truncate(atOffset: try handle.seekToEnd() - 5000)
        try handle.close()
        var other = try Recorder(path: copy)
        #expect(other.movedAside == nil)
        let vehicle = try #require(try other.resume().vehicles.first)
        #expect(vehicle.engine.sequence > 0)
        #expect(vehicle.engine.sequence <= owner.engine.sequence)
        #expect(try RecordedDatabase(path: copy).replay("van1")?.difference == nil)
    }

    @Test func `a database of something else is left alone`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        try sqlite(path, "CREATE TABLE t (a); PRAGMA application_id = 7")
        #expect(throws: RecordingError.foreign(path: path)) { try Recorder(path: path) }
        #expect(throws: RecordingError.foreign(path: path)) { try RecordedDatabase(path: path) }
    }

    @Test func `a database of a newer version is refused`() throws {
        let folder = try Folder()
        let path = try recordNight(in: folder)
        try sqlite(path, "INSERT INTO grdb_migrations VALUES ('2031-01 tables')")
        #expect(throws: RecordingError.newer(path: path)) { try Recorder(path: path) }
        #expect(throws: RecordingError.newer(path: path)) { try RecordedDatabase(path: path) }
    }

    @Test func `a snapshot of another version closes the session as recovered`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        try sqlite(path, "UPDATE vehicle SET snapshot = x'31654365ffffffffffffffff'")
        recorder = try Recorder(path: path)
        let resumption = try recorder.resume()
        #expect(resumption.vehicles.isEmpty)
        #expect(
            resumption.unusable.map(\.reason) == [
                "\(path): the vehicle van1 cannot be restored: "
                    + "the stored engine has the form of another version of eCell"
            ])
        let sessions = try RecordedDatabase(path: path).sessions()
        #expect(sessions.map(\.isRecovered) == [true])
        #expect(sessions.map(\.endedAt) == [Owner.start])
    }

    @Test func `one that another process writes to is locked, not broken`() throws {
        let folder = try Folder()
        let path = try recordNight(in: folder)
        let blocker = try Blocker(path)
        #expect(throws: RecordingError.locked(path: path)) { try Recorder(path: path) }
        blocker.stop()
        #expect(try Recorder(path: path).movedAside == nil)
    }

    @Test func `every error is a sentence that says what to do`() {
        let texts = [
            RecordingError.missing(path: "a"), .corrupt(path: "a"), .newer(path: "a"),
            .older(path: "a"), .foreign(path: "a"), .empty(path: "a"), .readOnly(path: "a"),
            .alive(path: "a"), .locked(path: "a"), .full(path: "a"), .disk(path: "a"),
            .cannotOpen(path: "a"),
        ].map(\.message)
        #expect(
            texts == [
                "a: there is no such database",
                "a: the database is damaged. It is left as it is; "
                    + "`sqlite3 a .recover` may save what is in it",
                "a: the database was made by a newer version of eCell; use that version",
                "a: the database was made by an older version of eCell; "
                    + "a recorder that opens it brings it up to date",
                "a: this is no database of eCell; give another file",
                "a: nothing was recorded into this file yet",
                "a: the database cannot be written; look at the rights of file and folder",
                "a: its vehicles live in an `ecell serve` that runs; stop that first",
                "a: another process is writing to the database; try again when it is done",
                "a: there is no space left; make room on the disk. What was written is safe",
                "a: the disk cannot be read or written; make room if it is full, and else look into "
                    + "the log of the system",
                "a: the database cannot be opened; look at the path, and the rights of its folder",
            ])
    }
}
