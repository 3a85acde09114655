import Foundation
import MQTTBridge
import Testing

/// In which order `ecell serve` answers, and to whom.
@Suite(.timeLimit(.minutes(5)))
struct InterfaceTests {
    @Test func `the state is handed to the broker before the reply`() async throws {
        try await Broker.serving { broker, _ in
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

    @Test func `a sender of MQTT 5 has its answer where it wants, with its own data`() async throws
    {
        try await Broker.serving { broker, _ in
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
