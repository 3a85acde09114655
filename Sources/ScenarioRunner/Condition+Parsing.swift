internal import Simulation

extension Condition {
    /// Reads a condition: a signal's name and what its value must be.
    init(_ entry: Element.Entry) throws(Complaint) {
        guard let signal = Signal(word: entry.key) else {
            let mistake = Mistake.unknown("signal", entry.key, in: Signal.words)
            throw Complaint(entry.keyPlace, mistake.message)
        }
        self.signal = signal
        place = entry.keyPlace
        written = entry.value.flow
        test = try Test(entry.value, of: signal)
    }
}

extension Test {
    init(_ element: Element, of signal: Signal) throws(Complaint) {
        do throws(Mistake) {
            switch element.content {
            case .list(let items): self = try Self.list(items, of: signal)
            case .map: throw Mistake("is a map; write \(signal.row.kind.expectation)")
            case .scalar(let text, isPlain: _):
                guard !element.isBlank else {
                    throw Mistake("has no value; write \(signal.row.kind.expectation)")
                }
                self = try Self.scalar(text.trimmed, of: signal)
            }
        } catch {
            // A list's mistake names the item it is about.
            let item = error.path.first.flatMap { Int($0) }.flatMap { element.items?[$0] }
            throw Complaint(
                (item ?? element).place(of: Mistake("", path: Array(error.path.dropFirst()))),
                error.path.isEmpty && !error.isAboutName
                    ? "`\(signal.word)` \(error.message)" : error.message)
        }
    }

    private static func scalar(_ text: String, of signal: Signal) throws(Mistake) -> Test {
        if text.hasPrefix("not ") {
            let rest = String(text.dropFirst(4)).trimmed
            guard !rest.hasPrefix("not ") else { throw Mistake("has more than one `not`") }
            return .not(try scalar(rest, of: signal))
        }
        let row = signal.row
        if case .words(let words) = row.kind, let index = words.firstIndex(of: text) {
            if let impossible = signal.impossible(prerequisites: [text]) { throw impossible }
            return .equals(.word(UInt8(index)))
        }
        if text == "none" {
            if row.isOptional { return .equals(.none) }
            throw Mistake("is never none; it must be \(row.kind.expectation)")
        }
        switch row.kind {
        case .flag:
            guard text == "true" || text == "false" else { throw misfit(text, row.kind) }
            return .equals(.flag(text == "true"))
        case .quantity(let unit):
            let interval = try Interval(text, in: unit)
            if case .within(let range) = row.settable, interval.misses(range) {
                throw Mistake(
                    "can never be \(text): it lies in \(Scalar.shortest(range.lowerBound))–"
                        + "\(Scalar.shortest(range.upperBound)) \(unit.symbol)")
            }
            if signal.isNeverNegative, interval.side(of: 0) == .above {
                throw Mistake("can never be \(text): it is never negative")
            }
            return .within(interval)
        case .words: throw misfit(text, row.kind)
        case .instant: return .instant(try TimeTest(text))
        case .window:
            guard let window = TimeWindow(text) else { throw misfit(text, row.kind) }
            return .equals(.window(window))
        case .card:
            let digits = text.dropFirst(5)
            guard text.hasPrefix("card~"), digits.count == 4 || digits.count == 16,
                digits.allSatisfy({ $0.isHexDigit && !$0.isUppercase })
            else { throw misfit(text, row.kind) }
            return .card(text)
        case .prerequisites:
            guard text.hasPrefix("contains ") else {
                throw Mistake(
                    "is a list; write [\(text)] for the whole of it, or contains \(text)")
            }
            let word = String(text.dropFirst(9)).trimmed
            return .contains(try signal.prerequisite(word))
        case .departures:
            throw Mistake("is a list; write \(row.kind.expectation)")
        }
    }

