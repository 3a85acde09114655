extension Value {
    /// As JSON: quantities as bare numbers in the unit of the vocabulary, instants in UTC.
    ///
    /// - Parameters:
    ///   - signal: whose value it is.
    ///   - plans: the departures that each of their revisions stands for.
    /// - Returns: one JSON value.
    public func json(of signal: Signal, plans: [UInt32: [DeparturePlan]]) -> String {
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
            guard let plans = plans[revision] else { return "null" }
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
    public var isoText: String {
        let local = Zone.utc.local(at: self)
        let minutes = Int(local.milliseconds / 60_000)
        let rest = 100_000 + Int(local.milliseconds % 60_000)
        let digits = "\(rest)".dropFirst()
        return "\(local.date.text)T\(timeOfDay(minutes)):\(digits.prefix(2)).\(digits.suffix(3))Z"
    }
}

extension String {
    /// A JSON string.
    public var json: String {
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
    public var json: String { "[" + map(\.json).joined(separator: ",") + "]" }
}
