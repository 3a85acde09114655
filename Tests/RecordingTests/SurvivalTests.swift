import Foundation
import OwnMounts
import Recording
import Simulation
import Testing

/// Nothing that was answered is ever lost.
@Suite struct SurvivalTests {
    /// Forty, or as many as `make torture` wants.
    private static let kills =
        ProcessInfo.processInfo.environment["ECELL_KILLS"].flatMap { Int($0) } ?? 40

    @Test func `kills in the middle of work lose nothing that was answered`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var answered: UInt64 = 0
        for cycle in 0..<Self.kills {
            let child = try Child([Child.program, path, "1000000"])
            answered = max(answered, child.kill(afterAnswers: 1 + cycle * 7 % 30))
            let engine = try #require(try RecordedDatabase(path: path).engine(of: "van1"))
            #expect(engine.sequence >= answered)
        }
        try expectWhole(path)
    }

    @Test func `a loss of power loses nothing that was answered`() throws {
        let lost = try losePower(dropsLog: false)
        #expect(lost == 0)
    }

    /// It shows that the test above can fail.
    @Test func `a loss of power loses answers where the log is not synced`() throws {
        let lost = try losePower(dropsLog: true)
        #expect(lost > 0)
    }

    /// How many of the events that were answered are not on the disk after a loss of power.
    private func losePower(dropsLog: Bool) throws -> UInt64 {
        let folder = try Folder()
        let disk = folder.file("disk")
        var lost: UInt64 = 0
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        for cycle in 0..<8 {
            let work = folder.file("work\(cycle)")
            try FileManager.default.copyItem(atPath: disk, toPath: work)
            let child = try Child(
                [Child.program, work + "/a.sqlite", "1000000", "images=" + disk]
                    + (dropsLog ? ["dropsLog"] : []))
            let answered = child.kill(afterAnswers: 20 + cycle * 13)
            let path = disk + "/a.sqlite"
            var kept: UInt64 = 0
            if FileManager.default.fileExists(atPath: path),
                let recorder = try? Recorder(path: path)
            {
                kept = try RecordedDatabase(path: recorder.path).engine(of: "van1")?.sequence ?? 0
            }
            lost += answered > kept ? answered - kept : 0
            if !dropsLog { try expectWhole(path) }
        }
        return lost
    }

    @Test func `a full disk is said, and a gap told when there is room again`() throws {
        let folder = try Folder()
        let kept = try Folder()
        // What fills the disk is removed by the child when it is told that the disk is full.
        let mounts = OwnMounts(small: folder.path, megabytes: 8)
        let script = """
            set -e
            head --bytes=7400K /dev/zero > \(folder.file("filler"))
            \(Child.program) \(folder.file("a.sqlite")) 250 free=\(folder.file("filler"))
            sqlite3 \(folder.file("a.sqlite")) "PRAGMA integrity_check; \
            VACUUM INTO '\(kept.file("a.sqlite"))'" >&2
            """
        let end = try Child(mounts.wrapper + ["bash", "-c", script]).finish()
        #expect(end.status == 0)
        #expect(end.output.contains("full\n"))
        #expect(end.errors == "ok\n")
        let replay = try #require(
            try RecordedDatabase(path: kept.file("a.sqlite")).replay("van1"))
        #expect(replay.gapCount >= 1)
        #expect(replay.difference == nil)
        #expect(replay.eventCount > 100)
    }

    @Test func `a file that cannot be written is said`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        let mounts = OwnMounts(readOnly: folder.path)
        _ = try Child([Child.program, path, "10"]).finish()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let end = try Child(mounts.wrapper + [Child.program, path, "10"]).finish()
        #expect(end.status == 3)
        #expect(
            [RecordingError.readOnly(path: path), .cannotOpen(path: path)]
                .map { $0.message + "\n" }.contains(end.errors))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    private func expectWhole(_ path: String) throws {
        let recorder = try Recorder(path: path)
        #expect(recorder.movedAside == nil)
        let database = try RecordedDatabase(path: path)
        let sessions = try database.sessions()
        #expect(sessions.count { $0.endedAt == nil } <= 1)
        let engine = try #require(try database.engine(of: "van1"))
        let meter = Int64((engine.current.quantities.grid * 1000).rounded())
        #expect(sessions.map(\.energyGridWh).reduce(0, +) == meter)
        #expect(try database.replay("van1")?.difference == nil)
    }
}
