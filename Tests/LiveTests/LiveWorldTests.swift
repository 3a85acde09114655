import Live
import Simulation
import Synchronization
import Testing

/// Vehicles that live in real time.
struct LiveWorldTests {
    private let plugIn = Command.plugInsert(supply: nil, fit: .inserted, rating: nil)

    @Test func `time alone brings the van to charge`() async {
        let stage = Stage()
        await stage.send(plugIn)
        #expect(await stage.text(.chargingState) == "starting")
        await stage.pass(.seconds(10))
        #expect(await stage.text(.chargingState) == "charging")
        let told = stage.notes.all.flatMap(\.events).map(\.sequence)
        #expect(told == Array(1...UInt64(told.count)))
    }

    @Test func `an hour passes in a second at a rate of 3600`() async {
        let stage = Stage(rate: 3600)
        await stage.send(plugIn)
        await stage.pass(.seconds(1))
        // (7.36 kW · 0.94 − 0.24 kW) · 1 h into 35 kWh are 19.1 points.
        #expect(await stage.text(.vehicleSoc) == "59.1 %")
    }

    @Test func `a paused clock lets nothing happen, and goes on where it was`() async {
        let stage = Stage()
        await stage.send(plugIn)
        #expect(await stage.send(.clockPause).map(\.status) == [.accepted])
        await stage.pass(.seconds(3600))
        #expect(await stage.text(.chargingState) == "starting")
        await stage.send(.clockResume)
        await stage.pass(.seconds(10))
        #expect(await stage.text(.chargingState) == "charging")
        #expect(await stage.world.clock.now(at: stage.clock.now) == Stage.start + .seconds(10))
    }

    @Test func `a clock put forward passes every step on the way, for every van`() async {
        let stage = Stage(vans: ["a", "b"])
        await stage.send(.clockPause, to: "a")
        await stage.send(plugIn, to: "b")
        await stage.send(.clockAdvance(.hours(12)), to: "a")
        #expect(await stage.text(.chargingState, of: "b") == "complete")
        #expect(await stage.text(.chargingState, of: "a") == "disconnected")
    }

    @Test func `a clock that is as a command wants it is not changed by it`() async {
        let stage = Stage()
        var changed: [Bool] = []
        for command: Command in [
            .clockResume, .clockPause, .clockPause, .clockResume, .clockSetRate(1),
            .clockSetRate(60), .clockSetRate(60), .clockAdvance(.hours(1)),
        ] {
            changed += await stage.send(command).map(\.hasEffect)
        }
        #expect(changed == [false, true, false, true, false, true, false, true])
    }

    @Test func `another rate goes on from the time there is`() async {
        let stage = Stage()
        await stage.pass(.seconds(10))
        await stage.send(.clockSetRate(60))
        await stage.pass(.seconds(10))
        #expect(await stage.world.clock.now(at: stage.clock.now) == Stage.start + .seconds(610))
    }

    @Test func `the clock is nobody's where the operator does not allow it`() async {
        let stage = Stage(allowsClock: false)
        let replies = await stage.send(.clockPause)
        #expect(replies.map(\.status) == [.refused])
        #expect(replies.first?.refusal?.words == ["clockFixed"])
        #expect(await stage.world.clock.isPaused == false)
    }

    @Test func `the same message again has no second effect`() async {
        let stage = Stage()
        #expect(await stage.send(.hoodOpen, id: "1", content: "a").map(\.status) == [.accepted])
        await stage.send(.hoodClose)
        let again = await stage.send(.hoodOpen, id: "1", content: "a")
        #expect(again.map(\.status) == [.duplicate])
        #expect(again.first?.first == .accepted)
        #expect(await stage.text(.vehicleHood) == "closed")
    }

    @Test func `an id that another command has had is invalid`() async {
        let stage = Stage()
        await stage.send(.hoodOpen, id: "1", content: "a")
        let other = await stage.send(.hoodClose, id: "1", content: "b")
        #expect(other.map(\.status) == [.invalid])
        #expect(other.first?.message == "`id` is \"1\", which another command has had")
        #expect(await stage.text(.vehicleHood) == "open")
    }

    @Test func `ids are each vehicle's own`() async {
        let stage = Stage(vans: ["a", "b"])
        await stage.send(.hoodOpen, id: "1", content: "a", to: "a")
        let other = await stage.send(.hoodOpen, id: "1", content: "a", to: "b")
        #expect(other.map(\.status) == [.accepted])
    }

    @Test func `an expired command has no effect`() async {
        let stage = Stage()
        await stage.pass(.seconds(10))
        let late = Stage.start + .seconds(10) - Timespan(milliseconds: 1)
        #expect(await stage.send(.hoodOpen, expiresAt: late).map(\.status) == [.expired])
        #expect(await stage.text(.vehicleHood) == "closed")
        let just = Stage.start + .seconds(10)
        #expect(await stage.send(.hoodOpen, expiresAt: just).map(\.status) == [.accepted])
    }

