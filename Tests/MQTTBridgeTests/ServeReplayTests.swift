import Foundation
import MQTTBridge
import Recording
import Simulation
import Testing

/// What `ecell serve` has recorded is lived again, and becomes a test.
@Suite(.timeLimit(.minutes(5)))
struct ServeReplayTests {
    @Test func `a life over MQTT replays, and is a scenario, whole or small`() async throws {
        try await Broker.run { broker in
            let serve = try await recorded(broker)
            let replay = try SendAndWatchTests.Running(["replay", "--database", serve.database])
                .outcome()
            #expect(replay.status == 0)
            let lines = replay.output.split(separator: "\n")
            #expect(lines.map { $0.prefix(7) } == ["van-1: ", "van-2: "])
            #expect(lines.allSatisfy { $0.contains(" events are the same, from ") })

            let whole = try scenario("whole.yaml", in: serve)
            #expect(whole.contains("- do: plug.insert"))
            #expect(whole.contains("- do: hood.open"))
            let small = try scenario("small.yaml", in: serve, "--minimize", "charging.blockedBy")
            let steps = small.split(separator: "\n").filter { $0.contains("- do:") }
            #expect(steps == ["  - do: plug.insert", "  - do: hood.open"])
            #expect(small.contains("charging.unmet: [hoodClosed, cardAccepted]"))
        }
    }

    @Test func `while serve has the vehicles, no other has them, and nobody is forgotten`()
        async throws
    {
        try await Broker.run { broker in
            var first = try ServeProcess(broker)
            var second = first
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try first.start()
            try await traffic.recording("ok")
            try await give(.hoodOpen, "", &traffic)
            try second.start()
            #expect(await second.ended() == 3)
            let alive = "\(RecordingError.alive(path: first.database).message)\n"
            #expect(try first.errors().hasSuffix(alive))
            let erase = ["privacy", "erase", "--database", first.database, "--vehicle", "van-1"]
            let refused = try SendAndWatchTests.Running(erase).outcome()
            #expect(refused == .init(status: 3, output: "", errors: alive))
            #expect(await first.end(by: SIGKILL) == SIGKILL)
            let erased = try SendAndWatchTests.Running(erase).outcome()
            #expect(erased.output.hasPrefix("removed: the card of 0 sessions, 1 commands, "))
        }
    }

    /// A van that charged until its hood was opened; its simulator has stopped.
    private func recorded(_ broker: borrowing Broker) async throws -> ServeProcess {
        var serve = try ServeProcess(broker)
        var traffic = try await Traffic(broker, seed: 1)
        defer { traffic.stop() }
        try serve.start()
        try await traffic.recording("ok")
        let card = ",\"card\":\"\(ServeProcess.card)\""
        let commands: [(CommandName, String)] = [
            (.climateActivate, ""), (.plugInsert, ""), (.cardPresent, card),
            (.departureSet, ",\"time\":\"07:00\",\"days\":[\"mon\",\"fri\"]"),
            (.chargingSetTarget, ",\"soc\":80"),
        ]
        for (name, arguments) in commands { try await give(name, arguments, &traffic) }
        while try await traffic.meter() == 0 {}
        try await give(.hoodOpen, "", &traffic)
        #expect(await serve.end(by: SIGTERM) == 0)
        return serve
    }

    private func give(
        _ name: CommandName, _ arguments: String, _ traffic: inout Traffic
    ) async throws {
        try traffic.send(name, arguments, id: name.word)
        #expect(try await traffic.reply().status == "accepted", "\(name.word)")
    }

    /// The life as a scenario that has passed.
    private func scenario(
        _ name: String, in serve: ServeProcess, _ options: String...
    ) throws -> String {
        let path = serve.folder.appendingPathComponent(name).path
        let written = try SendAndWatchTests.Running(
            ["replay", "--database", serve.database, "--vehicle", "van-1", "--as-scenario", path]
                + options
        ).outcome()
        #expect(written == .init(status: 0, output: "", errors: ""))
        let run = try SendAndWatchTests.Running(["run", path]).outcome()
        #expect(run.output == "1 passed, 0 failed, 0 skipped\n")
        return try String(contentsOfFile: path, encoding: .utf8)
    }
}
