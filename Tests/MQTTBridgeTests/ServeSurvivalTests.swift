import Foundation
import MQTTBridge
import Recording
import SQLiteShell
import Simulation
import Testing

/// How often it is killed: twenty times, or as often as `make torture` wants.
private let kills = ProcessInfo.processInfo.environment["ECELL_KILLS"].flatMap { Int($0) } ?? 20

/// Whatever happens to `ecell serve` under traffic: what it has answered is true.
@Suite(.timeLimit(.minutes(kills < 100 ? 10 : 240)))
struct ServeSurvivalTests {
    @Test func `kills under traffic lose no answered command and double none`() async throws {
        // The broker lives: what it saved at each message would hold up all of them.
        try await Broker.run("allow_anonymous true\npersistence false") { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 4)
            defer { traffic.stop() }
            try serve.start()
            // Before it was online for the first time the broker keeps nothing for it.
            try await traffic.recording("ok")
            for cycle in 0..<kills {
                let count = traffic.pick(0..<40)
                // An answer that comes again comes early: each second time it may be killed while
                // it starts.
                try await traffic.flow(until: count, countingRepeated: cycle.isMultiple(of: 2))
                await serve.end(by: SIGKILL)
                try serve.start()
            }
            while !traffic.waiting.isEmpty { _ = try await traffic.reply() }
            #expect(await serve.end(by: SIGTERM) == 0)
            #expect(traffic.duplicateCount > 0)
            #expect(traffic.answers.count > 5 * kills)

            try expectWhole(serve.database)
            // Each id once, with the answer that its sender has.
            let recorded = try sqlite(
                serve.database,
                "SELECT id || ' ' || count(*) || ' ' || min(status) FROM command GROUP BY id"
            ).split(separator: "\n").map(String.init)
            #expect(Set(recorded) == Set(traffic.answers.map { "\($0.key) 1 \($0.value)" }))
            // Each had one effect.
            let effects = try sqlite(
                serve.database,
                """
                SELECT count(*) - count(DISTINCT vehicle || json_extract(payload, '$.command')),
                    (SELECT count(*) FROM command) - count(*)
                FROM event WHERE kind IN ('accepted', 'ignored', 'refused')
                """)
            #expect(effects == "0|0\n")
            try expectNoUID(serve)
            if kills > 20 { try tell(traffic, serve.database) }
        }
    }

    private func expectWhole(_ path: String) throws {
        let database = try RecordedDatabase(path: path)
        #expect(try database.check().problems == [])
        #expect(try database.sessions().contains { $0.energyGridWh > 0 })
        for vehicle in try database.vehicles() {
            let replay = try #require(try database.replay(vehicle.id))
            #expect(replay.difference == nil)
            #expect(replay.gapCount == 0)
        }
    }

    /// What `make torture` shows of it.
    private func tell(_ traffic: Traffic, _ path: String) throws {
        let sessions = try RecordedDatabase(path: path).sessions()
        let energy = sessions.map(\.energyGridWh).reduce(0, +)
        let answered = traffic.answers.count
        print(
            "\(kills) kills: \(answered) commands answered, none missing, none with two effects; "
                + "\(traffic.duplicateCount) were duplicates; \(sessions.count) sessions, "
                + "\(energy) Wh as the meters have it")
    }

    /// Searches for the card's UID in all that was written and that can be given out.
    private func expectNoUID(_ serve: ServeProcess) throws {
        let database = ["--database", serve.database]
        var given: [String] = []
        for arguments in [
            ["sessions", "list"], ["sessions", "export", "--format", "json"], ["replay"],
            ["database", "check", "--json"],
        ] {
            let outcome = try SendAndWatchTests.Running(arguments + database).outcome()
            given.append(outcome.output + outcome.errors)
        }
        #expect(given[0].contains("card~"))
        var found = given.map { Data($0.utf8) }
        let files = try FileManager.default.contentsOfDirectory(
            at: serve.folder, includingPropertiesForKeys: nil)
        #expect(files.count >= 4)
        for file in files { found.append(try Data(contentsOf: file)) }
        let card = ServeProcess.card
        let bytes = Data([0x04, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6])
        for form in [Data(card.utf8), Data(card.lowercased().utf8), bytes, Data(bytes.reversed())] {
            #expect(!found.contains { $0.range(of: form) != nil })
        }
    }
}
