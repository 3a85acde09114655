import Foundation
import MQTTBridge
import PlainLoop
import Service

extension Bench {
    /// From the start of `ecell serve` until it says `online`, with the vehicles of a large file.
    ///
    /// - Parameters:
    ///   - ecell: the command.
    ///   - database: a recording of `van1` and on.
    ///   - vans: how many of them there are.
    /// - Throws: what keeps it from being started.
    static func measureReadiness(_ ecell: String, _ database: String, vans: Int) throws {
        let file = database + ".yaml"
        let names = (1...vans).map { "van\($0): eVito-41" }.joined(separator: ", ")
        try Data("vehicles: { \(names) }\n".utf8).write(to: URL(fileURLWithPath: file))
        // An empty key is made anew.
        try Data().write(to: URL(fileURLWithPath: database + ".key"))
        let times = try (0..<runs).map { _ in
            try readySeconds(ecell, ["--config", file, "--database", database])
        }
        let worst = times.max() ?? 0
        say(
            "ecell serve with that file, until `online`",
            "\(Int(times.sorted()[runs / 2] * 1000)) ms, at worst \(Int(worst * 1000)) ms")
        precondition(worst < 2, "a simulator with a large recording must be ready soon")
    }

    /// Each time with a broker that knows of none yet, and after a `kill -9`.
    private static func readySeconds(_ ecell: String, _ options: [String]) throws -> Double {
        let broker = try OwnBroker()
        defer { broker.stop() }
        let serve = Process()
        serve.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        serve.arguments =
            ["taskset", "-c", "0", ecell, "serve", "--mqtt", broker.address.text] + options
            + ["--log-level", "error"]
        serve.standardOutput = FileHandle.nullDevice
        let start = ContinuousClock.now
        try serve.run()
        defer {
            kill(serve.processIdentifier, SIGKILL)
            serve.waitUntilExit()
        }
        let code = unsafe plain_await(Int32(broker.address.port), "ecell/status/ecell")
        precondition(code == 0, "it says that it is online")
        return start.duration(to: .now) / .seconds(1)
    }
}
