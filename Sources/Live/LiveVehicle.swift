public import Diagnostics
public import Simulation

/// A vehicle of a live world: its engine, and what is told about it.
public struct LiveVehicle: Sendable {
    public let id: String
    public internal(set) var engine: Engine
    /// Since when and because of what everything is as it is.
    public internal(set) var history: History
    /// Submissions that wait for the link, by the number of their command.
    public internal(set) var waiting: [UInt32: Submission]

    public init(
        id: String, engine: Engine, history: History? = nil, waiting: [UInt32: Submission] = [:]
    ) {
        self.id = id
        self.engine = engine
        self.history = history ?? History(start: engine)
        self.waiting = waiting
    }
}
