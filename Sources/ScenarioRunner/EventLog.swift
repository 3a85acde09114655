internal import Simulation

/// The events of a run, with the texts that only the engine of the moment knows.
struct EventLog {
    private(set) var events: [Event] = []
    /// The plans that each revision of the departures stands for.
    private(set) var departures: [UInt32: [DeparturePlan]] = [:]

    init(_ engine: Engine) { note(engine) }

    mutating func add(_ news: [Event], _ engine: Engine) {
        guard !news.isEmpty else { return }
        events += news
        note(engine)
    }

    private mutating func note(_ engine: Engine) {
        if case .departures(let revision) = engine.value(of: .departurePlan) {
            departures[revision] = engine.departures.map(\.plan)
        }
    }
}
