internal import Diagnostics
public import Simulation

/// What became of a command, as it is answered.
public struct CommandReply: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        /// `unmet`: what would keep it from working now. `startsAt`: when what it is about starts.
        case accepted(
            at: Instant, sequence: UInt64, changed: Bool, unmet: PrerequisiteSet,
            startsAt: Instant?)
        /// A rule of the vehicle stood against it; the message is for people.
        case refused(Refusal, message: String)
        /// The message itself was wrong.
        case invalid(message: String)
        /// The same message came before; the word is what became of it then.
        case duplicate(first: String)
        case expired(message: String)
        /// It waits for the link; a second reply follows.
        case queued
        /// It could not be recorded, and so it had no effect.
        case unrecorded(message: String)
    }

    /// The sender's name for the message.
    public var id: String?
    /// The command's name as it was written.
    public var command: String?
    public var outcome: Outcome

    public init(id: String?, command: String?, _ outcome: Outcome) {
        self.id = id
        self.command = command
        self.outcome = outcome
    }

    public init(_ invalid: CommandMessage.Invalid) {
        self.init(
            id: invalid.id, command: invalid.command, .invalid(message: invalid.message))
    }

    /// The reason of a refusal that no rule of the vehicle made.
    static let unrecorded = Diagnosis.Warning.notRecorded

    /// What became of it, in one word.
    public enum Status: String, CaseIterable, Hashable, Sendable {
        case accepted, refused, invalid, duplicate, expired, queued
    }

    /// What became of it, in one word.
    public var status: Status {
        switch outcome {
        case .accepted: .accepted
        // For its sender it is as good as a rule of the vehicle.
        case .refused, .unrecorded: .refused
        case .invalid: .invalid
        case .duplicate: .duplicate
        case .expired: .expired
        case .queued: .queued
        }
    }

    /// One line of JSON.
    public var json: String {
        var members = [
            "\"id\":\(id?.json ?? "null")", "\"command\":\(command?.json ?? "null")",
            "\"status\":\(status.rawValue.json)",
        ]
        switch outcome {
        case .accepted(let at, let sequence, let changed, let unmet, let startsAt):
            members += [
                "\"at\":\(at.isoText.json)", "\"sequence\":\(sequence)", "\"changed\":\(changed)",
                "\"unmet\":\(unmet.members.map(\.word).json)",
                "\"startsAt\":\(startsAt?.isoText.json ?? "null")",
            ]
        case .refused(let refusal, let message):
            members.append(
                refusal.reason.map { "\"reason\":\($0.word.json)" }
                    ?? "\"unmet\":\(refusal.words.json)")
            members.append("\"message\":\(message.json)")
        case .invalid(let message), .expired(let message):
            members.append("\"message\":\(message.json)")
        case .unrecorded(let message):
            members += ["\"reason\":\(Self.unrecorded.word.json)", "\"message\":\(message.json)"]
        case .duplicate(let first): members.append("\"outcome\":\(first.json)")
        case .queued: members.append("\"message\":\"the link is offline\"")
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// The messages that carry it: to the vehicle's topic, and to the sender's own if it gave one.
    ///
    /// - Parameters:
    ///   - vehicle: whose command it is.
    ///   - responseTopic: the sender's own topic.
    ///   - correlation: what the sender wants back unchanged.
    ///   - topics: where replies go.
    /// - Returns: one or two.
    public func messages(
        of vehicle: String, responseTopic: String?, correlation: [UInt8]?, _ topics: Topics
    ) -> [OutgoingMessage] {
        let own = topics.reply(of: vehicle)
        return [own, responseTopic].compactMap(\.self)
            .filter { $0 == own || topics.mayBeAnswered(at: $0) }
            .map { OutgoingMessage($0, Array(json.utf8), correlation: correlation) }
    }

    /// The messages that answer a message.
    public func messages(
        to message: IncomingMessage, of vehicle: String, _ topics: Topics
    ) -> [OutgoingMessage] {
        messages(
            of: vehicle, responseTopic: message.responseTopic, correlation: message.correlation,
            topics)
    }
}

extension Engine {
    /// When that starts which a command is about, if it does.
    public func start(concerning name: CommandName) -> Instant? {
        let topic = name.word.prefix { $0 != "." }
        guard topic == "climate" || topic == "departure",
            case .instant(let instant) = value(of: .climateStartsAt)
        else { return nil }
        return instant
    }
}
