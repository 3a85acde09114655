internal import Simulation

extension Failure {
    /// Tells why a golden failed a run that kept everything else; nothing if it did not.
    init?(
        _ golden: Golden, _ outcome: GoldenOutcome, _ run: ScenarioRun, _ sources: [SourceText]
    ) {
        let source = sources[golden.place.file]
        let command = "ecell run --update \(source.path)"
        var title: String
        var event: Event?
        var findings: [Finding] = []
        var comparison: [String] = []
        switch outcome {
        case .same, .written: return nil
        case .unusable(let error): title = error.message
        case .differs(nil, let proposal):
            title = "there is no golden \(golden.path) yet"
            comparison = [Self.hint(proposal, command, "It is written by:")]
        case .differs(let difference?, let proposal):
            title = "the trace differs from its golden, \(golden.path):\(difference.index + 1)"
            event = difference.seen == nil ? nil : run.events[difference.index]
            findings = [difference.finding]
            comparison = [
                "  - the golden, + this run", difference.text,
                Self.hint(proposal, command, "If the run is right:"),
            ]
        }
        let cause = event.flatMap { run.cause(of: $0) }
        if let cause {
            let file = sources[cause.place.file].path
            let place = "\(file):\(cause.place.line):\(cause.place.column)"
            comparison.insert("  cause     \(place): \(cause.text)".withoutControls, at: 0)
        }
        self.init(
            file: source.path, line: golden.place.line, column: golden.place.column, title: title,
            at: run.time(of: event?.at ?? run.engine.now), findings: findings, note: cause?.note,
            diagnosis: nil,
            excerpt: source.excerpt(line: golden.place.line, column: golden.place.column),
            comparison: comparison.isEmpty ? nil : comparison.joined(separator: "\n"))
    }

    private static func hint(_ proposal: String?, _ command: String, _ words: String) -> String {
        let what =
            proposal.map { "The trace was left in \($0); goldens are not written here." }
            ?? "\(words) \(command)"
        return "  \(what)".withoutControls
    }
}

extension GoldenDifference {
    fileprivate var finding: Failure.Finding {
        Failure.Finding(
            expected: expected ?? "no more events", seen: seen ?? "no more events", since: nil,
            because: nil)
    }
}

extension ScenarioRun {
    /// What the scenario says that made an event happen.
    fileprivate struct Cause {
        let place: Place
        let text: String
        var note: String?
    }

    /// A local time, and how long after the start that is.
    fileprivate func time(of instant: Instant) -> String {
        let passed = instant - scenario.setup.start
        return engine.zone.text(of: instant)
            + (passed.milliseconds == 0 ? ", the start" : ", \(passed.text) after the start")
    }

    /// The command that an event names, or else the step in which time brought it.
    fileprivate func cause(of event: Event) -> Cause? {
        switch event.cause {
        case .command(let name, let number):
            let all = scenario.steps.flatMap { step in
                step.action.commands.map { (step, $0) }
            }
            guard number >= 1, number <= all.count else { return nil }
            let (step, placed) = all[Int(number) - 1]
            guard placed.command.name == name else { return nil }
            return Cause(place: placed.place, text: placed.written, note: step.note)
        case .time:
            let index = eventCounts.firstIndex { UInt64($0) >= event.sequence }
            if let index {
                let step = scenario.steps[index]
                return Cause(place: step.place, text: "time, in this step", note: step.note)
            }
            return scenario.end.map { Cause(place: $0.place, text: "time, until the end") }
        }
    }
}

extension Step.Action {
    fileprivate var commands: [PlacedCommand] {
        switch self {
        case .commands(let commands, refusal: _): commands
        case .expectation: []
        }
    }
}
