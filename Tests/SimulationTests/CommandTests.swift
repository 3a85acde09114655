import Testing

@testable import Simulation

/// Commands from what was written, and the sentence that each mistake gets.
@Suite struct CommandTests {
    private static func hash(_ uid: String) -> CardToken {
        CardToken(bits: uid == "04A37F22" ? 42 : 43)
    }

    private func mistake(
        _ word: String, _ arguments: KeyValuePairs<String, Written> = [:]
    ) -> Mistake? {
        do {
            let entries = arguments.map { Written.Entry($0.key, $0.value) }
            _ = try Command(word, entries, card: Self.hash)
            return nil
        } catch {
            return error
        }
    }

    // MARK: Right ones

    @Test(arguments: WrittenCommands.all)
    func `a command is made of its word and its arguments`(
        example: WrittenCommands.Example
    ) throws {
        let made = try Command(example.word, example.arguments, card: Self.hash)
        #expect(made == example.command)
        #expect(made.name.word == example.word)
    }

    @Test(arguments: WrittenCommands.all)
    func `a command written out is read back as itself`(example: WrittenCommands.Example) throws {
        let again = try Command(example.word, example.command.arguments, card: Self.hash)
        #expect(again == example.command)
    }

    @Test(arguments: CommandName.allCases)
    func `every command has an example`(name: CommandName) {
        #expect(WrittenCommands.all.contains { $0.command.name == name })
    }

    @Test(arguments: CommandName.allCases)
    func `every argument has a range and a sentence`(name: CommandName) {
        #expect(name.row.about.hasSuffix(".") || name.row.about.hasSuffix("clockFixed."))
        #expect(CommandName(word: name.word) == name)
        for parameter in name.row.parameters {
            #expect(!parameter.kind.expectation.isEmpty)
            #expect(parameter.about.hasSuffix("."), "\(name.word) \(parameter.name)")
        }
    }

    @Test(arguments: ["04a37f22", "04:A3:7F:22", "04-A3-7F-22", "04 A3 7f 22"])
    func `a card is its UID however it is spelled`(uid: String) throws {
        let command = try Command(
            "card.present", [.init("card", .text(uid))], card: Self.hash)
        #expect(command == .cardPresent(CardToken(bits: 42)))
    }

