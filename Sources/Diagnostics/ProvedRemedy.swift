public import Simulation

/// What a person can do, proved: a copy of the engine did it, and the activity really started.
public struct ProvedRemedy: Hashable, Sendable {
    /// One thing that is done, against one unmet prerequisite.
    public struct Step: Hashable, Sendable {
        public let prerequisite: Prerequisite
        public internal(set) var commands: [Command]
        let advice: Advice

        init(_ prerequisite: Prerequisite, _ advice: Advice, _ commands: [Command]) {
            self.prerequisite = prerequisite
            self.advice = advice
            self.commands = commands
        }
    }

    /// In the order in which they are done; no command of them can be left out.
    public let steps: [Step]
    /// How long after the last command the activity starts.
    public let startsAfter: Timespan

    /// The commands of all steps.
    public var commands: [Command] { steps.flatMap(\.commands) }
}

/// Looks for the smallest sets of steps that start an activity.
///
/// Whatever starts it must cure the first thing that is unmet, so that only its ways are tried, and
/// after each of them those of what is unmet then. What is found is proved from the beginning, and
/// stripped of everything that it works without.
struct RemedySearch {
    private let activity: Activity
    private let engine: Engine
    private var found: [ProvedRemedy] = []
    private var trials = 0
    /// Whether a household socket may stand in for a card that nobody has.
    private let allowsSubstitutes: Bool

    /// The activity must start within that time; the climate, by its departure at the latest.
    private static let patience = Timespan.minutes(10)
    /// A card is answered only after a moment.
    private static let answer = Timespan.seconds(2)
    /// Curing one prerequisite can bring another to light; there are not more than that.
    private static let mostSteps = 9
    /// Ends a search that branches widely; nothing in the vocabulary comes near it.
    private static let mostTrials = 200
    private static let mostShown = 3

    /// Up to three remedies, the smallest first; none where it runs, or starts by itself.
    static func remedies(for activity: Activity, in engine: Engine) -> [ProvedRemedy] {
        guard !Facts(engine).isRunning(activity) else { return [] }
        var search = RemedySearch(activity, engine, allowsSubstitutes: false)
        guard search.delay(after: []) == nil else { return [] }
        search.tryConnection()
        search.explore(engine, [])
        if search.found.isEmpty {
            search = RemedySearch(activity, engine, allowsSubstitutes: true)
            search.explore(engine, [])
        }
        let sorted = search.found.enumerated().sorted {
            ($0.element.steps.count, $0.offset) < ($1.element.steps.count, $1.offset)
        }
        return Array(sorted.map(\.element).prefix(mostShown))
    }

    private init(_ activity: Activity, _ engine: Engine, allowsSubstitutes: Bool) {
        self.activity = activity
        self.engine = engine
        self.allowsSubstitutes = allowsSubstitutes
    }

    /// What waits for the link may do it all.
    private mutating func tryConnection() {
        guard engine.current.unmet.contains(.linkOnline) else { return }
        _ = prove([.init(.linkOnline, .bringToConnection, [.linkRestore])])
    }

    /// Goes on from a world in which some steps are done.
    private mutating func explore(_ fork: Engine, _ steps: [ProvedRemedy.Step]) {
        guard steps.count <= Self.mostSteps, trials < Self.mostTrials else { return }
        trials += 1
        guard let next = nextToCure(in: fork) else { return conclude(fork, steps) }
        for way in next.ways(in: fork, allowsSubstitutes: allowsSubstitutes) {
            if let world = done(way, in: fork, curing: next) {
                explore(world.engine, steps + world.steps)
            }
        }
    }

    /// The first thing unmet that is not only to be waited for.
    ///
    /// A run that is started at once needs all else first, so that what it can do without comes last.
    private func nextToCure(in fork: Engine) -> Prerequisite? {
        // A cabin that is too warm cools down while one waits.
        let unmet = fork.unmet(activity).members.filter {
            $0 != .coolingAvailable && $0.remedy(in: fork) != .wait
        }
        return unmet.first { $0 != .climateActivated && $0 != .departureSet } ?? unmet.first
    }

    /// The world after a way, with what remote commands need before it; nothing where it does not
    /// cure.
    private func done(
        _ way: [ProvedRemedy.Step], in fork: Engine, curing next: Prerequisite
    ) -> (engine: Engine, steps: [ProvedRemedy.Step])? {
        var fork = fork
        var steps: [ProvedRemedy.Step] = []
        for step in way {
            for step in step.gates(in: fork) + [step] {
                for command in step.commands {
                    if case .refused = fork.handle(command) { return nil }
                }
                steps.append(step)
            }
        }
        if fork.unmet(activity).contains(next) { fork.advance(to: fork.now + Self.answer) }
        return fork.unmet(activity).contains(next) ? nil : (fork, steps)
    }

