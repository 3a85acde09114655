import Foundation
import MQTTBridge
import Simulation
import Testing

/// Senders of commands who always have some under way, and keep what was answered.
///
/// What is under way when the simulator is killed waits at the broker, or in its database: it is never
/// sent again, and must be answered all the same.
struct Traffic {
    /// A reply, as far as it matters here.
    struct Reply: Decodable {
        let id: String
        let status: String
        let reason: String?
        let message: String?
    }

    private var listener: Listener
    private let topics: Topics
    private var random: SeededGenerator
    private var count = 0
    /// Ids without an answer.
    private(set) var waiting: Set<String> = []
    /// What was answered to each id; that it was there before is no answer.
    private(set) var answers: [String: String] = [:]
    private(set) var duplicateCount = 0
    /// What was last told of the recording.
    private var recording = ""
    /// The first van's last diagnosis of charging.
    private var diagnosis = ""

    static let vehicles = ["van-1", "van-2"]

    /// Returns once it hears replies.
    init(_ broker: borrowing Broker, seed: UInt64) async throws {
        topics = try Topics()
        random = SeededGenerator(seed: seed)
        var settings = broker.settings
        settings.subscriptions =
            Self.vehicles.map { [topics] in Subscription(topics.reply(of: $0)) }
            + [
                Subscription(topics.recording),
                Subscription(topics.diagnosis(of: .charging, Self.vehicles[0])),
                Subscription(topics.signal(.wallboxMeter, of: Self.vehicles[0])),
            ]
        settings.mostUnderWay = 1000
        listener = Listener(settings)
        try await listener.online()
    }

    func stop() { listener.client.stop() }

    /// A number from a range, the same for the same seed.
    mutating func pick(_ range: Range<Int>) -> Int { .random(in: range, using: &random) }

    /// Sends until so many are under way.
    mutating func fill(_ most: Int) throws {
        while waiting.count < most { try sendAny() }
    }

    private mutating func sendAny() throws {
        count += 1
        let (name, arguments) = Self.commands[pick(0..<Self.commands.count)]
        let vehicle = Self.vehicles[pick(0..<Self.vehicles.count)]
        let copies = pick(0..<5) == 0 ? 2 : 1
        for _ in 0..<copies { try send(name, arguments, id: "\(count)", to: vehicle) }
    }

    /// Sends a command.
    mutating func send(
        _ name: CommandName, _ arguments: String = "", id: String, to vehicle: String = "van-1"
    ) throws {
        try listener.client.publish(
            OutgoingMessage(
                topics.command(name, to: vehicle), "{\"id\":\"\(id)\"\(arguments)}"))
        waiting.insert(id)
    }

    // MARK: Hearing

    /// The next reply.
    mutating func reply() async throws -> Reply {
        while true {
            let message = try await hear()
            guard message.topic.hasSuffix("/reply") else { continue }
            let reply = try JSONDecoder().decode(Reply.self, from: Data(message.payload))
            note(reply)
            return reply
        }
    }

    /// Keeps eight commands under way until so many are answered.
    mutating func flow(until count: Int, countingRepeated: Bool) async throws {
        var left = count
        while left > 0 {
            try fill(8)
            let before = answers.count
            _ = try await reply()
            if countingRepeated || answers.count > before { left -= 1 }
        }
    }

    /// Waits until it is told that recording works, or does not.
    ///
    /// - Returns: the whole message.
    @discardableResult
    mutating func recording(_ status: String) async throws -> String {
        while !recording.contains("\"status\":\"\(status)\"") { _ = try await hear() }
        return recording
    }

    /// Waits until the first van's diagnosis of charging warns, or does not.
    mutating func diagnosis(warns: Bool) async throws {
        let warning = #""warnings":[{"warning":"notRecorded""#
        while diagnosis.isEmpty || diagnosis.contains(warning) != warns { _ = try await hear() }
    }

    /// What the first van's meter shows the next time that it is told.
    mutating func meter() async throws -> Double {
        while true {
            let message = try await hear()
            guard message.topic == topics.signal(.wallboxMeter, of: Self.vehicles[0]) else {
                continue
            }
            return try #require(Double(message.text))
        }
    }

    private mutating func hear() async throws -> IncomingMessage {
        let message = try await listener.message()
        switch message.topic {
        case topics.recording: recording = message.text
        case topics.diagnosis(of: .charging, Self.vehicles[0]): diagnosis = message.text
        default: break
        }
        return message
    }

    /// An answer may come again after a restart, but always says the same.
    private mutating func note(_ reply: Reply) {
        guard reply.status != "duplicate" else { return duplicateCount += 1 }
        let first = answers.updateValue(reply.status, forKey: reply.id)
        #expect(first == nil || first == reply.status, "\(reply)")
        waiting.remove(reply.id)
    }

    private static let commands: [(CommandName, String)] = [
        (.plugInsert, ""), (.cardPresent, ",\"card\":\"\(ServeProcess.card)\""),
        (.plugInsert, ""), (.cardPresent, ",\"card\":\"\(ServeProcess.card.lowercased())\""),
        (.plugUnlock, ""), (.plugRemove, ""), (.hoodOpen, ""), (.hoodClose, ""), (.hoodClose, ""),
        (.mainsOff, ""), (.mainsOn, ""), (.mainsOn, ""), (.climateStartNow, ""),
        (.chargingStop, ""), (.chargingStart, ""), (.vehicleDrive, ",\"distance\":30"),
        (.worldSet, ",\"vehicle.soc\":35"), (.departureSet, ",\"time\":\"07:00\""),
    ]
}

/// Random numbers that are the same for the same seed (xorshift).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_f491_4f6c_dd1d
    }
}
