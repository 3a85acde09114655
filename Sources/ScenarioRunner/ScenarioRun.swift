internal import Simulation

/// One run of a scenario: a synchronous loop over an engine, in virtual time.
///
/// Deterministic: a failed run is run again with events, to tell since when and because of what.
struct ScenarioRun {
    let scenario: Scenario
    private(set) var engine: Engine
    private(set) var log: EventLog
    private(set) var stepCount = 0
    private(set) var assertionCount = 0
    /// Events after each step that was completed, where they are recorded.
    private(set) var eventCounts: [Int] = []
    /// When each step that was reached began and ended, where events are recorded.
    private(set) var stepTimes: [StepTimes] = []

    /// Whether expectations count; a replay only follows the timeline.
    private let isChecked: Bool
    /// A replay ends there.
    private let limit: Instant
    /// Whether the replay has come to its end.
    private var isOver = false
    private let recordsEvents: Bool
    /// The commands that were given, where events are recorded.
    private(set) var inputs: [(at: Instant, command: Command)] = []
    private let limits: RunLimits
    /// When a run of limited real time has to be over.
    private let wallDeadline: ContinuousClock.Instant?
    /// How often the limits were looked at.
    private var looks = 0
    /// The commands that wait for the link, by number.
    private var queued: [UInt32: PlacedCommand] = [:]
    /// The quantities whose thresholds `always` and `never` have.
    private let ruleWatches: [Watch]

    /// A quantity and the range whose ends are instants of the run when it crosses them.
    private struct Watch {
        var signal: Signal
        var interval: Interval

        @inline(__always)
        func side(in snapshot: Snapshot) -> Interval.Side? {
            if case .number(let number) = signal.value(in: snapshot) {
                interval.side(of: number)
            } else {
                nil
            }
        }
    }

    /// When a step began and ended; it may end, and fail, before it begins.
    struct StepTimes {
        var begins: Instant?
        var ends: Instant?
    }

    /// How a stretch of time ended.
    private enum Stretch {
        case goal, done
        case broken(Break)
    }

    init(
        _ scenario: Scenario, recordsEvents: Bool, isChecked: Bool = true,
        until limit: Instant? = nil, limits: RunLimits = RunLimits(),
        extras: EventLog.Extras = EventLog.Extras()
    ) {
        self.scenario = scenario
        self.recordsEvents = recordsEvents
        self.isChecked = isChecked
        self.limit = limit ?? .never
        self.limits = limits
        wallDeadline = limits.wallTime.map { .now + .milliseconds($0.milliseconds) }
        engine = Engine(scenario.setup)
        log = EventLog(engine, extras: extras)
        let rules = isChecked ? scenario.always + scenario.never : []
        ruleWatches = rules.flatMap { Self.watches($0) }
    }

    var events: [Event] { log.events }

    /// Runs the whole timeline.
    ///
    /// - Returns: the first thing that failed.
    mutating func run() -> Break? {
        if isChecked, let vacuous = scenario.vacuousness { return vacuous }
        if let broken = brokenNow() { return broken }
        for step in scenario.steps {
            if recordsEvents { stepTimes.append(StepTimes()) }
            let broken = perform(step)
            if recordsEvents { stepTimes[stepTimes.count - 1].ends = engine.now }
            if isChecked, let broken { return broken }
            if isOver { return nil }
            stepCount += 1
            if recordsEvents { eventCounts.append(log.events.count) }
        }
        if let end = scenario.end {
            let instant = end.moment.instant(
                from: engine.now, start: scenario.setup.start, in: engine.zone)
            guard instant >= engine.now else { return Break(end.place, .past(instant)) }
            return travel(to: instant)
        }
        return nil
    }

    /// Passes time without looking at anything.
    mutating func advance(to instant: Instant) { pass(to: instant) }

    // MARK: Steps

