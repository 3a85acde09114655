extension ParameterKind {
    /// What would be right, for messages and help.
    public var expectation: String {
        switch self {
        case .word(let words): Scalar.choices(words)
        case .quantity(let unit, let range):
            "\(Scalar.shortest(range.lowerBound))–\(Scalar.shortest(range.upperBound)) \(unit.symbol)"
        case .steps(let unit, let range, let step):
            "\(Scalar.shortest(range.lowerBound))–\(Scalar.shortest(range.upperBound)) "
                + "\(unit.symbol) in steps of \(Scalar.shortest(step))"
        case .oneOf(let unit, let values):
            "\(Scalar.choices(values.map { Scalar.shortest($0) })) \(unit.symbol)"
        case .number(let range):
            "a number in \(Scalar.shortest(range.lowerBound))–\(Scalar.shortest(range.upperBound))"
        case .duration: "a length of time such as 10 s, 5 min or 1 h 30 min"
        case .timeOfDay: "a time of day such as 07:30"
        case .date: "a date such as 2026-01-13"
        case .days: "a list of days, mon to sun"
        case .name: "a name of 1–32 letters, digits, - and _"
        case .card: "a UID of 8, 14 or 20 hex digits, or card~ and 16 hex digits"
        case .assignments: "signals by name"
        }
    }

    /// Reads an argument.
    ///
    /// - Throws: a sentence that begins with the verb; the caller puts the name before it.
    func parse(_ written: Written, card: CardHash) throws(Mistake) -> Arguments.Parsed {
        switch self {
        case .word(let words):
            guard let text = written.wordText, words.contains(text) else {
                throw misfit(written, words)
            }
            return .text(text)
        case .quantity(let unit, let range):
            return .number(try Scalar.number(written, unit, range))
        case .steps(let unit, let range, let step):
            let number = try Scalar.number(written, unit, range)
            let steps = number / step
            guard steps == steps.roundedToWhole else {
                throw Mistake("is \(written.plain); it must be \(expectation)")
            }
            return .number(number)
        case .oneOf(let unit, let values):
            let number = try Scalar.number(written, unit, -1e9...1e9)
            guard values.contains(number) else {
                throw Mistake("is \(written.plain); it must be \(expectation)")
            }
            return .number(number)
        case .number(let range):
            let number: Double?
            switch written {
            case .number(let bare): number = bare
            case .text(let text): number = Scalar.decimal(text)?.value
            case .flag, .list, .map, .null: number = nil
            }
            guard let number, range.contains(number) else { throw misfit(written) }
            return .number(number)
        case .duration(let range):
            guard case .text(let text) = written else { throw misfit(written) }
            let duration = try Scalar.duration(text)
            guard range.contains(duration) else {
                throw Mistake("is \(text); it must lie in \(range.text)")
            }
            return .duration(duration)
        case .timeOfDay:
            guard case .text(let text) = written, let minute = Scalar.minuteOfDay(text) else {
                throw misfit(written)
            }
            return .minute(minute)
        case .date:
            guard case .text(let text) = written, let date = Scalar.date(text) else {
                throw misfit(written)
            }
            return .date(date)
        case .days: return .days(try days(written))
        case .name:
            guard let text = written.wordText, isName(text) else { throw misfit(written) }
            return .text(text)
        case .card:
            guard case .text(let text) = written, let token = CardToken(written: text, card) else {
                throw Mistake("must be \(expectation)")
            }
            return .card(token)
        case .assignments:
            guard case .map(let entries) = written, !entries.isEmpty else {
                throw Mistake("needs at least one signal")
            }
            var list: [Assignment] = []
            for entry in entries { list.append(try Assignment(entry)) }
            return .assignments(list)
        }
    }

    private func misfit(_ written: Written, _ words: [String] = []) -> Mistake {
        let hint: String
        if case .text(let text) = written, let near = nearest(to: text, in: words) {
            hint = "; did you mean `\(near)`?"
        } else {
            hint = ""
        }
        return Mistake("is \(written.quoted); it must be \(expectation)\(hint)")
    }

    private func days(_ written: Written) throws(Mistake) -> Weekdays {
        guard case .list(let list) = written, !list.isEmpty else { throw misfit(written) }
        var days: Weekdays = []
        for item in list {
            guard case .text(let text) = item, let bit = Weekdays.words.firstIndex(of: text) else {
                throw misfit(item, Weekdays.words)
            }
            days.insert(Weekdays(rawValue: 1 << UInt8(bit)))
        }
        return days
    }

    private func isName(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

extension Written {
    /// A word, also where JSON wrote it as a number or flag.
    var wordText: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Scalar.shortest(number)
        case .flag(let flag): "\(flag)"
        case .list, .map, .null: nil
        }
    }

    /// The value without quotes, as YAML can have it.
    var plain: String {
        switch self {
        case .text(let text): text
        case .list(let list): "[" + list.map(\.plain).joined(separator: ", ") + "]"
        case .number, .flag, .map, .null: quoted
        }
    }
}