    private static func misfit(_ text: String, _ kind: SignalKind) -> Mistake {
        var hint = ""
        if case .words(let words) = kind, let near = nearest(to: text, in: words) {
            hint = "; did you mean `\(near)`?"
        }
        return Mistake("is \"\(text)\"; it must be \(kind.expectation)\(hint)")
    }

    private static func list(_ items: [Element], of signal: Signal) throws(Mistake) -> Test {
        switch signal.row.kind {
        case .prerequisites:
            var set: PrerequisiteSet = []
            for (index, item) in items.enumerated() {
                do throws(Mistake) {
                    guard let word = item.text else { throw Mistake("must be a prerequisite") }
                    let prerequisite = try signal.prerequisite(word)
                    guard !set.contains(prerequisite) else {
                        throw Mistake("`\(word)` is given twice")
                    }
                    set.formUnion(PrerequisiteSet([prerequisite]))
                } catch {
                    throw Mistake(error.message, path: ["\(index)"])
                }
            }
            return .prerequisites(set)
        case .departures:
            var plans: [DeparturePlan] = []
            for (index, item) in items.enumerated() {
                do throws(Mistake) {
                    plans.append(try departure(item))
                } catch {
                    throw Mistake(error.message, path: ["\(index)"] + error.path)
                }
            }
            return .departures(plans)
        case .flag, .quantity, .words, .instant, .window, .card:
            throw Mistake("is not a list; it must be \(signal.row.kind.expectation)")
        }
    }

    /// A departure is written as for the command that sets it.
    private static func departure(_ item: Element) throws(Mistake) -> DeparturePlan {
        guard case .map(let entries) = item.written else {
            throw Mistake("must be a map such as {plan: 1, time: 07:00}")
        }
        let command = try Command(CommandName.departureSet.word, entries) { _ in
            CardToken(bits: 0)
        }
        guard case .departureSet(let plan) = command else {
            throw Mistake("must be a map such as {plan: 1, time: 07:00}")
        }
        return plan
    }
}

extension Signal {
    /// A prerequisite that can be among its values.
    fileprivate func prerequisite(_ word: String) throws(Mistake) -> Prerequisite {
        guard let prerequisite = Prerequisite(word: word) else {
            throw Mistake.unknown("prerequisite", word, in: Prerequisite.words)
        }
        if let impossible = impossible(prerequisites: [word]) {
            throw Mistake("`\(self.word)` \(impossible.message)", isAboutName: true)
        }
        return prerequisite
    }

    /// A mistake if the signal can never have a prerequisite of that name.
    func impossible(prerequisites: [String]) -> Mistake? {
        let activity: Activities
        switch self {
        case .chargingUnmet, .chargingBlockedBy: activity = .charging
        case .climateUnmet, .climateBlockedBy: activity = .climate
        default: return nil
        }
        for word in prerequisites {
            if let row = Prerequisite(word: word)?.row,
                row.severity != .blocks || !row.gates.contains(activity)
            {
                let name = activity == .charging ? "charging" : "the climate"
                return Mistake("can never hold `\(word)`: it does not block \(name)")
            }
        }
        return nil
    }

    /// Whether it is a magnitude that has no negative values.
    fileprivate var isNeverNegative: Bool {
        switch self {
        case .chargingPower, .chargingCurrent, .chargingEnergy, .climatePower, .wallboxOffer: true
        default: false
        }
    }
}

extension SignalKind {
    /// What a value may be, for messages.
    var expectation: String {
        switch self {
        case .flag: "true or false"
        case .quantity(let unit): "a number in \(unit.symbol), a comparison or a range"
        case .words(let words): Scalar.choices(words)
        case .instant: TimeTest.expectation
        case .window: "a window such as 22:00-06:00"
        case .card: "card~ and 4 or 16 hex digits, or none"
        case .prerequisites: "a list of prerequisites, or contains and one of them"
        case .departures: "a list of maps such as {plan: 1, time: 07:00}"
        }
    }
}