    @Test func `a command that the place cannot do is invalid`() async {
        let stage = Stage()
        let replies = await stage.send(.wallboxSetLimit(99))
        #expect(replies.map(\.status) == [.invalid])
        #expect(
            replies.first?.message
                == "`current` is 99 A; it must lie in 0–16 A, the wallbox's own")
    }

    @Test func `a refusal names what is unmet`() async {
        let stage = Stage()
        let replies = await stage.send(.climateStartNow)
        #expect(replies.map(\.status) == [.refused])
        #expect(replies.first?.refusal?.words.first == "plugInserted")
    }

    @Test func `what waits for the link is answered twice`() async {
        let stage = Stage()
        await stage.send(.linkDrop)
        let first = await stage.send(.climateSetTarget(25), id: "7")
        #expect(first.map(\.status) == [.queued])
        let last = await stage.send(.linkRestore)
        #expect(last.map(\.status) == [.accepted, .accepted])
        #expect(last.map(\.submission.id) == [nil, "7"])
        #expect(await stage.text(.climateTarget) == "25.0 °C")
    }

    @Test func `what waits for the link too long is answered as expired`() async {
        let stage = Stage()
        await stage.send(.linkDrop)
        await stage.send(.climateStartNow, id: "7")
        await stage.pass(.seconds(601))
        let replies = stage.notes.all.flatMap(\.replies).filter { $0.submission.id == "7" }
        #expect(replies.map(\.status) == [.queued, .expired])
        #expect(replies.last?.message == "the link did not return in time")
    }

    @Test func `what waits for the link expires at its time, a setting as well`() async {
        let stage = Stage()
        await stage.send(.linkDrop)
        let expiry = Stage.start + .minutes(5)
        await stage.send(.climateSetTarget(25), id: "7", expiresAt: expiry)
        await stage.pass(.seconds(300))
        let replies = stage.notes.all.flatMap(\.replies).filter { $0.submission.id == "7" }
        #expect(replies.map(\.status) == [.queued, .expired])
        #expect(replies.last?.at == expiry)
        await stage.send(.linkRestore)
        #expect(await stage.text(.climateTarget) == "21.0 °C")
    }

    @Test func `a van from an earlier time misses the departures in between`() async {
        var engine = Stage.engine()
        engine.handle(.climateActivate)
        engine.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
        let clock = HandClock()
        let notes = Notebook()
        let world = LiveWorld(
            [LiveVehicle(id: "van-1", engine: engine)], start: Stage.start + .hours(24),
            realClock: clock, sink: notes)
        await world.start()
        let current = await world.current("van-1")
        #expect(current?.now == Stage.start + .hours(24))
        #expect(current?.value(of: .climateResult) == Self.word("missed", .climateResult))
    }

    @Test func `a van that begins with the clock does not jump, however late it starts`() async {
        let stage = Stage()
        stage.clock.pass(.milliseconds(20))
        await stage.world.start()
        #expect(stage.notes.all.map(\.jumpedFrom) == [])
        await stage.send(.hoodOpen)
        #expect(stage.notes.all.map(\.vehicle.engine.now.milliseconds) == [1_768_240_800_020])
    }

    @Test func `a jump in which nothing happens is told, as a replay needs it`() async {
        let clock = HandClock()
        let notes = Notebook()
        let now = Stage.start + Timespan(milliseconds: 30)
        let world = LiveWorld(
            [LiveVehicle(id: "van-1", engine: Stage.engine())], start: now, realClock: clock,
            sink: notes)
        await world.start()
        #expect(notes.all.map(\.jumpedFrom) == [Stage.start])
        #expect(notes.all.map(\.events.count) == [0])
        #expect(notes.all.map(\.vehicle.engine.now) == [now])
    }

    private static func startsCharging(_ event: Event) -> Bool {
        if case .changed(.chargingState, from: _, let state) = event.kind {
            state == word("charging", .chargingState)
        } else {
            false
        }
    }

    private static func word(_ word: String, _ signal: Signal) -> Value? {
        guard case .words(let words) = signal.row.kind, let index = words.firstIndex(of: word)
        else { return nil }
        return .word(UInt8(index))
    }

    @Test func `while nothing can be recorded the van goes on without commands`() async {
        let stage = Stage()
        await stage.send(plugIn)
        stage.notes.failure.withLock { $0 = Mistake("the disk is full") }
        await stage.pass(.seconds(10))
        #expect(await stage.text(.chargingState) == "charging")
        #expect(await stage.send(.hoodOpen, id: "1").map(\.status) == [.unrecorded])
        #expect(await stage.text(.vehicleHood) == "closed")
        #expect(await (stage.world.failure as? Mistake)?.message == "the disk is full")
        stage.notes.failure.withLock { $0 = nil }
        #expect(await stage.send(.hoodOpen, id: "1").map(\.status) == [.accepted])
        #expect(await stage.world.failure == nil)
    }

    @Test func `a clock that nobody could write down does not move`() async {
        let stage = Stage()
        stage.notes.failure.withLock { $0 = Mistake("the disk is full") }
        await stage.send(.clockAdvance(.hours(1)))
        #expect(await stage.world.clock.now(at: stage.clock.now) == Stage.start)
    }

    @Test func `a checkpoint hands over a vehicle to which nothing happened`() async {
        let stage = Stage()
        await stage.pass(.seconds(10))
        #expect(stage.notes.all.isEmpty)
        await stage.world.checkpoint("van-1")
        #expect(stage.notes.all.map(\.vehicle.engine.now) == [Stage.start + .seconds(10)])
    }

    @Test func `the alarm rings by itself in real time`() async {
        let (steps, told) = AsyncStream.makeStream(of: Step.self)
        let world = LiveWorld(
            [LiveVehicle(id: "van-1", engine: Stage.engine())], start: Stage.start, rate: 1000,
            realClock: ContinuousClock(), sink: Wire(told: told))
        let plugIn = Submission(vehicle: "van-1", command: plugIn, source: .cli)
        world.wait { _ = $0.submit(plugIn) }
        // However late it rings, and whatever else has happened by then.
        for await step in steps where step.events.contains(where: Self.startsCharging) { break }
        await world.stop()
    }

    @Test func `an unknown van has no reply`() async {
        let stage = Stage()
        let submission = Submission(vehicle: "van-9", command: .hoodOpen, source: .cli)
        #expect(await stage.world.submit(submission) == nil)
    }
}
