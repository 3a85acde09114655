public import Simulation

/// Since when, and because of what, everything is as it is; folded from events.
///
/// It also keeps what a diagnosis asks of the past: how often something was lost since the plug was
/// last put in or pulled out, what became of remote commands, and of the climate's last departure.
public struct History: Hashable, Sendable {
    /// When something became as it is, and why.
    public struct Change: Hashable, Sendable {
        public let at: Instant
        public let cause: Event.Cause

        public init(at: Instant, cause: Event.Cause) {
            self.at = at
            self.cause = cause
        }
    }

    /// Since when events are known.
    public let start: Instant
    /// Whether something happened before: not everything was as it is from the start.
    let beginsLate: Bool
    /// When the plug was last put in or pulled out; the start, if it never was.
    public private(set) var cycleStart: Instant
    /// What became of the climate at the last departure.
    public private(set) var lastDeparture: PastDeparture?
    private var facts: Facts
    private let parameters: Parameters
    private var signals = [Change?](repeating: nil, count: Signal.allCases.count)
    private var prerequisites = [Change?](repeating: nil, count: Prerequisite.allCases.count)
    private var losses = [Losses](repeating: Losses(), count: Prerequisite.allCases.count)
    private var commands: [CommandName: CommandFate] = [:]
    /// What has kept the climate from running for the departure that comes next.
    private var hindrances: [PastDeparture.Hindrance] = []
    private var news = Activity.allCases.map(RecentNews.init)
    private var climateBefore: ClimateState

    /// A history without events, of an engine at its start.
    public init(start: Engine) {
        self.start = start.now
        beginsLate = start.sequence > 0
        cycleStart = start.now
        facts = Facts(start)
        parameters = start.parameters
        climateBefore = facts.climateState
        noteHindrances()
    }

    /// Adds events in the order in which they happened.
    public mutating func add(_ events: [Event]) {
        for event in events { add(event) }
    }

    /// Adds the event that happened next.
    public mutating func add(_ event: Event) {
        let change = Change(at: event.at, cause: event.cause)
        for index in news.indices { news[index].add(event) }
        switch event.kind {
        case .changed(let signal, let from, let to): add(change, of: signal, from, to)
        case .met(let prerequisite): prerequisites[Int(prerequisite.rawValue)] = change
        case .unmet(let prerequisite):
            prerequisites[Int(prerequisite.rawValue)] = change
            losses[Int(prerequisite.rawValue)].add(change)
        case .accepted, .ignored, .queued, .dropped, .refused: addFate(event)
        case .interrupted: break
        }
    }

    /// When a signal last changed; nothing if it is as it was at the start.
    public func since(_ signal: Signal) -> Change? { signals[Int(signal.rawValue)] }

    /// When a prerequisite was last met or lost; nothing if it is as it was at the start.
    public func since(_ prerequisite: Prerequisite) -> Change? {
        prerequisites[Int(prerequisite.rawValue)]
    }

    /// What became of the last command of that name; nothing if there was none.
    public func fate(of name: CommandName) -> CommandFate? { commands[name] }

    /// The last events about an activity.
    func news(of activity: Activity) -> RecentNews { news[Int(activity.rawValue)] }

    /// How often it was lost since the plug was last put in or pulled out.
    func losses(of prerequisite: Prerequisite) -> Losses { losses[Int(prerequisite.rawValue)] }

    /// When something became as it is: of a cause, the last change of what decides it.
    func since(_ prerequisite: Prerequisite, _ cause: Cause) -> Change? {
        guard let signal = cause.decidedBy, let change = since(signal) else {
            return since(prerequisite)
        }
        // The answer on a card comes by itself; what people remember is that they showed it.
        if signal == .cardStatus, change.cause == .time, let shown = fate(of: .cardPresent) {
            return Change(
                at: shown.at, cause: .command(.cardPresent, number: shown.number))
        }
        return change
    }
}

extension History {
    private mutating func add(_ change: Change, of signal: Signal, _ from: Value, _ to: Value) {
        signals[Int(signal.rawValue)] = change
        facts[signal] = to
        if signal == .plugFit, from == PlugFit.out.value || to == PlugFit.out.value {
            beginCycle(change)
        }
        if signal == .climateState { follow(climateFrom: from) }
        if signal == .climateUnmet || signal == .wallboxMains { noteHindrances() }
        // A departure that falls due changes the plans without a command.
        if signal == .departurePlan, change.cause == .time { depart(change.at) }
    }

    private mutating func beginCycle(_ change: Change) {
        cycleStart = change.at
        for index in losses.indices { losses[index].keepOnly(change) }
    }

