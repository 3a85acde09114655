internal import Foundation
public import MQTTBridge

/// A mosquitto of the simulator's own, on a loopback port and with nothing on the disk.
///
/// It is gone with its owner, however that ends: ``stop()``, `kill -9`, a crash.
public final class OwnBroker: Sendable {
    /// Where it takes connections, without a password.
    public let address: MQTTAddress
    private let process: LeashedProcess

    /// Starts it, and returns when it takes connections.
    ///
    /// - Parameter ports: what is tried, one after the other, until one is free.
    /// - Throws: that mosquitto is not installed, or why it ended.
    public init(ports: [UInt16] = OwnBroker.anyPorts) throws(OwnBrokerError) {
        guard let program = Self.program(among: Self.folders) else { throw .notInstalled }
        var complaint = "it was given no port"
        for port in ports {
            // Only mosquitto itself can say whether a port is free: another program may come first.
            let process: LeashedProcess
            do {
                process = try LeashedProcess(program, configuration: Self.configuration(port))
            } catch {
                throw .failed(complaint: error.localizedDescription)
            }
            if process.says(" running", within: .seconds(10)) {
                address = MQTTAddress(host: "127.0.0.1", port: port)
                self.process = process
                return
            }
            process.stop()
            complaint = process.lastLine ?? "it said nothing"
        }
        throw .failed(complaint: complaint)
    }

    deinit { process.stop() }

    /// Ends it, and returns when it has ended.
    public func stop() { process.stop() }

    /// A few ports that are likely to be free, others each time.
    public static var anyPorts: [UInt16] { (0..<10).map { _ in .random(in: 20_000..<32_768) } }

    /// Nothing is kept: the next simulator brings a broker of its own, and tells it everything.
    ///
    /// A thousand commands at once, to as many vehicles, are more than mosquitto would let wait.
    private static func configuration(_ port: UInt16) -> String {
        """
        listener \(port) 127.0.0.1
        allow_anonymous true
        persistence false
        set_tcp_nodelay true
        max_queued_messages 100000
        connection_messages false
        log_dest stderr
        log_timestamp false
        """
    }

    /// Debian puts it where only root looks.
    private static var folders: [String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin"]
    }

    static func program(among folders: [String]) -> String? {
        folders.map { $0 + "/mosquitto" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Why there is no broker.
public enum OwnBrokerError: Error, Hashable, Sendable {
    case notInstalled
    /// mosquitto ended, or does not come up; the complaint is the last that it said.
    case failed(complaint: String)

    /// One line for people: the problem, and what to do.
    public var text: String {
        switch self {
        case .notInstalled:
            "no broker is named, and mosquitto is not installed. Name one with "
                + "`--mqtt mqtt://HOST:PORT`, or install it: `apt install mosquitto`."
        case .failed(let complaint):
            "mosquitto does not start: \(complaint). Name a broker that runs with "
                + "`--mqtt mqtt://HOST:PORT`."
        }
    }
}
