import ArgumentParser
import ScenarioRunner
import Simulation

/// How often scenarios run, and what ends one that does not end by itself.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Run everything so many times.", valueName: "n"))
    var `repeat`: Int?

    @Option(
        name: .customLong("stress"),
        help: ArgumentHelp(
            "Run everything again and again until something fails or that time is over.",
            valueName: "duration"),
        transform: duration)
    var stress: Timespan?

    @Option(
        help: ArgumentHelp(
            "The seed of every scenario, in place of its own.",
            discussion: "It is kept in the report; no event of today's engine is random."))
    var seed: UInt64?

    @Option(
        name: .customLong("timeout"),
        help: ArgumentHelp(
            "Real time after which a scenario fails, as 30s; `none` for no limit.",
            valueName: "duration"),
        transform: durationOrNone)
    var timeout = Limit(length: .minutes(1))

    @Option(
        name: .customLong("max-events"),
        help: ArgumentHelp("Events after which a scenario fails.", valueName: "n"))
    var maxEvents: Int?

    /// A length of time, or none.
    struct Limit {
        var length: Timespan?
    }

    func validate() throws {
        if let count = `repeat`, !(1...1_000_000).contains(count) {
            throw ValidationError("`--repeat` is \(count); it must be 1 to 1000000")
        }
        guard `repeat` == nil || stress == nil else {
            throw ValidationError("`--repeat` and `--stress` exclude each other")
        }
        if let maxEvents, maxEvents < 1 {
            throw ValidationError("`--max-events` is \(maxEvents); it must be 1 or more")
        }
    }

    var repetition: Repetition {
        if let stress { .stress(stress) } else { .times(`repeat` ?? 1) }
    }

    var limits: RunLimits { RunLimits(wallTime: timeout.length, eventCount: maxEvents) }

    @Sendable private static func duration(_ text: String) throws -> Timespan {
        guard let length = try? Scalar.duration(text), length > .seconds(0) else {
            throw ValidationError("write a length of time such as 500 ms, 30 s or 5 min")
        }
        return length
    }

    @Sendable private static func durationOrNone(_ text: String) throws -> Limit {
        try Limit(length: text == "none" ? nil : duration(text))
    }
}
