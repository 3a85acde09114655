public import Simulation

/// A command from outside for one vehicle, read and checked.
public struct Submission: Hashable, Sendable {
    /// Where it came from.
    public enum Source: String, Hashable, Sendable {
        case mqtt, http, cli
        /// A file says what happens; nobody waits for a reply.
        case scenario
    }

    public var vehicle: String
    public var command: Command
    public var source: Source
    /// The sender's id of the message, if it gave one.
    public var id: String?
    /// What tells two messages of the same id apart: the same content has the same one.
    public var content: String
    /// In the vehicle's time; afterwards the command has no effect.
    public var expiresAt: Instant?
    /// Where the sender wants the answer as well, and what that carries unchanged (MQTT 5).
    public var responseTopic: String?
    public var correlation: [UInt8]?

    public init(
        vehicle: String, command: Command, source: Source, id: String? = nil,
        content: String = "", expiresAt: Instant? = nil
    ) {
        self.vehicle = vehicle
        self.command = command
        self.source = source
        self.id = id
        self.content = content
        self.expiresAt = expiresAt
    }
}

/// What became of a submission.
public struct Reply: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case accepted
        /// A rule of the vehicle stood against it.
        case refused
        /// The message itself was wrong.
        case invalid
        /// The same message came before; it had its effect then.
        case duplicate
        case expired
        /// It waits for the link; a second reply follows.
        case queued
        /// It could not be recorded, and so it had no effect.
        case unrecorded
    }

    public let submission: Submission
    public internal(set) var status: Status
    public let at: Instant
    /// The number of the last event by then.
    public let sequence: UInt64
    /// Whether an accepted command changed anything.
    public internal(set) var hasEffect = false
    /// Why it was refused.
    public internal(set) var refusal: Refusal?
    /// What would keep an accepted command from working now.
    public internal(set) var unmet: PrerequisiteSet = []
    /// What the first submission with its id was; nothing where the id is new.
    public internal(set) var first: Status?
    /// For people: why it had no effect.
    public internal(set) var message: String?
}
