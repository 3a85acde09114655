extension Card {
    /// What `cards` of a scenario says of it: its status, and what else is known.
    public func scenarioText(in zone: Zone) -> String {
        var fields = ["status: \(status.word)"]
        if group != 0 { fields.append("group: \"\(group)\"") }
        if expires != .never { fields.append("expires: \(zone.text(of: expires))") }
        if isLocal { fields.append("local: true") }
        return fields.count == 1 ? status.word : "{ \(fields.joined(separator: ", ")) }"
    }
}

extension Assignment {
    /// As `given` of a scenario has it, with every digit that the value has.
    public var scenarioText: String { "\(signal.word): \(exactText)" }

    private var exactText: String {
        switch (value, signal.row.kind) {
        case (.number(let number), .quantity(let unit)): "\(number.plain) \(unit.symbol)"
        case (.number(let number), _): number.plain
        case (.flag(let flag), _): "\(flag)"
        case (.word(let index), .words(let words)): words[Int(index)]
        case (.window(let window), _): window.text
        // What follows from other signals is never given.
        case (.none, _), (.word, _), (.instant, _), (.card, _), (.prerequisites, _),
            (.departures, _):
            "none"
        }
    }
}

extension Double {
    /// The shortest decimal that means this number, without an exponent.
    public var plain: String {
        let text = "\(self)"
        guard let mark = text.firstIndex(of: "e") else { return Scalar.shortest(self) }
        guard magnitude < 1, let shift = Int(text[mark...].dropFirst()) else {
            return String(Int64(self))
        }
        let digits = text[..<mark].filter(\.isNumber)
        let zeros = String(repeating: "0", count: max(0, -shift - 1))
        return (self < 0 ? "-0." : "0.") + zeros + digits
    }
}
