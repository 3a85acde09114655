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
        let (day, rest) = milliseconds.flooredDivision(by: 86_400_000)
        let date = CivilDate(day: day)
        let time = Int(rest)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        func add(_ number: Int, _ place: Int, _ sign: Unicode.Scalar) {
            var place = place
            while place > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(number / place % 10))
                place /= 10
            }
            bytes.append(UInt8(ascii: sign))
        }
        add(date.year, 1000, "-")
        add(date.month, 10, "-")
        add(date.dayOfMonth, 10, "T")
        add(time / 3_600_000, 10, ":")
        add(time / 60_000 % 60, 10, ":")
        add(time / 1000 % 60, 10, ".")
        add(time % 1000, 100, "Z")
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// A JSON string.
    public var json: String {
        guard utf8.contains(where: \.needsEscape) else { return "\"" + self + "\"" }
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

    /// Adds it to a text as a JSON string.
    fileprivate func writeJSON(to text: inout String) {
        // Most are words.
        if utf8.contains(where: \.needsEscape) {
            text += json
        } else {
            text += "\""
            text += self
            text += "\""
        }
    }
}

extension [String] {
    /// A JSON list.
    public var json: String { "[" + map { $0.json }.joined(separator: ",") + "]" }
}

extension UInt8 {
    /// Whether JSON writes it otherwise in a text.
    var needsEscape: Bool {
        self < 0x20 || self == 0x7f || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}

extension Written {
    /// As one line of JSON, in the order in which it was written; numbers are exact to the bit.
    public var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .text(let own): own.writeJSON(to: &text)
        case .number(let number): text += Scalar.shortest(number)
        case .flag(let flag): text += flag ? "true" : "false"
        case .list(let list):
            text += "["
            for (index, element) in list.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .map(let entries):
            text += "{"
            for (index, entry) in entries.enumerated() {
                if index > 0 { text += "," }
                entry.name.writeJSON(to: &text)
                text += ":"
                entry.value.write(to: &text)
            }
            text += "}"
        case .null: text += "null"
        }
    }

    /// As JSON for people: a member a line, and lists of scalars on one.
    public var indentedJSON: String { indented("") }

    private func indented(_ indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .map(let entries) where !entries.isEmpty:
            let lines = entries.map { "\(inner)\($0.name.json): \($0.value.indented(inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        case .list(let list) where list.contains(where: \.isComposed):
            let lines = list.map { inner + $0.indented(inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .list(let list): return "[" + list.map(\.json).joined(separator: ", ") + "]"
        case .text, .number, .flag, .map, .null: return json
        }
    }

    private var isComposed: Bool {
        switch self {
        case .map, .list: true
        case .text, .number, .flag, .null: false
        }
    }
}
