/// What went wrong between us and the broker: the problem, its place, and what to do.
public struct MQTTError: Error, Hashable, Sendable {
    /// What kind of thing went wrong, for whoever decides by it.
    public enum Kind: Hashable, Sendable {
        /// The settings themselves cannot be used.
        case settings
        /// Nobody answers at the broker's address.
        case unreachable
        /// The broker, or we, cannot be sure who the other is.
        case encryption
        /// The broker does not know us, or not with that password.
        case credentials
        /// The broker knows us and does not let us.
        case forbidden
        /// Another client has our name.
        case takenOver
        /// There was a connection, and it is lost.
        case lost
        /// The broker does not speak MQTT 5, or not as we do.
        case dialect
        /// There is no connection now.
        case offline
        /// As much is under way as may be.
        case full
        /// The message is larger than may be sent.
        case tooLarge
    }

    public let kind: Kind
    /// The broker's address, a file or a topic.
    public let place: String
    /// What is wrong, as the second half of a sentence that begins with the place.
    public let problem: String
    /// What to do, as a sentence.
    public let remedy: String

    /// One line for people: `mqtt://localhost:1883: nobody answers. Start a broker …`.
    public var text: String { "\(place): \(problem). \(remedy)" }

    init(_ kind: Kind, at place: String, _ problem: String, _ remedy: String) {
        self.kind = kind
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }
}
