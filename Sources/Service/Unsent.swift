internal import MQTTBridge

/// What found no room and would not be told again: replies to what is no command, and how the service
/// is; in order.
struct Unsent {
    /// Beyond so many, the newest are lost: their senders ask again.
    private static let most = 10_000

    private var messages: [OutgoingMessage] = []

    /// Hands over as much as is taken.
    mutating func send(_ publish: (OutgoingMessage) -> Bool) {
        messages.removeFirst(messages.firstIndex { !publish($0) } ?? messages.count)
    }

    mutating func add(_ more: some Sequence<OutgoingMessage>) {
        for message in more {
            // The last word on a topic is what counts.
            if message.isRetained { messages.removeAll { $0.topic == message.topic } }
            if messages.count < Self.most { messages.append(message) }
        }
    }

    /// At a new connection all of that is told anew.
    mutating func forgetRetained() { messages.removeAll(where: \.isRetained) }
}
