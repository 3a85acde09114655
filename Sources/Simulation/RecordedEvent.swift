/// An event as text, the same on every machine: in traces, in messages and in the database.
public struct RecordedEvent: Hashable, Sendable {
    /// From 1, without gaps.
    public let sequence: UInt64
    public let at: Instant
    /// The cause, kind and values as members of a JSON object, keys sorted by meaning.
    let members: [(key: String, json: String)]

    /// One line of JSON without what is not a consequence of virtual time.
    public var json: String {
        "{" + members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    public static func == (a: RecordedEvent, b: RecordedEvent) -> Bool { a.json == b.json }
    public func hash(into hasher: inout Hasher) { hasher.combine(json) }
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
        var members: [(key: String, json: String)] = [
            ("sequence", "\(event.sequence)"), ("at", event.at.isoText.json),
        ]
        switch event.cause {
        case .time: members.append(("cause", "time".json))
        case .command(let name, let number):
            members.append(("cause", name.word.json))
            members.append(("command", "\(number)"))
        }
        func kind(_ word: String) { members.append(("kind", word.json)) }
        switch event.kind {
        case .accepted: kind("accepted")
        case .ignored: kind("ignored")
        case .queued: kind("queued")
        case .dropped: kind("dropped")
        case .refused(let refusal):
            kind("refused")
            if let reason = refusal.reason {
                members.append(("reason", reason.word.json))
            } else {
                members.append(("unmet", refusal.words.json))
            }
        case .interrupted(let activity, let unmet):
            kind("interrupted")
            members.append(("activity", activity.word.json))
            members.append(("unmet", unmet.members.map(\.word).json))
        case .met(let prerequisite):
            kind("met")
            members.append(("prerequisite", prerequisite.word.json))
        case .unmet(let prerequisite):
            kind("unmet")
            members.append(("prerequisite", prerequisite.word.json))
        case .changed(let signal, let from, let to):
            kind("changed")
            members.append(("signal", signal.word.json))
            members.append(("from", from.json(of: signal, plans: plans)))
            members.append(("to", to.json(of: signal, plans: plans)))
        }
        self.members = members
    }
}
