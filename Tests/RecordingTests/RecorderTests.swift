import Diagnostics
import Recording
import SQLiteShell
import Simulation
import Testing

/// What is written down, and that it is all there after a restart.
@Suite struct RecorderTests {
    @Test func `a night is one session with whole watt-hours`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner("van1", Engine(Owner.setup(6)))
        try owner.begin(&recorder)
        try owner.night(&recorder)

        let database = try RecordedDatabase(path: path)
        let sessions = try database.sessions()
        #expect(sessions.count == 1)
        let session = try #require(sessions.first)
        #expect(session.id == "van1-1")
        #expect(session.startReason == .plugFirst)
        #expect(session.card == Owner.card.full)
        #expect(session.pluggedAt == Owner.start)
        #expect(session.authorizedAt == Owner.start + .seconds(11))
        #expect(session.endedAt == Owner.start + .seconds(10) + .hours(13))
        #expect(session.stopReason == "EVDisconnected")
        #expect(session.energyGridWh == session.meterStopWh - session.meterStartWh)
        #expect(session.energyGridWh > 20_000)
        #expect(session.socEnd > 99)
        #expect(session.phases == 2)
        #expect(session.notStartedBecause == nil)
        let samples = try database.samples(of: session.id)
        #expect(samples.map(\.at) == samples.map(\.at).sorted())
        for (a, b) in zip(samples, samples.dropFirst()) where a.powerW > 0 {
            #expect(b.at - a.at <= .seconds(60))
        }
        let climate = try database.preconditions()
        #expect(climate.map(\.result) == ["reached"])
        // Until the contactor of the full van has closed again, the battery gives it.
        #expect(climate.map(\.source) == ["both"])
    }

    @Test func `a session without energy says what held it back the longest`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.hoodOpen, &recorder)
        try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        try owner.give(.cardPresent(Owner.card), &recorder)
        try owner.wait(.hours(10), &recorder)
        try owner.give(.plugUnlock, &recorder)
        try owner.wait(.seconds(5), &recorder)
        try owner.give(.plugRemove, &recorder)
        let sessions = try RecordedDatabase(path: recorder.path).sessions()
        #expect(sessions.map(\.notStartedBecause) == ["hoodClosed"])
    }

    @Test func `an operator's own people are to be called, after a restart too`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var contacts = ContactDirectory()
        contacts[.site] = .init(name: "Hansen", phone: "+45 12 34 56 78")
        let called = "SELECT contact FROM whyNot WHERE activity = 'charging'"
        var recorder = try Recorder(path: path, contacts: contacts)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.mainsOff, &recorder)
        #expect(try sqlite(path, called) == "Hansen, +45 12 34 56 78\n")
        recorder = try Recorder(path: path, contacts: contacts)
        _ = try recorder.resume()
        try owner.give(.hoodOpen, &recorder)
        #expect(try sqlite(path, called) == "Hansen, +45 12 34 56 78\n")
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the sessions' energies are the meter, and the life replays`(seed: UInt64) throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner("van1", Engine(Owner.setup(seed)))
        var life = RandomLife(seed: seed + 1)
        try owner.begin(&recorder)
        for _ in 0..<200 { try life.step(&owner, &recorder) }

        let database = try RecordedDatabase(path: path)
        let sessions = try database.sessions()
        #expect(!sessions.isEmpty)
        let energy = sessions.map(\.energyGridWh).reduce(0, +)
        let meter = Int64((owner.engine.current.quantities.grid * 1000).rounded())
        #expect(energy == meter)
        let replay = try #require(try database.replay("van1"))
        #expect(replay.difference == nil)
        #expect(replay.eventCount == Int(owner.engine.sequence))
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `a restart at any step changes nothing`(seed: UInt64) throws {
        let folder = try Folder()
        let (whole, broken) = (folder.file("whole.sqlite"), folder.file("broken.sqlite"))
        var one = try Recorder(path: whole)
        var other = try Recorder(path: broken)
        var owner = Owner("van1", Engine(Owner.setup(seed)))
        var same = owner
        var life = RandomLife(seed: seed + 50)
        var sameLife = life
        try owner.begin(&one)
        try same.begin(&other)
        for _ in 0..<60 {
            try life.step(&owner, &one)
            try sameLife.step(&same, &other)
            other = try Recorder(path: broken)
            let vehicles = try other.resume().vehicles
            #expect(vehicles.map(\.engine) == [owner.engine])
            same.engine = try #require(vehicles.first?.engine)
        }
        let (a, b) = (try RecordedDatabase(path: whole), try RecordedDatabase(path: broken))
        var differing = zip(try a.sessions(), try b.sessions()).filter { $0 != $1 }
        // What held a session back is counted anew after a restart.
        differing = differing.filter { $0.0.blockedBy == $0.1.blockedBy }
        #expect(differing.isEmpty)
        #expect(try a.preconditions() == b.preconditions())
        #expect(try b.replay("van1")?.difference == nil)
    }

    @Test func `a climate run goes on through a restart`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner("van1", Engine(Owner.setup(6)))
        try owner.begin(&recorder)
        try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        try owner.give(.climateStartNow, &recorder)
        try owner.wait(.minutes(20), &recorder)
        recorder = try Recorder(path: path)
        owner.engine = try #require(try recorder.resume().vehicles.first?.engine)
        try owner.wait(.hours(1), &recorder)
        let runs = try RecordedDatabase(path: path).preconditions()
        #expect(runs.map(\.kind) == [.startNow])
        #expect(runs.map(\.endedAt) == [Owner.start + .minutes(50)])
        let climate = owner.engine.current.quantities.climateFromBattery
        #expect(runs.map(\.energyBatteryWh) == [Int64((climate * 1000).rounded())])
    }

    @Test func `a queued command waits through a restart, and is settled when delivered`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.linkDrop, &recorder)
        try owner.give(.chargingSetTarget(80), id: "7", &recorder)
        recorder = try Recorder(path: path)
        let vehicle = try #require(try recorder.resume().vehicles.first)
        #expect(vehicle.waiting.values.map(\.command) == [.chargingSetTarget(80)])
        #expect(try recorder.firstCommand(id: "7", vehicle: "van1")?.status == .queued)
        owner.engine = vehicle.engine
        try owner.give(.linkRestore, &recorder)
        #expect(try recorder.firstCommand(id: "7", vehicle: "van1")?.status == .accepted)
        #expect(try recorder.firstCommand(id: "8", vehicle: "van1") == nil)
    }

    @Test func `messages are kept in order until they are delivered`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        var recorder = try Recorder(path: path)
        let owner = Owner()
        var beginner = owner
        try beginner.begin(&recorder)
        let messages = [
            OutgoingMessage(topic: "a", payload: "{}", correlation: [0, 255]),
            OutgoingMessage(topic: "b", payload: "1", isRetained: true, expiresAt: Owner.start),
        ]
        try recorder.record(
            RecordedStep(vehicle: "van1", engine: owner.engine, messages: messages))
        recorder = try Recorder(path: path)
        var pending = try recorder.outbox()
        #expect(pending.map(\.message) == messages)
        try recorder.delivered([pending[0].sequence])
        pending = try recorder.outbox()
        #expect(pending.map(\.message) == [messages[1]])
    }

    @Test func `a departure that was jumped over is recorded as missed`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.give(.climateActivate, &recorder)
        try owner.give(.departureSet(DeparturePlan(minute: 7 * 60)), &recorder)
        try owner.jump(.hours(20), &recorder)
        let rows = try RecordedDatabase(path: recorder.path).preconditions()
        #expect(rows.map(\.result) == ["missed"])
        #expect(rows.map(\.startedAt) == [nil])
    }

    @Test func `an open session is due every minute and every 100 Wh`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        #expect(recorder.checkpointDue(vehicle: "van1") == nil)
        try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        try owner.give(.cardPresent(Owner.card), &recorder)
        try owner.wait(.minutes(1), &recorder)
        let due = try #require(recorder.checkpointDue(vehicle: "van1"))
        // 3.68 kW at home-3.7kW: a minute comes before 100 Wh.
        #expect(due == owner.engine.now + .seconds(60))
    }
}
