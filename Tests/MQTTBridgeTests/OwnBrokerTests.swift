import Foundation
import MQTTBridge
import Testing

@testable import Service

/// The broker that a simulator brings along: found, tried out, and gone with its owner.
@Suite(.timeLimit(.minutes(5)))
struct OwnBrokerTests {
    @Test func `it takes connections until it is stopped, and frees its port`() async throws {
        let broker = try OwnBroker()
        #expect(broker.address.text.hasPrefix("mqtt://127.0.0.1:"))
        var listener = Listener(settings(broker.address.port))
        try await listener.online()
        broker.stop()
        #expect(try await listener.offline().kind == .lost)
        broker.stop()
        listener.client.stop()
        // Nobody holds the port any more.
        try OwnBroker(ports: [broker.address.port]).stop()
    }

    @Test func `a port that is taken is passed over`() throws {
        let first = try OwnBroker()
        defer { first.stop() }
        let free = try freePort()
        let second = try OwnBroker(ports: [first.address.port, free])
        defer { second.stop() }
        #expect(second.address.port == free)
        #expect(throws: OwnBrokerError.failed(complaint: "Error: Address already in use")) {
            try OwnBroker(ports: [first.address.port])
        }
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
    func `it is gone when its owner is killed`(signal: Int32) async throws {
        let owner = Process()
        owner.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            .resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("broker-owner")
        let (input, output) = (Pipe(), Pipe())
        owner.standardInput = input
        owner.standardOutput = output
        try owner.run()
        let line = output.fileHandleForReading.availableData
        let port = try #require(UInt16(String(decoding: line.dropLast(), as: UTF8.self)))
        var listener = Listener(settings(port))
        try await listener.online()
        kill(owner.processIdentifier, signal)
        #expect(try await listener.offline().kind == .lost)
        listener.client.stop()
    }

    private func settings(_ port: UInt16) -> MQTTSettings {
        MQTTSettings(MQTTAddress(host: "127.0.0.1", port: port))
    }

    @Test func `without mosquitto the error says what to do`() {
        #expect(OwnBroker.program(among: ["/nowhere"]) == nil)
        #expect(OwnBroker.program(among: ["/nowhere", "/usr/sbin"]) == "/usr/sbin/mosquitto")
        #expect(
            OwnBrokerError.notInstalled.text == """
                no broker is named, and mosquitto is not installed. Name one with \
                `--mqtt mqtt://HOST:PORT`, or install it: `apt install mosquitto`.
                """)
        #expect(
            OwnBrokerError.failed(complaint: "Error: Address already in use").text == """
                mosquitto does not start: Error: Address already in use. Name a broker that runs \
                with `--mqtt mqtt://HOST:PORT`.
                """)
    }
}
