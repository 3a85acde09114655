import Logging
import MQTTBridge
import ScenarioRunner
import Service
import Simulation
import Testing

/// A simulator whose broker is killed again and again in the middle of its work.
@Suite(.timeLimit(.minutes(5)))
struct OutageTests {
    private static let start = Instant(milliseconds: 1_768_240_800_000)

    @Test func `through twenty outages of the broker every command has its effect once`()
        async throws
    {
        try await Broker.run { broker in
            let service = try Self.service(broker)
            defer { service.stop() }
            var driver = Driver(broker.settings)
            defer { driver.stop() }
            try await driver.listen { $0["ecell/status/ecell"] == "online" }
            try await driver.send("clock.pause")
            let before = try await driver.time(of: "hood.open")
            for outage in 1...20 {
                // Three times in four the command is under way.
                let id = driver.publish("clock.advance", "\"duration\":\"1 min\"")
                if outage % 4 == 0 { try await driver.reply(to: id) }
                try broker.restart()
                if outage % 4 != 0 { try await driver.reply(to: id) }
            }
            // Each has moved the clock, and none has moved it twice.
            let after = try await driver.time(of: "hood.close")
            #expect(after - before == .minutes(20))
            // Whoever comes now finds everything as it is.
            try broker.restart()
            var late = Driver(broker.settings)
            defer { late.stop() }
            try await late.listen {
                $0["ecell/van-1/signal/vehicle.hood"] == "closed"
                    && $0["ecell/van-1/state"]?.contains("\"at\":\"\(after.isoText)\"") == true
                    && $0["ecell/status/ecell"] == "online"
            }
        }
    }

    private static func service(_ broker: borrowing Broker) throws -> LiveService {
        var configuration = ServiceConfiguration(vehicles: 1)
        configuration.allowsClock = true
        var logger = Logger(label: "outage")
        // An outage is an error to it, and here wanted.
        logger.logLevel = .critical
        return try LiveService(
            configuration, broker.settings, now: start, version: "1", logger: logger)
    }
}

/// Somebody who sends a command again until it is answered, as every good sender does.
private struct Driver {
    /// The last message on each topic.
    private(set) var heard: [String: String] = [:]
    private var listener: Listener
    private var count = 0
    /// What has no answer yet.
    private var open: OutgoingMessage?

    init(_ settings: MQTTSettings) {
        var settings = settings
        settings.subscriptions = [Subscription("ecell/#", retained: .always)]
        listener = Listener(settings)
    }

    func stop() { listener.client.stop() }

    /// Sends a command, and waits for its reply.
    @discardableResult
    mutating func send(_ name: String) async throws -> String {
        try await reply(to: publish(name))
    }

    /// When a command had its effect.
    mutating func time(of name: String) async throws -> Instant {
        let reply = try await send(name)
        let parts = try #require(reply.firstRange(of: "\"at\":\"").map { reply[$0.upperBound...] })
        return try #require(Instant(iso: String(parts.prefix { $0 != "\"" })))
    }

    /// - Returns: the id of the message.
    mutating func publish(_ name: String, _ arguments: String? = nil) -> String {
        count += 1
        let members = ["\"id\":\"\(count)\"", arguments].compactMap(\.self)
        let message = OutgoingMessage(
            "ecell/van-1/world/\(name)", "{" + members.joined(separator: ",") + "}")
        open = message
        try? listener.client.publish(message)
        return "\(count)"
    }

    @discardableResult
    mutating func reply(to id: String) async throws -> String {
        let beginning = "{\"id\":\"\(id)\","
        try await listen { $0["ecell/van-1/reply"]?.hasPrefix(beginning) == true }
        let reply = heard["ecell/van-1/reply"] ?? ""
        #expect(
            reply.contains("\"status\":\"accepted\"") || reply.contains("\"status\":\"duplicate\""),
            "\(reply)")
        open = nil
        return reply
    }

    /// Waits for messages after which something holds.
    mutating func listen(until holds: ([String: String]) -> Bool) async throws {
        while !holds(heard) {
            let message = try await listener.next { news -> IncomingMessage?? in
                switch news {
                case .message(let message): .some(message)
                case .online: .some(nil)
                case .delivered, .refused, .ready, .offline, .stopped: nil
                }
            }
            if let message { heard[message.topic] = message.text }
            // Whether it has arrived nobody knows.
            if message == nil || message?.topic == "ecell/status/ecell", let open {
                try? listener.client.publish(open)
            }
        }
    }
}