extension ClosedRange<Timespan> {
    fileprivate var text: String { "\(lowerBound.text) to \(upperBound.text)" }
}

extension Timespan {
    /// As it is written in scenarios: `1 h 30 min`.
    public var text: String {
        guard milliseconds != 0 else { return "0 s" }
        var left = milliseconds.magnitude
        var parts: [String] = []
        for (length, unit) in [(3_600_000, "h"), (60_000, "min"), (1000, "s"), (1, "ms")]
            as [(UInt64, String)]
        {
            if left >= length { parts.append("\(left / length) \(unit)") }
            left %= length
        }
        return (milliseconds < 0 ? "-" : "") + parts.joined(separator: " ")
    }
}

extension Scalar {
    /// A quantity in a unit and range: text with its unit, or JSON's bare number.
    static func number(
        _ written: Written, _ unit: UnitOfMeasure, _ range: ClosedRange<Double>
    ) throws(Mistake) -> Double {
        let number: Double
        switch written {
        case .number(let bare): number = bare
        case .text(let text): number = try quantity(text, in: unit).value
        case .flag, .list, .map, .null:
            throw Mistake("is \(written.quoted); it must be a number in \(unit.symbol)")
        }
        guard range.contains(number) else {
            throw Mistake(
                "is \(shortest(number)) \(unit.symbol); it must lie in "
                    + "\(shortest(range.lowerBound))–\(shortest(range.upperBound)) \(unit.symbol)")
        }
        return number
    }
}

extension CardToken {
    /// A card as it is written: a UID, whose hash `card` makes, or a token.
    public init?(written: String, _ card: CardHash) {
        if written.hasPrefix("card~") {
            let digits = written.dropFirst(5)
            guard digits.utf8.count == 16, let bits = UInt64(digits, radix: 16),
                digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
            else { return nil }
            self.init(bits: bits)
        } else {
            guard let uid = CardToken.normalised(uid: written) else { return nil }
            self = card(uid)
        }
    }

    /// A UID in one spelling: upper case, no `:`, `-` and blanks; leading zeros stay
    /// (`domain.md` §3.2).
    public static func normalised(uid: String) -> String? {
        var digits = ""
        for character in uid.uppercased() where !":- ".contains(character) {
            guard character.isHexDigit, character.isASCII else { return nil }
            digits.append(character)
        }
        return [8, 14, 20].contains(digits.utf8.count) ? digits : nil
    }
}

extension Assignment {
    /// A signal and its value as they are written.
    ///
    /// - Throws: a sentence with the signal's name as its path.
    public init(_ entry: Written.Entry) throws(Mistake) {
        guard let signal = Signal(word: entry.name) else {
            throw Mistake.unknown("signal", entry.name, in: Signal.words).inside(entry.name)
        }
        do {
            self.init(signal, try signal.parse(entry.value))
        } catch {
            throw Mistake("`\(entry.name)` \(error.message)", path: [entry.name])
        }
    }
}

extension Signal {
    /// Reads a value that the signal can be set to.
    func parse(_ written: Written) throws(Mistake) -> Value {
        let range: ClosedRange<Double>
        switch row.settable {
        case .no: throw Mistake("follows from other signals; it can't be set")
        case .yes: range = -1e9...1e9
        case .within(let bounds): range = bounds
        }
        if row.isOptional, written == .null || written.wordText == "none" { return .none }
        switch row.kind {
        case .flag:
            switch written.wordText {
            case "true": return .flag(true)
            case "false": return .flag(false)
            default: throw Mistake("is \(written.quoted); it must be true or false")
            }
        case .quantity(let unit): return .number(try Scalar.number(written, unit, range))
        case .words(let words):
            guard let text = written.wordText, let index = words.firstIndex(of: text) else {
                let hint =
                    nearest(to: written.wordText ?? "", in: words)
                    .map { "; did you mean `\($0)`?" } ?? ""
                throw Mistake(
                    "is \(written.quoted); it must be \(Scalar.choices(words))\(hint)")
            }
            return .word(UInt8(index))
        case .window:
            guard let text = written.wordText, let window = TimeWindow(text) else {
                throw Mistake("is \(written.quoted); it must be a window such as 22:00-06:00")
            }
            return .window(window)
        case .instant, .card, .prerequisites, .departures:
            throw Mistake("follows from other signals; it can't be set")
        }
    }
}

extension TimeWindow {
    /// `HH:MM-HH:MM`, if it has a length.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = Scalar.minuteOfDay(parts[0]),
            let to = Scalar.minuteOfDay(parts[1]), from != to
        else { return nil }
        self.init(from: UInt16(from), to: UInt16(to))
    }
}
