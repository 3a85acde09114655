public import Simulation

/// What became of one step of a scenario's timeline.
public struct StepResult: Hashable, Sendable {
    public enum Verb: String, Hashable, Sendable {
        case `do`, expect
    }

    public enum Outcome: String, Hashable, Sendable {
        case passed, failed
        /// The run ended before.
        case unreached
    }

    public let verb: Verb
    /// What it does or expects, as the scenario writes it.
    public let text: String
    public let note: String?
    public let line: Int
    /// When its wait was over; nothing if it was not reached.
    public let begins: Instant?
    /// When it was completed, or failed.
    public let ends: Instant?
    public let outcome: Outcome
}
