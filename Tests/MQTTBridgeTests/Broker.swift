import Foundation
import MQTTBridge
import Testing

/// A real mosquitto of a test's own, on a free port and in a folder that goes with it.
struct Broker {
    let folder: URL
    let port: UInt16
    private var process: Process

    /// Starts a broker, runs `body`, and ends the broker by its process.
    ///
    /// - Parameters:
    ///   - lines: what is configured beside the defaults; `FOLDER` stands for the folder.
    ///   - sample: a whole configuration instead; its listener gets the free port.
    ///   - prepare: puts files into the folder before the start.
    ///   - body: what is done with the broker.
    /// - Throws: what `body` throws, or why the broker does not start.
    static func run(
        _ lines: String = "allow_anonymous true", sample: String? = nil,
        prepare: (URL) throws -> Void = { _ in },
        _ body: (inout Broker) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ecell-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try prepare(folder)
        var broker = try Broker(folder, lines, sample)
        defer { broker.kill() }
        try await body(&broker)
    }

    private init(_ folder: URL, _ lines: String, _ sample: String?) throws {
        self.folder = folder
        port = try freePort()
        let listener = "listener \(port) 127.0.0.1"
        let test = "user \(NSUserName())\nconnection_messages false\nlog_dest stderr\n"
        let own = """
            \(listener)
            persistence true
            persistence_location \(folder.path)/
            autosave_on_changes true
            autosave_interval 1
            set_tcp_nodelay true
            \(lines.replacingOccurrences(of: "FOLDER", with: folder.path))

            """
        let file = folder.appendingPathComponent("mosquitto.conf")
        let configuration = sample?.replacing("\nlistener 1883 127.0.0.1", with: "\n" + listener)
        try Data((test + (configuration ?? own)).utf8).write(to: file)
        process = try Broker.start(file)
    }

    /// Returns once it listens.
    private static func start(_ file: URL) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/mosquitto")
        process.arguments = ["-c", file.path]
        process.currentDirectoryURL = file.deletingLastPathComponent()
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        var log = ""
        while !log.contains(" running") {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty, "mosquitto does not start: \(log)")
            log += String(decoding: data, as: UTF8.self)
        }
        // Whoever keeps saying that it saves what it holds would wait for ever for a reader.
        Thread { while !output.fileHandleForReading.availableData.isEmpty {} }.start()
        return process
    }

    /// `kill -9`.
    func kill() {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    mutating func restart() throws {
        kill()
        process = try Broker.start(folder.appendingPathComponent("mosquitto.conf"))
    }

    // MARK: Clients

    /// Our settings for it, with little patience.
    var settings: MQTTSettings {
        var settings = MQTTSettings(MQTTAddress(host: "127.0.0.1", port: port))
        settings.patience.shortestRest = .milliseconds(50)
        settings.patience.longestRest = .milliseconds(400)
        return settings
    }

    /// Publishes with a foreign client, and returns once the broker has it.
    func publish(_ topic: String, _ payload: String, _ options: String...) throws {
        let outcome = try mosquittoPub(
            ["-q", "1", "-t", topic, "-m", payload] + options)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    func mosquittoPub(_ arguments: [String]) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/mosquitto_pub")
        process.arguments = ["-h", "127.0.0.1", "-p", "\(port)"] + arguments
        // A file: the end of a pipe would not come while a broker of another test, started at the
        // same moment, holds it, too.
        let file = folder.appendingPathComponent(UUID().uuidString)
        try Data().write(to: file)
        let errors = try FileHandle(forWritingTo: file)
        process.standardOutput = errors
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }
}

/// A foreign subscriber: `mosquitto_sub`.
struct ForeignSubscriber {
    private let process = Process()
    private let output = Pipe()

    private let count: Int
    private var log = ""

    /// Returns once the broker has answered its subscription.
    init(_ broker: borrowing Broker, _ filter: String, count: Int, _ options: String...) throws {
        self.count = count
        // Without stdbuf it would keep its lines to itself until the first message; without timeout a
        // message that never comes would hold the test for ever.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments =
            ["--signal=KILL", "60", "stdbuf", "-oL", "mosquitto_sub", "-h", "127.0.0.1"]
            + ["-p", "\(broker.port)", "-q", "1", "-t", filter] + options
            + ["-C", "\(count)", "-d", "-F", "<%t> %p"]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        while !log.contains("Subscribed (mid") { try read() }
    }

    /// The messages, `<topic> payload`, once all have come.
    mutating func messages() throws -> [String] {
        while true {
            let found = log.split(separator: "\n").filter { $0.hasPrefix("<") }
            if found.count == count && log.hasSuffix("\n") { return found.map(String.init) }
            try read()
        }
    }

    private mutating func read() throws {
        let data = output.fileHandleForReading.availableData
        try #require(!data.isEmpty, "mosquitto_sub has ended: \(log)")
        log += String(decoding: data, as: UTF8.self)
    }
}

/// A client of ours and what it tells.
struct Listener {
    let client: MQTTClient
    private var news: AsyncStream<MQTTNews>.Iterator

    init(_ settings: MQTTSettings) {
        let (stream, continuation) = AsyncStream.makeStream(of: MQTTNews.self)
        client = MQTTClient(settings) { continuation.yield($0) }
        news = stream.makeAsyncIterator()
    }

    /// The next news that `pick` takes.
    mutating func next<T>(_ pick: (MQTTNews) -> T?) async throws -> T {
        while let news = await news.next() {
            if let picked = pick(news) { return picked }
        }
        throw CancellationError()
    }

    /// Waits to be online.
    ///
    /// - Returns: whether the broker had kept the session.
    @discardableResult
    mutating func online() async throws -> Bool {
        try await next { if case .online(let isResumed) = $0 { isResumed } else { nil } }
    }

    mutating func message() async throws -> IncomingMessage {
        try await next { if case .message(let message) = $0 { message } else { nil } }
    }

    mutating func offline() async throws -> MQTTError { try await offlineAndRest().0 }

    mutating func offlineAndRest() async throws -> (MQTTError, Duration) {
        try await next { if case .offline(let error, let rest) = $0 { (error, rest) } else { nil } }
    }

    mutating func delivered() async throws -> UInt64 {
        try await next { if case .delivered(let token) = $0 { token } else { nil } }
    }
}

extension IncomingMessage {
    var text: String { String(decoding: payload, as: UTF8.self) }
}

/// A port that nobody listens on now.
func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            unsafe bind(descriptor, address, length) == 0
                && getsockname(descriptor, address, &length) == 0
        }
    }
    try #require(isBound, "there is no free port")
    return UInt16(bigEndian: address.sin_port)
}
