import Foundation
import MQTTBridge

extension Broker {
    /// Runs `ecell serve` while `body` runs, and hands it over once it is online.
    ///
    /// It is 18:00 on 2026-01-12, and stays so: a second makes a millisecond there.
    ///
    /// - Parameters:
    ///   - vehicles: as in its configuration.
    ///   - connection: what its configuration says of MQTT beside the address.
    ///   - credentials: of somebody who may read its status.
    ///   - options: of the command.
    ///   - body: what is done meanwhile.
    /// - Throws: what `body` throws, or why it does not start.
    func serving(
        vehicles: String = "1", connection: String = "", to credentials: MQTTCredentials? = nil,
        _ options: [String] = [],
        _ body: (Program) async throws -> Void
    ) async throws {
        let configuration = """
            mqtt: { url: "\(settings.address.text)", \(connection) }
            clock: { start: 2026-01-12T18:00, zone: UTC }
            contacts: { site: { name: Hansen, phone: +45 12 34 56 78 } }
            vehicles: \(vehicles)

            """
        let file = folder.appendingPathComponent("service.yaml")
        try Data(configuration.utf8).write(to: file)
        var settings = settings
        settings.credentials = credentials
        settings.subscriptions = [Subscription("ecell/status/ecell")]
        var listener = Listener(settings)
        defer { listener.client.stop() }
        try await listener.online()
        var program = try Program(
            [Program.ecell, "serve", "--config", file.path, "--rate", "0.001"] + options,
            in: folder)
        defer { program.kill() }
        // Where it does not start, it has ended without a word to anybody who listens.
        _ = try await program.next()
        while case let message = try await listener.message(), message.text != "online" {}
        try await body(program)
    }

    /// Runs a broker, and `ecell serve` at it, while `body` runs.
    static func serving(
        _ body: (borrowing Broker, Program) async throws -> Void
    ) async throws {
        try await run { broker in
            let broker = broker
            try await broker.serving { try await body(broker, $0) }
        }
    }
}
