import Diagnostics
import Foundation
import Simulation
import Testing

/// Every cause: what the driver is told of it in each language, what to do, and what is expected.
///
/// `UPDATE_FIXTURES=1 swift test` writes the file anew, for review as a diff.
struct CauseTests {
    /// A trouble, and the activity that is asked about.
    struct Trouble {
        let name: String
        var activity = Activity.charging
        let van: Van

        init(_ name: String, _ activity: Activity = .charging, _ van: Van, _ commands: Command...) {
            self.name = name
            self.activity = activity
            var van = van
            for command in commands { van.handle(command) }
            self.van = van
        }
    }

    @Test func `each cause has its own words, in every language`() throws {
        let text = (Self.supply + Self.vehicle + Self.people + Self.climate).map(\.told)
            .joined(separator: "\n")
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/causes.txt")
        let environment = ProcessInfo.processInfo.environment
        if environment["UPDATE_FIXTURES"] != nil && environment["CI"] == nil {
            try Data(text.utf8).write(to: url)
        }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
    }

    // MARK: Charging

    private static let supply: [Trouble] =
        [
            Trouble("no mains", .charging, .charging, .mainsOff),
            Trouble("no mains at a socket", .charging, atSocket, .mainsOff),
            Trouble("wallbox out of service", .charging, Van(Van.setup()), .wallboxDisable, insert),
            Trouble(
                "out of service and broken", .charging, Van(Van.setup()), .wallboxDisable,
                .wallboxFail(.groundFailure, .none), insert),
            Trouble(
                "out of service, with a warning", .charging, Van(Van.setup()), .wallboxDisable,
                .wallboxFail(.weakSignal, .none), insert),
            Trouble("wallbox broken", .charging, .charging, .wallboxFail(.highTemperature, .none)),
            Trouble("limit too low", .charging, .charging, .wallboxSetLimit(5)),
            Trouble(
                "wallbox too weak", .charging,
                after([insert, .cardPresent(Van.card)], in: weakWallbox)),
        ]
        + WallboxFaultDetail.allCases.filter { $0 != .none }.map {
            Trouble("\($0.word)", .charging, .charging, .wallboxFail(.otherError, $0))
        }

    private static let vehicle: [Trouble] = [
        Trouble("charger broken", .charging, .charging, .vehicleFail(.onBoardCharger)),
        Trouble("isolation", .charging, .charging, .vehicleFail(.isolation)),
        Trouble("12 V battery flat", .charging, .charging, .vehicleFail(.lowVoltage)),
        Trouble("lock jammed", .charging, .charging, .lockJam),
        Trouble("not locked", .charging, .charging, .plugUnlock),
        Trouble("gear in D", .charging, .charging, .gearSelect(.drive)),
        Trouble("hood", .charging, .charging, .hoodOpen),
        Trouble("too cold", .charging, .charging, set(.batteryTemperature, -26)),
        Trouble("too hot", .charging, .charging, set(.batteryTemperature, 51)),
        Trouble("on the road", .charging, onTheRoad),
    ]

