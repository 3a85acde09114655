import Foundation
import Testing

@testable import MQTTBridge

/// The client against a real mosquitto.
@Suite(.timeLimit(.minutes(5)))
struct ClientTests {
    @Test func `what a client of MQTT 5 sends arrives whole`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.subscriptions = [Subscription("ecell/+/command/#")]
            var listener = Listener(settings)
            defer { listener.client.stop() }
            #expect(try await !listener.online())
            _ = try broker.mosquittoPub(
                [
                    "-V", "mqttv5", "-q", "1", "-t", "ecell/van-1/command/hood.open", "-m", "{}",
                    "-D", "publish", "response-topic", "answers/1",
                    "-D", "publish", "correlation-data", "abc",
                    "-D", "publish", "message-expiry-interval", "60",
                    "-D", "publish", "user-property", "sender", "night shift",
                    "-D", "publish", "user-property", "reason", "frost",
                ])
            var expected = IncomingMessage("ecell/van-1/command/hood.open", Array("{}".utf8))
            expected.responseTopic = "answers/1"
            expected.correlation = Array("abc".utf8)
            expected.expiresIn = 60
            expected.userProperties = [
                .init("sender", "night shift"),
                .init("reason", "frost"),
            ]
            #expect(try await listener.message() == expected)
        }
    }

    /// Nagle's algorithm would make a command take 44 ms and not 0.5 ms.
    @Test func `what is sent does not wait until what was sent before is acknowledged`()
        async throws
    {
        try await Broker.run { broker in
            let mailbox = Mailbox(
                broker.settings, receive: { _ in }, acknowledge: { _, _ in })
            let link = try BrokerLink(broker.settings, mailbox: mailbox)
            try link.connect()
            var noDelay: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            let status = unsafe getsockopt(
                link.socket, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, &size)
            #expect(status == 0 && noDelay == 1)
        }
    }

    @Test func `what a client of MQTT 3 sends arrives, retained ones with their flag`()
        async throws
    {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.subscriptions = [Subscription("a/#")]
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            try broker.publish("a/b", "one", "-V", "mqttv311")
            try broker.publish("a/b", "two", "-V", "mqttv311", "-r")
            #expect(
                try await listener.message() == IncomingMessage("a/b", Array("one".utf8)))
            #expect(
                try await listener.message()
                    == IncomingMessage("a/b", Array("two".utf8), isRetained: true))
        }
    }
}

/// What must hold when the broker or the client goes away.
@Suite(.timeLimit(.minutes(5)))
struct ConnectionLossTests {
    @Test func `what is sent while the client is away arrives when it is back`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.clientID = "ecell-1"
            settings.subscriptions = [Subscription("a/#")]
            var first = Listener(settings)
            #expect(try await !first.online())
            first.client.stop()
            try broker.publish("a/b", "while away")
            var second = Listener(settings)
            defer { second.client.stop() }
            #expect(try await second.message().text == "while away")
            #expect(try await second.online())
        }
    }

    @Test func `after each of twenty deaths of the broker everything is subscribed again`()
        async throws
    {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.clientID = "ecell-1"
            settings.subscriptions = [Subscription("a/#"), Subscription("b")]
            settings.birth = OutgoingMessage("status", "online", isRetained: true)
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            for round in 1...20 {
                try broker.restart()
                try await listener.online()
                try broker.publish("a/b", "round \(round)")
                #expect(try await listener.message().text == "round \(round)")
                try broker.publish("b", "b \(round)")
                #expect(try await listener.message().text == "b \(round)")
                try listener.client.publish(
                    OutgoingMessage("out", "\(round)"), token: UInt64(round))
                #expect(try await listener.delivered() == UInt64(round))
            }
        }
    }

    @Test func `the last will is told after a stop, and the birth at each connect`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.will = OutgoingMessage("status", "offline", isRetained: true)
            settings.birth = OutgoingMessage("status", "online", isRetained: true)
            var watcher = try ForeignSubscriber(broker, "status", count: 2)
            var listener = Listener(settings)
            try await listener.online()
            listener.client.stop()
            #expect(try watcher.messages() == ["<status> online", "<status> offline"])
            var late = try ForeignSubscriber(broker, "status", count: 1)
            #expect(try late.messages() == ["<status> offline"])
        }
    }

    @Test func `two clients of one name throw each other out ever more slowly`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.clientID = "ecell-1"
            settings.patience = Patience()
            var first = Listener(settings)
            try await first.online()
            var second = Listener(settings)
            try await second.online()
            let (error, firstRest) = try await first.offlineAndRest()
            #expect(
                error.text == "\(settings.address.text): the connection is lost. It is tried again "
                    + "by itself. If that happens again and again, another client may be named "
                    + "`ecell-1`, too.")
            #expect(firstRest >= .seconds(1))
            _ = try await second.offlineAndRest()
            let (_, secondRest) = try await first.offlineAndRest()
            #expect(secondRest >= .seconds(2))
            first.client.stop()
            second.client.stop()
        }
    }

    @Test func `without a connection nothing is kept for later`() async throws {
        var settings = MQTTSettings(MQTTAddress(host: "127.0.0.1", port: try freePort()))
        settings.patience.shortestRest = .milliseconds(10)
        var listener = Listener(settings)
        defer { listener.client.stop() }
        let place = settings.address.text
        #expect(
            try await listener.offline().text == "\(place): nobody answers: connection refused. "
                + "Start a broker there, or name another.")
        let error = #expect(throws: MQTTError.self) {
            try listener.client.publish(OutgoingMessage("a", "b"))
        }
        #expect(
            error?.text == "\(place): there is no connection now. It is tried again by itself.")
    }

    @Test func `so much may be under way and no more, and room is told`() async throws {
        try await Broker.run { broker in
            var settings = broker.settings
            settings.mostUnderWay = 10
            var listener = Listener(settings)
            defer { listener.client.stop() }
            try await listener.online()
            var published = 0
            var error: MQTTError?
            do {
                while published < 100_000 {
                    try listener.client.publish(OutgoingMessage("a", "b"))
                    published += 1
                }
            } catch let full as MQTTError {
                error = full
            }
            #expect(error?.kind == .full)
            try await listener.next { if case .ready = $0 { () } else { nil } }
            try listener.client.publish(OutgoingMessage("a", "b"), token: 7)
            #expect(try await listener.delivered() == 7)
        }
    }

    @Test func `a message that is too large, or has an impossible topic, is refused here`()
        async throws
    {
        try await Broker.run { broker in
            var listener = Listener(broker.settings)
            defer { listener.client.stop() }
            try await listener.online()
            let client = listener.client
            let large = OutgoingMessage("a", [UInt8](repeating: 65, count: 300_000))
            let error = #expect(throws: MQTTError.self) { try client.publish(large) }
            #expect(
                error?.text == "a: the message has 300000 bytes. It may have up to 262144.")
            for topic in ["a/#", "a/+", ""] {
                let error = #expect(throws: MQTTError.self) {
                    try client.publish(OutgoingMessage(topic, "b"))
                }
                #expect(
                    error?.text == "\(topic): nothing can be published there. "
                        + "A topic is text without `+` and `#`.")
            }
        }
    }
}
