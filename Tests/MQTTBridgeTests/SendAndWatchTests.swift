import Foundation
import MQTTBridge
import Simulation
import Testing

/// `ecell send` and `ecell watch` as their users run them.
@Suite(.timeLimit(.minutes(5)))
struct SendAndWatchTests {
    /// What a run left behind.
    struct Outcome: Equatable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A run that goes on.
    struct Running {
        let process = Process()
        private let files: [URL]

        /// The command stands beside the tests' own executable.
        static let ecell = URL(fileURLWithPath: CommandLine.arguments[0])
            .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("ecell")

        init(_ arguments: [String], _ environment: [String: String] = [:]) throws {
            let folder = FileManager.default.temporaryDirectory
            files = [0, 1].map { _ in folder.appendingPathComponent("ecell-\(UUID().uuidString)") }
            for file in files { try Data().write(to: file) }
            process.executableURL = Self.ecell
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment
                .merging(environment) { $1 }
            process.standardOutput = try FileHandle(forWritingTo: files[0])
            process.standardError = try FileHandle(forWritingTo: files[1])
            try process.run()
        }

        func outcome() throws -> Outcome {
            process.waitUntilExit()
            defer { for file in files { try? FileManager.default.removeItem(at: file) } }
            return Outcome(
                status: process.terminationStatus,
                output: try String(contentsOf: files[0], encoding: .utf8),
                errors: try String(contentsOf: files[1], encoding: .utf8))
        }
    }

    private func check(
        _ arguments: String..., status: Int32, output: String = "", errors: String = ""
    ) throws {
        let outcome = try Running(arguments).outcome()
        #expect(outcome == Outcome(status: status, output: output, errors: errors))
    }