    private mutating func addFate(_ event: Event) {
        guard case .command(let name, let number) = event.cause else { return }
        let before = commands[name]
        // A queued command is decided later; when it was given is what people remember.
        let given = before?.number == number ? before?.at ?? event.at : event.at
        var unmet: [Prerequisite] = []
        if case .refused(let refusal) = event.kind { unmet = refusal.unmet.members }
        commands[name] = CommandFate(
            name: name, number: number, at: given, decidedAt: event.at, kind: event.kind,
            causes: unmet.map { Cause($0, facts, parameters) })
    }

    // MARK: The climate

    private mutating func follow(climateFrom from: Value) {
        if case .word(let index) = from { climateBefore = ClimateState(rawValue: index) ?? .off }
        // A start has come: what kept an earlier one from running does not count any more.
        if !climateBefore.hasStarted && facts.climateState.hasStarted { hindrances = [] }
        noteHindrances()
    }

    /// Keeps what is unmet while the climate is blocked, or what leaves it little power, each once.
    private mutating func noteHindrances() {
        guard facts.climateState.hasStarted else { return }
        var unmet = facts.climateState == .blocked ? facts.set(.climateUnmet) : []
        if facts.isAtSocket {
            unmet.formUnion(
                PrerequisiteSet([facts.isAtDeadSocket ? .mainsPresent : .fullClimatePower]))
        }
        for prerequisite in unmet.members
        where !hindrances.contains(where: { $0.prerequisite == prerequisite }) {
            let cause = Cause(prerequisite, facts, parameters)
            hindrances.append(
                .init(
                    prerequisite: prerequisite, since: since(prerequisite, cause), cause: cause))
        }
    }

    private mutating func depart(_ instant: Instant) {
        let changed = since(.climateState)
        let endedNow = changed?.at == instant && changed?.cause == .time
        let state = endedNow ? climateBefore : facts.climateState
        let result: ClimateResult = facts.word(.climateResult) ?? .none
        // Where nothing was to run, the result shown is that of an earlier departure.
        let wasToRun = state.hasStarted
        let resultIsNew = since(.climateResult).map { $0.at > (lastDeparture?.at ?? start) } == true
        lastDeparture = PastDeparture(
            at: instant, result: wasToRun || resultIsNew ? result : .none,
            cabin: facts.number(.cabinTemperature) ?? 0,
            target: facts.number(.climateTarget) ?? 0, hindrances: wasToRun ? hindrances : [])
        hindrances = []
    }
}

extension ClimateState {
    /// Whether the start of a run has come.
    fileprivate var hasStarted: Bool {
        switch self {
        case .off, .armed: false
        case .blocked, .heating, .cooling, .holding, .notNeeded: true
        }
    }
}

/// How often a prerequisite was lost, and when.
struct Losses: Hashable, Sendable {
    private(set) var count = 0
    private(set) var first: Instant?
    private var lastChange: History.Change?

    var last: Instant? { lastChange?.at }

    fileprivate mutating func add(_ change: History.Change) {
        count += 1
        first = first ?? change.at
        lastChange = change
    }

    /// Forgets what came before a change.
    fileprivate mutating func keepOnly(_ change: History.Change) {
        let isOfChange = lastChange == change
        self = Losses()
        if isOfChange { add(change) }
    }
}

/// What became of a command.
public struct CommandFate: Hashable, Sendable {
    public let name: CommandName
    /// Among those given to the engine.
    public let number: UInt32
    /// When it was given.
    public let at: Instant
    /// When it was done, refused or dropped; when it was given, while it waits for the link.
    public let decidedAt: Instant
    /// Accepted, ignored, queued, dropped or refused.
    public let kind: Event.Kind
    /// What was unmet when it was refused.
    let causes: [Cause]

    /// Whether it did nothing so far.
    var hadNoEffect: Bool {
        switch kind {
        case .queued, .dropped, .refused: true
        case .accepted, .ignored, .interrupted, .met, .unmet, .changed: false
        }
    }
}

/// What became of the climate at a departure: "the van was cold this morning".
public struct PastDeparture: Hashable, Sendable {
    /// Something that kept the climate from running.
    public struct Hindrance: Hashable, Sendable {
        public let prerequisite: Prerequisite
        /// Nothing if it was so from the start.
        public let since: History.Change?
        let cause: Cause
    }

    public let at: Instant
    /// `none` where the climate was not switched on for it.
    public let result: ClimateResult
    /// °C in the cabin at the departure.
    public let cabin: Double
    /// °C that were wanted.
    public let target: Double
    public let hindrances: [Hindrance]

    /// Whether the driver got what was wanted, or nothing was.
    var isFine: Bool {
        switch result {
        case .reached, .notNeeded: true
        case .none, .notReached, .interrupted, .blocked, .cancelled, .missed: false
        }
    }
}
