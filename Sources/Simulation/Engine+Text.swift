extension Engine {
    /// A value of a signal as people read it: words, numbers with their unit, local times.
    public func text(_ value: Value, signal: Signal) -> String {
        value.text(of: signal, in: zone) { _ in departures.map(\.plan) }
    }
}

extension Value {
    /// As people read it.
    ///
    /// - Parameters:
    ///   - signal: whose value it is.
    ///   - zone: of the local times.
    ///   - plans: the departures that a revision of them stands for.
    /// - Returns: a few words, with the unit.
    public func text(
        of signal: Signal, in zone: Zone, plans: (UInt32) -> [DeparturePlan]
    ) -> String {
        switch self {
        case .none: return "none"
        case .flag(let flag): return "\(flag)"
        case .number(let number):
            guard case .quantity(let unit) = signal.row.kind else { return "\(number)" }
            return number.text(decimals: unit.decimals) + " " + unit.symbol
        case .word(let index):
            guard case .words(let words) = signal.row.kind else { return "\(index)" }
            return words[Int(index)]
        case .instant(let instant): return zone.text(of: instant)
        case .window(let window): return window.text
        case .card(let card): return card.text
        case .prerequisites(let set):
            return "[" + set.members.map(\.word).joined(separator: ", ") + "]"
        case .departures(let revision):
            return "[" + plans(revision).map(\.text).joined(separator: ", ") + "]"
        }
    }
}

extension DeparturePlan {
    /// As it is written in a scenario.
    public var text: String {
        let when =
            switch recurrence {
            case .once: ""
            case .date(let date): ", date: \(date.text)"
            case .days(let days): ", days: [" + days.words.joined(separator: ", ") + "]"
            }
        return "{plan: \(name), time: \(timeOfDay(minute))\(when)}"
    }
}

extension Zone {
    /// Local date and time, `2026-01-13T07:00`, with seconds where there are any.
    public func text(of instant: Instant) -> String {
        let local = local(at: instant)
        let minutes = Int(local.milliseconds / 60_000)
        let rest = Int(local.milliseconds % 60_000)
        var text = "\(local.date.text)T\(timeOfDay(minutes))"
        if rest != 0 { text += (rest < 10_000 ? ":0" : ":") + "\(rest / 1000)" }
        if rest % 1000 != 0 { text += "." + String(1000 + rest % 1000).dropFirst() }
        return text
    }
}

extension Engine {
    /// What events name the departures by: it counts their changes.
    public var planRevision: UInt32 { snapshot.state.departures.revision }

    /// The departures that are set, by their revision.
    public var plans: [UInt32: [DeparturePlan]] { [planRevision: departures.map(\.plan)] }
}
