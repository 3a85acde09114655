import Foundation
import Testing

/// A program that runs while a test listens to it; no thread waits for its lines.
struct Program {
    private let process = Process()
    private var lines: AsyncStream<String>.Iterator

    /// Starts it; it is killed after four minutes whatever happens.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - folder: where it works.
    ///   - environment: comes before the test's own.
    /// - Throws: what keeps it from being started.
    init(
        _ command: [String], in folder: URL, _ environment: [String: String] = [:]
    ) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["--signal=KILL", "240"] + command
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        let (stream, told) = AsyncStream.makeStream(of: String.self)
        lines = stream.makeAsyncIterator()
        try process.run()
        // A thread of its own, which alone closes the pipe: a `readabilityHandler` may still be told of
        // a pipe that is closed, and ends the tests.
        Thread {
            var rest = Data()
            while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
                rest += more
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    told.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            told.finish()
        }.start()
    }

    /// The next line.
    ///
    /// - Throws: where the program has ended before.
    mutating func next() async throws -> String {
        try #require(await lines.next(), "\(process.arguments ?? []) has ended")
    }

    mutating func next(_ count: Int) async throws -> [String] {
        var found: [String] = []
        while found.count < count { found.append(try await next()) }
        return found
    }

    /// `kill -9`, for it and all that it has started.
    func kill() {
        // `timeout` leads a group of its own.
        _ = Foundation.kill(-process.processIdentifier, SIGKILL)
    }

    /// Lets it stand still, as if its machine had.
    func freeze() { _ = Foundation.kill(-process.processIdentifier, SIGSTOP) }

    /// Asks it to end, and waits for that.
    ///
    /// - Returns: its exit code.
    func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            // `timeout` has inherited that signals are blocked, and would not pass it on.
            _ = Foundation.kill(-process.processIdentifier, SIGTERM)
        }
    }

    /// The built `ecell`, which stands beside the tests' own executable.
    static let ecell = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("ecell").path
}
