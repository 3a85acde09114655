public import Simulation

/// One unmet prerequisite: what was found, since when, and what it should be.
public struct Finding: Hashable, Sendable {
    /// A signal and the value found, as text.
    public struct Observation: Hashable, Sendable {
        public let signal: Signal
        public let value: String
    }

    public let prerequisite: Prerequisite
    public let severity: Severity
    /// Nothing if it was unmet at the start.
    public let since: History.Change?
    /// The signals that the rule reads.
    public let observed: [Observation]
    /// What must hold, as a sentence.
    public let expected: String
    /// The item of the FAQ, or where else the rule comes from.
    public let source: String
    /// What other systems call it: `ocpp:GroundFailure`, `mrec:8`, `mb:4123`.
    public let codes: [String]
    /// What is wrong, as a sentence for the driver.
    public let message: String

    init(_ prerequisite: Prerequisite, in engine: Engine, _ history: History) {
        let row = prerequisite.row
        self.prerequisite = prerequisite
        severity = row.severity
        since = history.since(prerequisite)
        observed = row.reads.map { signal in
            Observation(
                signal: signal,
                value: engine.text(engine.value(of: signal), signal: signal))
        }
        expected = row.about
        source = row.source
        codes = prerequisite.codes(in: engine)
        message = prerequisite.message(in: engine)
    }

    /// The command, or time, that caused it; the start, if it never changed.
    public var because: String { since?.cause.text ?? "start" }
}
