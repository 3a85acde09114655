/// One vehicle at one charging place: a pure, copyable value.
///
/// Copy it to ask "what if". The only way to change the world is ``handle(_:)`` and
/// ``advance(to:)``; the only news of it is the events of their variants with `into:`.
///
/// Architecture invariant: no clock, no I/O, no randomness. Time is an input, and ``deadline`` the
/// next instant at which time alone changes something.
public struct Engine: Hashable, Sendable {
    /// As of the last settled step; ``current`` has the quantities of ``now``.
    public internal(set) var snapshot: Snapshot
    public internal(set) var now: Instant
    /// When time alone next changes something.
    public internal(set) var deadline = Instant.never
    /// What is fixed about the vehicle and its place.
    public internal(set) var parameters: Parameters
    /// The local time that departures and windows are meant in.
    public internal(set) var zone: Zone
    /// Every departure set, by name.
    public internal(set) var departures: [SetDeparture] = []
    /// What whoever approves cards knows of them.
    public internal(set) var cards: [Card]
    var queue: [QueuedCommand] = []
    /// Commands handled so far.
    public internal(set) var commandCount: UInt32 = 0
    /// The number of the last event.
    public internal(set) var sequence: UInt64 = 0

    /// A world, settled at its start.
    public init(_ setup: Setup) {
        parameters = setup.parameters
        zone = setup.zone
        cards = setup.cards
        now = setup.start
        snapshot = Snapshot(ready: setup.parameters, at: setup.start)
        let outside = setup.given.last { $0.signal == .weatherTemperature }?.value
        if case .number(let temperature)? = outside {
            snapshot.flows.anchor.cabinTemperature = temperature
            snapshot.flows.anchor.batteryTemperature = temperature
        }
        snapshot.quantities = snapshot.flows.anchor
        if snapshot.state.wallbox.exists {
            snapshot.state.wallbox.limit = parameters.wallbox?.current ?? 0
        }
        assign(setup.ordered)
        settle()
    }

    /// The snapshot with the quantities of ``now``.
    public var current: Snapshot { snapshot(at: now) }

    /// The snapshot as it will be at an instant, if no deadline or command comes before.
    public func snapshot(at instant: Instant) -> Snapshot {
        snapshot.passed(to: instant)
    }

    /// A signal's value now, at full precision.
    public func value(of signal: Signal) -> Value { signal.value(in: current) }

    // MARK: Time

    /// Passes every deadline up to an instant, and reports nothing.
    ///
    /// - Complexity: O(steps). An instant before ``now`` changes nothing.
    public mutating func advance(to instant: Instant) {
        while deadline <= instant { pass() }
        now = max(now, instant)
    }

    /// Passes every deadline up to an instant, and tells what happened.
    public mutating func advance(to instant: Instant, into events: inout [Event]) {
        while deadline <= instant {
            let before = snapshot
            let drops = dueDrops
            pass()
            for drop in drops {
                tell(.dropped, .command(drop.command.name, number: drop.number), into: &events)
            }
            tellChanges(since: before, .time, into: &events)
        }
        now = max(now, instant)
    }

    /// Passes the next deadline.
    private mutating func pass() {
        now = deadline
        anchor()
        fireTimers()
        settle()
    }

    // MARK: Commands

    /// Handles a command now, and reports only what became of it.
    @discardableResult
    public mutating func handle(_ command: Command) -> Outcome {
        commandCount += 1
        let outcome = step(command, number: commandCount)
        while let queued = nextDelivery() { step(queued.command, number: queued.number) }
        return outcome
    }

    /// Handles a command now, and tells what happened.
    ///
    /// When it restores the link, the queued commands are delivered: each is a step of its own.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - expiresAt: a remote command that still waits for the link then is dropped.
    ///   - events: what happened is added to them.
    /// - Returns: what became of it.
    @discardableResult
    public mutating func handle(
        _ command: Command, expiresAt: Instant = .never, into events: inout [Event]
    ) -> Outcome {
        commandCount += 1
        let outcome = step(command, number: commandCount, expiresAt: expiresAt, into: &events)
        while let queued = nextDelivery() {
            step(queued.command, number: queued.number, into: &events)
        }
        return outcome
    }

