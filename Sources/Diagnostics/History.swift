public import Simulation

/// Since when, and because of what, signals and prerequisites are as they are; folded from events.
public struct History: Hashable, Sendable {
    /// When something became as it is, and why.
    public struct Change: Hashable, Sendable {
        public let at: Instant
        public let cause: Event.Cause

        public init(at: Instant, cause: Event.Cause) {
            self.at = at
            self.cause = cause
        }
    }

    /// Since when events are known.
    public let start: Instant
    private var signals = [Change?](repeating: nil, count: Signal.allCases.count)
    private var prerequisites = [Change?](repeating: nil, count: Prerequisite.allCases.count)

    /// A history without events, of an engine at its start.
    public init(start: Engine) { self.start = start.now }

    /// Adds events in the order in which they happened.
    public mutating func add(_ events: [Event]) {
        for event in events { add(event) }
    }

    /// Adds the event that happened next.
    public mutating func add(_ event: Event) {
        let change = Change(at: event.at, cause: event.cause)
        switch event.kind {
        case .changed(let signal, from: _, to: _): signals[Int(signal.rawValue)] = change
        case .met(let prerequisite), .unmet(let prerequisite):
            prerequisites[Int(prerequisite.rawValue)] = change
        case .accepted, .ignored, .queued, .dropped, .refused, .interrupted: break
        }
    }

    /// When a signal last changed; nothing if it is as it was at the start.
    public func since(_ signal: Signal) -> Change? { signals[Int(signal.rawValue)] }

    /// When a prerequisite was last met or lost; nothing if it is as it was at the start.
    public func since(_ prerequisite: Prerequisite) -> Change? {
        prerequisites[Int(prerequisite.rawValue)]
    }
}

extension Event.Cause {
    /// The command's word, or `time`.
    public var text: String {
        switch self {
        case .time: "time"
        case .command(let name, number: _): name.word
        }
    }
}
