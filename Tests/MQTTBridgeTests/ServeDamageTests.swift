import Diagnostics
import Foundation
import MQTTBridge
import OwnMounts
import Recording
import SQLiteShell
import Simulation
import Testing

/// Whatever is wrong with its database: `ecell serve` says so, and what was recorded stays.
@Suite(.timeLimit(.minutes(5)))
struct ServeDamageTests {
    /// Lets it record something, and end as `signal` says.
    private func record(
        _ serve: inout ServeProcess, _ traffic: inout Traffic, _ signal: Int32
    ) async throws {
        try serve.start()
        try await traffic.recording("ok")
        try traffic.send(.plugInsert, id: "first")
        #expect(try await traffic.reply().status == "accepted")
        await serve.end(by: signal)
    }

    private func expectRefusal(
        _ serve: inout ServeProcess, in wrapper: [String] = [], _ errors: RecordingError...
    ) async throws {
        let before = try sqlite(serve.database, ".dump")
        try serve.start(in: wrapper)
        #expect(await serve.ended() == 3)
        let said = try serve.errors().split(separator: "\n").last.map(String.init)
        #expect(errors.map(\.message).contains(said ?? ""), "\(said ?? "nothing")")
        #expect(try sqlite(serve.database, ".dump") == before)
    }

    @Test func `a database that cannot be used is told, with exit code 3, and left alone`()
        async throws
    {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try await record(&serve, &traffic, SIGTERM)
            let path = serve.database
            let mounts = OwnMounts(readOnly: serve.folder.path)
            try await expectRefusal(
                &serve, in: mounts.wrapper, .readOnly(path: path), .cannotOpen(path: path))
            let blocker = try Blocker(path)
            try await expectRefusal(&serve, .locked(path: path))
            blocker.stop()
            try sqlite(path, "INSERT INTO grdb_migrations VALUES ('2031-01 tables')")
            try await expectRefusal(&serve, .newer(path: path))
            try sqlite(path, "PRAGMA application_id = 7")
            try await expectRefusal(&serve, .foreign(path: path))
        }
    }

    @Test func `a damaged database is moved aside, and a new one begun`() async throws {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try await record(&serve, &traffic, SIGTERM)
            var bytes = try Data(contentsOf: serve.file)
            for index in bytes.indices where index >= 4096 && index % 4096 < 200 {
                bytes[index] = 0x7e
            }
            try bytes.write(to: serve.file)
            try serve.start()
            try traffic.send(.plugInsert, id: "second")
            #expect(try await traffic.reply().status == "accepted")
            await serve.end(by: SIGTERM)
            let moved = serve.database + ".corrupt-1"
            #expect(try Data(contentsOf: URL(fileURLWithPath: moved)) == bytes)
            #expect(
                try serve.errors().contains(
                    "error ecell: moved to=\(moved) [Service] the database was damaged: "
                        + "it was moved aside, and a new one begun\n"))
            #expect(try RecordedDatabase(path: serve.database).check().problems == [])
        }
    }

    @Test func `damage to the history of a large file is told, and the next start begins anew`()
        async throws
    {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try await record(&serve, &traffic, SIGTERM)
            try sqlite(
                serve.database,
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
                INSERT INTO event SELECT 'van-1', 100000 + i, 0, 'met', hex(zeroblob(15000)) FROM n;
                """)
            let database = try FileHandle(forUpdating: serve.file)
            let pages = try database.seekToEnd() / 4096
            for page in (pages - 20)..<pages {
                try database.seek(toOffset: page * 4096)
                try database.write(contentsOf: Data(repeating: 0x7e, count: 200))
            }
            try database.close()
            try serve.start()
            var number = 0
            while try !serve.errors().contains("[Service] the database is damaged; ") {
                #expect(try await toggleHood(&traffic, &number).status == "accepted")
            }
            await serve.end(by: SIGTERM)
            try serve.start()
            #expect(try await toggleHood(&traffic, &number).status == "accepted")
            await serve.end(by: SIGTERM)
            #expect(FileManager.default.fileExists(atPath: serve.database + ".corrupt-1"))
        }
    }

    @Test func `a log that was cut off loses its end, and the rest goes on`() async throws {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try await record(&serve, &traffic, SIGKILL)
            let log = try FileHandle(
                forWritingTo: URL(fileURLWithPath: serve.database + "-wal"))
            try log.truncate(atOffset: try log.seekToEnd() - 5000)
            try log.close()
            try serve.start()
            try traffic.send(.hoodOpen, id: "second")
            while try await traffic.reply().id != "second" {}
            await serve.end(by: SIGTERM)
            let database = try RecordedDatabase(path: serve.database)
            #expect(try database.check().problems == [])
            #expect(try database.replay("van-1")?.difference == nil)
        }
    }

    @Test func `on a full disk the van charges on, and nothing is obeyed until there is room`()
        async throws
    {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            let mounts = OwnMounts(small: serve.folder.path, megabytes: 8)
            try serve.start(in: mounts.wrapper)
            try await traffic.recording("ok")
            try traffic.send(.plugInsert, id: "plug")
            try traffic.send(.cardPresent, ",\"card\":\"\(ServeProcess.card)\"", id: "card")
            while traffic.answers.count < 2 { _ = try await traffic.reply() }

            let filler = serve.inside(serve.folder.appendingPathComponent("filler").path)
            try fill(filler)
            var number = 0
            var last = try await toggleHood(&traffic, &number)
            while last.status == "accepted" {
                try #require(number < 3000, "the disk is never full")
                last = try await toggleHood(&traffic, &number)
            }
            #expect(last.status == "refused")
            #expect(last.reason == "notRecorded")
            #expect(last.message == Diagnosis.Warning.notRecorded.meaning(.english))
            let told = try await traffic.recording("failing")
            #expect(told.contains(RecordingError.full(path: serve.database).message))
            let before = try await traffic.meter()
            while try await traffic.meter() <= before {}
            try await traffic.diagnosis(warns: true)
            let page = try SendAndWatchTests.Running(
                ["diagnose", "--mqtt", "mqtt://127.0.0.1:\(broker.port)", "--vehicle", "van-1"]
            ).outcome()
            #expect(
                page.output.contains(
                    "\nWarning: The simulator cannot record what happens. Until it can, commands "
                        + "have\n    no effect.\n  Call the operator of the simulator; "),
                "\(page.output)")

            try FileManager.default.removeItem(atPath: filler)
            #expect(try await toggleHood(&traffic, &number).status == "accepted")
            try await traffic.recording("ok")
            try await traffic.diagnosis(warns: false)
            let copy = broker.folder.appendingPathComponent("copy.sqlite").path
            let backup = [
                "database", "backup", "--database", serve.database, "--output", copy,
            ]
            #expect(try serve.run(backup) == 0)
            await serve.end(by: SIGTERM)
            let database = try RecordedDatabase(path: copy)
            #expect(try database.check().problems == [])
            for vehicle in ["van-1", "van-2"] {
                #expect(try database.replay(vehicle)?.difference == nil)
            }
            #expect(try database.sessions().map(\.endedAt) == [nil])
        }
    }

    @Test func `while another process writes nothing is obeyed, and its end is found out`()
        async throws
    {
        try await Broker.run { broker in
            var serve = try ServeProcess(broker)
            var traffic = try await Traffic(broker, seed: 1)
            defer { traffic.stop() }
            try serve.start()
            try await traffic.recording("ok")
            try await traffic.diagnosis(warns: false)
            let blocker = try Blocker(serve.database)
            try traffic.send(.plugInsert, id: "first")
            #expect(try await traffic.reply().reason == "notRecorded")
            #expect(
                try await traffic.recording("failing").contains(
                    RecordingError.locked(path: serve.database).message))
            try await traffic.diagnosis(warns: true)
            blocker.stop()
            // Nobody sends anything, and nothing happens to the vans.
            try await traffic.recording("ok")
            try await traffic.diagnosis(warns: false)
            try traffic.send(.plugInsert, id: "second")
            #expect(try await traffic.reply().status == "accepted")
            await serve.end(by: SIGTERM)
        }
    }

    private func toggleHood(
        _ traffic: inout Traffic, _ number: inout Int
    ) async throws -> Traffic.Reply {
        number += 1
        let id = "hood \(number)"
        try traffic.send(number % 2 == 0 ? .hoodClose : .hoodOpen, id: id)
        while true {
            let reply = try await traffic.reply()
            if reply.id == id { return reply }
        }
    }

    /// Writes until there is no space left.
    private func fill(_ path: String) throws {
        guard let file = unsafe fopen(path, "w") else { throw CancellationError() }
        let block = [UInt8](repeating: 0, count: 4096)
        while unsafe fwrite(block, 1, block.count, file) == block.count,
            unsafe fflush(file) == 0
        {}
        unsafe fclose(file)
    }
}
