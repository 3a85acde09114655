/// What came of the golden of a scenario.
public struct GoldenResult: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
        case same, written, differs
        /// The disk did not do it.
        case unusable
    }

    /// The path of its file.
    public let path: String
    public let outcome: Outcome
}

extension GoldenOutcome {
    /// The same without what a failure tells.
    var result: GoldenResult.Outcome {
        switch self {
        case .same: .same
        case .written: .written
        case .differs: .differs
        case .unusable: .unusable
        }
    }
}
