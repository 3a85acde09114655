import Foundation
import MQTTBridge
import Simulation
import Testing

/// A real `ecell serve` that records, in a folder of its own, to be killed and started again.
struct ServeProcess {
    /// Holds the database, and what every start has said.
    let folder: URL
    private let arguments: [String]
    /// Where the database is.
    let database: String
    private var process: Process?
    private var end: AsyncStream<Int32>?

    /// A card that is accepted.
    static let card = "04A1B2C3D4E5F6"

    /// Prepares a folder; nothing is started.
    init(_ broker: borrowing Broker) throws {
        folder = broker.folder.appendingPathComponent("serve")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Beside the folder, as the card's UID stands there.
        let file = broker.folder.appendingPathComponent("depot.yaml")
        let configuration = """
            mqtt: { url: mqtt://127.0.0.1:\(broker.port) }
            clock: { rate: 600 }
            cards: { \(Self.card): Accepted }
            given: { vehicle.soc: 20 % }
            vehicles: { van-1: eVito-41, van-2: eSprinter-113 }
            """
        try Data(configuration.utf8).write(to: file)
        database = folder.appendingPathComponent("vans.sqlite").path
        arguments = [
            "serve", "--config", file.path, "--database", database, "--log-level", "trace",
        ]
    }

    /// Starts it.
    ///
    /// - Parameter wrapper: a program and its arguments that run it.
    /// - Throws: what keeps it from being started.
    mutating func start(in wrapper: [String] = []) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = wrapper + [SendAndWatchTests.Running.ecell.path] + arguments
        let logs = [try log("output"), try log("errors")]
        // A thousand starts would else have thousands of files open.
        defer { for log in logs { try? log.close() } }
        process.standardOutput = logs[0]
        process.standardError = logs[1]
        let (end, ending) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { ending.yield($0.terminationStatus) }
        try process.run()
        (self.process, self.end) = (process, end)
    }

    /// Sends a signal, and waits for its end.
    ///
    /// - Returns: its exit code, or the signal that ended it.
    @discardableResult
    func end(by signal: Int32) async -> Int32? {
        guard let process, let end else { return nil }
        _ = kill(process.processIdentifier, signal)
        return await end.first { _ in true }
    }

    /// Waits until it ends by itself.
    ///
    /// - Returns: its exit code.
    func ended() async -> Int32? { await end?.first { _ in true } }

    /// The database.
    var file: URL { URL(fileURLWithPath: database) }

    /// What it has said to standard error, in all its runs.
    func errors() throws -> String {
        try String(contentsOf: folder.appendingPathComponent("errors"), encoding: .utf8)
    }

    /// Runs `ecell` among the mounts that it sees.
    ///
    /// - Returns: the exit code.
    /// - Throws: what keeps it from being run.
    func run(_ arguments: [String]) throws -> Int32 {
        // In a chroot its root is not that of its mounts.
        let namespace = [
            "nsenter", "--mount", "--root", "--target", "\(process?.processIdentifier ?? 0)",
        ]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = namespace + [SendAndWatchTests.Running.ecell.path] + arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// A file as it sees it, in a mount namespace of its own.
    func inside(_ path: String) -> String {
        "/proc/\(process?.processIdentifier ?? 0)/root\(path)"
    }

    private func log(_ name: String) throws -> FileHandle {
        let file = folder.appendingPathComponent(name)
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        return handle
    }
}
