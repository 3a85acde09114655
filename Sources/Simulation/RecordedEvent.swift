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
        self.init(event, at: event.at.isoText, plans)
    }

    /// The texts of events in their order.
    ///
    /// - Parameters:
    ///   - events: the events.
    ///   - plans: the departures that each of their revisions stands for.
    /// - Returns: one for each.
    public static func texts(
        of events: [Event], plans: [UInt32: [DeparturePlan]]
    ) -> [RecordedEvent] {
        // Many follow each other at one instant.
        var last: (at: Instant, text: String)?
        return events.map { event in
            let text = last?.at == event.at ? last?.text : nil
            let at = text ?? event.at.isoText
            last = (event.at, at)
            return RecordedEvent(event, at: at, plans)
        }
    }

    private init(_ event: Event, at: String, _ plans: [UInt32: [DeparturePlan]]) {
        sequence = event.sequence
        self.at = event.at
        var object = JSONObject()
        object.add("sequence", String(event.sequence))
        object.add("at", text: at)
        switch event.cause {
        case .time: object.add("cause", text: "time")
        case .command(let name, let number):
            object.add("cause", text: name.word)
            object.add("command", String(number))
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
            object.add("from", from, of: signal, plans)
            object.add("to", to, of: signal, plans)
        }
        json = object.text
    }
}

extension JSONObject {
    fileprivate mutating func add(
        _ key: String, _ value: Value, of signal: Signal, _ plans: [UInt32: [DeparturePlan]]
    ) {
        // Most values are words: their text needs no copy.
        if case .word(let index) = value, case .words(let words) = signal.row.kind {
            add(key, text: words[Int(index)])
        } else {
            add(key, value.json(of: signal, plans: plans))
        }
    }
}
