public import Simulation

/// One step of a vehicle's life, to be written down: what came in, what happened, what is answered.
public struct RecordedStep: Sendable {
    public var vehicle: String
    /// The engine as it is afterwards.
    public var engine: Engine
    /// What came in; nothing where time alone passed.
    public var input: Input?
    public var events: [Event]
    /// What is to be sent, in this order.
    public var messages: [OutgoingMessage]

    /// What comes in from outside.
    public enum Input: Sendable {
        /// One whose id was recorded before is none: only its reply is a step, without input.
        case command(RecordedCommand)
        /// The clock jumped from this instant to the engine's present.
        case jump(from: Instant)
    }

    /// A step; without input and events it is a checkpoint.
    public init(
        vehicle: String, engine: Engine, input: Input? = nil, events: [Event] = [],
        messages: [OutgoingMessage] = []
    ) {
        self.vehicle = vehicle
        self.engine = engine
        self.input = input
        self.events = events
        self.messages = messages
    }
}

/// A command that was received, and what was answered.
public struct RecordedCommand: Hashable, Sendable {
    public enum Source: String, Hashable, Sendable {
        case mqtt, http, scenario, cli
    }

    public enum Status: String, Hashable, Sendable {
        case accepted, refused, invalid, expired
        /// It waits for the link.
        case queued
    }

    public var command: Command
    public var source: Source
    /// The sender's id of the message: the same id has one effect, as long as its row is kept.
    public var id: String?
    /// What tells two messages of the same id apart.
    public var content: String
    public var status: Status
    /// The words of what stands against it.
    public var unmet: [String]
    public var expiresAt: Instant?
    /// Where its sender wants the answer as well, and what that carries unchanged (MQTT 5).
    public var responseTopic: String?
    public var correlation: [UInt8]?

    public init(
        _ command: Command, source: Source, id: String? = nil, content: String = "",
        status: Status, unmet: [String] = [], expiresAt: Instant? = nil
    ) {
        self.command = command
        self.source = source
        self.id = id
        self.content = content
        self.status = status
        self.unmet = unmet
        self.expiresAt = expiresAt
    }
}

/// A message for the broker; it is kept until the broker has it.
public struct OutgoingMessage: Hashable, Sendable {
    public var topic: String
    public var payload: String
    public var isRetained: Bool
    /// It is of no use afterwards.
    public var expiresAt: Instant?
    /// What an answer carries unchanged.
    public var correlation: [UInt8]?

    public init(
        topic: String, payload: String, isRetained: Bool = false, expiresAt: Instant? = nil,
        correlation: [UInt8]? = nil
    ) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.expiresAt = expiresAt
        self.correlation = correlation
    }
}
