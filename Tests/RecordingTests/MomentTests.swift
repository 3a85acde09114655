import Diagnostics
import Recording
import SQLiteShell
import Simulation
import Testing

/// A recorded vehicle at any past time.
struct MomentTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `at every step of a life, engine and history are what they were`(_ seed: UInt64) throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner("van1", Engine(Owner.setup(seed)))
        try owner.begin(&recorder)
        var life = RandomLife(seed: seed)
        var moments: [Instant: RecordedMoment] = [:]
        try recorder.together { recorder in
            for _ in 0..<60 {
                try life.step(&owner, &recorder)
                moments[owner.engine.now] = RecordedMoment(
                    engine: owner.engine, history: owner.history, freshness: .current)
            }
        }
        let database = try RecordedDatabase(path: recorder.path)
        for (instant, moment) in moments {
            let found = try database.moment(of: "van1") { _ in instant }
            #expect(found.engine == moment.engine)
            #expect(found.freshness == .current)
            // From a later start on, less of the past is known.
            if found.history.start == Owner.start { #expect(found == moment) }
        }
        #expect(try database.moment(of: "van1") == moments[owner.engine.now])
    }

    @Test func `a day of the past is known, however short the vehicle has stood idle`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        for _ in 1...4 {
            try owner.night(&recorder)
            try owner.wait(.hours(10), &recorder)
        }
        let database = try RecordedDatabase(path: recorder.path)
        let past = owner.engine.now - .hours(12)
        let then = try database.moment(of: "van1") { _ in past }
        #expect(then.history.start <= past - .hours(24))
        #expect(then.history.start > Owner.start)
        #expect(then.history.lastDeparture?.result == .reached)
    }

    @Test func `where nothing was recorded, what was before is old`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.hoodOpen, &recorder)
        try owner.wait(.hours(1), &recorder)
        try owner.jump(.hours(2), &recorder)
        try owner.wait(.hours(1), &recorder)
        let database = try RecordedDatabase(path: recorder.path)
        func freshness(after span: Timespan) throws -> Diagnosis.Freshness {
            try database.moment(of: "van1") { _ in Owner.start + span }.freshness
        }
        #expect(try freshness(after: .minutes(30)) == .current)
        #expect(try freshness(after: .hours(2)) == .old(since: Owner.start + .hours(1)))
        #expect(try freshness(after: .hours(3)) == .current)
        #expect(try freshness(after: .hours(4)) == .current)
        #expect(try freshness(after: .hours(5)) == .old(since: Owner.start + .hours(4)))
    }

    @Test func `between a lost step and the next one nobody knows`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.hoodOpen, &recorder)
        try owner.wait(.hours(1), &recorder)
        let trap = "BEFORE INSERT ON event BEGIN SELECT raise(ABORT, 'no'); END"
        try sqlite(path, "CREATE TRIGGER trap \(trap)")
        #expect(throws: RecordingError.self) { try owner.give(.hoodClose, &recorder) }
        try sqlite(path, "DROP TRIGGER trap")
        try owner.wait(.hours(1), &recorder)
        try owner.give(.doorOpen(.rear), &recorder)
        let database = try RecordedDatabase(path: path)
        let lost = try database.moment(of: "van1") { _ in Owner.start + .minutes(90) }
        #expect(lost.freshness == .old(since: Owner.start))
        let after = try database.moment(of: "van1") { $0.now }
        #expect(after == (try database.moment(of: "van1")))
        #expect(after.engine == owner.engine)
        #expect(after.history.since(.vehicleHood) == nil, "nobody knows when it was closed")
    }

    @Test func `a time before the recording is refused, and says what there is`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.wait(.hours(1), &recorder)
        let database = try RecordedDatabase(path: recorder.path)
        #expect(
            throws: Mistake(
                "nothing is known of `van1` at 2026-01-12T18:59; what is recorded begins at "
                    + "2026-01-12T19:00 and ends at 2026-01-12T20:00")
        ) { try database.moment(of: "van1") { _ in Owner.start - .minutes(1) } }
        #expect(throws: Mistake("there is no vehicle `van2` in \(recorder.path)")) {
            try database.moment(of: "van2")
        }
    }
}