    @Test func `send tells what became of the command`() async throws {
        try await Broker.serving { broker, _ in
            let url = "mqtt://127.0.0.1:\(broker.port)"
            try check(
                "send", "van-1", "departure.set", "time=07:30", "--mqtt", url,
                status: 0,
                output: """
                    departure.set: accepted
                      Unmet now: plugInserted, climateActivated
                      `ecell explain plugInserted` tells more.

                    """)
            try check(
                "send", "van-1", "climate.startNow", "--mqtt", url,
                status: 1,
                output: """
                    climate.startNow: refused
                      The charge plug is not in the van.
                      Unmet now: plugInserted
                      `ecell explain plugInserted` tells more.

                    """)
            try check(
                "send", "van-1", "hood.close", "--mqtt", url,
                status: 0, output: "hood.close: accepted\n  It was so already.\n")
            for command in ["plug.insert", "climate.activate"] {
                #expect(
                    try Running(["send", "van-1", command, "--mqtt", url]).outcome().status == 0)
            }
            // In the vehicle's own time.
            try check(
                "send", "van-1", "departure.set", "time=07:30", "--mqtt", url,
                status: 0,
                output: """
                    departure.set: accepted
                      It was so already.
                      It starts at 2026-01-13T07:20:56 UTC.

                    """)
            try check(
                "send", "van-2", "hood.open", "--mqtt", url,
                status: 2, errors: "unknown vehicle `van-2`; did you mean `van-1`?\n")
        }
    }

    @Test func `send takes arguments as people write them in a shell`() async throws {
        try await Broker.serving { broker, _ in
            let url = "mqtt://127.0.0.1:\(broker.port)"
            for arguments in [
                ["departure.set", "time=07:30", "days=mon,tue", "plan=2"],
                ["world.set", "vehicle.soc=40", "weather.temperature=-5", "vehicle.gear=P"],
                ["card.present", "card=04 A1 B2 C3"], ["card.present", "card=04000000"],
                ["vehicle.drive", "distance=10", "duration=1 h"],
                ["charging.setTarget", "soc=80 %"],
            ] {
                let outcome = try Running(["send", "van-1"] + arguments + ["--mqtt", url]).outcome()
                #expect(outcome.status == 0, "\(arguments): \(outcome)")
            }
        }
    }

    @Test func `send refuses what the simulator would, before it asks anybody`() throws {
        let cases: [(arguments: [String], error: String)] = [
            (
                ["van-1", "departure.sett"],
                "unknown command `departure.sett`; did you mean `departure.set`?"
            ),
            (
                ["van-1", "charging.setTarget", "soc=140"],
                "`soc` is 140 %; it must lie in 50–100 %"
            ),
            (["van-1", "hood.open", "now"], "\"now\" is no argument; write NAME=VALUE"),
            (
                ["van+1", "hood.open"],
                "the vehicle is \"van+1\"; it must be a name of 1–64 letters, digits, - and _"
            ),
            (
                ["van-1", "hood.open", "--mqtt", "http://a"],
                "http://a: `http` is not supported. Write mqtt://HOST:PORT, or mqtts://HOST:PORT "
                    + "with encryption."
            ),
        ]
        for (arguments, error) in cases {
            let outcome = try Running(["send"] + arguments).outcome()
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("Error: \(error)\n"), "\(outcome.errors)")
        }
    }

    @Test func `without a broker, or a simulator, it is said what to do`() async throws {
        let nobody = "mqtt://127.0.0.1:\(try freePort())"
        let error =
            "\(nobody): nobody answers: connection refused. Start a broker there, or name "
            + "another.\n"
        try check(
            "send", "van-1", "hood.open", "--mqtt", nobody,
            status: 3, errors: error)
        try check(
            "watch", "van-1", "--mqtt", nobody,
            status: 3, errors: error)
        try await Broker.run { broker in
            let url = "mqtt://127.0.0.1:\(broker.port)"
            try check(
                "send", "van-1", "hood.open", "--timeout", "0.5", "--mqtt", url,
                status: 3,
                errors: "\(url): no reply from `van-1` within 0.5 s. See with "
                    + "`ecell watch van-1 --mqtt \(url)` whether a simulator is there.\n")
            try check(
                "watch", "van-1", "--mqtt", url,
                status: 3,
                errors: "\(url): no simulator has told of any vehicle there. Start one "
                    + "with `ecell serve --mqtt \(url)`.\n")
        }
    }

    @Test func `watch ends when nobody reads it any more`() async throws {
        try await Broker.serving { broker, _ in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = [
                "-c", "\(Running.ecell.path) watch van-1 --mqtt \"$1\" | head -n 1 > /dev/null",
                "bash",
                "mqtt://127.0.0.1:\(broker.port)",
            ]
            try process.run()
            while process.isRunning { try broker.publish("ecell/van-1/world/mains.off", "") }
            #expect(process.terminationStatus == 0)
        }
    }

    @Test func `watch tells how the vehicle stands, and then what happens`() async throws {
        try await Broker.serving { broker, _ in
            let url = "mqtt://127.0.0.1:\(broker.port)"
            try check(
                "watch", "van-11", "--mqtt", url,
                status: 2, errors: "\(url): nothing is known of `van-11`; did you mean `van-1`?\n")
            let watch = try Running(["watch", "van-1", "--mqtt", url, "--count", "5"])
            // Until it has subscribed, what happens does not reach it.
            while watch.process.isRunning {
                try broker.publish("ecell/van-1/world/hood.open", "")
                try broker.publish("ecell/van-1/world/hood.close", "")
            }
            let outcome = try watch.outcome()
            #expect(outcome.status == 0)
            #expect(
                outcome.output.contains(
                    """
                    01-12 18:00:00  charging disconnected, climate off, battery 50 %, power 0 kW, \
                    cabin 10 °C, next departure none

                    """))
            #expect(outcome.output.contains("          charging: blocked. The charge plug"))
            #expect(
                outcome.output.contains("01-12 18:00:00    vehicle.hood: closed → open\n")
                    || outcome.output.contains("01-12 18:00:00    vehicle.hood: open → closed\n"))
        }
    }
}
