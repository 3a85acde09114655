import Testing

@testable import Simulation

/// What must never be, whatever anybody does.
@Suite struct WalkTests {
    static func world(_ seed: UInt64) -> Engine {
        var setup = Setup()
        let vehicles = VehiclePreset.allCases
        setup.parameters.vehicle = vehicles[Int(seed) % vehicles.count].vehicle
        if seed % 5 != 4 {
            var wallbox = WallboxPreset.allCases[Int(seed) % 4].wallbox
            wallbox.requiresCard = seed % 3 != 2
            wallbox.resumesAfterPowerLoss = seed % 2 == 0
            setup.parameters.wallbox = wallbox
        }
        setup.zone = Zone(
            name: "Europe/Copenhagen",
            starts: [0, 1_774_746_000_000, 1_792_890_000_000].map { Instant(milliseconds: $0) },
            offsets: [3600, 7200, 3600])
        setup.start = Instant(milliseconds: 1_774_600_000_000)  // two days before the DST change
        setup.cards = [
            Card(token: CardToken(bits: 1), status: .accepted),
            Card(token: CardToken(bits: 2), status: .accepted, group: 1),
            Card(token: CardToken(bits: 3), status: .accepted, group: 1, isLocal: true),
            Card(token: CardToken(bits: 4), status: .blocked),
        ]
        return Engine(setup)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a random walk breaks no invariant`(seed: UInt64) {
        var engine = Self.world(seed)
        var walk = Walk(seed: seed)
        var events: [Event] = []
        for step in 0..<500 {
            let before = engine
            events.removeAll(keepingCapacity: true)
            walk.step(&engine, into: &events)
            if let broken = broken(in: engine, after: before, events) {
                Issue.record("seed \(seed), step \(step): \(broken)")
                return
            }
        }
    }

    /// The first invariant that does not hold.
    private func broken(in engine: Engine, after before: Engine, _ events: [Event]) -> String? {
        let s = engine.current
        let state = s.state
        let power = s.plugPower
        if power > 0 {
            guard state.inlet.fit == .inserted, s.state.inlet.isPinEngaged, !state.inlet.isJammed
            else { return "energy without a locked plug" }
            guard state.wallbox.mains == .on else { return "energy without mains" }
            guard s.isAtSocket || state.reader.isTransactionOpen else {
                return "energy without permission"
            }
            guard state.wallbox.contactor == .closed else { return "energy, contactor open" }
            let limit = min(s.offer ?? 0, engine.parameters.vehicle.phaseCurrent)
            guard s.plugCurrent <= limit + 1e-9 else { return "more current than allowed" }
            guard power <= engine.parameters.vehicle.chargerPower + 1e-9 else {
                return "more power than the charger takes"
            }
        }
        if state.climate.isRunning && s.quantities.soc <= engine.parameters.climateThreshold {
            return "climate at or below 15 %: \(s.quantities.soc)"
        }
        if s.climatePower > 0 && !state.climate.isRunning { return "climate power without a run" }
        if (s.chargingState == .charging || s.chargingState == .starting)
            != (s.chargingUnmet.isEmpty && state.inlet.fit != .out)
        {
            return "the diagnosis is empty, and charging may not run: \(s.chargingState)"
        }
        if state.climate.isRunning && !s.climateUnmet.isEmpty { return "climate runs while blamed" }
        if s.quantities.soc < -1e-6 || s.quantities.soc > 100.000001 {
            return "state of charge \(s.quantities.soc)"
        }
        if s.quantities.grid < before.current.quantities.grid - 1e-12
            && !events.contains(where: { $0.kind == .accepted && $0.cause.isWorldSet })
        {
            return "the meter runs backwards"
        }
        if engine.deadline <= engine.now { return "a deadline that is not in the future" }
        return refusedButChanged(engine, before, events)
    }

    private func refusedButChanged(
        _ engine: Engine, _ before: Engine, _ events: [Event]
    ) -> String? {
        guard events.count == 1, case .refused = events[0].kind else { return nil }
        return engine.snapshot == before.snapshot ? nil : "a refused command changed something"
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `one long advance equals many short ones`(seed: UInt64) {
        var engine = Self.world(seed)
        var walk = Walk(seed: seed + 100)
        for _ in 0..<60 {
            walk.step(&engine)
            var long = engine
            var short = engine
            var longEvents: [Event] = []
            var shortEvents: [Event] = []
            let goal = engine.now + .hours(9)
            long.advance(to: goal, into: &longEvents)
            while short.now < goal {
                short.advance(to: min(goal, short.now + .seconds(777)), into: &shortEvents)
            }
            #expect(long == short)
            #expect(longEvents == shortEvents)
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `facts are told or not, the world is the same`(seed: UInt64) {
        var silent = Self.world(seed)
        var told = silent
        var a = Walk(seed: seed)
        for _ in 0..<200 {
            let command = a.command()
            var events: [Event] = []
            silent.handle(command)
            told.handle(command, into: &events)
            silent.advance(to: silent.now + .minutes(7))
            told.advance(to: told.now + .minutes(7), into: &events)
            #expect(silent.snapshot == told.snapshot)
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `energy is conserved`(seed: UInt64) {
        var engine = Self.world(seed)
        var walk = Walk(seed: seed + 300)
        for _ in 0..<200 {
            let command = walk.command()
            if case .worldSet = command { continue }
            engine.handle(command)
            let before = engine.current.quantities
            engine.advance(to: engine.now + .minutes(13))
            let after = engine.current.quantities
            let grid = after.grid - before.grid
            let charged = after.charged - before.charged
            let climate = after.climateFromGrid - before.climateFromGrid
            let lost = after.lost - before.lost
            #expect(abs(grid - charged - climate - lost) < 1e-9)
            let stored = (after.soc - before.soc) / 100 * engine.snapshot.capacity
            #expect(abs(stored - charged + after.discharged - before.discharged) < 1e-9)
            #expect(
                after.climateFromBattery - before.climateFromBattery
                    <= after.discharged - before.discharged + 1e-9)
        }
    }
}

extension Event.Cause {
    fileprivate var isWorldSet: Bool {
        if case .command(.worldSet, _) = self { true } else { false }
    }
}
