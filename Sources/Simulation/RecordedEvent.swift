/// An event as text, the same on every machine: in traces, in messages and in the database.
public struct RecordedEvent: Hashable, Sendable {
    /// From 1, without gaps.
    public let sequence: UInt64
    public let at: Instant
    /// One line of JSON without what is not a consequence of virtual time: its cause, kind and
    /// values, keys sorted by meaning.
    public let json: String
}

extension RecordedEvent {
    /// The text of an event.
    ///
    /// - Parameters:
    ///   - event: the event.
    ///   - plans: the departures that each of their revisions stands for.
    public init(_ event: Event, plans: [UInt32: [DeparturePlan]]) {
        sequence = event.sequence
        at = event.at
        var object = JSONObject()
        object.add("sequence", "\(event.sequence)")
        object.add("at", text: event.at.isoText)
        switch event.cause {
        case .time: object.add("cause", text: "time")
        case .command(let name, let number):
            object.add("cause", text: name.word)
            object.add("command", "\(number)")
        }
        object.add("kind", text: event.kind.word)
        switch event.kind {
        case .accepted, .ignored, .queued, .dropped: break
        case .refused(let refusal):
            if let reason = refusal.reason {
                object.add("reason", text: reason.word)
            } else {
                object.add("unmet", texts: refusal.words)
            }
        case .interrupted(let activity, let unmet):
            object.add("activity", text: activity.word)
            object.add("unmet", texts: unmet.members.map(\.word))
        case .met(let prerequisite):
            object.add("prerequisite", text: prerequisite.word)
        case .unmet(let prerequisite):
            object.add("prerequisite", text: prerequisite.word)
        case .changed(let signal, let from, let to):
            object.add("signal", text: signal.word)
            object.add("from", from.json(of: signal, plans: plans))
            object.add("to", to.json(of: signal, plans: plans))
        }
        json = object.text
    }
}
