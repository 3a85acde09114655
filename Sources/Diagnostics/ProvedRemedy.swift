public import Simulation

/// What a person can do, proved: a copy of the engine did it, and the activity really started.
public struct ProvedRemedy: Hashable, Sendable {
    /// The commands of one unmet prerequisite.
    public struct Step: Hashable, Sendable {
        public let prerequisite: Prerequisite
        public let commands: [Command]
        /// What to do, as a sentence for the driver.
        public let advice: String
    }

    /// In the order in which they are done; none can be left out.
    public let steps: [Step]
    /// How long after the last command the activity starts.
    public let startsAfter: Timespan

    /// The commands of all steps.
    public var commands: [Command] { steps.flatMap(\.commands) }
}

extension ProvedRemedy {
    /// The activity must start within that time, or at the start that the climate plans.
    private static let patience = Timespan.minutes(10)
    /// Curing one prerequisite can bring another to light; there are not more than that.
    private static let mostSteps = Prerequisite.allCases.count

    /// The smallest set of remedies that starts the activity; empty when none does, or it runs.
    static func find(for activity: Activity, in engine: Engine) -> [ProvedRemedy] {
        guard !engine.isRunning(activity), var steps = plan(for: activity, in: engine),
            !steps.isEmpty, prove(steps, for: activity, in: engine) != nil
        else { return [] }
        for step in steps {
            let fewer = steps.filter { $0 != step }
            if !fewer.isEmpty, prove(fewer, for: activity, in: engine) != nil { steps = fewer }
        }
        guard let startsAfter = prove(steps, for: activity, in: engine) else { return [] }
        return [ProvedRemedy(steps: steps, startsAfter: startsAfter)]
    }

    /// The remedies of everything unmet, and of what comes to light after it; nothing when one of
    /// them is only to wait, or there is none.
    private static func plan(for activity: Activity, in engine: Engine) -> [Step]? {
        var fork = engine
        var steps: [Step] = []
        while let unmet = fork.firstUnmet(activity) {
            guard steps.count < mostSteps, case .commands(let commands) = unmet.remedy(in: fork)
            else { return nil }
            if commands.contains(where: \.name.row.origin.isRemote) {
                for gate in [Prerequisite.serviceActive, .linkOnline]
                where fork.current.unmet.contains(gate) {
                    guard case .commands(let cure) = gate.remedy(in: fork) else { return nil }
                    steps.append(Step(gate, cure, in: fork))
                    for command in cure { fork.handle(command) }
                }
            }
            let step = Step(unmet, commands, in: fork)
            guard steps.last != step else { return nil }
            steps.append(step)
            for command in commands { fork.handle(command) }
            // A card is answered only after a moment.
            let answered = fork.now + .seconds(2)
            if fork.firstUnmet(activity) == unmet { fork.advance(to: answered) }
        }
        return steps
    }

    /// How long after the commands of the steps the activity starts; nothing if it does not, or if
    /// one of the commands is refused.
    private static func prove(
        _ steps: [Step], for activity: Activity, in engine: Engine
    ) -> Timespan? {
        var fork = engine
        for command in steps.flatMap(\.commands) {
            if case .refused = fork.handle(command) { return nil }
        }
        let done = fork.now
        var end = done + patience
        if activity == .climate, case .instant(let start) = fork.value(of: .climateStartsAt) {
            end = max(end, start)
        }
        while !fork.isRunning(activity) {
            guard fork.deadline <= end else { return nil }
            fork.advance(to: fork.deadline)
        }
        return fork.now - done
    }
}

extension ProvedRemedy.Step {
    fileprivate init(_ prerequisite: Prerequisite, _ commands: [Command], in engine: Engine) {
        self.init(
            prerequisite: prerequisite, commands: commands,
            advice: prerequisite.advice(in: engine))
    }
}

extension Engine {
    /// The primary cause of the activity not running.
    fileprivate func firstUnmet(_ activity: Activity) -> Prerequisite? {
        switch activity {
        case .charging: current.chargingUnmet.first
        case .climate: current.climateUnmet.first
        }
    }
}
