internal import Simulation

/// One run of one instance.
struct PlannedRun: Sendable {
    /// Of the instance, from 0.
    let position: Int
    /// From 1.
    let repetition: Int
}

/// All runs of all instances, in order; under stress there is no last but when time is up.
struct PlannedRuns {
    private let count: Int
    private let repetition: Repetition
    private let wallDeadline: ContinuousClock.Instant?
    private var number = 0

    init(_ count: Int, _ repetition: Repetition) {
        self.count = count
        self.repetition = repetition
        wallDeadline =
            switch repetition {
            case .times: nil
            case .stress(let length): .now + .milliseconds(length.milliseconds)
            }
    }

    var isEndless: Bool { repetition.count == nil }

    mutating func next() -> PlannedRun? {
        guard count > 0 else { return nil }
        if let times = repetition.count, number >= times * count { return nil }
        // Every instance runs once, however short the time is.
        if let wallDeadline, number >= count, .now > wallDeadline { return nil }
        defer { number += 1 }
        return PlannedRun(position: number % count, repetition: number / count + 1)
    }

    /// The next few.
    mutating func next(_ most: Int) -> [PlannedRun] {
        var batch: [PlannedRun] = []
        while batch.count < most, let run = next() { batch.append(run) }
        return batch
    }
}

extension Repetition {
    /// How often; nothing where that is not known before.
    public var count: Int? {
        switch self {
        case .times(let count): count
        case .stress: nil
        }
    }
}

extension RunOptions {
    /// Whether nothing more is run after a failure.
    var endsAtFailure: Bool { failFast || repetition.count == nil }
}
