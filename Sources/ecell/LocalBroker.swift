import Foundation

/// A mosquitto of our own on a free loopback port, for as long as the simulator runs.
struct LocalBroker: ~Copyable {
    let port: UInt16
    private let process = Process()
    /// The broker ends when this is closed, and so also when the simulator is killed.
    private let leash = Pipe()
    private let folder: URL

    /// Why there is none.
    struct Failure: Error {
        let message: String
    }

    /// Starts it, and waits until it takes connections.
    ///
    /// - Throws: a ``Failure`` that says what to do.
    static func start() async throws -> LocalBroker {
        guard let program else {
            throw Failure(
                message: "no broker was named and mosquitto is not installed: name one with "
                    + "`--mqtt mqtt://HOST:PORT`, or install it with `apt-get install mosquitto`")
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ecell-broker-\(ProcessInfo.processInfo.processIdentifier)")
        let broker = LocalBroker(port: try freePort(), folder: folder)
        try broker.launch(program)
        for _ in 0..<250 {
            if answers(broker.port) { return broker }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure(message: "mosquitto was started, but does not answer on \(broker.port)")
    }

    private init(port: UInt16, folder: URL) {
        self.port = port
        self.folder = folder
    }

    private func launch(_ program: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("mosquitto.conf")
        try Data(Self.configuration(port: port).utf8).write(to: file)
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "\"$0\" -c \"$1\" & read -r _; kill $!; wait $!", program, file.path,
        ]
        process.standardInput = leash
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        try? leash.fileHandleForWriting.close()
        if process.isRunning { process.waitUntilExit() }
        try? FileManager.default.removeItem(at: folder)
    }

    private static func configuration(port: UInt16) -> String {
        """
        listener \(port) 127.0.0.1
        allow_anonymous true
        persistence false
        set_tcp_nodelay true
        max_packet_size 65536

        """
    }

    /// Debian puts it where only root looks.
    private static var program: String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return (path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin"])
            .map { $0 + "/mosquitto" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return address
    }

    /// A port of 127.0.0.1 that nobody uses now.
    private static func freePort() throws -> UInt16 {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw Failure(message: "no port of 127.0.0.1 is free") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func answers(_ port: UInt16) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = address(port)
        return unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
