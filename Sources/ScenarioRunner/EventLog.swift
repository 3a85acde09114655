internal import Simulation

/// The events of a run, with the texts that only the engine of the moment knows.
struct EventLog {
    private(set) var events: [Event] = []
    /// The plans that each revision of the departures stands for.
    private(set) var departures: [UInt32: [DeparturePlan]] = [:]
    /// The engine at the start and after each piece of news, where they are kept.
    private(set) var engines: [Engine] = []
    private let keepsEngines: Bool

    init(_ engine: Engine, keepsEngines: Bool = false) {
        self.keepsEngines = keepsEngines
        note(engine)
    }

    mutating func add(_ news: [Event], _ engine: Engine) {
        guard !news.isEmpty else { return }
        events += news
        note(engine)
    }

    private mutating func note(_ engine: Engine) {
        if keepsEngines { engines.append(engine) }
        departures[engine.planRevision] = engine.departures.map(\.plan)
    }
}
