import Foundation
import MQTTBridge
import Simulation
import Testing

/// The vocabulary over MQTT: each command is sent by `mosquitto_pub` to a van of its own, and
/// `mosquitto_sub` hears what `ecell serve` replies.
@Suite(.timeLimit(.minutes(5)))
struct CommandTableTests {
    @Test func `each command is accepted, and what is unmet is told`() async throws {
        try await check(options: ["--allow-clock"]) { $0.trial.accepted }
    }

    @Test func `each command that a rule can stand against is refused, and told by which`()
        async throws
    {
        try await check { $0.trial.refused }
        let others = CommandName.allCases.filter { $0.trial.refused == nil }
        #expect(others.allSatisfy { $0.row.origin == .world })
    }

    @Test func `each command with a wrong argument is told what would be right`() async throws {
        try await check(options: ["--allow-clock"]) { name in
            name.trial.invalid ?? .invalid("\"now\":true", "`\(name.word)` takes no arguments")
        }
    }

    /// A message, and the reply to it.
    private struct Exchange {
        let topic: String
        let payload: String
        let reply: String

        init(
            _ number: Int, _ name: CommandName, _ arguments: String, to vehicle: String,
            answer: String
        ) throws {
            topic = try Topics().command(name, to: vehicle)
            payload = "{\"id\":\"\(number)\"\(arguments.isEmpty ? "" : ",")\(arguments)}"
            reply =
                "<ecell/\(vehicle)/reply> {\"id\":\"\(number)\",\"command\":\(name.word.json),"
                + "\"status\":\(answer)"
        }
    }

    private func check(
        options: [String] = [], _ pick: (CommandName) -> CommandTrial.Case?
    ) async throws {
        var vehicles: [String] = []
        var exchanges: [Exchange] = []
        for name in CommandName.allCases {
            guard let trial = pick(name) else { continue }
            let vehicle = name.word.replacing(".", with: "-")
            // Without a wallbox nothing of it can be set.
            let wallbox = trial.answer.contains("noWallbox") ? "wallbox: none" : ""
            vehicles.append("\(vehicle): { \(wallbox) }")
            let before = trial.before.map { ($0, $1, "\"accepted\"") }
            for (name, arguments, answer) in before + [(name, trial.arguments, trial.answer)] {
                exchanges.append(
                    try Exchange(exchanges.count, name, arguments, to: vehicle, answer: answer))
            }
        }
        try await Broker.run { broker in
            try await broker.serving(
                vehicles: "{ \(vehicles.joined(separator: ", ")) }",
                connection: "signals: off, discovery: off", options
            ) { _ in
                let replies = try await Self.send(exchanges, broker)
                for (exchange, reply) in zip(exchanges, replies) {
                    let lasting = reply.replacing(/"at":"[^"]*","sequence":\d+/, with: "…")
                    // What only comes before need not be compared to its end.
                    let isBefore = exchange.reply.hasSuffix("\"accepted\"")
                    #expect(
                        (isBefore ? String(lasting.prefix(exchange.reply.count)) : lasting)
                            == exchange.reply)
                }
            }
        }
    }

    /// Sends one after the other, every second from a client of MQTT 3.
    ///
    /// - Returns: as many replies.
    private static func send(
        _ exchanges: [Exchange], _ broker: borrowing Broker
    ) async throws -> [String] {
        let place = ["-h", "127.0.0.1", "-p", "\(broker.port)", "-q", "1"]
        // With `-d` it says when it has subscribed; without stdbuf it would say so at the end.
        var subscriber = try Program(
            ["stdbuf", "-oL", "mosquitto_sub"] + place
                + ["-t", "ecell/+/reply", "-d", "-F", "<%t> %p"], in: broker.folder)
        defer { subscriber.kill() }
        while try await !subscriber.next().contains("Subscribed (mid") {}
        let script = exchanges.enumerated().map { number, exchange in
            "mosquitto_pub \(place.joined(separator: " ")) "
                + "-V \(number % 2 == 0 ? "mqttv5" : "mqttv311") "
                + "-t \(exchange.topic) -m '\(exchange.payload)'"
        }
        let publisher = try Program(
            ["bash", "-c", script.joined(separator: "\n")], in: broker.folder)
        defer { publisher.kill() }
        var replies: [String] = []
        while replies.count < exchanges.count {
            let line = try await subscriber.next()
            if line.hasPrefix("<") { replies.append(line) }
        }
        return replies
    }
}
