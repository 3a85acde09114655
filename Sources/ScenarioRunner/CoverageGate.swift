public import Simulation

/// A coverage that a run must reach: `KIND=PERCENT`.
public struct CoverageGate: Hashable, Codable, Sendable {
    public let kind: Coverage.Kind
    /// 0–100.
    public let percent: Double
    /// As it was written.
    private let percentText: String

    /// - Throws: a sentence that says what may be written.
    public init(_ text: String) throws(Mistake) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw Mistake("`\(text)` is no gate; write KIND=PERCENT, as in states=95")
        }
        guard let kind = Coverage.Kind(rawValue: parts[0]) else {
            let kinds = Coverage.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Mistake("`\(parts[0])` is no kind of coverage; the kinds are \(kinds)")
        }
        guard let percent = Double(parts[1]), (0...100).contains(percent) else {
            throw Mistake("the percentage is `\(parts[1])`; it must be a number in 0–100")
        }
        self.kind = kind
        self.percent = percent
        percentText = parts[1]
    }

    /// One line that says what is missing, or nothing when the coverage is reached.
    public func miss(in coverage: Coverage) -> String? {
        let measure = coverage[kind]
        guard measure.percent < percent else { return nil }
        let named = measure.missing.prefix(10).joined(separator: ", ")
        let rest = measure.missing.count > 10 ? " and \(measure.missing.count - 10) more" : ""
        return "coverage of \(kind.rawValue) is \(measure.percentText) and must be "
            + "\(percentText) %; missing: \(named)\(rest)"
    }
}
