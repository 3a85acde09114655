/// Pre-entry climate control: what people asked of it and what it does.
struct Climate: Hashable, Sendable, BitwiseCopyable {
    /// A run, for a departure or at once.
    struct Run: Hashable, Sendable, BitwiseCopyable {
        /// The departure it runs for; never, when it was started at once.
        var departure = Instant.never
        /// When it ends by itself.
        var until: Instant
        var wasInterrupted = false

        var isForDeparture: Bool { departure != .never }
    }

    /// Where it stands.
    enum Phase: Hashable, Sendable, BitwiseCopyable {
        /// Off or armed. Left when a start comes or a person starts it.
        case resting
        /// The start has come and something blocked it ever since. Left when that is cured, or at
        /// the departure.
        case waiting(departure: Instant)
        /// Preset and outside temperature were the same at the start. Left 10 min after departure.
        case notNeeded(departure: Instant)
        /// Left at its end, by a person, or when a prerequisite is lost.
        case running(Run)
        /// Left when the prerequisite is met again, or when nothing may start any more.
        case interrupted(Run)
    }

    /// FAQ 25.1a.
    var isActivated = false
    /// °C.
    var target = 21.0
    var phase = Phase.resting
    var result = ClimateResult.none
    /// When the next departure's run starts.
    var startsAt = Instant.never
    /// What ``startsAt`` was computed from; it is computed anew only when this changes.
    var plannedFor = ClimatePlan()
    /// Set when 15 % was lost while running; lifted 1 point above.
    var isBatteryLost = false

    /// Points above the threshold at which a battery lost while running is sufficient again.
    static let resumeAbove = 1.0
    /// K within which the cabin counts as having its target's temperature.
    static let reachedWithin = 1.0
    /// K that the thermostat does not see.
    static let resolution = 0.001

    var run: Run? {
        switch phase {
        case .running(let run): run
        case .resting, .waiting, .notNeeded, .interrupted: nil
        }
    }

    @inline(__always)
    var isRunning: Bool {
        switch phase {
        case .running: true
        case .resting, .waiting, .notNeeded, .interrupted: false
        }
    }

    /// Whether it waits for a lost prerequisite.
    var isInterrupted: Bool {
        switch phase {
        case .interrupted: true
        case .resting, .waiting, .notNeeded, .running: false
        }
    }

    /// Whether it runs, or would go on by itself, because a person started it at once.
    var isStartedAtOnce: Bool {
        switch phase {
        case .running(let run), .interrupted(let run): !run.isForDeparture
        case .resting, .waiting, .notNeeded: false
        }
    }

    /// Whether a run has begun and not ended, interruptions included.
    var hasBegun: Bool {
        switch phase {
        case .running, .interrupted: true
        case .resting, .waiting, .notNeeded: false
        }
    }

    /// The departure that the phase is about.
    var departure: Instant {
        switch phase {
        case .resting: .never
        case .waiting(let departure), .notNeeded(let departure): departure
        case .running(let run), .interrupted(let run): run.departure
        }
    }

    /// When the phase ends by itself.
    @inline(__always)
    func deadline(hold: Timespan) -> Instant {
        switch phase {
        case .resting, .waiting: .never
        case .notNeeded(let departure): departure + hold
        case .running(let run), .interrupted(let run): run.until
        }
    }
}

/// What the start of a departure's run is computed from (rule 1 of `behaviour.md`).
struct ClimatePlan: Hashable, Sendable, BitwiseCopyable {
    var departure = Instant.never
    var target = 0.0
    var outside = 0.0
    /// °C in the cabin at `at`, on its way to the outside temperature.
    var cabin = 0.0
    var at = Instant.never
    /// kW electrical that it will have.
    var heater = 0.0
    var cooler = 0.0
}
