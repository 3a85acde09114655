/// A world to start from.
public struct Setup: Hashable, Sendable {
    public var parameters = Parameters()
    public var zone = Zone.utc
    public var cards: [Card] = []
    /// Starting values; what is not said is a ready world (`scenario-format.md`).
    public var given: [Assignment] = []
    /// When it starts.
    public var start = Instant(milliseconds: 0)

    public init() {}
}

extension Setup {
    /// The given values in an order in which each stands on what it needs.
    var ordered: [Assignment] {
        given.sorted { $0.signal.rawValue < $1.signal.rawValue }
    }

    /// The given values that the world does not hold: they contradict each other.
    ///
    /// - Returns: each with the value that the signal has instead.
    public func contradictions() -> [(given: Assignment, found: Value)] {
        let snapshot = Engine(self).snapshot
        return given.compactMap { assignment in
            let found = assignment.signal.value(in: snapshot)
            return found == assignment.value ? nil : (assignment, found)
        }
    }
}
