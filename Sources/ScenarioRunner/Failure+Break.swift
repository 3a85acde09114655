internal import Diagnostics
internal import Simulation

extension Failure {
    /// Tells of what ended a run that recorded its events.
    init(_ broken: Break, _ run: ScenarioRun, _ sources: [SourceText]) {
        var history = History(start: Engine(run.scenario.setup))
        history.add(run.events)
        let witness = Witness(engine: run.engine, history: history)
        let place = broken.place(in: witness)
        let source = sources[place.file]
        file = source.path
        line = place.line
        column = place.column
        excerpt = source.excerpt(line: place.line, column: place.column)
        title = broken.title(witness)
        let passed = run.engine.now - run.scenario.setup.start
        at =
            witness.time(run.engine.now)
            + (passed.milliseconds == 0 ? ", the start" : ", \(passed.text) after the start")
        findings = broken.findings(witness)
        note = run.scenario.steps.first { $0.action.contains(broken) }?.note
        diagnosis = broken.activity(witness).map {
            diagnosisText(of: $0, engine: run.engine, history: history)
        }
    }
}

/// The world at the end of a run, and what led to it.
private struct Witness {
    let engine: Engine
    let history: History

    func time(_ instant: Instant) -> String { engine.zone.text(of: instant) }

    func unmet(_ expectation: Expectation) -> [Condition] {
        expectation.conditions.filter { !$0.holds(in: engine.current, of: engine) }
    }

    func finding(_ condition: Condition, isForbidden: Bool = false) -> Failure.Finding {
        let signal = condition.signal
        let change = history.since(signal)
        return Failure.Finding(
            expected: (isForbidden ? "never " : "") + condition.text,
            seen: "\(signal.word): \(seen(condition))",
            since: change.map { time($0.at) }, because: change?.cause.text)
    }

    /// A value, with as many decimals as show on which side of the threshold it lies.
    private func seen(_ condition: Condition) -> String {
        let value = engine.value(of: condition.signal)
        guard case .number(let number) = value, let interval = condition.interval,
            case .quantity(let unit) = condition.signal.row.kind
        else { return engine.text(value, signal: condition.signal) }
        for decimals in unit.decimals...9 {
            let text = number.text(decimals: decimals)
            if let shown = Double(text), interval.side(of: shown) == interval.side(of: number) {
                return "\(text) \(unit.symbol)"
            }
        }
        return "\(number) \(unit.symbol)"
    }

    func finding(_ expected: String, _ refusal: Refusal) -> Failure.Finding {
        // The last of the reasons to come about completed the refusal.
        let changes = refusal.unmet.members.compactMap { history.since($0) }
        let last =
            changes.max { $0.at < $1.at }
            ?? refusal.reason?.signal.flatMap { history.since($0) }
        return Failure.Finding(
            expected: expected, seen: "refused: [\(refusal.words.joined(separator: ", "))]",
            since: last.map { time($0.at) }, because: last?.cause.text)
    }
}

extension Step.Action {
    /// Whether it is what broke.
    fileprivate func contains(_ broken: Break) -> Bool {
        switch (self, broken.cause) {
        case (.expectation(let own), .unmet(let other)),
            (.expectation(let own), .lost(let other, _)):
            own == other
        case (.commands(let commands, refusal: _), .refused(let command, _)),
            (.commands(let commands, refusal: _), .refusedOtherwise(let command, _, _)),
            (.commands(let commands, refusal: _), .refusedOnDelivery(let command, _)),
            (.commands(let commands, refusal: _), .notRefused(let command, _, _)):
            commands.contains(command)
        default: false
        }
    }
}

extension Break {
    /// The place of the first condition that does not hold, where there are conditions.
    fileprivate func place(in witness: Witness) -> Place {
        switch cause {
        case .unmet(let expectation), .lost(let expectation, _), .always(let expectation):
            witness.unmet(expectation).first?.place ?? place
        case .never(let expectation): expectation.conditions.first?.place ?? place
        case .refused, .refusedOtherwise, .refusedOnDelivery, .notRefused, .past, .vacuous,
            .tooLong, .tooManyEvents:
            place
        }
    }

