import Foundation
import MQTTBridge
import Testing

/// Acknowledged only after the consumer has returned: pins a detail of libmosquitto.
@Suite(.timeLimit(.minutes(5)))
struct RedeliveryTests {
    @Test func `a command that killed the simulator is delivered again, a handled one is not`()
        async throws
    {
        try await Broker.run { broker in
            let first = try Victim(broker, "die")
            #expect(try first.line() == "online")
            try broker.publish("command", "one")
            #expect(try first.line() == "one")
            #expect(first.end() == SIGKILL)

            let second = try Victim(broker, "live")
            let again = try second.message()
            #expect(again == "one")
            #expect(second.end() == 0)

            try broker.publish("command", "two")
            let third = try Victim(broker, "live")
            let next = try third.message()
            #expect(next == "two")
            #expect(third.end() == 0)
        }
    }

    /// The process, which stands beside the tests' own executable.
    struct Victim {
        let process = Process()
        let output = Pipe()

        init(_ broker: borrowing Broker, _ mode: String) throws {
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
                .resolvingSymlinksInPath().deletingLastPathComponent()
                .appendingPathComponent("mqtt-victim")
            process.arguments = ["\(broker.port)", mode]
            process.standardOutput = output
            try process.run()
        }

        func line() throws -> String {
            var line: [UInt8] = []
            while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first {
                if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
                line.append(byte)
            }
            return "(nothing)"
        }

        /// The next line that is a message.
        func message() throws -> String {
            let line = try line()
            return line == "online" ? try self.line() : line
        }

        func end() -> Int32 {
            process.waitUntilExit()
            return process.terminationStatus
        }
    }
}
