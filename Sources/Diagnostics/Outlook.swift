public import Simulation

/// What time alone changes next.
public struct Prospect: Hashable, Sendable {
    public let at: Instant
    /// `charging.state` or `climate.state`.
    public let signal: Signal
    /// The word that it will have.
    public let value: String

    /// How far ahead it looks.
    static let horizon = Timespan.hours(48)

    init?(of activity: Activity, in engine: Engine) {
        let signal = activity.state
        let value = engine.value(of: signal)
        let end = engine.now + Self.horizon
        var fork = engine
        while fork.deadline <= end {
            fork.advance(to: fork.deadline)
            let new = fork.value(of: signal)
            if new != value {
                at = fork.now
                self.signal = signal
                self.value = fork.text(new, signal: signal)
                return
            }
        }
        return nil
    }

    /// Whether the activity runs from then on, or is about to.
    var isStart: Bool {
        if signal == .chargingState {
            return switch ChargingState(word: value) {
            case .starting, .charging: true
            case .disconnected, .blocked, .waiting, .stopped, .complete, .fault, nil: false
            }
        }
        return switch ClimateState(word: value) {
        case .heating, .cooling, .holding: true
        case .off, .armed, .blocked, .notNeeded, nil: false
        }
    }
}

/// What will be, if nobody does anything.
public struct Forecast: Hashable, Sendable {
    /// When charging will have reached its target.
    public let readyAt: Instant?
    /// When the climate starts for the next departure.
    public let climateStartsAt: Instant?
    /// The next departure.
    public let departure: Instant?
    /// FAQ 24.1: whether the target is reached before it; nothing where nobody knows.
    public let isTimeSufficient: Bool?
    /// % at the departure.
    public let soc: Double?
    /// °C in the cabin at the departure.
    public let cabin: Double?

    init(_ facts: Facts, in engine: Engine) {
        readyAt = facts.instant(.chargingReadyAt).map { engine.completion ?? $0 }
        climateStartsAt = facts.instant(.climateStartsAt)
        departure = facts.instant(.departureNext)
        switch facts.word(.chargingTimeSufficient) ?? Sufficiency.unknown {
        case .yes: isTimeSufficient = true
        case .no: isTimeSufficient = false
        case .unknown: isTimeSufficient = nil
        }
        guard let departure, departure <= engine.now + Prospect.horizon else {
            soc = nil
            cabin = nil
            return
        }
        var fork = engine
        // Up to the departure, and not through it: its step ends what runs for it.
        while fork.deadline < departure { fork.advance(to: fork.deadline) }
        let then = fork.snapshot(at: departure)
        soc = min(100, then.quantities.soc)
        cabin = then.quantities.cabinTemperature
    }

    /// Whether there is nothing to foretell.
    var isEmpty: Bool { readyAt == nil && climateStartsAt == nil && departure == nil }
}

extension Engine {
    /// When charging will have reached its target, with all that comes between: the signal's forecast
    /// knows nothing of a climate that starts meanwhile.
    fileprivate var completion: Instant? {
        var fork = self
        let end = now + Prospect.horizon
        while fork.deadline <= end {
            fork.advance(to: fork.deadline)
            if fork.value(of: .chargingState) == ChargingState.complete.value { return fork.now }
        }
        return nil
    }
}

extension Activity {
    /// The signal that says what it does.
    var state: Signal { self == .charging ? .chargingState : .climateState }

    /// Whether it runs, by the word of that signal.
    func isRunning(state index: UInt8) -> Bool {
        switch self {
        case .charging: return index == ChargingState.charging.rawValue
        case .climate:
            switch ClimateState(rawValue: index) {
            case .heating, .cooling, .holding: return true
            case .off, .armed, .blocked, .notNeeded, nil: return false
            }
        }
    }
}

extension Facts {
    /// Whether an activity runs.
    func isRunning(_ activity: Activity) -> Bool {
        guard case .word(let index) = self[activity.state] else { return false }
        return activity.isRunning(state: index) && !(activity == .climate && isAtDeadSocket)
    }
}
