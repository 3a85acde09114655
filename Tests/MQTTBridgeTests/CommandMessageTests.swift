import MQTTBridge
import Simulation
import Testing

/// Messages with commands: what they mean, and every sentence about what they cannot mean.
struct CommandMessageTests {
    /// A card's token is its digits.
    static func card(_ uid: String) -> CardToken {
        CardToken(bits: UInt64(uid.prefix(8), radix: 16) ?? 0)
    }
    let topics: Topics
    init() throws { topics = try Topics() }

    func read(
        _ topic: String, _ payload: String, isRetained: Bool = false
    ) throws(CommandMessage.Invalid) -> CommandMessage? {
        let message = IncomingMessage(
            "ecell/van-1/\(topic)", Array(payload.utf8), isRetained: isRetained)
        guard let destination = topics.destination(of: message.topic) else { return nil }
        return try CommandMessage(message, to: destination, topics, card: Self.card)
    }

    static let good: [(topic: String, payload: String, command: Command)] = [
        ("world/hood.open", "", .hoodOpen),
        ("world/hood.open", "{}", .hoodOpen),
        ("world", "{\"command\":\"hood.open\"}", .hoodOpen),
        (
            "command", "{\"command\":\"climate.setTarget\",\"temperature\":21.5}",
            .climateSetTarget(21.5)
        ),
        ("command/climate.setTarget", "{\"temperature\":\"21.5 °C\"}", .climateSetTarget(21.5)),
        (
            "command/departure.set",
            "{\"time\":\"07:30\",\"days\":[\"mon\",\"tue\"],\"plan\":null}",
            .departureSet(
                DeparturePlan(
                    minute: 450, recurrence: .days(Weekdays(rawValue: 1).union(.init(rawValue: 2))))
            )
        ),
        (
            "world/card.present", "{\"card\":\"04:a1:b2:c3\"}",
            .cardPresent(CardToken(bits: 0x04a1_b2c3))
        ),
        (
            "world/world.set", "{\"vehicle.soc\":40,\"plug.rating\":null,\"id\":\"7\"}",
            .worldSet([.init(.vehicleSoc, .number(40)), .init(.plugRating, .none)])
        ),
        ("world/clock.advance", "{\"duration\":\"1 h\"}", .clockAdvance(.hours(1))),
    ]

    @Test(arguments: good)
    func `a message means its command`(
        _ topic: String, _ payload: String, _ command: Command
    ) throws {
        let message = try #require(try read(topic, payload))
        #expect(message.command == command)
        #expect(message.vehicle == "van-1")
    }

    static let bad: [(topic: String, payload: String, text: String)] = [
        (
            "command/departure.set", "{\"time\":\"25:10\"}",
            "`time` is \"25:10\"; it must be a time of day such as 07:30"
        ),
        (
            "command/departure.sett", "",
            "unknown command `departure.sett`; did you mean `departure.set`?"
        ),
        (
            "command/departure/set", "",
            "unknown command `departure/set`; did you mean `departure.set`?"
        ),
        ("command/departure.set", "", "`departure.set` needs `time`: a time of day such as 07:30"),
        (
            "world/departure.set", "{\"time\":\"07:30\"}",
            "`departure.set` does not belong there; send it to ecell/van-1/command/departure.set"
        ),
        (
            "command/hood.open", "",
            "`hood.open` does not belong there; send it to ecell/van-1/world/hood.open"
        ),
        ("world/hood.open", "{\"command\":\"hood.open\"}", "`hood.open` takes no arguments"),
        (
            "command", "{\"time\":\"07:30\"}",
            "`command` is missing; it must be the name of a command"
        ),
        ("command", "", "`command` is missing; it must be the name of a command"),
        ("command", "{\"command\":7}", "`command` is 7; it must be the name of a command"),
        ("command", "ON", "the payload is not JSON: at byte 1 there must be a value"),
        ("command/climate.stop", "[]", "the payload is []; it must be a JSON object, or empty"),
        ("command/climate.stop", "{\"id\":\"a\",\"id\":\"b\"}", "the payload has `id` twice"),
        ("command/climate.stop", "{\"id\":7}", "`id` is 7; it must be text of 1–64 characters"),
        ("command/climate.stop", "{\"id\":\"\"}", "`id` has 0 characters; it must have 1–64"),
        (
            "command/climate.stop", "{\"expiresAt\":\"tomorrow\"}",
            "`expiresAt` is \"tomorrow\"; it must be a time such as 2026-01-12T18:04:00Z"
        ),
        (
            "command/climate.stop", "{\"issuedAt\":\"2026-02-30T18:04Z\"}",
            "`issuedAt` is \"2026-02-30T18:04Z\"; it must be a time such as 2026-01-12T18:04:00Z"
        ),
        ("command/charging.setTarget", "{\"soc\":140}", "`soc` is 140 %; it must lie in 50–100 %"),
        (
            "command/charging.setTarget", "{\"soc\":null}",
            "`charging.setTarget` needs `soc`: 50–100 %"
        ),
        (
            "command/charging.setTarget", "{\"sok\":80}",
            "`charging.setTarget` has no argument `sok`; did you mean `soc`?"
        ),
        (
            "world/world.set", "{\"vehicle.sok\":80}",
            "unknown signal `vehicle.sok`; did you mean `vehicle.soc`?"
        ),
    ]

