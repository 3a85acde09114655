/// A message for the broker.
public struct OutgoingMessage: Hashable, Sendable {
    /// How surely it arrives.
    public enum Delivery: Int32, Hashable, Sendable {
        /// QoS 0: it may be lost.
        case atMostOnce = 0
        /// QoS 1: sent again until it is acknowledged.
        case atLeastOnce = 1
    }

    public var topic: String
    public var payload: [UInt8]
    public var delivery: Delivery
    /// Whether the broker keeps it for whoever subscribes later.
    public var isRetained: Bool
    /// What the receiver of our request is to send back unchanged, or what we send back.
    public var correlation: [UInt8]?
    /// Where an answer is to go.
    public var responseTopic: String?

    public init(
        _ topic: String, _ payload: [UInt8], delivery: Delivery = .atLeastOnce,
        isRetained: Bool = false, correlation: [UInt8]? = nil, responseTopic: String? = nil
    ) {
        self.topic = topic
        self.payload = payload
        self.delivery = delivery
        self.isRetained = isRetained
        self.correlation = correlation
        self.responseTopic = responseTopic
    }

    public init(
        _ topic: String, _ payload: String, delivery: Delivery = .atLeastOnce,
        isRetained: Bool = false
    ) {
        self.init(topic, Array(payload.utf8), delivery: delivery, isRetained: isRetained)
    }
}

/// A message from the broker.
public struct IncomingMessage: Hashable, Sendable {
    /// A name and a value of the sender's own.
    public struct UserProperty: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public let topic: String
    public let payload: [UInt8]
    /// Whether the sender asked the broker to keep it.
    public let isRetained: Bool
    /// Where the sender wants an answer, in MQTT 5.
    public var responseTopic: String?
    /// What the answer carries unchanged, in MQTT 5.
    public var correlation: [UInt8]?
    /// What is left of the sender's message expiry interval, in s of real time.
    public var expiresIn: UInt32?
    public var userProperties: [UserProperty] = []

    public init(_ topic: String, _ payload: [UInt8], isRetained: Bool = false) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
    }
}

/// What is subscribed to.
public struct Subscription: Hashable, Sendable {
    /// Which messages that were retained earlier are wanted.
    public enum Retained: Int32, Hashable, Sendable {
        /// All, at every connect.
        case always = 0
        /// Those that are there when the session begins.
        case whenNew = 0x10
        case never = 0x20
    }

    /// A topic, with wildcards.
    public var filter: String
    public var retained: Retained

    public init(_ filter: String, retained: Retained = .whenNew) {
        self.filter = filter
        self.retained = retained
    }
}
