import Foundation
import MQTTBridge
import Simulation
import Testing

/// `ecell serve` as somebody sees it who talks to it through a broker.
@Suite(.timeLimit(.minutes(5)))
struct ServeTests {
    /// Starts it with one van, and hands over somebody who has subscribed to topics and the status.
    private func serve(
        _ filters: String..., body: (inout Listener, Program) async throws -> Void
    ) async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.subscriptions = (["ecell/status/ecell"] + filters).map { Subscription($0) }
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            try await broker.serving { program in
                try await listener.hear("ecell/status/ecell", "online")
                try await body(&listener, program)
            }
        }
    }

    @Test func `it says goodbye when it is asked to end`() async throws {
        try await serve { listener, program in
            #expect(await program.end() == 0)
            let last = try await listener.message()
            #expect(last.text == "offline")
        }
    }

    @Test func `it ends in peace where two signals come at once`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.subscriptions = [Subscription("ecell/status/ecell")]
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            let serve = try SendAndWatchTests.Running(["serve", "--mqtt", settings.address.text])
            try await listener.hear("ecell/status/ecell", "online")
            for signal in [SIGTERM, SIGINT] { _ = kill(serve.process.processIdentifier, signal) }
            #expect(try serve.outcome().errors.hasSuffix("[Service] stopped\n"))
        }
    }

    @Test func `a remote command waits for the link, and is answered again when it returns`()
        async throws
    {
        try await serve("ecell/van-1/reply") { listener, _ in
            let sent = [
                ("world/link.drop", "1"), ("command/climate.setTarget", "2"),
                ("world/link.restore", "3"),
            ]
            for (topic, id) in sent {
                let target = id == "2" ? ",\"temperature\":24" : ""
                try listener.client.publish(
                    OutgoingMessage("ecell/van-1/\(topic)", "{\"id\":\"\(id)\"\(target)}"))
            }
            var replies: [[String]] = []
            for _ in 1...4 {
                let reply = try await listener.message()
                let written = try Written(json: reply.payload)
                replies.append(["id", "status"].map { written.text($0) })
            }
            #expect(
                replies == [
                    ["1", "accepted"], ["2", "queued"], ["3", "accepted"], ["2", "accepted"],
                ])
        }
    }

    @Test(arguments: ["0", "1000000", "nan"])
    func `a rate is refused as the configuration refuses it`(_ rate: String) throws {
        let outcome = try SendAndWatchTests.Running(["serve", "--rate", rate]).outcome()
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix(
                "Error: `--rate` is \(rate); it must be a number in 0.000001–100000\n"),
            "\(outcome.errors)")
    }

    @Test func `what an earlier run has left at the broker is cleared`() async throws {
        try await Broker.run { broker in
            let about = "ecell/van-9/about"
            try broker.publish(about, #"{"vehicle":"van-9","instance":"ecell"}"#, "-r")
            var settings = broker.settings
            settings.subscriptions = [Subscription(about)]
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            try await broker.serving { _ in try await listener.hear(about, "") }
        }
    }

    @Test func `Home Assistant is told of the van, and again when it starts`() async throws {
        let discovery = Discovery(try Topics(), publishesSignals: true, version: "")
        let expected = Set(discovery.messages(for: "van-1", preset: "eVito-41").map(\.topic))
        #expect(expected.count > 50)
        try await serve("homeassistant/#") { listener, _ in
            try await listener.hear(all: expected)
            try listener.client.publish(OutgoingMessage("homeassistant/status", "online"))
            try await listener.hear(all: expected)
        }
    }
}

extension Listener {
    /// Waits for a message.
    fileprivate mutating func hear(_ topic: String, _ text: String) async throws {
        while case let message = try await message(), message.topic != topic || message.text != text
        {}
    }

    /// Waits until something has come on each of the topics.
    fileprivate mutating func hear(all topics: Set<String>) async throws {
        var missing = topics
        while !missing.isEmpty { missing.remove(try await message().topic) }
    }
}

extension Written {
    /// A member of an object, as text.
    fileprivate func text(_ name: String) -> String {
        guard case .map(let entries) = self,
            case .text(let text) = entries.first(where: { $0.name == name })?.value
        else { return "" }
        return text
    }
}
