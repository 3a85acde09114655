internal import Simulation

/// What must be true of one signal.
struct Condition: Hashable, Sendable {
    let signal: Signal
    let test: Test
    /// The place of the signal's name.
    var place: Place
    /// The expected value, as it is written.
    var written: String

    /// `signal: value`.
    var text: String { "\(signal.word): \(written)" }

    /// Whether it holds in a snapshot.
    @inline(__always)
    func holds(in snapshot: Snapshot, of engine: Engine) -> Bool {
        test.holds(for: signal.value(in: snapshot), in: engine)
    }

    /// The ranges of which crossing an end can make or break it between two steps.
    var interval: Interval? { test.interval }
}

/// A test of a signal's value.
indirect enum Test: Hashable, Sendable {
    /// A word, a flag, a window, or no value.
    case equals(Value)
    case within(Interval)
    case prerequisites(PrerequisiteSet)
    case contains(Prerequisite)
    /// A card as people see it: `card~` and 4 digits, or more of them.
    case card(String)
    case instant(TimeTest)
    case departures([DeparturePlan])
    case not(Test)

    func holds(for value: Value, in engine: Engine) -> Bool {
        switch self {
        case .equals(let expected):
            return value == expected
        case .within(let interval):
            if case .number(let number) = value { return interval.contains(number) }
            return false
        case .prerequisites(let expected):
            return value == .prerequisites(expected)
        case .contains(let prerequisite):
            if case .prerequisites(let set) = value { return set.contains(prerequisite) }
            return false
        case .card(let text):
            if case .card(let token) = value { return token.full.hasPrefix(text) }
            return false
        case .instant(let test):
            if case .instant(let instant) = value {
                return test.holds(for: instant, in: engine.zone)
            }
            return false
        case .departures(let plans):
            return Set(engine.departures.map(\.plan)) == Set(plans)
        case .not(let test):
            return !test.holds(for: value, in: engine)
        }
    }

    var interval: Interval? {
        switch self {
        case .within(let interval): interval
        case .not(let test): test.interval
        case .equals, .prerequisites, .contains, .card, .instant, .departures: nil
        }
    }
}

/// A test of a local time, to the precision in which it is written.
struct TimeTest: Hashable, Sendable {
    /// A local time as a number that can be compared: of the whole calendar, or of one day.
    private enum Scale: Hashable, Sendable { case calendar, day }

    private let scale: Scale
    /// Milliseconds: a minute or a second.
    private let precision: Int64
    private let bounds: [Bound]

    private struct Bound: Hashable, Sendable {
        /// Nothing: equal.
        var comparison: Comparison?
        var value: Int64
    }

    static let expectation =
        "a local time such as 07:00 or 2026-01-13T07:00, or a comparison with one"

    /// - Throws: a sentence that begins with the verb.
    init(_ text: String) throws(Mistake) {
        if let (low, high) = text.halves(around: "..") {
            let (scale, from, precision) = try Self.time(low)
            let (otherScale, to, otherPrecision) = try Self.time(high)
            guard scale == otherScale, precision == otherPrecision, from <= to else {
                throw Mistake("has a range with ends that do not fit: \(text)")
            }
            self.init(
                scale: scale, precision: precision,
                bounds: [
                    .init(comparison: .atLeast, value: from), .init(comparison: .atMost, value: to),
                ])
        } else {
            let split = Comparison.split(text)
            let (scale, value, precision) = try Self.time(split?.rest ?? text)
            self.init(
                scale: scale, precision: precision,
                bounds: [.init(comparison: split?.0, value: value)])
        }
    }

    private init(scale: Scale, precision: Int64, bounds: [Bound]) {
        self.scale = scale
        self.precision = precision
        self.bounds = bounds
    }

    private static func time(_ text: String) throws(Mistake) -> (Scale, Int64, precision: Int64) {
        if let time = Scalar.localTime(text) {
            let value = time.day * 86_400_000 + time.milliseconds
            return (.calendar, value, text.utf8.count == 16 ? 60_000 : 1000)
        }
        if let time = Scalar.timeOfDay(text) {
            return (.day, time, text.utf8.count == 5 ? 60_000 : 1000)
        }
        throw Mistake("is \"\(text)\"; it must be \(Self.expectation)")
    }

    func holds(for instant: Instant, in zone: Zone) -> Bool {
        let local = zone.local(at: instant)
        let whole = scale == .day ? 0 : local.day * 86_400_000
        let exact = whole + local.milliseconds
        let value = exact - exact % precision
        return bounds.allSatisfy { $0.comparison?.holds(value, $0.value) ?? (value == $0.value) }
    }
}
