public import Simulation

/// What a run that is over tells a new one.
public struct FormerRun {
    /// The ids of the instances that failed.
    public private(set) var failed: Set<String> = []
    /// Seconds of real time by the instances' ids; the longest where they were repeated.
    public private(set) var seconds: [String: Double] = [:]

    /// - Parameter path: of its JSON Lines.
    /// - Throws: a sentence when they can't be read.
    public init(path: String) throws(Mistake) {
        var reader = try RunRecordReader(path: path)
        while let record = try reader.next() {
            guard case .result(let result) = record else { continue }
            if result.verdict == .failed { failed.insert(result.id) }
            if result.verdict != .skipped {
                seconds[result.id] = max(seconds[result.id] ?? 0, result.wallSeconds)
            }
        }
    }
}
