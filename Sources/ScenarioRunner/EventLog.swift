internal import Diagnostics
internal import Simulation

/// The events of a run, with what only the engine of the moment knows.
struct EventLog {
    /// What is kept beside the events.
    struct Extras {
        var snapshots = false
        var judgements = false
    }

    private(set) var events: [Event] = []
    /// The plans that each revision of the departures stands for.
    private(set) var departures: [UInt32: [DeparturePlan]] = [:]
    /// The world at the start and after each piece of news.
    private(set) var snapshots: [Snapshot] = []
    /// What a diagnosis would have said then.
    private(set) var judgements: Set<Sighting.Judgement> = []
    private let extras: Extras

    init(_ engine: Engine, extras: Extras = Extras()) {
        self.extras = extras
        note(engine)
    }

    mutating func add(_ news: [Event], _ engine: Engine) {
        guard !news.isEmpty else { return }
        events += news
        note(engine)
    }

    private mutating func note(_ engine: Engine) {
        if extras.snapshots { snapshots.append(engine.snapshot) }
        if extras.judgements {
            for (activity, verdict) in Diagnosis.verdicts(in: engine) {
                judgements.insert(Sighting.Judgement(activity: activity, verdict: verdict))
            }
        }
        let revision = engine.planRevision
        if departures[revision] == nil { departures[revision] = engine.departures.map(\.plan) }
    }
}
