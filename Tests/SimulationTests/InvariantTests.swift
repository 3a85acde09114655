import Testing

@testable import Simulation

/// What `behaviour.md` says of every situation, over random lives.
@Suite struct InvariantTests {
    /// Calls a check after each step of some random lives.
    private func live(
        _ seed: UInt64, steps: Int = 400,
        _ check: (_ before: Engine, _ after: Engine, _ events: [Event]) -> String?
    ) {
        var engine = WalkTests.world(seed)
        var walk = Walk(seed: seed + 1000)
        for step in 0..<steps {
            let before = engine
            var events: [Event] = []
            walk.step(&engine, into: &events)
            if let broken = check(before, engine, events) {
                Issue.record("seed \(seed), step \(step): \(broken)")
                return
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a session is open exactly while plugged or while an accepted card waits`(seed: UInt64) {
        live(seed) { _, engine, _ in
            let state = engine.snapshot.state
            let expected = state.inlet.isConnected || state.reader.awaitsPlug
            return state.session.isOpen == expected
                ? nil : "session \(state.session.isOpen), reader \(state.reader.phase)"
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `pilot, contactor, offer and status agree`(seed: UInt64) {
        live(seed) { _, engine, _ in
            let s = engine.current
            let state = s.state
            if state.reader.isTransactionOpen && !(state.inlet.isConnected && s.isAtWallbox) {
                return "a transaction without a plug at the wallbox"
            }
            guard let pilot = s.pilot, let contactor = s.contactor, let offer = s.offer else {
                return s.wallboxStatus == nil ? nil : "a status without a pilot"
            }
            if contactor == .closed && pilot != .c2 && pilot != .c1 { return "closed in \(pilot)" }
            if pilot == .a1 && state.inlet.isConnected { return "A1 with a plug" }
            if offer != 0 && offer < 6 { return "an offer of \(offer) A" }
            if (offer > 0) != (pilot == .b2 || pilot == .c2) { return "\(offer) A in \(pilot)" }
            if s.wallboxStatus == .charging && contactor == .open { return "Charging, open" }
            if s.wallboxStatus == .suspendedEVSE && offer > 0 { return "SuspendedEVSE, offered" }
            if s.wallboxStatus == .finishing && !state.inlet.isConnected { return "Finishing" }
            return nil
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what holds charging back is the first unmet`(seed: UInt64) {
        live(seed) { _, engine, _ in
            let s = engine.current
            let first = s.chargingUnmet.members.first
            if s.chargingHeldBy != first?.heldBy ?? .none { return "held by \(s.chargingHeldBy)" }
            if (s.chargingState == .disconnected) != (s.state.inlet.fit == .out) {
                return "disconnected"
            }
            // Lost, power is zero in that step.
            if first != nil && !s.state.climate.isRunning && s.plugPower > 0 {
                return "power with \(first?.word ?? "")"
            }
            return nil
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `with nothing unmet current flows within 5 s`(seed: UInt64) {
        live(seed) { _, engine, _ in
            var fork = engine
            let goal = fork.now + .seconds(5)
            while fork.snapshot.chargingUnmet.isEmpty && fork.deadline <= goal {
                fork.advance(to: fork.deadline)
            }
            guard fork.snapshot.chargingUnmet.isEmpty else { return nil }
            fork.advance(to: goal)
            return fork.current.chargingState == .charging
                ? nil : "\(engine.current.chargingState) stays \(fork.current.chargingState)"
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a household socket's climate takes nothing from the battery`(seed: UInt64) {
        live(seed) { _, engine, _ in
            let s = engine.current
            return s.isAtSocket && s.flows.climateFromBattery > 0 ? "battery" : nil
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `time alone fixes a result only at a departure`(seed: UInt64) {
        live(seed) { before, engine, events in
            for event in events {
                guard case .changed(.climateResult, _, _) = event.kind, event.cause == .time else {
                    continue
                }
                let fired = events.contains {
                    if case .changed(.departureNext, .instant(event.at), _) = $0.kind {
                        true
                    } else {
                        false
                    }
                }
                if !fired { return "a result at \(event.at)" }
            }
            let next = engine.snapshot.state.departures.next
            return next <= engine.now ? "a departure that has not fired" : nil
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `nothing runs longer than it may`(seed: UInt64) {
        live(seed) { _, engine, _ in
            guard let run = engine.snapshot.state.climate.run else { return nil }
            let vehicle = engine.parameters.vehicle
            if run.until <= engine.now { return "past its end" }
            if run.isForDeparture {
                return run.until == run.departure + vehicle.preclimateHold ? nil : "another hold"
            }
            return run.until - engine.now <= vehicle.startNowLimit ? nil : "more than 50 min"
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a wake-up pulse changes no prerequisite, no status and no state`(seed: UInt64) {
        live(seed) { _, engine, _ in
            var fork = engine
            var events: [Event] = []
            fork.advance(to: fork.now + .minutes(1), into: &events)
            for event in events {
                guard case .changed(.wallboxPilot, _, let pilot) = event.kind,
                    event.cause == .time, pilot == .word(Pilot.f.rawValue)
                else { continue }
                for other in events where other.at == event.at {
                    switch other.kind {
                    case .met, .unmet, .interrupted: return "the pulse told \(other.kind)"
                    case .changed(.wallboxStatus, _, _), .changed(.chargingState, _, _):
                        return "the pulse changed \(other.kind)"
                    case .accepted, .ignored, .queued, .dropped, .refused, .changed: break
                    }
                }
            }
            return nil
        }
    }
}
