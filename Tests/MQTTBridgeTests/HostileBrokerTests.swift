import Foundation
import MQTTBridge
import Testing

/// A broker that means harm, or is none: the client stays alive and says what it found.
@Suite(.timeLimit(.minutes(5)))
struct HostileBrokerTests {
    /// CONNACK of MQTT 5: accepted, no properties.
    static let welcome: [UInt8] = [0x20, 3, 0, 0, 0]

    static let harm: [(what: String, answers: [[UInt8]], kinds: [MQTTError.Kind])] = [
        ("another protocol", [Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)], [.unreachable]),
        ("a refusal", [[0x20, 3, 0, 0x87, 0]], [.credentials]),
        ("MQTT 3 only", [[0x20, 2, 0, 1]], [.dialect]),
        ("a refusal without a reason", [[0x20, 2, 0, 0x80]], [.dialect, .forbidden, .lost]),
        ("an acknowledgement cut short", [[0x20, 1, 0]], [.dialect, .lost]),
        // The library's number for the first subscription is 1.
        (
            "no reason for a subscription", [welcome, [0x90, 3, 0, 1, 0]],
            [.forbidden, .dialect, .lost]
        ),
        ("a denied subscription", [welcome, [0x90, 4, 0, 1, 0, 0x87]], [.forbidden]),
        ("a subscription cut short", [welcome, [0x90, 1, 0]], [.dialect, .lost]),
        ("a message without a topic", [welcome, [0x30, 0]], [.dialect, .lost]),
        (
            "a topic that is not UTF-8", [welcome, [0x30, 6, 0, 2, 0xff, 0xfe, 0, 65]],
            [.dialect, .lost]
        ),
        (
            "a length without end", [welcome, [0x30, 0xff, 0xff, 0xff, 0xff, 0xff]],
            [.dialect, .lost]
        ),
        ("a goodbye", [welcome, [0xe0, 2, 0x8b, 0]], [.lost]),
    ]

    @Test(arguments: harm)
    func `the client names what is wrong, and tries again`(
        _ what: String, _ answers: [[UInt8]], _ kinds: [MQTTError.Kind]
    ) async throws {
        let broker = try FakeBroker(answers: answers)
        var settings = MQTTSettings(MQTTAddress(host: "127.0.0.1", port: broker.port))
        settings.patience.shortestRest = .milliseconds(20)
        settings.patience.answer = .seconds(1)
        settings.subscriptions = [Subscription("a")]
        var listener = Listener(settings)
        defer { listener.client.stop() }
        for _ in 1...2 {
            let error = try await listener.offline()
            #expect(kinds.contains(error.kind), "\(what): \(error.text)")
        }
    }

    @Test func `who says nothing is not waited for without end`() async throws {
        let broker = try FakeBroker(answers: [])
        var settings = MQTTSettings(MQTTAddress(host: "127.0.0.1", port: broker.port))
        settings.patience.answer = .milliseconds(200)
        var listener = Listener(settings)
        defer { listener.client.stop() }
        let error = try await listener.offline()
        #expect(
            error.text == "\(settings.address.text): the broker does not answer. Check that it is "
                + "an MQTT broker, and that encryption is meant there or is not.")
    }
}
