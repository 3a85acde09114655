import Foundation
import MQTTBridge
import Simulation
import Testing

/// Messages that no well-meaning sender sends, to `ecell serve`.
@Suite(.timeLimit(.minutes(5)))
struct HostileMessageTests {
    /// A message that means harm, or nothing, and what is replied.
    struct Hostile {
        let topic: String
        let payload: [UInt8]
        /// Of `mosquitto_pub`.
        let options: [String]
        /// The members of the reply, without `at` and `sequence`; nothing where none comes.
        let reply: String?

        init(_ topic: String, _ payload: [UInt8], _ options: String..., reply: String?) {
            self.topic = topic
            self.payload = payload
            self.options = options
            self.reply = reply
        }

        init(_ topic: String, _ payload: String, reply: String?) {
            self.init(topic, Array(payload.utf8), reply: reply)
        }

        /// To the topic of a command.
        init(
            _ command: String, _ payload: [UInt8], _ options: String..., id: String? = nil,
            invalid message: String
        ) {
            topic = "ecell/van-1/world/\(command)"
            self.payload = payload
            self.options = options
            reply =
                "\"id\":\(id?.json ?? "null"),\"command\":\(command.json),\"status\":\"invalid\","
                + "\"message\":\(message.json)"
        }

        init(_ command: String, _ payload: String, id: String? = nil, invalid message: String) {
            self.init(command, Array(payload.utf8), id: id, invalid: message)
        }
    }

    static let hostile: [Hostile] = [
        Hostile(
            "weather.set", #"{"temperature":1e9}"#,
            invalid: "`temperature` is 1000000000 °C; it must lie in -50–60 °C"),
        // Too deep, too large, and no JSON.
        Hostile(
            "hood.open", [UInt8](repeating: UInt8(ascii: "["), count: 5000),
            invalid: "the payload is nested deeper than 8 levels"),
        Hostile(
            "hood.open", String(repeating: #"{"a":"#, count: 9),
            invalid: "the payload is nested deeper than 8 levels"),
        Hostile(
            "hood.open", [UInt8](repeating: 32, count: 9000),
            invalid: "the payload has 9000 bytes; it may have up to 8192"),
        Hostile(
            "hood.open", [UInt8](repeating: 32, count: 100_000),
            invalid: "the payload has 100000 bytes; it may have up to 8192"),
        Hostile("hood.open", [0xff, 0xfe], invalid: "the payload is not UTF-8"),
        Hostile(
            "hood.open", "[1]", invalid: "the payload is [1]; it must be a JSON object, or empty"),
        Hostile("hood.open", #"{"id":"a","id":"b"}"#, invalid: "the payload has `id` twice"),
        // Retained.
        Hostile(
            "hood.open", Array("{}".utf8), "-r",
            invalid: "a retained command has no effect; send it without the retain flag"),
        // Names that mean something elsewhere.
        Hostile(
            "../hood.open", "", invalid: "unknown command `../hood.open`; did you mean `hood.open`?"
        ),
        Hostile("'; DROP TABLE", "", invalid: "unknown command `'; DROP TABLE`"),
        Hostile(
            "ecell/van-1/world", ##"{"command":"+/#"}"##,
            reply:
                ##""id":null,"command":"+/#","status":"invalid","message":"unknown command `+/#`""##
        ),
        Hostile("hood.opne", "", invalid: "unknown command `hood.opne`; did you mean `hood.open`?"),
        Hostile(
            "hood.open", #"{"id":"\u001b[31m","a":1}"#, id: "\u{1b}[31m",
            invalid: "`hood.open` takes no arguments"),
        Hostile(
            "climate.stop", "",
            invalid: "`climate.stop` does not belong there; send it to "
                + "ecell/van-1/command/climate.stop"),
        // Ids.
        Hostile(
            "hood.open", #"{"id":7}"#, invalid: "`id` is 7; it must be text of 1–64 characters"),
        Hostile(
            "hood.open", #"{"id":"\#(String(repeating: "é", count: 65))"}"#,
            invalid: "`id` has 65 characters; it must have 1–64"),
        Hostile(
            "ecell/van-1/world/hood.open", #"{"id":"1"}"#,
            reply: #""id":"1","command":"hood.open","status":"accepted",…,"changed":true,"# + unmet),
        Hostile(
            "ecell/van-1/world", #"{"command":"hood.open","id":"1"}"#,
            reply: #""id":"1","command":"hood.open","status":"duplicate","outcome":"accepted""#),
        Hostile(
            "hood.close", #"{"id":"1"}"#, id: "1",
            invalid: "`id` is \"1\", which another command has had"),
        // Too late.
        Hostile(
            "ecell/van-1/world/hood.close", #"{"expiresAt":"2026-01-12T17:59:59.999Z"}"#,
            reply: #""id":null,"command":"hood.close","status":"expired","#
                + #""message":"the command came after its `expiresAt`""#),
        Hostile(
            "hood.close", #"{"expiresAt":"tomorrow"}"#,
            invalid: "`expiresAt` is \"tomorrow\"; it must be a time such as 2026-01-12T18:04:00Z"),
        // To nobody's vehicle, and to no command's topic.
        Hostile("ecell/van-2/world/hood.open", "", reply: nil),
        Hostile("ecell/van-1/state", "{}", reply: nil),
        Hostile("ecell/van-1/worlds/hood.open", "", reply: nil),
        // Too large for anybody, and a retained topic cleared.
        Hostile("ecell/van-1/world/hood.open", [UInt8](repeating: 32, count: 400_000), reply: nil),
        Hostile("ecell/van-1/world/hood.open", [], "-r", reply: nil),
        // Nothing of all this has had an effect.
        Hostile(
            "ecell/van-1/world/hood.close", #"{"id":"2"}"#,
            reply: #""id":"2","command":"hood.close","status":"accepted",…,"changed":true,"# + unmet
        ),
    ]
    private static let unmet = #""unmet":[],"startsAt":null"#

    @Test func `whatever is sent is answered or dropped, and the next command works`()
        async throws
    {
        try await Broker.serving { broker, _ in
            let expected = Self.hostile.compactMap(\.reply)
            var replies = try ForeignSubscriber(
                broker, "ecell/van-1/reply", count: expected.count)
            var errors = try ForeignSubscriber(broker, "ecell/status/ecell/error", count: 1)
            for message in Self.hostile { try Self.publish(message, broker) }
            let heard = try replies.messages().map {
                $0.replacing(/"at":"[^"]*","sequence":\d+/, with: "…")
            }
            #expect(heard == expected.map { "<ecell/van-1/reply> {\($0)}" })
            #expect(
                try errors.messages() == [
                    "<ecell/status/ecell/error> {\"vehicle\":\"van-2\","
                        + "\"message\":\"unknown vehicle `van-2`; did you mean `van-1`?\"}"
                ])
        }
    }

    private static func publish(_ message: Hostile, _ broker: borrowing Broker) throws {
        let file = broker.folder.appendingPathComponent("payload")
        try Data(message.payload).write(to: file)
        let payload = message.payload.isEmpty ? ["-n"] : ["-f", file.path]
        let outcome = try broker.mosquittoPub(
            ["-q", "1", "-t", message.topic] + payload + message.options)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
