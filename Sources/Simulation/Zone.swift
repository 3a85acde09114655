/// A time zone as data: its name and the offsets from UTC that hold from given instants on.
///
/// The zone database stands outside; what it says of one zone is an input of the engine, so that a
/// copy of the engine crosses departures and windows by itself, and a recorded life replays with the
/// rules of its day.
public struct Zone: Hashable, Sendable {
    /// The IANA name.
    public let name: String
    /// When each offset begins to hold, ascending; the first holds before as well.
    public let starts: [Instant]
    /// Seconds east of UTC, one for each start.
    public let offsets: [Int64]

    /// A zone; `starts` ascends and has as many elements as `offsets`, one at least.
    public init(name: String, starts: [Instant], offsets: [Int64]) {
        precondition(
            !starts.isEmpty && starts.count == offsets.count,
            "a zone has one offset for each start, and one at least")
        self.name = name
        self.starts = starts
        self.offsets = offsets
    }

    public static let utc = Zone(
        name: "UTC", starts: [Instant(milliseconds: 0)], offsets: [0])

    /// Seconds east of UTC at an instant.
    public func offset(at instant: Instant) -> Int64 {
        offsets[(starts.lastIndex { $0 <= instant }) ?? 0]
    }

    /// The local date and time of day at an instant.
    public func local(at instant: Instant) -> LocalTime {
        let milliseconds = instant.milliseconds + offset(at: instant) * 1000
        let (day, rest) = milliseconds.flooredDivision(by: 86_400_000)
        return LocalTime(day: day, milliseconds: rest)
    }

    /// The instant of a local time.
    ///
    /// In an overlap the first; in a gap the instant after the gap.
    public func instant(of time: LocalTime) -> Instant {
        let local = time.day * 86_400_000 + time.milliseconds
        for index in starts.indices {
            let candidate = Instant(milliseconds: local - offsets[index] * 1000)
            let isLast = index == starts.count - 1
            // Later than this stretch: the next may hold it. Earlier: it fell into the gap before.
            if !isLast && candidate >= starts[index + 1] { continue }
            return index > 0 ? max(candidate, starts[index]) : candidate
        }
        preconditionFailure("the last stretch of a zone holds every later time")
    }

    /// The first instant after `instant` at which the local clock shows that minute of the day.
    ///
    /// Only `days` count.
    func next(minute: Int, days: Weekdays = .all, after instant: Instant) -> Instant {
        precondition(!days.isEmpty, "a weekly departure has a day at least")
        var time = LocalTime(
            day: local(at: instant).day, milliseconds: Int64(minute) * 60_000)
        while true {
            // Yesterday's time in a gap at midnight is the only one that could be missed by
            // starting today, and it lies not after `instant`.
            if days.contains(.day(time.day)) {
                let candidate = self.instant(of: time)
                if candidate > instant { return candidate }
            }
            time.day += 1
        }
    }
}

/// A date and a time of day without a zone.
public struct LocalTime: Hashable, Sendable {
    /// Days since 1970-01-01.
    public var day: Int64
    /// Milliseconds since midnight.
    public var milliseconds: Int64

    public init(day: Int64, milliseconds: Int64) {
        self.day = day
        self.milliseconds = milliseconds
    }

    /// The date as the civil calendar writes it.
    public var date: CivilDate { CivilDate(day: day) }
}

/// A date of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
    public var year: Int
    /// 1–12.
    public var month: Int
    /// 1–31.
    public var dayOfMonth: Int

    /// The date of a day counted from 1970-01-01.
    public init(day: Int64) {
        // Years are taken to begin in March, so that the leap day comes last.
        let shifted = day + 719_468
        let (era, dayOfEra) = shifted.flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        dayOfMonth = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// A date, if the calendar has it.
    public init?(year: Int, month: Int, dayOfMonth: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
        self.dayOfMonth = dayOfMonth
        guard dayOfMonth >= 1, CivilDate(day: day) == self else { return nil }
    }

    /// Days since 1970-01-01.
    public var day: Int64 {
        let shifted = Int64(month <= 2 ? year - 1 : year)
        let (era, yearOfEra) = shifted.flooredDivision(by: 400)
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `YYYY-MM-DD`.
    public var text: String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            + (month < 10 ? "-0" : "-") + "\(month)" + (dayOfMonth < 10 ? "-0" : "-")
            + "\(dayOfMonth)"
    }
}

/// Days of the week.
public struct Weekdays: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Every day.
    public static let all = Weekdays(rawValue: 0b111_1111)
    /// The words, Monday first, in the order of the bits.
    public static let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// The weekday of a day counted from 1970-01-01, a Thursday.
    static func day(_ day: Int64) -> Weekdays {
        Weekdays(rawValue: 1 << UInt8((day + 3).flooredDivision(by: 7).remainder))
    }

    /// The words of the days in the set.
    public var words: [String] {
        (0..<7).filter { rawValue & (1 << $0) != 0 }.map { Self.words[$0] }
    }
}

extension Int64 {
    /// Quotient towards minus infinity, and the remainder that is never negative.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
