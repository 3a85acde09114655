extension Engine {
    /// The plug's contacts make or break: a session opens or ends.
    @inline(__always)
    mutating func settleConnection() {
        let isConnected = snapshot.state.inlet.isConnected
        if isConnected && snapshot.state.wallbox.phase == .apart {
            connect()
        } else if !isConnected && snapshot.state.wallbox.phase != .apart {
            disconnect()
        }
        // A free wallbox asks nobody: plugged is enough.
        if isConnected, !snapshot.state.reader.isTransactionOpen, snapshot.isAtWallbox,
            parameters.wallbox?.requiresCard == false, snapshot.state.wallbox.mains == .on,
            snapshot.state.wallbox.availability != .outOfService
        {
            beginTransaction()
        }
    }

    private mutating func connect() {
        snapshot.state.session.open(meter: snapshot.quantities.grid)
        snapshot.state.charging.isTargetReached = false
        snapshot.state.wallbox.phase =
            snapshot.isAtSocket ? .testing(until: .never) : .connected
        if snapshot.isAtWallbox && snapshot.state.reader.awaitsPlug { beginTransaction() }
    }

    mutating func disconnect() {
        snapshot.state.wallbox.phase = .apart
        endTransaction(.evDisconnected, byCard: false)
        switch snapshot.state.reader.phase {
        case .idle: snapshot.state.reader.reset()
        // Somebody stands at the reader: the card goes on without this plug.
        case .pending, .accepted: snapshot.state.reader.wasEndedByCard = false
        }
        if !snapshot.state.reader.awaitsPlug {
            snapshot.state.session.close(.evDisconnected, meter: snapshot.quantities.grid)
        }
        snapshot.state.charging.isWanted = true
    }

    @inline(__always)
    mutating func fireWallboxTimer() {
        switch snapshot.state.wallbox.phase {
        case .apart, .connected, .energized: break
        case .testing(let until):
            if until <= now { snapshot.state.wallbox.phase = .connected }
        case .offering(let closesAt, let wakesAt):
            if closesAt <= now {
                snapshot.state.wallbox.phase = .requested(closesAt: now + Wallbox.closingDelay)
            } else if wakesAt <= now {
                snapshot.state.wallbox.phase = .waking(until: now + Wallbox.wakeLength)
            }
        case .waking(let until):
            if until <= now {
                snapshot.state.wallbox.phase = .offering(closesAt: .never, wakesAt: .never)
            }
        case .requested(let closesAt):
            if closesAt <= now { snapshot.state.wallbox.phase = .energized }
        case .stopping(let until):
            if until <= now { snapshot.state.wallbox.phase = .connected }
        }
    }

    /// Whether the van would close its switch: its own prerequisites are met, or the climate wants
    /// power (rule 8 of `behaviour.md`).
    @inline(__always)
    private var vanWants: Bool {
        snapshot.chargingUnmet.isSubset(of: PrerequisiteSet.ofInfrastructure)
            || snapshot.state.climate.isRunning
    }

    /// Whether power is cut off by force.
    private var isCutOff: Bool {
        let wallbox = snapshot.state.wallbox
        return wallbox.mains == .off
            || (snapshot.isAtWallbox
                && (wallbox.faults.areFaulted || wallbox.availability == .outOfService))
    }

    /// IEC 61851-1, Annex A: what wallbox and van do next on the pilot.
    @inline(__always)
    mutating func settlePilot() {
        guard snapshot.state.wallbox.phase != .apart else { return }
        let atSocket = snapshot.isAtSocket
        if isCutOff {
            snapshot.state.wallbox.phase = atSocket ? .testing(until: .never) : .connected
            return
        }
        let current = snapshot.availableCurrent
        let permits =
            (atSocket
                || (snapshot.state.reader.isTransactionOpen
                    && !snapshot.state.wallbox.faults.block))
            && current >= Wallbox.leastOffer
        let wants = vanWants
        switch snapshot.state.wallbox.phase {
        case .apart: break
        case .testing(let until):
            if until == .never {
                snapshot.state.wallbox.phase = .testing(until: now + Wallbox.testLength)
            }
        case .connected:
            if permits {
                snapshot.state.wallbox.startDuty(current, at: now)
                snapshot.state.wallbox.phase = offering(wants, wakesAt: now + Wallbox.wakeDelay)
            }
        case .offering(let closesAt, let wakesAt):
            if !permits {
                snapshot.state.wallbox.phase = .connected
            } else if wants != (closesAt != .never) {
                snapshot.state.wallbox.phase = offering(wants, wakesAt: wakesAt)
            }
        case .waking:
            if !permits {
                snapshot.state.wallbox.phase = .connected
            } else if wants {
                snapshot.state.wallbox.phase = offering(true, wakesAt: .never)
            }
        case .requested:
            if !permits {
                snapshot.state.wallbox.phase = .connected
            } else if !wants {
                snapshot.state.wallbox.phase = offering(false, wakesAt: now + Wallbox.wakeDelay)
            }
        case .energized:
            if !wants {
                snapshot.state.wallbox.phase =
                    permits ? offering(false, wakesAt: now + Wallbox.wakeDelay) : .connected
            } else if !permits {
                snapshot.state.wallbox.phase = .stopping(until: now + Wallbox.stoppingDelay)
            }
        case .stopping:
            if !wants { snapshot.state.wallbox.phase = .connected }
        }
        snapshot.state.wallbox.adjustDuty(to: current, at: now)
    }

    private func offering(_ wants: Bool, wakesAt: Instant) -> Wallbox.Phase {
        .offering(closesAt: wants ? now + Wallbox.vanDelay : .never, wakesAt: wakesAt)
    }
}

extension Wallbox {
    mutating func startDuty(_ current: Double, at now: Instant) {
        duty = current
        dutyHoldsUntil = now + Wallbox.dutyInterval
        isDutyStale = false
    }

    /// The duty cycle follows, but not more often than every 5 s.
    @inline(__always)
    mutating func adjustDuty(to current: Double, at now: Instant) {
        guard isOffering, duty != current else {
            isDutyStale = false
            return
        }
        if now >= dutyHoldsUntil { startDuty(current, at: now) } else { isDutyStale = true }
    }
}

extension Snapshot {
    /// A per phase that wallbox and cable allow.
    @inline(__always)
    var availableCurrent: Double {
        let inlet = state.inlet
        let own = isAtSocket || !state.wallbox.exists ? 63 : state.wallbox.limit
        return inlet.fit == .out || inlet.rating == 0 ? own : min(own, inlet.rating)
    }
}

extension PrerequisiteSet {
    /// Those of charging that the van does not look at itself: the pilot tells it.
    @inline(__always)
    fileprivate static var ofInfrastructure: PrerequisiteSet {
        [
            .init(.mainsPresent), .init(.wallboxOperative), .init(.cardAccepted),
            .init(.currentOffered),
        ]
    }
}
