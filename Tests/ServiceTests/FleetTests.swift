import Foundation
import Live
import Logging
import Recording
import ScenarioRunner
import Simulation
import Testing

@testable import Service

/// Which vehicles begin, and which go on.
struct FleetTests {
    private static let start = Instant(milliseconds: 1_768_240_800_000)

    private func fleet(_ database: String, at now: Instant) throws -> Fleet {
        var configuration = ServiceConfiguration()
        configuration.database = database
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try Fleet(configuration, now: now, version: "1", logger)
    }

    @Test func `a recorded vehicle goes on where it was, and no time runs backwards`() throws {
        try inFolder { database in
            let first = try fleet(database, at: Self.start)
            let again = try fleet(database, at: Self.start - .hours(1))
            #expect(again.start == Self.start)
            #expect(again.vehicles.map(\.engine) == first.vehicles.map(\.engine))
        }
    }

    @Test func `a vehicle that cannot go on is named, and no other takes its place`() throws {
        try inFolder { database in
            _ = try fleet(database, at: Self.start)
            let shell = try Process.run(
                URL(fileURLWithPath: "/usr/bin/sqlite3"),
                arguments: [database, "UPDATE vehicle SET snapshot = zeroblob(9)"])
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
            let error = #expect(throws: RecordingError.self) {
                try fleet(database, at: Self.start)
            }
            #expect(
                error?.message.replacing(database, with: "DB")
                    == "DB: the recorded vehicle `van-1` cannot go on; give it another name, or "
                    + "record into another file. Why: DB: the vehicle van-1 cannot be restored: "
                    + "the bytes are not a stored engine")
        }
    }
}
