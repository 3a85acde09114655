public import Simulation

extension Diagnosis {
    /// The answer in one word.
    public enum Verdict: UInt8, Word {
        /// It runs.
        case running
        /// It runs with less than it could.
        case limited
        /// It does not run by design or by a person's wish, or starts by itself; nobody has to act.
        case waiting
        /// There is nothing left to do.
        case done
        /// Somebody has to act.
        case blocked
        /// Something is broken.
        case fault
        /// There are no data, or only old ones.
        case unknown

        public static let words = [
            "running", "limited", "waiting", "done", "blocked", "fault", "unknown",
        ]
    }
}

extension Diagnosis {
    /// The verdict of each activity alone: nothing is explained, and no remedy looked for.
    public static func verdicts(in engine: Engine) -> [(activity: Activity, verdict: Verdict)] {
        let facts = Facts(engine)
        return Activity.allCases.map { activity in
            let primary = engine.unmet(activity).first
            let cause = primary.map { Cause($0, facts, engine.parameters) }
            return (
                activity, Verdict(of: activity, facts, cause, Prospect(of: activity, in: engine))
            )
        }
    }
}

extension Diagnosis.Verdict {
    /// `next` is asked for only where the verdict hangs on it: to look ahead takes longer than the
    /// rest together.
    init(
        of activity: Activity, _ facts: Facts, _ cause: Cause?,
        _ next: @autoclosure () -> Prospect?
    ) {
        switch activity {
        case .charging: self.init(ofCharging: facts, cause, next)
        case .climate: self.init(ofClimate: facts, cause, next)
        }
    }

    private init(ofCharging facts: Facts, _ cause: Cause?, _ next: () -> Prospect?) {
        switch facts.chargingState {
        case .charging:
            switch facts.word(.chargingLimitedBy) ?? LimitingFactor.none {
            case .wallbox, .cable, .batteryTemperature, .climate: self = .limited
            // The charger's own power and the slow end before 100 % are as they should be.
            case .none, .charger, .taper: self = .running
            }
        case .starting, .waiting: self = .waiting
        case .complete: self = .done
        // A person's wish is kept; a card has to be shown again.
        case .stopped: self = cause == .stoppedByPerson ? .waiting : .blocked
        case .fault: self = .fault
        // What passes by itself, as a card that is being checked, needs nobody.
        case .disconnected, .blocked:
            self = cause == .driving || next()?.isStart == true ? .waiting : .blocked
        }
    }

    private init(ofClimate facts: Facts, _ cause: Cause?, _ next: () -> Prospect?) {
        switch facts.climateState {
        case .heating, .cooling, .holding:
            self = facts[.climateReduced] == .flag(true) ? .limited : .running
            // It is on, and has no power.
            if facts.isAtDeadSocket { self = .blocked }
        case .notNeeded: self = .done
        case .off, .armed, .blocked:
            let resting = Self(ofResting: cause)
            // What passes by itself before the start, as a low battery that charges does.
            self = resting != .waiting && next()?.isStart == true ? .waiting : resting
        }
    }

    private init(ofResting cause: Cause?) {
        switch cause {
        case nil, .driving: self = .waiting
        case .vehicleFault, .lockJammed: self = .fault
        case .sameTemperature: self = .done
        case .some: self = .blocked
        }
    }
}
