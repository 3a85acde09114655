/// A point in virtual time: milliseconds since 1970-01-01T00:00Z.
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Milliseconds since the epoch, UTC.
    public var milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Later than everything: the deadline of a timer that does not run.
    public static let never = Instant(milliseconds: .max)

    @inline(__always)
    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    @inline(__always)
    public static func + (a: Instant, b: Timespan) -> Instant {
        Instant(milliseconds: a.milliseconds &+ b.milliseconds)
    }

    @inline(__always)
    public static func - (a: Instant, b: Timespan) -> Instant {
        Instant(milliseconds: a.milliseconds &- b.milliseconds)
    }

    @inline(__always)
    public static func - (a: Instant, b: Instant) -> Timespan {
        Timespan(milliseconds: a.milliseconds &- b.milliseconds)
    }
}

/// A length of virtual time in milliseconds.
public struct Timespan: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The length; negative when it lies backwards.
    public var milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func seconds(_ seconds: Int64) -> Timespan {
        Timespan(milliseconds: seconds * 1000)
    }
    public static func minutes(_ minutes: Int64) -> Timespan { .seconds(minutes * 60) }
    public static func hours(_ hours: Int64) -> Timespan { .minutes(hours * 60) }

    /// The length in seconds.
    @inline(__always)
    public var seconds: Double { Double(milliseconds) / 1000 }

    /// The shortest whole number of milliseconds, at least one, that is not shorter than `seconds`.
    ///
    /// Rounding up makes a threshold really crossed at its deadline; the minimum makes time move on.
    /// More than a century counts as never.
    @inline(__always)
    static func ceiling(seconds: Double) -> Timespan? {
        guard seconds < 4e9 else { return nil }
        let whole = Int64(seconds * 1000)
        return Timespan(milliseconds: max(1, Double(whole) < seconds * 1000 ? whole + 1 : whole))
    }

    public static func < (a: Timespan, b: Timespan) -> Bool { a.milliseconds < b.milliseconds }
    public static func + (a: Timespan, b: Timespan) -> Timespan {
        Timespan(milliseconds: a.milliseconds &+ b.milliseconds)
    }
}
