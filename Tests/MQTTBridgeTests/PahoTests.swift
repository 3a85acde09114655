import Foundation
import MQTTBridge
import Testing

/// Python's paho-mqtt as a foreign client, in both versions of the protocol.
@Suite(.timeLimit(.minutes(5)))
struct PahoTests {
    /// Sends a command, waits for its reply, prints it.
    static let script = """
        import sys
        import paho.mqtt.client as mqtt
        port, version = int(sys.argv[1]), int(sys.argv[2])
        client = mqtt.Client(protocol=version)
        def subscribed(client, *rest):
            client.publish("ecell/van-1/world/hood.open", '{"id": "%d"}' % version, qos=1)
        def received(client, context, message):
            print(message.topic, message.payload.decode(), message.retain)
            client.disconnect()
        client.on_connect = lambda client, *rest: client.subscribe("ecell/van-1/reply", 1)
        client.on_subscribe = subscribed
        client.on_message = received
        client.connect("127.0.0.1", port)
        client.loop_forever()
        """

    @Test func `a command is answered to a client of MQTT 3 and to one of MQTT 5`() async throws {
        try await Broker.run { broker in
            let simulator = try await SmallSimulator(broker)
            defer { simulator.stop() }
            for (version, changed) in [(4, true), (5, false)] {
                let output = try Self.run(broker.port, version, in: broker.folder)
                #expect(
                    output.hasPrefix(
                        "ecell/van-1/reply {\"id\":\"\(version)\",\"command\":\"hood.open\","
                            + "\"status\":\"accepted\",\"at\":\"2026-01-12T18:00:00.000Z\","),
                    "\(output)")
                #expect(output.contains("\"changed\":\(changed),"))
                #expect(output.hasSuffix("} 0\n"))
            }
        }
    }

    private static func run(_ port: UInt16, _ version: Int, in folder: URL) throws -> String {
        let file = folder.appendingPathComponent("paho-\(version)")
        try Data().write(to: file)
        let process = Process()
        // Debian's, which has Debian's package.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, "\(port)", "\(version)"]
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: file, encoding: .utf8)
    }
}
