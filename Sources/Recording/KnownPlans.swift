internal import Simulation

/// The departures that stood behind each of their revisions.
///
/// Recorder and replay note them at the same places: at the start of a step, after every deadline and
/// after the input. So both give the same text of an event.
struct KnownPlans {
    private(set) var known: [UInt32: [DeparturePlan]] = [:]

    init(_ engine: Engine) { note(engine) }

    mutating func note(_ engine: Engine) {
        guard known[engine.planRevision] == nil else { return }
        known[engine.planRevision] = engine.departures.map(\.plan)
    }
}