    /// Everything is cured that can be: it starts, or needs a last step.
    private mutating func conclude(_ fork: Engine, _ steps: [ProvedRemedy.Step]) {
        if prove(steps) { return }
        for last in lastWays(in: fork) {
            let gates = last.flatMap { $0.gates(in: fork) }
            if prove(steps + gates + last) { return }
        }
    }

    /// What starts a climate that nothing blocks, or that waits for the battery or the cabin.
    private func lastWays(in fork: Engine) -> [[ProvedRemedy.Step]] {
        guard activity == .climate else { return [] }
        let unmet = fork.unmet(.climate)
        let startNow = [ProvedRemedy.Step(.climateActivated, .startClimateNow, [.climateStartNow])]
        var ways = unmet.isEmpty ? [startNow] : []
        if unmet.contains(.batterySufficient) {
            ways += Self.remedies(for: .charging, in: fork).map(\.steps)
        }
        if unmet.contains(.coolingAvailable) {
            let others = Prerequisite.coolingAvailable.ways(in: fork, allowsSubstitutes: false)
            ways += others + others.map { $0 + startNow }
        }
        // A later departure gives more time.
        return ways + Prerequisite.departureSet.ways(in: fork, allowsSubstitutes: false)
    }

    // MARK: Proof

    /// Keeps the steps, less what they work without, if they start the activity.
    private mutating func prove(_ steps: [ProvedRemedy.Step]) -> Bool {
        guard var delay = delay(after: steps.flatMap(\.commands)) else { return false }
        var steps = steps
        var place = 0
        while let fewer = steps.without(commandAt: place) {
            if let shorter = self.delay(after: fewer.flatMap(\.commands)) {
                steps = fewer
                delay = shorter
                // What was needed with it may not be without it.
                place = 0
            } else {
                place += 1
            }
        }
        let remedy = ProvedRemedy(steps: steps, startsAfter: delay)
        // The same in another order is no other remedy.
        let commands = Set(remedy.commands)
        if !found.contains(where: { Set($0.commands) == commands }) { found.append(remedy) }
        return true
    }

    /// How long after the commands the activity starts; nothing if it does not, or if one of them is
    /// refused.
    private func delay(after commands: [Command]) -> Timespan? {
        var fork = engine
        for command in commands {
            if case .refused = fork.handle(command) { return nil }
        }
        let done = fork.now
        var end = done + Self.patience
        if activity == .climate, case .instant(let departure) = fork.value(of: .departureNext) {
            end = max(end, departure)
        }
        while !fork.isRunning(activity) {
            guard fork.deadline <= end else { return nil }
            fork.advance(to: fork.deadline)
        }
        return fork.now - done
    }
}

extension [ProvedRemedy.Step] {
    /// The same without one of all its commands; nothing beyond the last.
    fileprivate func without(commandAt place: Int) -> [ProvedRemedy.Step]? {
        var place = place
        var steps = self
        for index in steps.indices {
            guard place >= steps[index].commands.count else {
                steps[index].commands.remove(at: place)
                return steps.filter { !$0.commands.isEmpty }
            }
            place -= steps[index].commands.count
        }
        return nil
    }
}

extension ProvedRemedy.Step {
    /// What must be done before, so that its remote commands arrive.
    fileprivate func gates(in engine: Engine) -> [ProvedRemedy.Step] {
        guard commands.contains(where: \.name.row.origin.isRemote) else { return [] }
        let gates: [(Prerequisite, Advice)] = [
            (.serviceActive, .renewService), (.linkOnline, .bringToConnection),
        ]
        return gates.compactMap { gate, advice in
            guard engine.current.unmet.contains(gate),
                case .commands(let cure) = gate.remedy(in: engine)
            else { return nil }
            return ProvedRemedy.Step(gate, advice, cure)
        }
    }
}

extension Engine {
    /// What is unmet and blocks an activity, less what is hidden.
    func unmet(_ activity: Activity) -> PrerequisiteSet {
        switch activity {
        case .charging: snapshot.chargingUnmet
        case .climate:
            isAtDeadSocket
                ? snapshot.climateUnmet.union(PrerequisiteSet([.mainsPresent]))
                : snapshot.climateUnmet
        }
    }

    /// Whether an activity runs.
    func isRunning(_ activity: Activity) -> Bool {
        guard case .word(let index) = value(of: activity.state) else { return false }
        return activity.isRunning(state: index) && !(activity == .climate && isAtDeadSocket)
    }

    /// As ``Facts`` has it, without reading all signals.
    private var isAtDeadSocket: Bool {
        value(of: .plugSupply) == PlugSupply.socket.value
            && value(of: .wallboxMains) == Mains.off.value
    }
}
