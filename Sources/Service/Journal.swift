internal import Live
internal import MQTTBridge
internal import Simulation

/// Keeps what was answered, and what is still to be told.
protocol Journal {
    /// Takes a step, with what is to be told of it, all or nothing.
    mutating func keep(_ step: Step, _ messages: [OutgoingMessage]) throws

    /// What the first submission of that id came to.
    func firstReply(to id: String, vehicle: String) throws -> FirstReply?

    /// What the broker does not have yet, in order.
    func outbox(after number: Int64, limit: Int) throws -> [Pending]

    /// Forgets what the broker has.
    mutating func delivered(_ numbers: [Int64]) throws

    /// When a vehicle is due to be kept though nothing happens.
    func checkpointDue(_ vehicle: String) -> Instant?

    /// Forgets a piece of what happened before an instant.
    ///
    /// - Returns: whether nothing is left to forget.
    mutating func removeHistory(before instant: Instant, now: Instant) throws -> Bool
}

/// A message that the broker does not have yet; later ones have higher numbers.
struct Pending {
    let number: Int64
    let message: OutgoingMessage
}

/// Keeps in memory, for as long as this process lives.
struct MemoryJournal: Journal {
    /// Older ones are forgotten.
    private static let mostIDs = 100_000
    private static let mostMessages = 10_000

    private struct ID: Hashable {
        let vehicle: String
        let id: String
    }

    private var replies: [ID: FirstReply] = [:]
    /// The ids in the order in which they came; the first of them are forgotten already.
    private var ids: [ID] = []
    private var messages: [Pending] = []
    private var number: Int64 = 0

    mutating func keep(_ step: Step, _ messages: [OutgoingMessage]) {
        for reply in step.replies { note(reply) }
        for message in messages {
            number += 1
            self.messages.append(Pending(number: number, message: message))
        }
        if self.messages.count > 2 * Self.mostMessages {
            self.messages.removeFirst(self.messages.count - Self.mostMessages)
        }
    }

    private mutating func note(_ reply: Reply) {
        guard let id = reply.submission.id, reply.first == nil else { return }
        let key = ID(vehicle: reply.submission.vehicle, id: id)
        if replies[key] != nil {
            // The second reply to a command that has waited for the link.
            replies[key]?.status = reply.status
            return
        }
        replies[key] = FirstReply(content: reply.submission.content, status: reply.status)
        ids.append(key)
        if ids.count > 2 * Self.mostIDs {
            for old in ids.prefix(Self.mostIDs) { replies[old] = nil }
            ids.removeFirst(Self.mostIDs)
        }
    }

    func firstReply(to id: String, vehicle: String) -> FirstReply? {
        replies[ID(vehicle: vehicle, id: id)]
    }

    func outbox(after number: Int64, limit: Int) -> [Pending] {
        // Few are under way: what comes after them is found quickly from the end.
        let first = messages.lastIndex { $0.number <= number }.map { $0 + 1 } ?? 0
        return Array(messages[first...].prefix(limit))
    }

    mutating func delivered(_ numbers: [Int64]) {
        let gone = Set(numbers)
        messages.removeAll { gone.contains($0.number) }
    }

    func checkpointDue(_ vehicle: String) -> Instant? { nil }

    func removeHistory(before instant: Instant, now: Instant) -> Bool { true }
}
