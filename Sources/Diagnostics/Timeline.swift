public import Simulation

/// The events that an activity's diagnosis stands on, as lines for people.
///
/// - Parameters:
///   - activity: whose prerequisites count.
///   - events: in their order.
///   - engine: what values are called, and the zone of the times.
///   - limit: the last so many.
/// - Returns: a line for each; a first line says how many are left out.
public func timeline(
    of activity: Activity, events: [Event], engine: Engine, limit: Int = 20
) -> [String] {
    let signals =
        activity.prerequisites.flatMap(\.row.reads) + [activity.state, .linkState, .serviceState]
    let lines = events.compactMap { event -> String? in
        guard let what = event.news(about: signals, engine) else { return nil }
        return "\(engine.zone.text(of: event.at)) \(event.cause.text): \(what)"
    }
    let left = lines.count - limit
    return (left > 0 ? ["… \(left)"] : []) + lines.suffix(limit)
}

extension Event {
    /// What it tells; nothing where it is about something else.
    fileprivate func news(about signals: [Signal], _ engine: Engine) -> String? {
        switch kind {
        case .changed(let signal, let from, let to):
            // Quantities change at every step; what matters of them is told by the others.
            guard signals.contains(signal), !signal.row.kind.isQuantity else { return nil }
            return "\(signal.word) \(engine.text(from, signal: signal)) → "
                + engine.text(to, signal: signal)
        case .refused(let refusal): return "refused: " + refusal.words.joined(separator: ", ")
        case .queued: return "queued"
        case .dropped: return "dropped"
        case .interrupted(let activity, let unmet):
            return "\(activity.word) interrupted: "
                + unmet.members.map(\.word).joined(separator: ", ")
        case .accepted, .ignored, .met, .unmet: return nil
        }
    }
}

extension SignalKind {
    fileprivate var isQuantity: Bool {
        switch self {
        case .quantity: true
        case .flag, .words, .instant, .window, .card, .prerequisites, .departures: false
        }
    }
}
