/// A value as it was written: in YAML, JSON, a query or on the command line.
public enum Written: Hashable, Sendable {
    case text(String)
    /// A bare number of JSON; YAML's scalars are text, so that they mean what they say.
    case number(Double)
    case flag(Bool)
    case list([Written])
    /// In the order in which it was written.
    case map([Entry])
    case null

    /// A named value.
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var value: Written
        public init(_ name: String, _ value: Written) {
            self.name = name
            self.value = value
        }
    }

    /// The value as a message quotes it.
    public var quoted: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): Scalar.shortest(number)
        case .flag(let flag): "\(flag)"
        case .list(let list): "[" + list.map(\.quoted).joined(separator: ", ") + "]"
        case .map: "a map"
        case .null: "null"
        }
    }
}

/// A mistake in something written outside, with the value quoted and what would be right.
public struct Mistake: Error, Hashable, Sendable {
    /// Where, as names from outside to inside: an argument, then a signal.
    public var path: [String]
    /// What is wrong and what would be right, as one sentence.
    public var message: String
    /// Whether the name at `path` is wrong, and not its value.
    public var isAboutName: Bool

    public init(_ message: String, path: [String] = [], isAboutName: Bool = false) {
        self.message = message
        self.path = path
        self.isAboutName = isAboutName
    }

    /// The same, one name further inside.
    public func inside(_ name: String) -> Mistake {
        Mistake(message, path: [name] + path, isAboutName: isAboutName)
    }
}

/// Reads what is written: numbers with units, lengths of time, times of day, dates.
public enum Scalar {
    /// A number with its unit, and how many decimals were written.
    public struct Measured: Hashable, Sendable {
        public var value: Double
        public var decimals: Int
    }

    /// A plain decimal number and its count of decimals; no exponent, no hex, no `+`.
    public static func decimal(_ text: some StringProtocol) -> Measured? {
        var decimals = 0
        var digits = 0
        var hasPoint = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: break
            case UInt8(ascii: ".") where !hasPoint && digits > 0: hasPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if hasPoint { decimals += 1 }
            default: return nil
            }
        }
        guard digits > 0, digits <= 20, !hasPoint || decimals > 0 else { return nil }
        return Double(text).map { Measured(value: $0, decimals: decimals) }
    }

    /// A number and whatever follows it, without the blank between.
    static func split(_ text: some StringProtocol) -> (number: Substring, rest: Substring) {
        let text = Substring(trim(text))
        let end =
            text.firstIndex { !($0 == "-" || $0 == "." || ("0"..."9").contains($0)) }
            ?? text.endIndex
        return (text[..<end], Substring(trim(text[end...])))
    }

    static func trim(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// A quantity with its unit: `40 %`, `21.5 °C`.
    ///
    /// - Throws: a sentence about the number or the unit.
    public static func quantity(
        _ text: some StringProtocol, in unit: UnitOfMeasure
    ) throws(Mistake) -> Measured {
        let (number, rest) = split(text)
        guard let measured = decimal(number) else {
            throw Mistake("is \"\(text)\"; it must be a number in \(unit.symbol)")
        }
        guard rest == unit.symbol else {
            let found = rest.isEmpty ? "has no unit" : "has the unit \"\(rest)\""
            throw Mistake("\(found); write it in \(unit.symbol): \(number) \(unit.symbol)")
        }
        return measured
    }

    /// A length of time: `10 s`, `5 min`, `1 h 30 min`, `250 ms`.
    public static func duration(_ text: some StringProtocol) throws(Mistake) -> Timespan {
        let wrong = Mistake(
            "is \"\(text)\"; it must be a length of time such as 10 s, 5 min or 1 h 30 min")
        var rest = Substring(trim(text))
        var total = 0.0
        var smallest = Double.infinity
        while !rest.isEmpty {
            let (number, after) = split(rest)
            let unit = after.prefix { $0.isLetter }
            guard let value = decimal(number)?.value, value >= 0,
                let length = milliseconds[String(unit)], length < smallest
            else { throw wrong }
            smallest = length
            total += value * length
            rest = Substring(trim(after[unit.endIndex...]))
        }
        guard smallest < .infinity, total < 3.2e12 else { throw wrong }
        return Timespan(milliseconds: Int64(total.roundedToWhole))
    }

    private static let milliseconds: [String: Double] = [
        "ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]

    /// A time of day, `HH:MM`, as minutes.
    public static func minuteOfDay(_ text: some StringProtocol) -> Int? {
        guard let time = timeOfDay(text), time % 60_000 == 0, text.utf8.count == 5 else {
            return nil
        }
        return Int(time / 60_000)
    }

    /// A time of day, `HH:MM` or `HH:MM:SS`, as milliseconds.
    public static func timeOfDay(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return nil }
        var total: Int64 = 0
        for (part, limit) in zip(parts, [24, 60, 60] as [Int64]) {
            guard part.utf8.count == 2, let number = digits(part), number < limit else {
                return nil
            }
            total = total * 60 + number
        }
        return total * (parts.count == 2 ? 60_000 : 1000)
    }

    /// A date, `YYYY-MM-DD`.
    public static func date(_ text: some StringProtocol) -> CivilDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2, let year = digits(parts[0]), let month = digits(parts[1]),
            let day = digits(parts[2])
        else { return nil }
        return CivilDate(year: Int(year), month: Int(month), dayOfMonth: Int(day))
    }

    /// A local date and time, `YYYY-MM-DDTHH:MM` or with seconds.
    public static func localTime(_ text: some StringProtocol) -> LocalTime? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = date(parts[0]), let time = timeOfDay(parts[1]) else {
            return nil
        }
        return LocalTime(day: date.day, milliseconds: time)
    }

    private static func digits(_ text: some StringProtocol) -> Int64? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }

    /// A number without needless decimals, and without an exponent where it is small.
    public static func shortest(_ number: Double) -> String {
        let text = "\(number)"
        guard number.magnitude < 1e-4, let e = text.firstIndex(of: "e"),
            let exponent = Int(text[text.index(after: e)...])
        else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        let zeros = String(repeating: "0", count: -exponent - 1)
        return (number < 0 ? "-0." : "0.") + zeros + text[..<e].filter(\.isWholeNumber)
    }

    /// `a, b or c`.
    public static func choices(_ words: [String]) -> String { list(words, "or") }

    /// `a, b and c`.
    public static func list(_ words: [String], _ link: String = "and") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(link) " + last
    }
}

/// The known word nearest to a misspelt one, if it is near enough to be meant.
public func nearest(to word: String, in known: [String]) -> String? {
    // A word that shares no letter with another was not meant to be it.
    let limit = min(max(1, min(3, word.count / 3)), word.count - 1)
    guard limit > 0, word.utf8.count <= 100 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known where abs(candidate.utf8.count - word.utf8.count) <= 6 {
        let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    guard abs(a.count - b.count) <= 3 else { return .max }
    var rows = [Array(0...b.count)]
    for i in 1...max(1, a.count) where i <= a.count {
        var row = [i]
        for j in 1...max(1, b.count) where j <= b.count {
            var cost = min(rows[i - 1][j] + 1, row[j - 1] + 1)
            cost = min(cost, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                cost = min(cost, rows[i - 2][j - 2] + 1)
            }
            row.append(cost)
        }
        rows.append(row)
    }
    return rows[a.count][b.count]
}
