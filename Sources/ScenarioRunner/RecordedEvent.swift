internal import Crypto
public import Simulation

/// One event of a run, as text: the same on every machine.
public struct RecordedEvent: Hashable, Sendable {
    /// From 1, without gaps.
    public let sequence: UInt64
    public let at: Instant
    /// The cause, kind and values as members of a JSON object, keys sorted by meaning.
    let members: [(key: String, json: String)]

    /// One line of JSON without what is not a consequence of virtual time.
    public var json: String {
        "{" + members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    public static func == (a: RecordedEvent, b: RecordedEvent) -> Bool { a.json == b.json }
    public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}

extension RecordedEvent {
    init(_ event: Event, _ log: EventLog) {
        sequence = event.sequence
        at = event.at
        var members: [(key: String, json: String)] = [
            ("sequence", "\(event.sequence)"), ("at", event.at.isoText.json),
        ]
        switch event.cause {
        case .time: members.append(("cause", "time".json))
        case .command(let name, let number):
            members.append(("cause", name.word.json))
            members.append(("command", "\(number)"))
        }
        func kind(_ word: String) { members.append(("kind", word.json)) }
        switch event.kind {
        case .accepted: kind("accepted")
        case .ignored: kind("ignored")
        case .queued: kind("queued")
        case .dropped: kind("dropped")
        case .refused(let refusal):
            kind("refused")
            if let reason = refusal.reason {
                members.append(("reason", reason.word.json))
            } else {
                members.append(("unmet", refusal.words.json))
            }
        case .interrupted(let activity, let unmet):
            kind("interrupted")
            members.append(("activity", activity.word.json))
            members.append(("unmet", unmet.members.map(\.word).json))
        case .met(let prerequisite):
            kind("met")
            members.append(("prerequisite", prerequisite.word.json))
        case .unmet(let prerequisite):
            kind("unmet")
            members.append(("prerequisite", prerequisite.word.json))
        case .changed(let signal, let from, let to):
            kind("changed")
            members.append(("signal", signal.word.json))
            members.append(("from", from.json(of: signal, log)))
            members.append(("to", to.json(of: signal, log)))
        }
        self.members = members
    }
}

/// SHA-256 over the canonical text of all events of a run, in hexadecimal digits.
func traceDigest(_ events: [RecordedEvent]) -> String {
    var hash = SHA256()
    for event in events { hash.update(data: Array((event.json + "\n").utf8)) }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

extension Value {
    /// Quantities as bare numbers in the unit of the vocabulary, instants in UTC.
    fileprivate func json(of signal: Signal, _ log: EventLog) -> String {
        switch self {
        case .none: return "null"
        case .flag(let flag): return "\(flag)"
        case .number(let number):
            guard case .quantity(let unit) = signal.row.kind else { return "\(number)" }
            return number.text(decimals: unit.decimals)
        case .word(let index):
            guard case .words(let words) = signal.row.kind else { return "\(index)" }
            return words[Int(index)].json
        case .instant(let instant): return instant.isoText.json
        case .window(let window): return window.text.json
        case .card(let card): return card.text.json
        case .prerequisites(let set): return set.members.map(\.word).json
        case .departures(let revision):
            // Several queued commands delivered at once leave only the last of their plans known.
            guard let plans = log.departures[revision] else { return "null" }
            return "[" + plans.map(\.json).joined(separator: ",") + "]"
        }
    }
}

extension DeparturePlan {
    fileprivate var json: String {
        let when =
            switch recurrence {
            case .once: ""
            case .date(let date): ",\"date\":\(date.text.json)"
            case .days(let days): ",\"days\":\(days.words.json)"
            }
        return "{\"plan\":\(name.json),\"time\":\(timeOfDay(minute).json)\(when)}"
    }
}

extension Instant {
    /// ISO 8601 in UTC, to the millisecond.
    var isoText: String {
        let local = Zone.utc.local(at: self)
        let minutes = Int(local.milliseconds / 60_000)
        let rest = 100_000 + Int(local.milliseconds % 60_000)
        let digits = "\(rest)".dropFirst()
        return "\(local.date.text)T\(timeOfDay(minutes)):\(digits.prefix(2)).\(digits.suffix(3))Z"
    }
}

extension String {
    /// A JSON string.
    var json: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension [String] {
    /// A JSON list.
    var json: String { "[" + map(\.json).joined(separator: ",") + "]" }
}