    @Test(arguments: bad)
    func `a message that means no command is told why`(
        _ topic: String, _ payload: String, _ text: String
    ) {
        let error = #expect(throws: CommandMessage.Invalid.self) { try read(topic, payload) }
        #expect(error?.message == text)
    }

    @Test func `the answer to a wrong message names its id and command`() {
        let error = #expect(throws: CommandMessage.Invalid.self) {
            try read("command", "{\"soc\":1,\"id\":\"42\",\"command\":\"charging.setTarget\"}")
        }
        #expect(error?.id == "42")
        #expect(error?.command == "charging.setTarget")
    }

    @Test func `a retained command has no effect, and clearing it is no command`() throws {
        let error = #expect(throws: CommandMessage.Invalid.self) {
            try read("world/hood.open", "{\"id\":\"42\"}", isRetained: true)
        }
        #expect(
            error?.message
                == "a retained command has no effect; send it without the retain flag")
        #expect(error?.id == "42")
        #expect(try read("world/hood.open", "", isRetained: true) == nil)
    }

    @Test func `a message may have 8 KiB and no more`() throws {
        let blanks = String(repeating: " ", count: 8190)
        #expect(try read("world/hood.open", "{\(blanks)}")?.command == .hoodOpen)
        let error = #expect(throws: CommandMessage.Invalid.self) {
            try read("world/hood.open", "{ \(blanks)}")
        }
        #expect(error?.message == "the payload has 8193 bytes; it may have up to 8192")
    }

    @Test(arguments: [
        ("2026-01-12T18:04Z", 1_768_241_040_000), ("2026-01-12T18:04:00.25Z", 1_768_241_040_250),
        ("2026-01-12T19:04:00+01:00", 1_768_241_040_000),
        ("2026-01-12T12:34:00.000-05:30", 1_768_241_040_000),
    ])
    func `an instant is read with its zone`(_ text: String, _ milliseconds: Int64) throws {
        let message = try read("command/climate.stop", "{\"expiresAt\":\"\(text)\"}")
        #expect(message?.expiresAt == Instant(milliseconds: milliseconds))
    }

    @Test func `the same content has one spelling, and other content another`() throws {
        let first = try read("command/charging.setTarget", "{\"id\":\"1\",\"soc\":80}")
        let same = try read(
            "command",
            "{\"soc\":\"80 %\",\"command\":\"charging.setTarget\",\"issuedAt\":\"2026-01-12T18:04Z\"}"
        )
        let other = try read("command/charging.setTarget", "{\"id\":\"1\",\"soc\":81}")
        #expect(first?.content == "{\"command\":\"charging.setTarget\",\"soc\":\"80 %\"}")
        #expect(same?.content == first?.content)
        #expect(other?.content != first?.content)
        let card = try read("world/card.present", "{\"card\":\"04A1B2C3\"}")
        #expect(
            card?.content == "{\"command\":\"card.present\",\"card\":\"card~0000000004a1b2c3\"}")
    }
}
