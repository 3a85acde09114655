import Foundation
import Testing

/// `ecell run --watch`, as somebody uses it who writes a scenario.
struct WatchTests {
    private static let tail = "timeline:\n  - expect: { vehicle.soc: 40 % }\n"

    /// A run that goes on; it is ended after a minute, should a test wait in vain.
    private final class Session {
        private let process = Process()
        private let output = Pipe()
        private var said = ""

        init(_ arguments: [String], in folder: URL) throws {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            // Threads that start processes have their signals blocked, which is inherited.
            process.arguments =
                ["--default-signal=INT", "timeout", "60", Shell.ecell.path] + arguments
            process.currentDirectoryURL = folder
            process.standardOutput = output
            process.standardError = output
            try process.run()
        }

        /// What it says up to the next pause.
        func next() throws -> String {
            let end = "Waiting for a file to change; Ctrl-C ends.\n"
            while !said.contains(end) {
                let data = output.fileHandleForReading.availableData
                try #require(!data.isEmpty, "it has ended after: \(said)")
                said += String(decoding: data, as: UTF8.self)
            }
            let parts = said.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
            said = String(parts[1])
            return String(parts[0])
        }

        func interrupt() -> Int32 {
            process.interrupt()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    @Test func `what is saved is run again, and what needs it`() throws {
        try Shell.inNewFolder { folder in
            let head = "include: [_world.yaml]\n"
            try folder.write("_world.yaml", "given: { vehicle.soc: 40 % }\n")
            try folder.write("a.yaml", "scenario: A\n" + head + Self.tail)
            try folder.write("b.yaml", "scenario: B\n" + head + Self.tail)
            try folder.write("c.yaml", "scenario: C\ntimeline:\n  - expect: { plug.fit: out }\n")
            let session = try Session(["run", ".", "--watch"], in: folder)
            #expect(try session.next() == "3 passed, 0 failed, 0 skipped\n")
            // A file, then what two of them include, then one that is wrong, and one that is new.
            try folder.write("a.yaml", "scenario: Anew\n" + head + Self.tail)
            #expect(try session.next() == "\nChanged: a.yaml\n1 passed, 0 failed, 0 skipped\n")
            try folder.write("_world.yaml", "given: { vehicle.soc: 50 % }\n")
            let failed = try session.next()
            #expect(failed.hasPrefix("\nChanged: _world.yaml\nfailed Anew\n"))
            #expect(failed.hasSuffix("0 passed, 2 failed, 0 skipped\n"))
            try folder.write("c.yaml", "scenario: C\ntimelin: []\n")
            #expect(try session.next().contains("c.yaml:2:1: unknown key `timelin`"))
            try folder.write("d.yaml", "scenario: D\ntimeline:\n  - expect: { plug.fit: out }\n")
            #expect(try session.next().hasSuffix("1 passed, 0 failed, 0 skipped\n"))
            #expect(session.interrupt() == 130)
        }
    }
}
