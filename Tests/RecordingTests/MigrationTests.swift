import Foundation
import Recording
import SQLiteShell
import Simulation
import Testing

/// What an earlier version has recorded is opened, brought up to date, and goes on.
///
/// Each fixture was written by the version that it is named after, and never changes.
@Suite struct MigrationTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The database of a version.
    private func restore(_ version: String, in folder: borrowing Folder) throws -> String {
        let path = folder.file("a.sqlite")
        let dump = Self.fixtures.appendingPathComponent(version + ".sql").path
        try sqlite(path, ".read '\(dump)'")
        return path
    }

    @Test(arguments: ["2026-01"])
    func `an older database is told to be so, migrated, and whole`(version: String) throws {
        let folder = try Folder()
        let path = try restore(version, in: folder)
        #expect(throws: RecordingError.older(path: path)) { try RecordedDatabase(path: path) }
        let recorder = try Recorder(path: path)
        #expect(recorder.movedAside == nil)
        let database = try RecordedDatabase(path: path)
        #expect(try database.sessions().map(\.energyGridWh) == [13738, 29])
        #expect(try database.preconditions().map(\.result) == ["reached"])
        let check = try database.check()
        #expect(check.problems == [])
        #expect(check.vehicles.map(\.eventCount) == [248])
        #expect(check.outboxCount == 1)
    }

    @Test(arguments: ["2026-01"])
    func `a life of an older version goes on and replays`(version: String) throws {
        let folder = try Folder()
        let path = try restore(version, in: folder)
        var recorder = try Recorder(path: path)
        let resumption = try recorder.resume()
        // An engine of another form cannot go on; then that is said, and nothing guessed.
        guard let vehicle = resumption.vehicles.first else {
            #expect(resumption.unusable.map(\.vehicle) == ["van1"])
            return
        }
        #expect(vehicle.waiting.values.map(\.command) == [.chargingSetTarget(80)])
        var owner = Owner("van1", vehicle.engine)
        try owner.give(.linkRestore, &recorder)
        try owner.wait(.hours(8), &recorder)
        try owner.give(.plugUnlock, &recorder)
        try owner.give(.plugRemove, &recorder)
        let database = try RecordedDatabase(path: path)
        let replay = try #require(try database.replay("van1"))
        #expect(replay.difference == nil)
        #expect(replay.eventCount == Int(owner.engine.sequence))
        #expect(try database.check().problems == [])
    }
}