    @Test func `bare numbers and flags of JSON are in the unit of the vocabulary`() throws {
        #expect(
            try Command("charging.setTarget", [.init("soc", .number(80))], card: Self.hash)
                == .chargingSetTarget(80))
        #expect(
            try Command("departure.clear", [.init("plan", .number(1))], card: Self.hash)
                == .departureClear(plan: "1"))
        #expect(
            try Command("world.set", [.init("vehicle.locked", .flag(true))], card: Self.hash)
                == .worldSet([Assignment(.vehicleLocked, .flag(true))]))
    }

    @Test(arguments: [
        (Command.gearSelect(.park), "gear.select: { position: P }"), (.hoodOpen, "hood.open"),
        (
            .cardPresent(CardToken(bits: 0x7f3a_0000_0000_0001)),
            "card.present: { card: card~7f3a }"
        ),
        (.wallboxSetLimit(6.5), "wallbox.setLimit: { current: 6.5 A }"),
        (
            .worldSet([Assignment(.vehicleSoc, .number(40)), Assignment(.chargingWindow, .none)]),
            "world.set: { vehicle.soc: 40 %, charging.window: none }"
        ),
    ])
    func `a command reads as in a scenario`(command: Command, text: String) {
        #expect(command.text == text)
    }

    @Test func `days read as in a scenario`() {
        let days = Weekdays(rawValue: 0b1_0001)
        #expect(
            Command.departure("07:00", .days(days)).text
                == "departure.set: { time: 07:00, days: [mon, fri] }")
    }

    // MARK: Mistakes

    /// A command, its arguments and the sentence about them.
    static let mistakes: [(String, [Written.Entry], String)] = [
        ("hood.opne", [], "unknown command `hood.opne`; did you mean `hood.open`?"),
        ("bonnet", [], "unknown command `bonnet`"),
        ("hood.open", [.init("door", "all")], "`hood.open` takes no arguments"),
        (
            "gear.select", [],
            "`gear.select` needs `position`: P, R, N or D"
        ),
        (
            "gear.select", [.init("position", "X")],
            "`position` is \"X\"; it must be P, R, N or D"
        ),
        (
            "door.open", [.init("door", "frontleft")],
            "`door` is \"frontleft\"; it must be frontLeft, frontRight, slidingRight, rear or all; "
                + "did you mean `frontLeft`?"
        ),
        (
            "door.open", [.init("doors", "all")],
            "`door.open` has no argument `doors`; did you mean `door`?"
        ),
        (
            "plug.insert", [.init("cable", "32 A")],
            "`plug.insert` has no argument `cable`; it takes `supply`, `fit`, `rating`"
        ),
        (
            "charging.setTarget", [.init("soc", "140 %")],
            "`soc` is 140 %; it must lie in 50–100 %"
        ),
        (
            "charging.setTarget", [.init("soc", .number(140))],
            "`soc` is 140 %; it must lie in 50–100 %"
        ),
        (
            "charging.setTarget", [.init("soc", "80")],
            "`soc` has no unit; write it in %: 80 %"
        ),
        (
            "charging.setTarget", [.init("soc", .flag(true))],
            "`soc` is true; it must be a number in %"
        ),
        (
            "charging.setTarget", [.init("soc", "80 %"), .init("soc", "90 %")],
            "`soc` is given twice"
        ),
        (
            "climate.setTarget", [.init("temperature", "20.3 °C")],
            "`temperature` is 20.3 °C; it must be 16–28 °C in steps of 0.5"
        ),
        (
            "climate.setTarget", [.init("temperature", "30 °C")],
            "`temperature` is 30 °C; it must lie in 16–28 °C"
        ),
        (
            "plug.insert", [.init("rating", "25 A")],
            "`rating` is 25 A; it must be 8, 10, 13, 16, 20, 32 or 63 A"
        ),
        (
            "plug.insert", [.init("supply", "socket"), .init("rating", "32 A")],
            "`rating` is 32 A; it must be 8, 10, 13 or 16 A at a socket"
        ),
        (
            "plug.insert", [.init("supply", "wallbox"), .init("rating", "10 A")],
            "`rating` is 10 A; it must be 13, 20, 32 or 63 A"
        ),
        (
            "wallbox.setLimit", [.init("current", "-1 A")],
            "`current` is -1 A; it must lie in 0–80 A"
        ),
        (
            "wallbox.fail", [.init("fault", "NoError")],
            "`fault` is \"NoError\"; it must be ConnectorLockFailure, EVCommunicationError, "
                + "GroundFailure, HighTemperature, InternalError, LocalListConflict, OtherError, "
                + "OverCurrentFailure, OverVoltage, PowerMeterFailure, PowerSwitchFailure, "
                + "ReaderFailure, ResetFailure, UnderVoltage or WeakSignal"
        ),
        (
            "card.present", [.init("card", "04A37")],
            "`card` must be a UID of 8, 14 or 20 hex digits, or card~ and 16 hex digits"
        ),
        (
            "departure.set", [.init("time", "7:00")],
            "`time` is \"7:00\"; it must be a time of day such as 07:30"
        ),
        (
            "departure.set", [.init("time", "07:00"), .init("date", "2026-02-29")],
            "`date` is \"2026-02-29\"; it must be a date such as 2026-01-13"
        ),
        (
            "departure.set", [.init("time", "07:00"), .init("days", ["mon", "tues"])],
            "`days` is \"tues\"; it must be a list of days, mon to sun; did you mean `tue`?"
        ),
        (
            "departure.set", [.init("time", "07:00"), .init("days", [])],
            "`days` is []; it must be a list of days, mon to sun"
        ),
        (
            "departure.set",
            [.init("time", "07:00"), .init("date", "2026-01-14"), .init("days", ["mon"])],
            "`days` stands beside `date`; give one of the two"
        ),
        (
            "departure.set", [.init("time", "07:00"), .init("plan", "to work")],
            "`plan` is \"to work\"; it must be a name of 1–32 letters, digits, - and _"
        ),
        (
            "charging.setWindow", [.init("from", "22:00")],
            "`charging.setWindow` needs `to`: a time of day such as 07:30"
        ),
        (
            "charging.setWindow", [.init("from", "22:00"), .init("to", "22:00")],
            "`to` is the same as `from`; a window needs a length"
        ),
        (
            "clock.advance", [.init("duration", "90")],
            "`duration` is \"90\"; it must be a length of time such as 10 s, 5 min or 1 h 30 min"
        ),
        (
            "vehicle.drive", [.init("distance", "10 km"), .init("duration", "10 s")],
            "`duration` is 10 s; it must lie in 1 min to 24 h"
        ),
        (
            "clock.setRate", [.init("rate", "fast")],
            "`rate` is \"fast\"; it must be a number in 0.000001–100000"
        ),
        ("world.set", [], "`signals` needs at least one signal"),
        (
            "world.set", [.init("vehicle.soc", "140 %")],
            "`vehicle.soc` is 140 %; it must lie in 0–100 %"
        ),
        (
            "world.set", [.init("vehicle.so", "40 %")],
            "unknown signal `vehicle.so`; did you mean `vehicle.soc`?"
        ),
        (
            "world.set", [.init("charging.state", "charging")],
            "`charging.state` follows from other signals; it can't be set"
        ),
        (
            "world.set", [.init("vehicle.hood", "ajar")],
            "`vehicle.hood` is \"ajar\"; it must be closed or open"
        ),
        (
            "world.set", [.init("vehicle.locked", "yes")],
            "`vehicle.locked` is \"yes\"; it must be true or false"
        ),
        (
            "world.set", [.init("charging.window", "22-6")],
            "`charging.window` is \"22-6\"; it must be a window such as 22:00-06:00"
        ),
    ]

    @Test(arguments: mistakes)
    func `a mistake gets its sentence`(word: String, entries: [Written.Entry], sentence: String) {
        do {
            let command = try Command(word, entries, card: Self.hash)
            Issue.record("it was taken for \(command)")
        } catch {
            #expect(error.message == sentence)
        }
    }

    @Test func `a mistake says where it stands`() {
        #expect(mistake("hood.opne")?.path == [])
        #expect(mistake("hood.opne")?.isAboutName == true)
        #expect(mistake("gear.select")?.path == [])
        #expect(mistake("gear.select", ["position": "X"])?.path == ["position"])
        #expect(mistake("gear.select", ["position": "X"])?.isAboutName == false)
        #expect(mistake("gear.select", ["positoin": "P"])?.path == ["positoin"])
        #expect(mistake("gear.select", ["positoin": "P"])?.isAboutName == true)
        #expect(mistake("world.set", ["vehicle.soc": "140 %"])?.path == ["vehicle.soc"])
        #expect(mistake("world.set", ["vehicle.so": "40 %"])?.path == ["vehicle.so"])
        #expect(mistake("world.set", ["vehicle.so": "40 %"])?.isAboutName == true)
        #expect(mistake("charging.setWindow", ["from": "22:00", "to": "22:00"])?.path == ["to"])
    }

    @Test func `a card is never quoted`() {
        let secret = "04A37F22C1D58"
        #expect(mistake("card.present", ["card": .text(secret)])?.message.contains(secret) == false)
        #expect(
            mistake("card.present", ["card": .number(12345)])?.message.contains("12345") == false)
    }

    @Test func `what needs a wallbox is a mistake where there is none`() {
        var parameters = Parameters()
        #expect(
            Command.cardPresent(World.card).mistake(at: parameters)?.message
                == "`card.present` needs a wallbox, and there is none here")
        #expect(
            Command.plugInsert(supply: .wallbox, fit: .inserted, rating: nil)
                .mistake(at: parameters)?.message
                == "`plug.insert` needs a wallbox, and there is none here")
        #expect(Command.plugIn.mistake(at: parameters) == nil)
        #expect(Command.mainsOff.mistake(at: parameters) == nil)
        parameters.wallbox = WallboxPreset.home11.wallbox
        #expect(
            Command.wallboxSetLimit(20).mistake(at: parameters)?.message
                == "`current` is 20 A; it must lie in 0–16 A, the wallbox's own")
        #expect(Command.wallboxSetLimit(16).mistake(at: parameters) == nil)
        #expect(Command.cardPresent(World.card).mistake(at: parameters) == nil)
    }
}
