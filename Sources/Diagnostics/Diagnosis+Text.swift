public import Simulation

/// The diagnosis of an activity as lines for people, without a newline at the end.
public func diagnosisText(of activity: Activity, engine: Engine, history: History) -> String {
    Diagnosis(of: activity, engine: engine, history: history).text
}

extension Diagnosis {
    /// The diagnosis as short, plain sentences, one a line; what belongs to a line is indented.
    public var text: String {
        let lines = [headline] + causes + remedies.flatMap(lines) + [outlook, call]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }

    private var headline: String {
        switch activity {
        case .charging: chargingHeadline
        case .climate: climateHeadline
        }
    }

    private var chargingHeadline: String {
        switch verdict {
        case .running: "The van charges."
        case .limited: "The van charges, with less power than it could."
        case .waiting where primary == nil: "The van is about to charge."
        case .waiting: "The van waits; nothing is broken."
        case .done: "The van has been charged."
        case .blocked: "The van does not charge: somebody has to act."
        case .fault: "The van does not charge: something is broken."
        case .unknown: "Nothing is known of the van's charging."
        }
    }

    private var climateHeadline: String {
        switch verdict {
        case .running: "The climate runs."
        case .limited: "The climate runs, with less power than it could."
        case .waiting where primary == nil: "The climate waits for its start."
        case .waiting: "The climate waits; nothing is broken."
        case .done: "The climate is not needed."
        case .blocked: "The climate does not run: somebody has to act."
        case .fault: "The climate does not run: something is broken."
        case .unknown: "Nothing is known of the van's climate."
        }
    }

    /// The primary cause first, then what else is unmet.
    private var causes: [String] {
        (primary.map { lines("Why", $0) } ?? []) + others.flatMap { lines("Also", $0) }
    }

    private func lines(_ word: String, _ finding: Finding) -> [String] {
        let rule = "(\(finding.prerequisite.word), \(finding.source))"
        return ["\(word): \(finding.message)", "  \(sinceText(finding)) \(rule)"]
    }

    private func sinceText(_ finding: Finding) -> String {
        guard let since = finding.since else { return "It was so from the start." }
        let start = "It began \(timeText(since.at))"
        return switch since.cause {
        case .time: start + "."
        case .command(let name, number: _): start + " with \(name.word)."
        }
    }

    private func lines(_ remedy: ProvedRemedy) -> [String] {
        var lines: [String] = []
        for step in remedy.steps {
            lines.append((lines.isEmpty ? "What to do: " : "And then: ") + step.advice)
            for command in step.commands { lines.append("  \(command.text)") }
        }
        let length = remedy.startsAfter.text
        lines.append(
            activity == .charging
                ? "Tried out: the van then charges after \(length)."
                : "Tried out: the climate then runs after \(length).")
        return lines
    }

    private var outlook: String? { next.map { "By itself: \($0.sentence) \(timeText($0.at))." } }

    /// `at 18:05` today, else with its date; to the second.
    private func timeText(_ instant: Instant) -> String {
        let parts = zone.text(of: instant).split(separator: "T")
        let time = parts[1].prefix { $0 != "." }
        return zone.local(at: instant).date == zone.local(at: at).date
            ? "at \(time)" : "on \(parts[0]) at \(time)"
    }

    private var call: String? { contact.map { "Whom to call: \($0.text)." } }
}

extension Diagnosis.Prospect {
    /// What happens, up to the time.
    fileprivate var sentence: String {
        ChargingState(word: value).flatMap { signal == .chargingState ? $0.prospect : nil }
            ?? ClimateState(word: value).flatMap { signal == .climateState ? $0.prospect : nil }
            ?? "\(signal.word) becomes \(value)"
    }
}

extension ChargingState {
    fileprivate var prospect: String {
        switch self {
        case .starting, .charging: "the van charges"
        case .complete: "the charging target is reached"
        case .waiting, .stopped, .blocked, .fault, .disconnected: "the van stops charging"
        }
    }
}

extension ClimateState {
    fileprivate var prospect: String {
        switch self {
        case .heating: "the van is heated"
        case .cooling: "the van is cooled"
        case .holding: "the van has its temperature"
        case .armed, .off: "the climate ends"
        case .blocked: "the start comes, blocked as now,"
        case .notNeeded: "the climate finds that it is not needed"
        }
    }
}