    private mutating func perform(_ step: Step) -> Break? {
        switch step.wait {
        case .at(let moment, let place):
            let instant = moment.instant(
                from: engine.now, start: scenario.setup.start, in: engine.zone)
            guard instant >= engine.now else { return Break(place, .past(instant)) }
            if let broken = travel(to: instant) { return broken }
        case .after(let length):
            if let broken = travel(to: engine.now + length) { return broken }
        case nil: break
        }
        if isOver { return nil }
        if recordsEvents { stepTimes[stepTimes.count - 1].begins = engine.now }
        switch step.action {
        case .commands(let commands, let refusal):
            for command in commands {
                let broken = handle(command, refusal)
                if isChecked, let broken { return broken }
            }
            return nil
        case .expectation(let expectation):
            assertionCount += expectation.conditions.count
            return meet(expectation)
        }
    }

    private mutating func meet(_ expectation: Expectation) -> Break? {
        let watches = Self.watches(expectation)
        if !expectation.holds(in: engine.current, of: engine) {
            guard let within = expectation.within else {
                return Break(expectation.place, .unmet(expectation))
            }
            let stretch = advance(to: engine.now + within, watches) {
                expectation.holds(in: $0.current, of: $0)
            }
            switch stretch {
            case .done: break
            case .goal: return Break(expectation.place, .unmet(expectation))
            case .broken(let broken): return broken
            }
        }
        guard let hold = expectation.hold else { return nil }
        let start = engine.now
        let isChecked = isChecked
        let stretch = advance(to: start + hold, watches) {
            isChecked && !expectation.holds(in: $0.current, of: $0)
        }
        switch stretch {
        case .goal: return nil
        case .done: return Break(expectation.place, .lost(expectation, after: engine.now - start))
        case .broken(let broken): return broken
        }
    }

    // MARK: Commands

    private mutating func handle(
        _ placed: PlacedCommand, _ refusal: ExpectedRefusal?
    ) -> Break? {
        var news: [Event] = []
        let outcome: Outcome
        if recordsEvents { inputs.append((engine.now, placed.command)) }
        // What becomes of a queued command is told by events alone.
        if recordsEvents || !queued.isEmpty {
            outcome = engine.handle(placed.command, into: &news)
            if recordsEvents { log.add(news, engine) }
        } else {
            outcome = engine.handle(placed.command)
        }
        switch (outcome, refusal) {
        case (.accepted, nil): break
        case (.queued, nil): queued[engine.commandCount] = placed
        case (.refused(let found), nil): return Break(placed.place, .refused(placed, found))
        case (.refused(let found), let expected?):
            guard expected.matches(found) else {
                return Break(placed.place, .refusedOtherwise(placed, found, expected))
            }
        case (.accepted, let expected?), (.queued, let expected?):
            return Break(placed.place, .notRefused(placed, outcome, expected))
        }
        return refusedDelivery(news) ?? brokenNow()
    }

    /// A queued command that was refused when the link came back.
    private mutating func refusedDelivery(_ news: [Event]) -> Break? {
        for event in news {
            guard case .command(_, let number) = event.cause, number != engine.commandCount,
                let placed = queued[number]
            else { continue }
            switch event.kind {
            case .refused(let refusal):
                return Break(placed.place, .refusedOnDelivery(placed, refusal))
            case .accepted, .ignored: queued[number] = nil
            case .queued, .dropped, .interrupted, .met, .unmet, .changed: break
            }
        }
        return nil
    }

    // MARK: Time

    private mutating func travel(to instant: Instant) -> Break? {
        switch advance(to: instant, [], isDone: { _ in false }) {
        case .goal, .done: nil
        case .broken(let broken): broken
        }
    }

