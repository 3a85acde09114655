import Diagnostics
import Recording
import Simulation

/// Owns an engine as the live simulator does: does something, has it recorded, and only then goes on.
struct Owner {
    let vehicle: String
    var engine: Engine
    /// Of the last step.
    private(set) var events: [Event] = []
    /// Of its whole life.
    private(set) var history: History

    static let start = Instant(milliseconds: 1_768_240_800_000)
    static let card = CardToken(bits: 0xC0FF_EE00_1234_5678)
    static let otherCard = CardToken(bits: 0xBAD0_CA2D_8765_4321)

    /// A van at a wallbox on a cold evening.
    static func setup(_ seed: UInt64 = 0) -> Setup {
        var setup = Setup()
        setup.start = start
        setup.zone = Zone(
            name: "Europe/Copenhagen",
            starts: [0, 1_774_746_000_000, 1_792_890_000_000].map { Instant(milliseconds: $0) },
            offsets: [3600, 7200, 3600])
        if seed % 5 != 4 {
            var wallbox = WallboxPreset.allCases[Int(seed) % 4].wallbox
            wallbox.requiresCard = seed % 3 != 2
            wallbox.resumesAfterPowerLoss = seed % 2 == 0
            setup.parameters.wallbox = wallbox
        }
        setup.cards = [
            Card(token: card, status: .accepted), Card(token: otherCard, status: .blocked),
        ]
        setup.given = [
            Assignment(.vehicleSoc, .number(40)), Assignment(.weatherTemperature, .number(-5)),
        ]
        return setup
    }

    init(_ vehicle: String = "van1", _ engine: Engine = Engine(Owner.setup())) {
        self.vehicle = vehicle
        self.engine = engine
        history = History(start: engine)
    }

    mutating func begin(_ recorder: inout Recorder) throws {
        try recorder.begin(vehicle: vehicle, preset: "eVito-41", engine: engine)
    }

    mutating func give(
        _ command: Command, id: String? = nil, expiresAt: Instant? = nil,
        _ recorder: inout Recorder
    ) throws {
        events = []
        let outcome = engine.handle(command, expiresAt: expiresAt ?? .never, into: &events)
        history.add(events)
        let status: RecordedCommand.Status
        var unmet: [String] = []
        switch outcome {
        case .accepted: status = .accepted
        case .queued: status = .queued
        case .refused(let refusal):
            status = .refused
            unmet = refusal.words
        }
        let recorded = RecordedCommand(
            command, source: .mqtt, id: id, content: command.text, status: status, unmet: unmet,
            expiresAt: expiresAt)
        try recorder.record(
            RecordedStep(
                vehicle: vehicle, engine: engine, input: .command(recorded), events: events))
    }

    /// Lets time pass; a step, or a checkpoint where nothing happened.
    mutating func wait(_ length: Timespan, _ recorder: inout Recorder) throws {
        events = []
        engine.advance(to: engine.now + length, into: &events)
        history.add(events)
        try recorder.record(RecordedStep(vehicle: vehicle, engine: engine, events: events))
    }

    mutating func jump(_ length: Timespan, _ recorder: inout Recorder) throws {
        events = []
        let from = engine.now
        engine.jump(to: from + length, into: &events)
        history.add(events)
        try recorder.record(
            RecordedStep(
                vehicle: vehicle, engine: engine, input: .jump(from: from), events: events))
    }

    /// Plug, card, and the night until the van has left.
    mutating func night(_ recorder: inout Recorder) throws {
        try give(.plugInsert(supply: nil, fit: .inserted, rating: nil), recorder: &recorder)
        try wait(.seconds(10), &recorder)
        try give(.cardPresent(Self.card), recorder: &recorder)
        try give(.climateActivate, recorder: &recorder)
        try give(.departureSet(DeparturePlan(minute: 7 * 60)), recorder: &recorder)
        try wait(.hours(13), &recorder)
        try give(.plugUnlock, recorder: &recorder)
        try give(.plugRemove, recorder: &recorder)
        try wait(.hours(1), &recorder)
    }

    private mutating func give(_ command: Command, recorder: inout Recorder) throws {
        try give(command, id: nil, &recorder)
    }
}

/// A seeded random life: what people and the world do to a van.
struct RandomLife {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func step(_ owner: inout Owner, _ recorder: inout Recorder) throws {
        switch below(12) {
        case 0...3:
            let longest = [100, 5_000, 60_000, 3_600_000, 30_000_000][below(5)]
            try owner.wait(Timespan(milliseconds: Int64(1 + below(longest))), &recorder)
        case 4 where below(4) == 0: try owner.jump(.minutes(Int64(1 + below(900))), &recorder)
        case 5, 6:
            try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
            try owner.give(.cardPresent(Owner.card), &recorder)
        case 7:
            try owner.give(.plugUnlock, &recorder)
            try owner.give(.plugRemove, &recorder)
        default: try owner.give(Self.commands[below(Self.commands.count)], &recorder)
        }
    }

    static let commands: [Command] = [
        .hoodOpen, .hoodClose, .hoodClose, .doorOpen(.rear), .doorClose(.all),
        .gearSelect(.park), .gearSelect(.neutral), .gearSelect(.park),
        .plugInsert(supply: nil, fit: .partial, rating: nil), .plugConnect(.socket),
        .plugDisconnect, .plugConnect(.wallbox), .plugRemove, .plugLock, .lockJam, .lockFree,
        .lockFree, .cardPresent(Owner.card), .cardPresent(Owner.otherCard), .wallboxSetLimit(5),
        .wallboxSetLimit(16), .wallboxFail(.groundFailure, .none), .wallboxRecover,
        .wallboxRecover, .wallboxDisable, .wallboxEnable, .vehicleFail(.isolation),
        .vehicleRecover, .mainsOff, .mainsOn, .mainsOn, .backendDrop, .backendRestore,
        .weatherSet(1.0 / 3), .weatherSet(-20), .vehicleDrive(distance: 12.3, duration: nil),
        .linkDrop, .linkRestore, .linkRestore, .serviceExpire, .serviceActivate,
        .climateActivate, .climateDeactivate, .climateSetTarget(23.5), .climateStartNow,
        .climateStop, .departureSet(DeparturePlan(minute: 420)),
        .departureSet(DeparturePlan(name: "b", minute: 930, recurrence: .days(.all))),
        .departureClear(plan: nil), .chargingStart, .chargingStop, .chargingStart,
        .chargingSetTarget(80), .chargingSetTarget(100),
        .chargingSetWindow(TimeWindow(from: 60, to: 300)), .chargingClearWindow,
        .worldSet([Assignment(.vehicleSoc, .number(0.1 + 0.2))]),
        .worldSet([Assignment(.vehicleSoc, .number(30))]),
    ]
}
