import Testing

@testable import Simulation

/// What the architecture promises of every row of the catalog of prerequisites.
@Suite struct PrerequisiteTests {
    /// A ready world: plugged, accepted, a departure tomorrow, everything met.
    static func ready(at soc: Double = 50) -> Engine {
        var setup = Setup()
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        setup.zone = .utc
        setup.start = Instant(milliseconds: 1_768_240_800_000)  // 2026-01-12T18:00Z
        setup.cards = [Card(token: CardToken(bits: 1), status: .accepted)]
        setup.given = [Assignment(.vehicleSoc, .number(soc))]
        var engine = Engine(setup)
        engine.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
        engine.handle(.climateActivate)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.handle(.cardPresent(CardToken(bits: 1)))
        engine.advance(to: engine.now + .seconds(5))
        return engine
    }

    static let blocking = Prerequisite.allCases.filter { $0.row.severity == .blocks }
    static let ofCharging = blocking.filter { $0.row.gates.contains(.charging) }
    static let ofClimate = blocking.filter { $0.row.gates.contains(.climate) }

    @Test func `a ready world meets every prerequisite`() {
        let engine = Self.ready()
        #expect(engine.snapshot.unmet.members == [])
        #expect(engine.current.chargingState == .charging)
    }

    @Test(arguments: Prerequisite.allCases)
    func `its counterexample violates it`(prerequisite: Prerequisite) {
        var engine = Self.ready()
        prerequisite.violate(&engine)
        #expect(engine.snapshot.unmet.contains(prerequisite))
    }

    @Test(arguments: ofCharging)
    func `violated alone it stops charging and is the primary cause`(prerequisite: Prerequisite) {
        var engine = Self.ready()
        prerequisite.violate(&engine)
        #expect(engine.current.chargingState != .charging)
        #expect(engine.current.chargingUnmet.first == prerequisite)
        #expect(engine.current.batteryPower <= 0)
    }

    @Test(arguments: ofClimate)
    func `violated it has the climate refused with its name, and nothing changes`(
        prerequisite: Prerequisite
    ) {
        var engine = Self.ready()
        prerequisite.violate(&engine)
        let before = engine
        let outcome = engine.handle(.climateStartNow)
        // A run at once needs neither activation nor departure (rule 10).
        if prerequisite == .climateActivated || prerequisite == .departureSet {
            #expect(outcome == .accepted)
            return
        }
        guard case .refused(let refusal) = outcome else {
            Issue.record("\(prerequisite.word) did not stop the climate: \(outcome)")
            return
        }
        #expect(refusal.unmet.first == prerequisite)
        var expected = before
        expected.commandCount += 1
        #expect(engine == expected)
    }

    @Test(arguments: Prerequisite.allCases)
    func `the remedy it prints cures it`(prerequisite: Prerequisite) {
        var engine = Self.ready()
        prerequisite.violate(&engine)
        switch prerequisite.remedy(in: engine) {
        case .commands(let commands):
            for command in commands {
                var events: [Event] = []
                engine.handle(command, into: &events)
                #expect(events.first?.kind == .accepted, "\(command)")
            }
            engine.advance(to: engine.now + .seconds(10))
            #expect(!engine.snapshot.unmet.contains(prerequisite))
        case .wait:
            #expect(
                [.batteryTemperatureAllows, .batterySufficient].contains(prerequisite))
        case .nothing:
            #expect(
                [.coolingAvailable, .temperatureDiffers, .timeSufficient, .targetNotReached]
                    .contains(prerequisite))
        }
    }

    @Test func `what only waiting cures passes by itself`() {
        var cold = Self.ready()
        cold.handle(.worldSet([Assignment(.batteryTemperature, .number(-26))]))
        cold.advance(to: cold.now + .hours(1))
        #expect(!cold.snapshot.unmet.contains(.batteryTemperatureAllows))

        var empty = Self.ready()
        empty.handle(.worldSet([Assignment(.vehicleSoc, .number(15))]))
        #expect(empty.snapshot.unmet.contains(.batterySufficient))
        empty.advance(to: empty.now + .minutes(1))
        #expect(!empty.snapshot.unmet.contains(.batterySufficient))
    }

    /// Every signal but those that follow from the prerequisite itself.
    @Test(arguments: Prerequisite.allCases)
    func `it changes only with the signals it says it reads`(prerequisite: Prerequisite) {
        var worlds = [Self.ready()]
        var random = Walk(seed: 7)
        var engine = worlds[0]
        for _ in 0..<300 {
            random.step(&engine)
            worlds.append(engine)
        }
        for (before, after) in zip(worlds, worlds.dropFirst()) {
            let turned =
                before.snapshot.unmet.contains(prerequisite)
                != after.snapshot.unmet.contains(prerequisite)
            guard turned else { continue }
            let changed = Signal.allCases.filter {
                $0.value(in: before.current) != $0.value(in: after.current)
            }
            let read = prerequisite.row.reads
            #expect(
                changed.contains { read.contains($0) },
                "\(prerequisite.word) turned with \(changed.map(\.word)), reads \(read.map(\.word))"
            )
        }
    }

    @Test func `hiding leaves the cause and takes its consequences`() {
        var engine = Self.ready()
        engine.handle(.plugUnlock)
        engine.handle(.plugRemove)
        #expect(engine.current.chargingUnmet.members == [.plugInserted])
        engine.handle(.mainsOff)
        #expect(engine.current.chargingUnmet.members == [.mainsPresent, .plugInserted])
    }

    @Test func `a wish is accepted, and its outcome can list what keeps it from working`() {
        var engine = Self.ready()
        engine.handle(.climateDeactivate)
        #expect(engine.handle(.departureSet(DeparturePlan(minute: 360))).isAccepted)
        #expect(engine.unmet(concerning: .departureSet).members == [.climateActivated])
        engine.handle(.hoodOpen)
        #expect(engine.handle(.chargingStart).isAccepted)
        #expect(engine.unmet(concerning: .chargingStart).members == [.hoodClosed])
        #expect(engine.unmet(concerning: .hoodOpen).members == [])
    }

    @Test(arguments: CommandName.allCases)
    func `the remote commands come last in the list`(name: CommandName) {
        #expect(name.isRemote == name.row.origin.isRemote)
    }
}

extension Outcome {
    fileprivate var isAccepted: Bool {
        if case .accepted = self { true } else { false }
    }
}
