import Foundation
import MQTTBridge
import Simulation
import Testing

/// The interface as a foreign client sees it: `mosquitto_pub` sends, `mosquitto_sub` hears.
@Suite(.timeLimit(.minutes(5)))
struct InterfaceTests {
    @Test func `every command of the vocabulary is understood and answered`() async throws {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            var replies = try ForeignSubscriber(
                broker, "ecell/van-1/reply", count: CommandName.allCases.count)
            for (number, name) in CommandName.allCases.enumerated() {
                let entries = [Written.Entry("id", .text("\(number)"))] + name.sample
                // One in two comes from a client of MQTT 3.
                try broker.publish(
                    simulator.topics.command(name, to: "van-1"), Written.map(entries).json,
                    "-V", number % 2 == 0 ? "mqttv5" : "mqttv311")
            }
            for (number, message) in try replies.messages().enumerated() {
                let name = CommandName.allCases[number].word
                let beginning = "<ecell/van-1/reply> {\"id\":\"\(number)\",\"command\":\"\(name)\","
                #expect(message.hasPrefix(beginning))
                #expect(
                    message.dropFirst(beginning.count).hasPrefix("\"status\":\"accepted\"")
                        || message.dropFirst(beginning.count).hasPrefix("\"status\":\"refused\""),
                    "\(message)")
            }
        }
    }

    /// A message that means harm or nothing, and what is answered.
    struct Hostile: Sendable {
        let topic: String
        let payload: [UInt8]
        let isRetained: Bool
        let answer: String

        init(
            _ topic: String, _ payload: [UInt8], isRetained: Bool = false, _ message: String
        ) {
            self.topic = "ecell/van-1/world/\(topic)"
            self.payload = payload
            self.isRetained = isRetained
            answer =
                "\"command\":\(topic.json),\"status\":\"invalid\",\"message\":\(message.json)}"
        }
    }

    static let hostile: [Hostile] = [
        Hostile(
            "weather.set", Array("{\"temperature\":1e9}".utf8),
            "`temperature` is 1000000000 °C; it must lie in -50–60 °C"),
        Hostile(
            "hood.open", [UInt8](repeating: UInt8(ascii: "["), count: 5000),
            "the payload is nested deeper than 8 levels"),
        Hostile(
            "hood.open", [UInt8](repeating: 32, count: 9000),
            "the payload has 9000 bytes; it may have up to 8192"),
        Hostile("hood.open", [0xff, 0xfe], "the payload is not UTF-8"),
        Hostile(
            "hood.open", Array("{}".utf8), isRetained: true,
            "a retained command has no effect; send it without the retain flag"),
        Hostile(
            "../hood.open", [], "unknown command `../hood.open`; did you mean `hood.open`?"),
        Hostile("'; DROP TABLE", [], "unknown command `'; DROP TABLE`"),
        Hostile(
            "hood.open", Array("{\"id\":\"\\u001b[31m\",\"a\":1}".utf8),
            "`hood.open` takes no arguments"),
    ]

    @Test func `whatever is sent is answered or dropped, and the next command works`() async throws
    {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            var replies = try ForeignSubscriber(
                broker, "ecell/van-1/reply", count: Self.hostile.count + 1)
            for (number, message) in Self.hostile.enumerated() {
                let file = broker.folder.appendingPathComponent("payload-\(number)")
                try Data(message.payload).write(to: file)
                let outcome = try broker.mosquittoPub(
                    ["-q", "1", "-t", message.topic, "-f", file.path]
                        + (message.isRetained ? ["-r"] : []))
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            // Nobody is answered: clearing a retained topic, what is no command, and what is too
            // large for the broker to hand on.
            _ = try broker.mosquittoPub(["-t", "ecell/van-1/world/hood.open", "-n", "-r"])
            try broker.publish("ecell/van-1/state", "{}")
            try broker.publish(
                "ecell/van-1/world/hood.open", String(repeating: " ", count: 100_000))
            let huge = broker.folder.appendingPathComponent("huge")
            try Data(repeating: 32, count: 400_000).write(to: huge)
            _ = try broker.mosquittoPub(
                ["-q", "1", "-t", "ecell/van-1/world/hood.open", "-f", huge.path])
            let heard = try replies.messages()
            for (message, hostile) in zip(heard, Self.hostile) {
                #expect(message.contains(hostile.answer), "\(message)")
            }
            #expect(heard.last?.contains("the payload has 100000 bytes") == true)
            var next = try ForeignSubscriber(broker, "ecell/van-1/reply", count: 1)
            try broker.publish("ecell/van-1/world/hood.open", "")
            #expect(try next.messages().first?.contains("\"status\":\"accepted\"") == true)
        }
    }

    @Test func `the state is handed to the broker before the reply`() async throws {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            var settings = broker.settings
            settings.subscriptions = [Subscription("ecell/van-1/+")]
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            try broker.publish("ecell/van-1/world/hood.open", "")
            var state = ""
            while true {
                let message = try await listener.message()
                if message.topic == "ecell/van-1/state" { state = message.text }
                if message.topic == "ecell/van-1/reply" { break }
            }
            #expect(state.contains("\"vehicle.hood\":\"open\""))
        }
    }

    @Test func `a command is answered at once, and not after the 44 ms of Nagle's algorithm`()
        async throws
    {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            var settings = broker.settings
            settings.subscriptions = [Subscription("ecell/van-1/reply")]
            var sender = Listener(settings)
            defer { sender.client.stop() }
            try await sender.online()
            let topic = simulator.topics.command(.hoodOpen, to: "van-1")
            var times: [Duration] = []
            for _ in 1...51 {
                let start = ContinuousClock.now
                try sender.client.publish(OutgoingMessage(topic, ""))
                _ = try await sender.message()
                times.append(start.duration(to: .now))
            }
            #expect(times.sorted()[25] < .milliseconds(30))
        }
    }

    @Test func `a sender of MQTT 5 has its answer where it wants, with its own data`() async throws
    {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            var settings = broker.settings
            settings.subscriptions = [Subscription("answers/#")]
            var sender = Listener(settings)
            defer { sender.client.stop() }
            try await sender.online()
            try sender.client.publish(
                OutgoingMessage(
                    "ecell/van-1/world", Array("{\"command\":\"hood.open\"}".utf8),
                    correlation: [0, 255, 7], responseTopic: "answers/me"))
            let answer = try await sender.message()
            #expect(answer.topic == "answers/me")
            #expect(answer.correlation == [0, 255, 7])
            #expect(answer.text.contains("\"status\":\"accepted\""))
        }
    }
}

extension CommandName {
    /// Arguments that the catalog allows.
    fileprivate var sample: [Written.Entry] {
        if self == .worldSet { return [.init("vehicle.soc", .number(40))] }
        return row.parameters.filter(\.isRequired).map { parameter in
            let value: Written =
                switch parameter.kind {
                case .word(let words): .text(words[0])
                case .quantity(_, let range), .steps(_, let range, _): .number(range.lowerBound)
                case .oneOf(_, let values): .number(values[0])
                case .number: .number(1)
                case .duration: .text("1 h")
                case .timeOfDay: .text(parameter.name == "to" ? "08:30" : "07:30")
                case .date: .text("2026-01-13")
                case .days: .list([.text("mon")])
                case .name: .text("1")
                case .card: .text("04A1B2C3")
                case .assignments: .map([])
                }
            return .init(parameter.name, value)
        }
    }
}
