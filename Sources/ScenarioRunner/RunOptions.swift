public import Simulation

/// How scenarios are run.
public struct RunOptions: Hashable, Sendable {
    /// How many run at once.
    public var jobs: Int
    /// Whether the first failure ends the run; the rest is skipped.
    public var failFast: Bool
    /// Whether results keep their events.
    public var recordsEvents: Bool
    /// Whether results have a ``ScenarioResult/course``.
    public var recordsCourse: Bool
    /// Whether results have a ``ScenarioResult/traceDigest``.
    public var digestsTraces: Bool
    /// Whether results have a ``ScenarioResult/sighting``.
    public var measuresCoverage: Bool
    /// What becomes of goldens whose trace differs.
    public var goldens: GoldenMode
    /// How often each scenario runs.
    public var repetition = Repetition.times(1)
    /// The seed of every scenario, in place of its own.
    public var seed: UInt64?
    public var limits = RunLimits()

    public init(
        jobs: Int = 1, failFast: Bool = false, recordsEvents: Bool = false,
        recordsCourse: Bool = false, digestsTraces: Bool = false, measuresCoverage: Bool = false,
        goldens: GoldenMode = .compare
    ) {
        self.jobs = jobs
        self.failFast = failFast
        self.recordsEvents = recordsEvents
        self.recordsCourse = recordsCourse
        self.digestsTraces = digestsTraces
        self.measuresCoverage = measuresCoverage
        self.goldens = goldens
    }
}

/// How often the scenarios of a run are run: all of them, then all again.
public enum Repetition: Hashable, Sendable {
    /// Once or more.
    case times(Int)
    /// Again and again, until one fails or so much real time has passed.
    case stress(Timespan)
}

/// What ends a scenario that does not end by itself.
public struct RunLimits: Hashable, Sendable {
    /// Real time that one scenario may take.
    public var wallTime: Timespan?
    /// Events that one scenario may have.
    public var eventCount: Int?

    public init(wallTime: Timespan? = nil, eventCount: Int? = nil) {
        self.wallTime = wallTime
        self.eventCount = eventCount
    }
}
