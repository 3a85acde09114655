public import Simulation

/// Virtual time as it follows the real: at a rate, or not at all while it is paused.
public struct SimulatedClock<Real: InstantProtocol>: Hashable, Sendable
where Real.Duration == Duration, Real: Sendable {
    /// Virtual seconds a second.
    public private(set) var rate: Double
    public private(set) var isPaused = false
    /// An instant of both times that belong together.
    private var real: Real
    private var virtual: Instant

    /// A clock that shows `virtual` at the real instant `real`.
    public init(showing virtual: Instant, at real: Real, rate: Double = 1) {
        self.rate = rate
        self.real = real
        self.virtual = virtual
    }

    /// What it shows.
    public func now(at instant: Real) -> Instant {
        guard !isPaused else { return virtual }
        // A quotient of durations misses whole milliseconds by a little.
        let (seconds, attoseconds) = real.duration(to: instant).components
        let passed = (Double(seconds) * 1000 + Double(attoseconds) / 1e15) * rate
        return virtual + Timespan(milliseconds: Int64(passed))
    }

    /// When it will show an instant; nothing while it is paused, and for what never comes.
    public func real(of instant: Instant) -> Real? {
        guard !isPaused, instant != .never else { return nil }
        let milliseconds = Double((instant - virtual).milliseconds) / rate
        // A century is as good as never, and what is long past is now.
        guard milliseconds < 4e12 else { return nil }
        return real.advanced(by: .milliseconds(1) * max(0, milliseconds))
    }

    public mutating func pause(at instant: Real) {
        anchor(at: instant)
        isPaused = true
    }

    public mutating func resume(at instant: Real) {
        anchor(at: instant)
        isPaused = false
    }

    public mutating func set(rate: Double, at instant: Real) {
        anchor(at: instant)
        self.rate = rate
    }

    /// Puts it forward.
    public mutating func advance(by span: Timespan, at instant: Real) {
        anchor(at: instant)
        virtual = virtual + span
    }

    private mutating func anchor(at instant: Real) {
        virtual = now(at: instant)
        real = instant
    }
}
