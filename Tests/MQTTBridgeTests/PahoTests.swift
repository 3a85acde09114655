import Foundation
import MQTTBridge
import Testing

/// Python's paho-mqtt as a foreign client of `ecell serve`, in both versions of the protocol.
@Suite(.timeLimit(.minutes(5)))
struct PahoTests {
    /// Sends a command, waits for its replies, prints them; only MQTT 5 can say where else it wants
    /// them.
    static let script = """
        import sys
        import paho.mqtt.client as mqtt
        from paho.mqtt.packettypes import PacketTypes
        from paho.mqtt.properties import Properties
        port, version = int(sys.argv[1]), int(sys.argv[2])
        expected = ["ecell/van-1/reply"]
        properties = None
        if version == mqtt.MQTTv5:
            expected.append("answers/paho")
            properties = Properties(PacketTypes.PUBLISH)
            properties.ResponseTopic = expected[1]
            properties.CorrelationData = bytes([0, 255, 7])
        client = mqtt.Client(protocol=version)
        def subscribed(client, *rest):
            client.publish("ecell/van-1/world/hood.open", '{"id": "%d"}' % version, 1, False, properties)
        def received(client, context, message):
            data = getattr(message.properties, "CorrelationData", b"") if properties else b""
            print(message.topic, message.payload.decode(), message.retain, data.hex())
            expected.remove(message.topic)
            if not expected:
                client.disconnect()
        client.on_connect = lambda client, *rest: client.subscribe([(topic, 1) for topic in expected])
        client.on_subscribe = subscribed
        client.on_message = received
        client.connect("127.0.0.1", port)
        client.loop_forever()
        """

    @Test func `a command is answered to a client of MQTT 3 and to one of MQTT 5`() async throws {
        try await Broker.serving { broker, _ in
            let three = try await Self.run(broker, version: 4)
            #expect(three == ["ecell/van-1/reply \(Self.reply(id: 4, changed: true)) 0 "])
            let five = try await Self.run(broker, version: 5)
            let reply = Self.reply(id: 5, changed: false)
            #expect(
                five == ["ecell/van-1/reply \(reply) 0 00ff07", "answers/paho \(reply) 0 00ff07"])
        }
    }

    private static func reply(id: Int, changed: Bool) -> String {
        "{\"id\":\"\(id)\",\"command\":\"hood.open\",\"status\":\"accepted\",…,"
            + "\"changed\":\(changed),\"unmet\":[],\"startsAt\":null}"
    }

    /// - Returns: what it prints, without `at` and `sequence`.
    private static func run(
        _ broker: borrowing Broker, version: Int
    ) async throws -> [String] {
        // Debian's, which has Debian's package.
        var paho = try Program(
            ["/usr/bin/python3", "-W", "ignore", "-c", script, "\(broker.port)", "\(version)"],
            in: broker.folder)
        defer { paho.kill() }
        return try await paho.next(version == 5 ? 2 : 1).map {
            $0.replacing(/"at":"[^"]*","sequence":\d+/, with: "…")
        }
    }
}
