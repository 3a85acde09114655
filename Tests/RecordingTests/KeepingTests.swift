import Foundation
import Recording
import SQLiteShell
import Simulation
import Testing

/// What is kept, copied and removed.
@Suite struct KeepingTests {
    @Test func `old history goes, sessions stay, and the rest still replays`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner("van1", Engine(Owner.setup(6)))
        try owner.begin(&recorder)
        for _ in 0..<12 {
            try owner.night(&recorder)
            try owner.give(.vehicleDrive(distance: 50, duration: nil), &recorder)
            try owner.wait(.hours(9), &recorder)
        }
        let database = try RecordedDatabase(path: recorder.path)
        let before = try database.sessions()
        let whole = try #require(try database.replay("van1"))
        // A week is kept, whatever was asked for.
        try recorder.removeHistory(before: owner.engine.now, now: owner.engine.now)
        let rest = try #require(try database.replay("van1"))
        #expect(try database.sessions() == before)
        #expect(rest.difference == nil)
        #expect(rest.eventCount < whole.eventCount)
        #expect(rest.eventCount > whole.eventCount / 2)
    }

    @Test func `who writes while history goes waits for a piece of it alone`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owners = ["van1", "van2"].map { Owner($0, Engine(Owner.setup(6))) }
        try recorder.together { recorder in
            for index in owners.indices {
                try owners[index].begin(&recorder)
                for _ in 0..<12 {
                    try owners[index].night(&recorder)
                    try owners[index].give(.vehicleDrive(distance: 50, duration: nil), &recorder)
                    try owners[index].wait(.hours(9), &recorder)
                }
            }
        }
        let database = try RecordedDatabase(path: recorder.path)
        let before = try database.sessions()
        let now = owners[0].engine.now
        var removal = try recorder.beginRemoval(before: now, now: now)
        var pieces: [Int] = []
        while !removal.isDone {
            let removed = removal.removal.events
            try recorder.remove(&removal)
            pieces.append(removal.removal.events - removed)
            try owners[0].give(.hoodOpen, &recorder)
            try owners[1].give(.hoodClose, &recorder)
        }
        #expect(pieces.count { $0 > 0 } > 2)
        #expect(pieces.allSatisfy { $0 <= 501 })
        #expect(try database.sessions() == before)
        for van in ["van1", "van2"] { #expect(try database.replay(van)?.difference == nil) }
        let rest = try recorder.removeHistory(before: now, now: now)
        #expect(rest.events + rest.commands + rest.samples + rest.diagnoses == 0)
    }

    @Test func `why a van does not charge is known however long it stands`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.night(&recorder)
        try owner.give(.hoodOpen, &recorder)
        for _ in 0..<10 { try owner.wait(.hours(24), &recorder) }
        let now = owner.engine.now
        let removal = try recorder.removeHistory(before: now, now: now)
        #expect(removal.events > 0)
        #expect(removal.diagnoses > 0)
        #expect(
            try sqlite(recorder.path, "SELECT activity, cause FROM whyNot ORDER BY 1")
                == "charging|plugInserted\nclimate|plugInserted\n")
    }

    @Test func `a backup holds what still stands in the log`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.night(&recorder)
        let copy = folder.file("copy.sqlite")
        let whole = try RecordedDatabase(path: recorder.path)
        let size = try whole.copy(to: copy)
        let database = try RecordedDatabase(path: copy)
        #expect(try database.sessions() == whole.sessions())
        #expect(try database.replay("van1")?.difference == nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)).count == Int(size))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm", "copy.sqlite"])
    }

    @Test func `what was erased is in no byte of the files`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.night(&recorder)
        let energy = try RecordedDatabase(path: path).sessions().map(\.energyGridWh)
        #expect(try isFound(Owner.card.full, in: folder.path))
        let erasure = try recorder.erase(.card(Owner.card))
        #expect(erasure.sessions == 1)
        #expect(try !isFound(Owner.card.full, in: folder.path))
        #expect(try !isFound(littleEndian(Owner.card.bits), in: folder.path))
        let database = try RecordedDatabase(path: path)
        #expect(try database.sessions().map(\.energyGridWh) == energy)
        #expect(try database.sessions().map(\.card) == [nil])
        // The life goes on from there.
        recorder = try Recorder(path: path)
        owner.engine = try #require(try recorder.resume().vehicles.first?.engine)
        try owner.give(.hoodOpen, &recorder)
        #expect(try database.replay("van1")?.difference == nil)
    }

    @Test func `a card in an open session is not erased`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        try owner.give(.cardPresent(Owner.card), &recorder)
        try owner.wait(.seconds(5), &recorder)
        #expect(throws: RecordingError.self) { try recorder.erase(.card(Owner.card)) }
    }

    private func isFound(_ text: String, in folder: String) throws -> Bool {
        try isFound(Data(text.utf8), in: folder)
    }

    private func isFound(_ bytes: Data, in folder: String) throws -> Bool {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            if data.range(of: bytes) != nil { return true }
        }
        return false
    }

    private func littleEndian(_ bits: UInt64) -> Data {
        Data((0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) })
    }
}