    @discardableResult
    private mutating func step(
        _ command: Command, number: UInt32, expiresAt: Instant = .never, into events: inout [Event]
    ) -> Outcome {
        let before = snapshot
        let outcome = take(command, number: number, expiresAt: expiresAt)
        let cause = Event.Cause.command(command.name, number: number)
        switch outcome {
        case .accepted:
            // A change of the plans counts up their revision, which is part of the state.
            let hasEffect =
                snapshot.state != before.state
                || snapshot.flows.anchor != before.quantities(at: now)
            tell(hasEffect ? .accepted : .ignored, cause, into: &events)
        case .queued: tell(.queued, cause, into: &events)
        case .refused(let refusal): tell(.refused(refusal), cause, into: &events)
        }
        if outcome.isRefused { return outcome }
        settle()
        tellChanges(since: before, cause, into: &events)
        return outcome
    }

    @discardableResult
    private mutating func step(_ command: Command, number: UInt32) -> Outcome {
        let outcome = take(command, number: number)
        if !outcome.isRefused { settle() }
        return outcome
    }

    /// Does a command, or keeps it for later; whoever calls brings the world to rest.
    @inline(__always)
    private mutating func take(
        _ command: Command, number: UInt32, expiresAt: Instant = .never
    ) -> Outcome {
        let (since, start, at) = (snapshot.flows.since, snapshot.flows.anchor, snapshot.at)
        let quantities = snapshot.quantities
        anchor()
        do throws(Refusal) {
            guard try admit(command, number: number, expiresAt: expiresAt) else { return .queued }
            try act(command)
            return .accepted
        } catch {
            // A refused command changes nothing, not even where the quantities are anchored.
            (snapshot.flows.since, snapshot.flows.anchor, snapshot.at) = (since, start, at)
            snapshot.quantities = quantities
            return .refused(error)
        }
    }

    /// Moves the quantities' anchor to now: from here on they may follow other laws.
    @inline(__always)
    mutating func anchor() {
        guard snapshot.flows.since != now else { return }
        snapshot.quantities = snapshot.quantities(at: now)
        snapshot.at = now
        snapshot.flows.anchor = snapshot.quantities
        snapshot.flows.since = now
    }

    /// Sets the clock, with the quantities as they are.
    mutating func move(to instant: Instant) {
        now = instant
        snapshot.flows.since = instant
        snapshot.at = instant
    }

    // MARK: Facts

    private mutating func tell(
        _ kind: Event.Kind, _ cause: Event.Cause, into events: inout [Event]
    ) {
        sequence += 1
        events.append(Event(sequence: sequence, at: now, cause: cause, kind: kind))
    }

    /// Derives what changed from comparing before and after, so that no transition can forget to
    /// report itself.
    mutating func tellChanges(
        since before: Snapshot, _ cause: Event.Cause, into events: inout [Event]
    ) {
        // One copy here spares one for each event: `tell` changes the engine.
        let after = snapshot
        if before.chargingState == .charging, !after.chargingUnmet.isEmpty,
            after.chargingUnmet.first != .targetNotReached
        {
            tell(.interrupted(.charging, unmet: after.chargingUnmet), cause, into: &events)
        }
        if before.state.climate.isRunning && after.state.climate.isInterrupted {
            tell(.interrupted(.climate, unmet: after.climateUnmet), cause, into: &events)
        }
        var turned = before.unmet.symmetricDifference(after.unmet).rawValue
        while turned != 0 {
            if let prerequisite = Prerequisite(rawValue: UInt8(turned.trailingZeroBitCount)) {
                let isUnmet = after.unmet.contains(prerequisite)
                tell(isUnmet ? .unmet(prerequisite) : .met(prerequisite), cause, into: &events)
            }
            turned &= turned - 1
        }
        var changed = Differences(from: before, to: after).bits
        while changed != 0 {
            if let signal = Signal(rawValue: UInt8(changed.trailingZeroBitCount)) {
                tell(
                    .changed(signal, from: signal.told(in: before), to: signal.told(in: after)),
                    cause, into: &events)
            }
            changed &= changed - 1
        }
    }
}

/// A departure plan and when it comes next.
public struct SetDeparture: Hashable, Sendable {
    public var plan: DeparturePlan
    public var next: Instant
    /// Whether a person has ended the climate for it: it is not started again.
    public var isStopped = false
}

/// A remote command that waits for the link.
struct QueuedCommand: Hashable, Sendable {
    var command: Command
    var number: UInt32
    /// When it is dropped; never, for a setting that does not expire.
    var dropsAt: Instant
}