    fileprivate func title(_ witness: Witness) -> String {
        switch cause {
        case .unmet(let expectation):
            let names = Break.names(witness.unmet(expectation))
            guard let within = expectation.within else { return "\(names) not as expected" }
            return "\(names) not as expected within \(within.text)"
        case .lost(let expectation, let length):
            let names = Break.names(witness.unmet(expectation))
            let hold = expectation.hold?.text ?? ""
            return length.milliseconds == 0
                ? "\(names) not as expected for \(hold)"
                : "\(names) as expected for \(length.text) only, not for \(hold)"
        case .always(let rule):
            return "`always` is broken: \(Break.names(witness.unmet(rule))) not as it must be"
        case .never(let rule):
            let all = rule.conditions.count > 1 ? "all at once" : "as it must not be"
            return "`never` is broken: \(Break.names(rule.conditions)) \(all)"
        case .refused(let command, _): return "`\(command.word)` was refused"
        case .refusedOtherwise(let command, _, _):
            return "`\(command.word)` was refused for another reason"
        case .refusedOnDelivery(let command, _):
            return "`\(command.word)` was refused when the link delivered it"
        case .notRefused(let command, let outcome, _):
            return outcome == .queued
                ? "`\(command.word)` was queued, not refused"
                : "`\(command.word)` was accepted, not refused"
        case .past(let instant):
            return "this step lies in the past: \(witness.time(instant)) is before "
                + witness.time(witness.engine.now)
        case .vacuous(let message): return message
        case .tooLong(let most):
            return "not done after \(most.text) of real time; `--timeout` allows more"
        case .tooManyEvents(let most):
            return "not done after \(most) events; `--max-events` allows more"
        }
    }

    fileprivate func findings(_ witness: Witness) -> [Failure.Finding] {
        switch cause {
        case .unmet(let expectation), .lost(let expectation, _), .always(let expectation):
            return witness.unmet(expectation).map { witness.finding($0) }
        case .never(let rule):
            return rule.conditions.map { witness.finding($0, isForbidden: true) }
        case .refused(_, let refusal), .refusedOnDelivery(_, let refusal):
            return [witness.finding("accepted", refusal)]
        case .refusedOtherwise(_, let refusal, let expected):
            return [witness.finding(expected.text, refusal)]
        case .notRefused(_, let outcome, let expected):
            let seen = outcome == .queued ? "queued: the link is offline" : "accepted"
            return [.init(expected: expected.text, seen: seen, since: nil, because: nil)]
        case .past, .vacuous, .tooLong, .tooManyEvents: return []
        }
    }

    /// The activity that a diagnosis can explain.
    fileprivate func activity(_ witness: Witness) -> Activity? {
        switch cause {
        case .unmet(let expectation), .lost(let expectation, _), .always(let expectation):
            return witness.unmet(expectation).first?.signal.activity
        case .never(let rule): return rule.conditions.first?.signal.activity
        case .refused(let command, let refusal), .refusedOnDelivery(let command, let refusal):
            let isOfClimate = refusal.unmet.members.contains { $0.row.gates.contains(.climate) }
            return isOfClimate && command.word.hasPrefix("climate.") ? .climate : nil
        case .refusedOtherwise, .notRefused, .past, .vacuous, .tooLong, .tooManyEvents: return nil
        }
    }

    /// `a`, `b` and `c`, with the verb.
    private static func names(_ conditions: [Condition]) -> String {
        let words = conditions.map { "`\($0.signal.word)`" }
        guard let last = words.last, words.count > 1 else { return (words.first ?? "") + " is" }
        return words.dropLast().joined(separator: ", ") + " and \(last) are"
    }
}

extension PlacedCommand {
    fileprivate var word: String { command.name.word }
}

extension RefusalReason {
    /// The signal that shows it.
    fileprivate var signal: Signal? {
        switch self {
        case .plugPresent: .plugFit
        case .plugHeld, .lockJammed: .plugLock
        case .driving: .vehicleGear
        case .energyTooLow: .vehicleSoc
        case .otherEndConnected: .plugSupply
        case .noWallbox, .cableUnsuitable, .departureInPast, .clockFixed: nil
        }
    }
}

extension Signal {
    /// The activity whose diagnosis explains its value.
    fileprivate var activity: Activity? {
        if word.hasPrefix("charging.") { return .charging }
        if word.hasPrefix("climate.") || self == .cabinTemperature { return .climate }
        return self == .vehicleSoc || self == .batteryPower ? .charging : nil
    }
}