    private static let people: [Trouble] = [
        Trouble("plug out", .charging, Van(Van.setup())),
        Trouble("plug out, in D", .charging, Van(Van.setup()), .gearSelect(.drive)),
        Trouble("plug partial", .charging, Van(Van.setup()), partial),
        Trouble(
            "cable loose", .charging, Van(Van.setup()),
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil)),
        Trouble("no card", .charging, Van(Van.setup()), insert),
        Trouble("card is checked", .charging, Van(Van.setup()), insert, .cardPresent(Van.card)),
        Trouble("card rejected", .charging, after([insert, .cardPresent(Van.blockedCard)])),
        Trouble("card unknown", .charging, after([insert, .cardPresent(CardToken(bits: 9))])),
        Trouble("plug too late", .charging, after([.cardPresent(Van.card)]), insert),
        Trouble("ended by card", .charging, after([.cardPresent(Van.card)], in: .charging)),
        Trouble(
            "card not checked", .charging,
            after([.backendDrop, insert, .cardPresent(Van.card)], in: unlisted)),
        Trouble(
            "reader broken", .charging, Van(Van.setup()), .wallboxFail(.readerFailure, .none),
            insert),
        Trouble("full", .charging, .charging, set(.vehicleSoc, 100)),
        Trouble(
            "at its target", .charging, .charging, set(.vehicleSoc, 80), .chargingSetTarget(80)),
        Trouble("stopped", .charging, .charging, .chargingStop),
        Trouble(
            "outside of the window", .charging, .charging,
            .chargingSetWindow(TimeWindow(from: 23 * 60, to: 6 * 60))),
        Trouble("stopped, service expired", .charging, .charging, .chargingStop, .serviceExpire),
        Trouble("stopped, no link", .charging, .charging, .chargingStop, .linkDrop),
    ]

    // MARK: The climate

    private static let climate: [Trouble] = [
        Trouble("a door", .climate, .ready, .doorOpen(.rear)),
        Trouble("all doors", .climate, .ready, .doorOpen(.all)),
        Trouble("a window", .climate, .ready, .windowOpen(.frontRight)),
        Trouble("battery low", .climate, unplugged, set(.vehicleSoc, 15)),
        Trouble("battery low for the preset", .climate, demanding, set(.vehicleSoc, 18)),
        Trouble("not switched on", .climate, .charging),
        Trouble("no departure", .climate, .charging, .climateActivate),
        Trouble("cannot cool", .climate, uncooled, .weatherSet(30), set(.cabinTemperature, 30)),
        Trouble("same temperature", .climate, .ready, .weatherSet(21)),
        Trouble("off, and the same temperature", .climate, .charging, .weatherSet(21)),
        Trouble("stopped by a person", .climate, heating, .climateStop),
        Trouble("stopped, and a door", .climate, heating, .climateStop, .doorOpen(.rear)),
        Trouble("at a socket", .climate, atSocket, .climateStartNow),
        Trouble(
            "time too short", .charging, .charging, .departureSet(DeparturePlan(minute: 19 * 60))),
    ]

    // MARK: Vans

    private static let insert = Command.plugInsert(supply: nil, fit: .inserted, rating: nil)
    private static let partial = Command.plugInsert(supply: nil, fit: .partial, rating: nil)

    private static func set(_ signal: Signal, _ number: Double) -> Command {
        .worldSet([Assignment(signal, .number(number))])
    }

    /// After commands, and two minutes more.
    private static func after(_ commands: [Command], in van: Van = Van(Van.setup())) -> Van {
        var van = van
        for command in commands { van.handle(command) }
        van.advance(by: .minutes(2))
        return van
    }

    private static var atSocket: Van {
        after([.plugInsert(supply: .socket, fit: .inserted, rating: nil)])
    }

    private static var onTheRoad: Van {
        after([.vehicleDrive(distance: 30, duration: .minutes(40))])
    }

    private static var unplugged: Van {
        after([.climateActivate, .departureSet(DeparturePlan(minute: 7 * 60)), insert])
    }

    /// In the morning.
    private static var heating: Van {
        var van = Van.ready
        van.advance(by: .hours(12) + .minutes(55))
        return van
    }

    private static var weakWallbox: Van {
        var setup = Van.setup()
        setup.parameters.wallbox?.current = 5
        return Van(setup)
    }

    /// Its climate needs more than 15 %.
    private static var demanding: Van {
        var setup = Van.setup()
        setup.parameters.vehicle.minimumSoc = 20
        return after(
            [.climateActivate, .departureSet(DeparturePlan(minute: 7 * 60)), insert], in: Van(setup)
        )
    }

    private static var uncooled: Van {
        var setup = Van.setup()
        setup.parameters.vehicle.cooler = 0
        return after(
            [insert, .climateActivate, .departureSet(DeparturePlan(minute: 19 * 60))],
            in: Van(setup))
    }

    /// Only whoever approves cards knows this one.
    private static var unlisted: Van {
        var setup = Van.setup()
        setup.cards = [Card(token: Van.card, status: .accepted, isLocal: false)]
        return Van(setup)
    }
}

extension CauseTests.Trouble {
    /// A few lines on all that is told of it.
    fileprivate var told: String {
        let diagnosis = van.diagnosis(of: activity)
        let finding = diagnosis.primary ?? diagnosis.others.first
        let expected = (finding?.expected ?? []).map { "\($0.signal.word) \($0.value)" }
        let facts = [
            diagnosis.verdict.word, finding?.prerequisite.word ?? "nothing unmet",
            expected.joined(separator: ", "),
            (finding?.codes ?? []).map(\.text).joined(separator: ", "),
            diagnosis.remedies.first.map { $0.startsAfter.text } ?? "no remedy",
        ]
        let lines = Language.allCases.map { language in
            let document = diagnosis.document(language: language)
            let findings = [document["primary"] ?? .null] + document.list("others")
            let message = findings.compactMap { $0["message"]?.plain }.first ?? "–"
            let advice = document.list("remedies").map { remedy in
                remedy.list("advice").map(\.plain).joined(separator: " + ")
            }.joined(separator: " / ")
            return "  \(language.word)  \(diagnosis.headline(language)) | \(message)"
                + (advice.isEmpty ? "" : " | \(advice)") + "\n"
        }
        return "\(name) (\(activity.word)): \(facts.joined(separator: "; "))\n" + lines.joined()
    }
}

extension Written {
    fileprivate subscript(_ name: String) -> Written? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.name == name }?.value
    }

    fileprivate func list(_ name: String) -> [Written] {
        if case .list(let list) = self[name] { list } else { [] }
    }

    fileprivate var plain: String { if case .text(let text) = self { text } else { "–" } }
}
