public import Simulation

/// Why an activity runs or does not, and what to do: one explanation for everyone.
///
/// It is the document `ecell.diagnosis/1`. The prerequisites are not evaluated here: the engine's own
/// answer is explained, so that explanation and behaviour cannot drift apart.
public struct Diagnosis: Hashable, Sendable {
    public static let schema = "ecell.diagnosis/1"

    /// The answer in one word.
    public enum Verdict: UInt8, Word {
        /// It runs.
        case running
        /// It runs with less than it could.
        case limited
        /// It does not run by design or by a person's wish; nobody has to act.
        case waiting
        /// There is nothing left to do.
        case done
        /// Somebody has to act.
        case blocked
        /// Something is broken.
        case fault
        /// There are no data.
        case unknown

        public static let words = [
            "running", "limited", "waiting", "done", "blocked", "fault", "unknown",
        ]
    }

    /// What time alone changes next.
    public struct Prospect: Hashable, Sendable {
        public let at: Instant
        /// `charging.state` or `climate.state`.
        public let signal: Signal
        /// The word that it will have.
        public let value: String
    }

    public let activity: Activity
    public let at: Instant
    public let verdict: Verdict
    /// Who holds the activity back.
    public let heldBy: Holder
    /// The one cause that comes first; nothing when nothing is unmet.
    public let primary: Finding?
    /// Everything else that is unmet, most important first.
    public let others: [Finding]
    /// The prerequisites of the activity that are met.
    public let satisfied: [Prerequisite]
    /// What was tried in a copy of the engine, and started the activity.
    public let remedies: [ProvedRemedy]
    public let next: Prospect?
    /// When charging will reach its target, or the climate starts next.
    public let forecast: Instant?
    /// Whom to call, where the driver cannot do it alone.
    public let contact: Contact?
    /// How it is with the zone's times.
    let zone: Zone

    /// Explains an activity as it is now in an engine.
    public init(of activity: Activity, engine: Engine, history: History) {
        let snapshot = engine.current
        let gates: Activities = activity == .charging ? .charging : .climate
        let mine = Prerequisite.allCases.filter { $0.row.gates.contains(gates) }
        let blocking =
            (activity == .charging ? snapshot.chargingUnmet : snapshot.climateUnmet).members
        let lesser = mine.filter { $0.row.severity != .blocks && snapshot.unmet.contains($0) }

        self.activity = activity
        at = engine.now
        zone = engine.zone
        heldBy = blocking.first?.heldBy ?? .none
        primary = blocking.first.map { Finding($0, in: engine, history) }
        others = (blocking.dropFirst() + lesser).map { Finding($0, in: engine, history) }
        satisfied = mine.filter { !snapshot.unmet.contains($0) }
        remedies = ProvedRemedy.find(for: activity, in: engine)
        let next = Prospect(of: activity, in: engine)
        self.next = next
        verdict = .init(of: activity, engine, blocking.first, next)
        contact = blocking.first.flatMap { Contact(for: $0, in: engine) }
        let forecast: Signal = activity == .charging ? .chargingReadyAt : .climateStartsAt
        if case .instant(let instant) = engine.value(of: forecast) {
            self.forecast = instant
        } else {
            self.forecast = nil
        }
    }
}

extension Diagnosis.Verdict {
    init(
        of activity: Activity, _ engine: Engine, _ primary: Prerequisite?,
        _ next: Diagnosis.Prospect?
    ) {
        switch activity {
        case .charging: self.init(ofCharging: engine, primary)
        case .climate: self.init(ofClimate: engine, primary, next)
        }
    }

    private init(ofCharging engine: Engine, _ primary: Prerequisite?) {
        switch engine.chargingState {
        case .charging:
            switch engine.word(of: .chargingLimitedBy) ?? LimitingFactor.none {
            case .wallbox, .cable, .batteryTemperature, .climate: self = .limited
            // The charger's own power and the slow end before 100 % are as they should be.
            case .none, .charger, .taper: self = .running
            }
        case .starting, .waiting: self = .waiting
        case .complete: self = .done
        // A person's wish is kept; a card has to be shown again.
        case .stopped: self = primary == .cardAccepted ? .blocked : .waiting
        case .fault: self = .fault
        case .disconnected, .blocked: self = .blocked
        }
    }

    private init(
        ofClimate engine: Engine, _ primary: Prerequisite?, _ next: Diagnosis.Prospect?
    ) {
        let isReduced = engine.value(of: .climateReduced) == .flag(true)
        switch engine.climateState {
        case .heating, .cooling, .holding: self = isReduced ? .limited : .running
        case .notNeeded: self = .done
        case .off, .armed, .blocked:
            // What passes by itself before the start, as a low battery that charges does.
            let startsByItself =
                next?.value == ClimateState.heating.word || next?.value == ClimateState.cooling.word
            self = startsByItself ? .waiting : Self(ofResting: engine, primary)
        }
    }

    private init(ofResting engine: Engine, _ primary: Prerequisite?) {
        switch primary {
        case nil: self = .waiting
        case .vehicleOperative: self = .fault
        case .plugLocked where engine.plugLock == .jammed: self = .fault
        case .temperatureDiffers: self = .done
        case .some: self = .blocked
        }
    }
}

extension Diagnosis.Prospect {
    /// How far ahead it looks.
    private static let horizon = Timespan.hours(48)

    init?(of activity: Activity, in engine: Engine) {
        let signal = activity.state
        let value = engine.value(of: signal)
        let end = engine.now + Self.horizon
        var fork = engine
        while fork.deadline <= end {
            fork.advance(to: fork.deadline)
            let new = fork.value(of: signal)
            if new != value {
                self.init(at: fork.now, signal: signal, value: fork.text(new, signal: signal))
                return
            }
        }
        return nil
    }
}

extension Activity {
    /// The signal that says what it does.
    var state: Signal { self == .charging ? .chargingState : .climateState }
}

extension Engine {
    /// A signal's word as a case of its type.
    func word<W: Word>(of signal: Signal) -> W? {
        if case .word(let index) = value(of: signal) { W(rawValue: index) } else { nil }
    }

    var chargingState: ChargingState { word(of: .chargingState) ?? .disconnected }
    var climateState: ClimateState { word(of: .climateState) ?? .off }
    var plugLock: PlugLock { word(of: .plugLock) ?? .unlocked }

    /// Whether the activity runs.
    func isRunning(_ activity: Activity) -> Bool {
        switch activity {
        case .charging: chargingState == .charging
        case .climate:
            switch climateState {
            case .heating, .cooling, .holding: true
            case .off, .armed, .blocked, .notNeeded: false
            }
        }
    }
}