    /// Runs to an instant, and stops at every deadline and at every crossing of a threshold.
    private mutating func advance(
        to goal: Instant, _ extra: [Watch], isDone: (Engine) -> Bool
    ) -> Stretch {
        if goal > limit { isOver = true }
        let goal = min(goal, limit)
        let watches = extra.isEmpty ? ruleWatches : ruleWatches + extra
        while true {
            let deadline = engine.deadline
            if !watches.isEmpty {
                // At the deadline itself conditions are read after its step, never before.
                let last =
                    deadline <= goal
                    ? deadline - Timespan(milliseconds: 1) : goal
                if last > engine.now, let crossing = firstCrossing(until: last, watches) {
                    pass(to: crossing)
                    if let broken = brokenNow() { return .broken(broken) }
                    if isDone(engine) { return .done }
                    continue
                }
            }
            guard deadline <= goal else {
                pass(to: goal)
                return .goal
            }
            pass(to: deadline)
            if let broken = brokenNow() { return .broken(broken) }
            if isDone(engine) { return .done }
        }
    }

    private mutating func pass(to instant: Instant) {
        guard recordsEvents else {
            engine.advance(to: instant)
            return
        }
        var news: [Event] = []
        engine.advance(to: instant, into: &news)
        log.add(news, engine)
    }

    // MARK: Thresholds

    /// The first millisecond at which a watched quantity lies on another side of its range.
    ///
    /// Between two steps every quantity is monotone, so that halving finds it.
    private func firstCrossing(until last: Instant, _ watches: [Watch]) -> Instant? {
        let here = engine.current
        var end = last
        var there = engine.snapshot(at: end)
        var hasCrossing = false
        for watch in watches {
            let side = watch.side(in: here)
            guard watch.side(in: there) != side else { continue }
            hasCrossing = true
            var low = engine.now.milliseconds
            var high = end.milliseconds
            while high - low > 1 {
                let middle = low + (high - low) / 2
                let snapshot = engine.snapshot(at: Instant(milliseconds: middle))
                if watch.side(in: snapshot) == side { low = middle } else { high = middle }
            }
            end = Instant(milliseconds: high)
            there = engine.snapshot(at: end)
        }
        return hasCrossing ? end : nil
    }

    private static func watches(_ expectation: Expectation) -> [Watch] {
        expectation.conditions.compactMap { condition in
            guard condition.signal.isContinuous, let interval = condition.interval else {
                return nil
            }
            return Watch(signal: condition.signal, interval: interval)
        }
    }

    // MARK: Rules and limits

    private mutating func brokenNow() -> Break? { exceededLimit() ?? brokenRule() }

    /// What ends a run that does not end by itself.
    private mutating func exceededLimit() -> Break? {
        if let most = limits.eventCount, log.events.count > most {
            return Break(placeNow, .tooManyEvents(most))
        }
        looks += 1
        // To ask for the time costs as much as a step of the engine.
        guard looks % 64 == 0, let wallDeadline, let most = limits.wallTime, .now > wallDeadline
        else { return nil }
        return Break(placeNow, .tooLong(most))
    }

    /// The step at hand, or else the end.
    private var placeNow: Place {
        scenario.steps.indices.contains(stepCount)
            ? scenario.steps[stepCount].place : scenario.end?.place ?? scenario.place
    }

    /// The first rule that does not hold now.
    private func brokenRule() -> Break? {
        guard isChecked, !scenario.always.isEmpty || !scenario.never.isEmpty else { return nil }
        let snapshot = engine.current
        for rule in scenario.always where !rule.holds(in: snapshot, of: engine) {
            return Break(rule.place, .always(rule))
        }
        for rule in scenario.never where rule.holds(in: snapshot, of: engine) {
            return Break(rule.place, .never(rule))
        }
        return nil
    }
}

extension Signal {
    /// Whether it changes between two steps of the engine.
    var isContinuous: Bool {
        switch self {
        case .vehicleSoc, .batteryTemperature, .batteryPower, .cabinTemperature, .wallboxMeter,
            .chargingPower, .chargingCurrent, .chargingEnergy:
            true
        default: false
        }
    }
}
