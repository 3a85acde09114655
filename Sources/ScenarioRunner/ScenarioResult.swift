public import Simulation

/// What became of one scenario.
public struct ScenarioResult: Hashable, Sendable {
    public enum Verdict: String, Hashable, Sendable {
        case passed, failed
        /// Not run, because another one failed first.
        case skipped
    }

    public let id: String
    /// From 1, among all that are selected, in every shard and repetition.
    public internal(set) var index = 1
    /// From 1, where scenarios are repeated.
    public internal(set) var repetition: Int?
    public let path: String
    /// The line of its title.
    public let line: Int
    public let title: String
    /// The choice of the matrix's values, `name=value,name=value`.
    public internal(set) var choice: String?
    public let tags: [String]
    /// For what is random.
    public internal(set) var seed: UInt64 = 1
    public let verdict: Verdict
    public let failure: Failure?
    /// The instant at which it began, in virtual time.
    public let start: Instant
    /// Virtual time from its start to its end.
    public let duration: Timespan
    /// Steps of the timeline that were completed.
    public let stepCount: Int
    /// Conditions that were looked at.
    public let assertionCount: Int
    /// Events of the engine; 0 unless they were recorded.
    public let eventCount: Int
    /// SHA-256 over all events, where it was asked for.
    public let traceDigest: String?
    /// Where they were asked for.
    public let events: [RecordedEvent]
    /// The steps of its timeline, where events or the course were asked for.
    public internal(set) var steps: [StepResult] = []
    /// What became of its rules, likewise.
    public internal(set) var rules: [RuleResult] = []
    /// How the world went, where it was asked for.
    public internal(set) var course: Course?
    /// What it has shown of the engine, where it was asked for.
    public let sighting: Sighting?
    /// Seconds of real time.
    public let wallSeconds: Double
    /// What came of its golden, where that was looked at.
    public internal(set) var golden: GoldenResult?

    /// The title, with what tells the instances and repetitions apart.
    public var fullTitle: String {
        title + (choice.map { " [\($0)]" } ?? "")
            + (repetition.map { ", repetition \($0)" } ?? "")
    }
}
