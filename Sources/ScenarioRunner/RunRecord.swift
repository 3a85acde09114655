public import Simulation

/// One record of a run's stream: every report is a function of all of them, in their order.
///
/// A stream begins with `started` and ends with `finished`.
public enum RunRecord: Hashable, Sendable {
    case started(RunStart)
    /// An error in a file.
    case problem(Problem)
    /// The path of a golden that no scenario uses.
    case unusedGolden(String)
    /// In the order of ``ScenarioResult/index``, whatever the number of jobs.
    case result(ScenarioResult)
    case finished(RunFinish)
}

/// What is run: the same in every shard but for the shard itself and the real time.
public struct RunStart: Hashable, Sendable {
    /// The schema of the records as JSON Lines.
    public static let schema = "ecell.run/1"
    /// The version of eCell.
    public static let currentVersion = "0.1.0"

    /// The version of eCell that ran.
    public var version = Self.currentVersion
    /// As they were written.
    public var paths: [String] = []
    public var tags: [String] = []
    public var ids: [String] = []
    /// Files that were read.
    public var fileCount = 0
    /// SHA-256 over their paths and contents.
    public var fileDigest = ""
    /// SHA-256 over the paths and contents of the goldens, before anything ran; nothing in streams of
    /// versions that did not tell it.
    public var goldenDigest: String?
    /// Scenario instances that are selected, in all shards together.
    public var selectedCount = 0
    /// SHA-256 over their ids.
    public var selectedDigest = ""
    /// How often each is run; nothing when it is until one fails or time is up.
    public var repetitions: Int? = 1
    /// The part that is run; nothing for all.
    public var shard: Shard?
    /// The instant of real time at which the run began.
    public var wallStart = Instant(milliseconds: 0)

    public init() {}
}

/// How a run ended.
public struct RunFinish: Hashable, Sendable {
    public var passed = 0
    public var failed = 0
    public var skipped = 0
    /// Whether a file could not be read or has errors: never green.
    public var isInvalid = false
    /// What all scenarios have shown of the engine, where it was asked for.
    public var seen: Sighting?
    /// Seconds of real time.
    public var wallSeconds = 0.0

    public init() {}

    /// Counts a result.
    mutating func add(_ result: ScenarioResult) {
        switch result.verdict {
        case .passed: passed += 1
        case .failed: failed += 1
        case .skipped: skipped += 1
        }
        guard let sighting = result.sighting else { return }
        seen = seen ?? Sighting()
        seen?.add(sighting)
    }
}
