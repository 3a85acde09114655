internal import Simulation

/// Gives events other names, and lets nothing pass that is not known to be harmless.
struct EventRenaming {
    let names: Pseudonyms

    private static let members = [
        "sequence", "at", "cause", "command", "kind", "reason", "activity", "unmet",
        "prerequisite", "signal", "from", "to",
    ]
    private static let planMembers = ["plan", "time", "date", "days"]

    /// Every text that an event may have, beside times and names.
    private static let words: Set<String> = {
        var words: Set<String> = ["time"]
        let lists = [
            Event.KindName.words, CommandName.words, Signal.words, Prerequisite.words,
            RefusalReason.words, Activity.words, Weekdays.words,
        ]
        for list in lists { words.formUnion(list) }
        for signal in Signal.allCases {
            if case .words(let values) = signal.row.kind { words.formUnion(values) }
        }
        return words
    }()

    /// The JSON of the event with other names.
    ///
    /// - Throws: where it has anything that no event of this version has.
    func renamed(_ json: String) throws(Mistake) -> String {
        guard json.utf8.allSatisfy({ $0 >= 0x20 }),
            case .map(var members) = try Written(json: Array(json.utf8))
        else { throw Mistake("is no event") }
        let kind = Self.kind(members)
        var isChanged = false
        for index in members.indices {
            guard Self.members.contains(members[index].name) else {
                throw Self.unknown(members[index].name)
            }
            let isValue = ["from", "to"].contains(members[index].name)
            let value = try renamed(members[index].value, isValue ? kind : nil)
            isChanged = isChanged || value != members[index].value
            members[index].value = value
        }
        // Otherwise its numbers keep their digits: 7.40 stays 7.40.
        return isChanged ? Written.map(members).json : json
    }

    /// What kind of value its signal has.
    private static func kind(_ members: [Written.Entry]) -> SignalKind? {
        guard case .text(let word) = members.first(where: { $0.name == "signal" })?.value else {
            return nil
        }
        return Signal(word: word)?.row.kind
    }

    private func renamed(_ value: Written, _ kind: SignalKind?) throws(Mistake) -> Written {
        switch (value, kind) {
        case (.null, _), (.number, _), (.flag, _): return value
        case (.text(let text), .card):
            guard let card = names.card(shown: text) else { throw Self.unknown(text) }
            return .text(card)
        case (.text(let text), _):
            guard Self.isHarmless(text) else { throw Self.unknown(text) }
            return value
        case (.list(let list), _):
            var new: [Written] = []
            for element in list { new.append(try renamed(element, kind)) }
            return .list(new)
        case (.map(let entries), .departures): return .map(try renamed(plan: entries))
        case (.map, _): throw Mistake("has a map where no event has one")
        }
    }

    private func renamed(plan: [Written.Entry]) throws(Mistake) -> [Written.Entry] {
        var new = plan
        for (index, entry) in plan.enumerated() {
            guard Self.planMembers.contains(entry.name) else { throw Self.unknown(entry.name) }
            if entry.name == "plan", case .text(let name) = entry.value {
                new[index].value = .text(names.plan(name))
            } else {
                new[index].value = try renamed(entry.value, nil)
            }
        }
        return new
    }

    private static func isHarmless(_ text: String) -> Bool {
        if words.contains(text) || Instant(isoText: text) != nil || Scalar.date(text) != nil {
            return true
        }
        let times = text.split(separator: "-", omittingEmptySubsequences: false)
        return times.count <= 2 && times.allSatisfy { Scalar.minuteOfDay(String($0)) != nil }
    }

    /// What it is is not said: it may be what must not be told.
    private static func unknown(_ text: String) -> Mistake {
        Mistake("has a text of \(text.utf8.count) bytes that no event has")
    }
}
