internal import Simulation

/// A range of numbers, each end with or without itself; every condition on a quantity is one.
struct Interval: Hashable, Sendable, BitwiseCopyable {
    var lower = -Double.infinity
    var upper = Double.infinity
    var excludesLower = false
    var excludesUpper = false

    /// Where a number lies.
    enum Side: Hashable, Sendable, BitwiseCopyable { case below, inside, above }

    func side(of number: Double) -> Side {
        if number < lower || (excludesLower && number == lower) { return .below }
        if number > upper || (excludesUpper && number == upper) { return .above }
        return .inside
    }

    func contains(_ number: Double) -> Bool { side(of: number) == .inside }

    /// Whether no number of the range lies in it.
    func misses(_ range: ClosedRange<Double>) -> Bool {
        side(of: range.lowerBound) == .above || side(of: range.upperBound) == .below
    }
}

extension Interval {
    /// Reads a condition on a quantity: a number, a comparison, a range or a tolerance.
    ///
    /// - Throws: a sentence that begins with the verb.
    init(_ text: String, in unit: UnitOfMeasure) throws(Mistake) {
        if let (comparison, rest) = Comparison.split(text) {
            let number = try Scalar.quantity(rest, in: unit).value
            switch comparison {
            case .atLeast: self.init(lower: number)
            case .above: self.init(lower: number, excludesLower: true)
            case .atMost: self.init(upper: number)
            case .below: self.init(upper: number, excludesUpper: true)
            }
        } else if let (low, high) = text.halves(around: "..") {
            let lower = try Scalar.quantity(low, in: unit).value
            let upper = try Scalar.quantity(high, in: unit).value
            guard lower <= upper else {
                throw Mistake("has an empty range: write the lower end first: \(high) .. \(low)")
            }
            self.init(lower: lower, upper: upper)
        } else if let (middle, tolerance) = text.halves(around: "±") {
            let number = try Scalar.quantity(middle, in: unit).value
            let width = try Self.tolerance(tolerance, in: unit)
            self.init(lower: number - width - Self.slack, upper: number + width + Self.slack)
        } else {
            let measured = try Scalar.quantity(text, in: unit)
            var half = measured.value == 0 ? 0 : 0.5
            for _ in 0..<measured.decimals { half /= 10 }
            let slack = half == 0 ? 0 : Self.slack
            self.init(
                lower: measured.value - half - slack, upper: measured.value + half + slack)
        }
    }

    /// Decimal fractions are not exact; an end that is written belongs to the range.
    private static let slack = 1e-9

    /// A tolerance needs no unit: it has that of the number before it.
    private static func tolerance(
        _ text: String, in unit: UnitOfMeasure
    ) throws(Mistake) -> Double {
        if let bare = Scalar.decimal(text)?.value, bare >= 0 { return bare }
        // A difference of temperatures is measured in kelvins.
        let written = unit == .celsius && text.hasSuffix("K") ? text.dropLast() + "°C" : text[...]
        let width = try Scalar.quantity(written, in: unit).value
        guard width >= 0 else {
            throw Mistake("has the tolerance \(text); it must not be negative")
        }
        return width
    }
}

/// How a value is compared with one that is written after it.
enum Comparison: String, Hashable, Sendable, CaseIterable {
    // The longer ones first: `>` begins `>=`.
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"

    static func split(_ text: String) -> (Comparison, rest: String)? {
        for comparison in allCases where text.hasPrefix(comparison.rawValue) {
            return (comparison, String(text.dropFirst(comparison.rawValue.count)).trimmed)
        }
        return nil
    }

    func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
        switch self {
        case .atLeast: a >= b
        case .atMost: a <= b
        case .above: a > b
        case .below: a < b
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// What stands before and after a sign, without blanks.
    func halves(around sign: String) -> (String, String)? {
        guard let first = sign.first, contains(first), let range = firstRange(of: sign) else {
            return nil
        }
        return (
            String(self[..<range.lowerBound]).trimmed, String(self[range.upperBound...]).trimmed
        )
    }
}
