internal import Simulation

/// How a field is written, for those who do not read it.
enum FieldShape: Hashable, Sendable {
    /// A number with a unit, which may be empty.
    case number(String)
    case duration
    case words([String])
}

extension ModelField {
    var shape: FieldShape {
        switch kind {
        case .number(let unit, _, _): .number(unit)
        case .duration: .duration
        case .count(let allowed, _): .words(allowed.map { "\($0)" })
        case .flag(let words, _): .words([words.yes, words.no])
        }
    }

    /// Sets it to what is written.
    ///
    /// - Throws: a sentence that begins with the verb.
    func set(_ model: inout Model, _ element: Element) throws(Mistake) {
        switch kind {
        case .number(let unit, let range, let path):
            model[keyPath: path] = try element.number(in: unit, range)
        case .duration(let path): model[keyPath: path] = try element.duration()
        case .count(let allowed, let path): model[keyPath: path] = try element.count(of: allowed)
        case .flag(let words, let path):
            model[keyPath: path] = try element.word(of: [words.yes, words.no]) == words.yes
        }
    }
}

extension Element {
    fileprivate func duration() throws(Mistake) -> Timespan {
        guard let text else { throw Mistake("must be a length of time") }
        let duration = try Scalar.duration(text)
        let range = Timespan.seconds(0)...Timespan.hours(24)
        guard range.contains(duration) else {
            throw Mistake("is \(text); it must lie in 0 s to 24 h")
        }
        return duration
    }

    fileprivate func count(of allowed: [Int]) throws(Mistake) -> Int {
        guard let number = text.flatMap({ Int($0) }), allowed.contains(number) else {
            let choices = Scalar.choices(allowed.map { "\($0)" })
            throw Mistake("is \(written.quoted); it must be \(choices)")
        }
        return number
    }

    fileprivate func word(of words: [String]) throws(Mistake) -> String {
        if let text, words.contains(text) { return text }
        let near = text.flatMap { nearest(to: $0, in: words) }
        throw Mistake(
            "is \(written.quoted); it must be \(Scalar.choices(words))"
                + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }

    /// A number with a unit of its own.
    fileprivate func number(
        in unit: String, _ range: ClosedRange<Double>
    ) throws(Mistake) -> Double {
        guard let text = text?.trimmed, !isBlank else {
            throw Mistake("is \(written.quoted); it must be a number in \(unit)")
        }
        let number = String(text.prefix { "-.0123456789".contains($0) })
        guard let value = Scalar.decimal(number)?.value else {
            throw Mistake("is \"\(text)\"; it must be a number in \(unit)")
        }
        let rest = String(text.dropFirst(number.count)).trimmed
        guard rest == unit else {
            let found = rest.isEmpty ? "has no unit" : "has the unit \"\(rest)\""
            throw Mistake("\(found); write it in \(unit): \(number) \(unit)".trimmed)
        }
        guard range.contains(value) else {
            throw Mistake(
                "is \(text); it must lie in \(Scalar.shortest(range.lowerBound))–"
                    + "\(Scalar.shortest(range.upperBound)) \(unit)")
        }
        return value
    }
}
