public import Simulation

/// A stored engine from which a life can be lived again.
public struct ReplayStart: Hashable, Sendable {
    /// Why it was stored.
    public enum Reason: String, Hashable, Sendable {
        /// The life began.
        case created
        /// The vehicle stood unplugged with nothing under way, a day or more after the one before.
        case idle
        /// Steps were lost before it.
        case gap
    }

    public internal(set) var reason: Reason
    public internal(set) var engine: Engine
}
