internal import Simulation

/// A point of a timeline as it is written.
enum Moment: Hashable, Sendable {
    /// The next such wall-clock time, at or after now; milliseconds since midnight.
    case timeOfDay(Int64)
    case localTime(LocalTime)
    /// From the start.
    case offset(Timespan)

    static let expectation =
        "a time such as 18:05, a date and time such as 2026-01-13T06:10, or a length of time from "
        + "the start such as +10 min"

    /// - Throws: a sentence that begins with the verb.
    init(_ text: String) throws(Mistake) {
        if let time = Scalar.timeOfDay(text) {
            self = .timeOfDay(time)
        } else if let time = Scalar.localTime(text) {
            self = .localTime(time)
        } else if text.hasPrefix("+"), let length = try? Scalar.duration(text.dropFirst()) {
            self = .offset(length)
        } else {
            throw Mistake("is \"\(text)\"; it must be \(Self.expectation)")
        }
    }

    /// The instant that is meant when the run stands at `now`; it may lie in the past.
    func instant(from now: Instant, start: Instant, in zone: Zone) -> Instant {
        switch self {
        case .timeOfDay(let time): zone.next(timeOfDay: time, from: now)
        case .localTime(let time): zone.instant(of: time)
        case .offset(let length): start + length
        }
    }
}

extension Zone {
    /// The next such wall-clock time, at or after an instant.
    ///
    /// A time that the clocks skip is the instant after the gap, one that occurs twice the first.
    func next(timeOfDay: Int64, from now: Instant) -> Instant {
        var time = LocalTime(day: local(at: now).day, milliseconds: timeOfDay)
        while true {
            let candidate = instant(of: time)
            if candidate >= now { return candidate }
            time.day += 1
        }
    }
}
