/// How fast simulated time goes: virtual seconds a second.
public enum ClockRate {
    /// What a rate may be: from one at which nobody lives to see time pass.
    static let kind = ParameterKind.number(0.000001...100_000)

    /// What would be right, for help.
    public static var expectation: String { kind.expectation }

    /// Reads a rate.
    ///
    /// - Throws: a sentence that begins with the verb; the caller puts the name before it.
    public static func read(_ written: Written) throws(Mistake) -> Double {
        guard case .number(let rate) = try kind.parse(written, card: { _ in CardToken(bits: 0) })
        else { preconditionFailure("a number is read as one") }
        return rate
    }
}
