import Testing

@testable import Simulation

/// A row of the table of situations in `behaviour.md`: what happens, and its seven columns.
struct Situation: Sendable, CustomTestStringConvertible {
    var name: String
    /// lock, pilot, contactor, status, state, blockedBy, held by; apart by blanks.
    var row: String
    /// What else it says, by signal.
    var more: [String: String] = [:]
    /// What happens.
    var world: @Sendable () -> World

    var testDescription: String { name }

    init(
        _ name: String, _ row: String, more: [String: String] = [:],
        world: @escaping @Sendable () -> World
    ) {
        self.name = name
        self.row = row
        self.more = more
        self.world = world
    }

    /// A situation that arises from charging, and how long it takes.
    init(
        charging name: String, _ row: String, more: [String: String] = [:],
        after span: Timespan = .seconds(0), _ commands: Command...
    ) {
        self.init(name, row, more: more) {
            var world = World.charging()
            for command in commands { world.do(command) }
            world.wait(span)
            return world
        }
    }

    /// A situation that arises from a world where the plug is out.
    init(
        _ name: String, _ row: String, more: [String: String] = [:],
        after span: Timespan = .seconds(0), _ commands: Command...
    ) {
        self.init(name, row, more: more) {
            var world = World()
            for command in commands { world.do(command) }
            world.wait(span)
            return world
        }
    }

    /// The columns of the table.
    static let columns = [
        "plug.lock", "wallbox.pilot", "wallbox.contactor", "wallbox.status", "charging.state",
        "charging.blockedBy", "charging.heldBy",
    ]

    static let all = beforeCharging + whileCharging + ended + atTheSupply

    // MARK: The rows

    private static let beforeCharging = [
        Situation(
            "unplugged", "unlocked A1 open Available disconnected plugInserted person"),
        Situation(
            "card accepted first, no plug",
            "unlocked A1 open Preparing disconnected plugInserted person",
            after: .seconds(60), .cardPresent(World.card)),
        Situation(
            "card accepted first, no plug, 60 s later",
            "unlocked A1 open Available disconnected plugInserted person",
            after: .seconds(61), .cardPresent(World.card)),
        Situation(
            "plug partial (pilot not made)",
            "unlocked A1 open Available blocked plugInserted person",
            .plugInsert(supply: nil, fit: .partial, rating: nil)),
        Situation(
            "plugged, other end free", "locked A1 open Available blocked plugConnected person",
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil)),
        Situation(
            "no card", "locked B1 open Preparing blocked cardAccepted card",
            after: .hours(2), .plugIn),
        Situation(
            "card pending", "locked B1 open Preparing blocked cardAccepted card",
            after: .milliseconds(999), .plugIn, .cardPresent(World.card)),
        Situation(
            "card rejected", "locked B1 open Preparing blocked cardAccepted card",
            after: .minutes(1), .plugIn, .cardPresent(World.blockedCard)),
        Situation(
            "hood open, before the card", "locked B1 open Preparing blocked hoodClosed vehicle",
            .hoodOpen, .plugIn),
        Situation(
            "gear not P, before the card", "locked B1 open Preparing blocked gearInPark vehicle",
            .gearSelect(.neutral), .plugIn),
        Situation(
            "lock jammed, transaction open",
            "jammed B2 open SuspendedEV fault plugLocked vehicle",
            after: .seconds(10), .plugIn, .lockJam, .cardPresent(World.card)),
        Situation(
            "transaction open, van not yet in C", "locked B2 open SuspendedEV starting none none",
            after: .seconds(1), .plugIn, .cardPresent(World.card)),
        Situation(
            "charging", "locked C2 closed Charging charging none none",
            after: .seconds(3), .plugIn, .cardPresent(World.card)),
    ]

    private static let whileCharging = [
        Situation(
            charging: "hood opened while charging",
            "locked B2 open SuspendedEV blocked hoodClosed vehicle", .hoodOpen),
        Situation(
            charging: "gear selected while charging",
            "locked B2 open SuspendedEV blocked gearInPark vehicle", .gearSelect(.drive)),
        Situation(
            charging: "lock jammed while charging",
            "jammed B2 open SuspendedEV fault plugLocked vehicle", .lockJam),
        Situation(
            charging: "outside the window",
            "locked B2 open SuspendedEV waiting insideWindow schedule", .window("22:00-06:00")),
        Situation(
            charging: "charging.stop",
            "locked B2 open SuspendedEV stopped chargingWanted person", .chargingStop),
        Situation(
            charging: "limit below 6 A",
            "locked B1 open SuspendedEVSE waiting currentOffered wallbox",
            after: .seconds(3), .wallboxSetLimit(5.9)),
        Situation(
            charging: "target reached",
            "locked B2 open SuspendedEV complete targetNotReached none",
            .chargingSetTarget(50)),
        Situation(
            charging: "outside the window, climate on the grid",
            "locked C2 closed Charging waiting insideWindow schedule",
            more: ["climate.source": "grid"], after: .seconds(5),
            .window("22:00-06:00"), .climateStartNow),
        Situation(
            charging: "charging.stop, climate on the grid",
            "locked C2 closed Charging stopped chargingWanted person",
            more: ["climate.source": "grid"], after: .seconds(5),
            .chargingStop, .climateStartNow),
        Situation(
            charging: "target reached, climate on the grid",
            "locked C2 closed Charging complete targetNotReached none",
            more: ["climate.source": "grid"], after: .seconds(5),
            .chargingSetTarget(50), .climateStartNow),
        Situation(
            charging: "limit below 6 A, climate running",
            "locked B1 open SuspendedEVSE waiting currentOffered wallbox",
            more: ["climate.source": "battery"], after: .seconds(5),
            .wallboxSetLimit(5), .climateStartNow),
        Situation("battery too cold", waitingForTemperature) {
            World.charging(given: ["battery.temperature": "-25 °C"])
        },
        Situation("battery too hot", waitingForTemperature) {
            World.charging(given: ["battery.temperature": "50 °C"])
        },
        Situation(
            charging: "van's charger fault", vehicleFault, .vehicleFail(.onBoardCharger)),
        Situation(charging: "12 V fault", vehicleFault, .vehicleFail(.lowVoltage)),
        Situation(charging: "isolation fault", vehicleFault, .vehicleFail(.isolation)),
    ]

    private static let waitingForTemperature =
        "locked B2 open SuspendedEV waiting batteryTemperatureAllows vehicle"
    private static let vehicleFault = "locked B2 open SuspendedEV fault vehicleOperative vehicle"
    private static let finishing = "locked B1 open Finishing stopped cardAccepted card"

    private static let ended = [
        Situation(
            charging: "ended by the same card", finishing,
            more: ["session.stopReason": "Local", "session.state": "open"], after: .seconds(3),
            .cardPresent(World.card)),
        Situation(
            "ended by a card of its group", finishing,
            more: ["session.stopReason": "Local", "session.state": "open"]
        ) {
            var world = World()
            world.do(.plugIn, .cardPresent(World.groupCard))
            world.wait(.seconds(10))
            world.do(.cardPresent(World.otherGroupCard))
            world.wait(.seconds(4))
            return world
        },
        Situation(
            charging: "plug.unlock while charging",
            "unlocked B2 open SuspendedEV blocked plugLocked vehicle", .plugUnlock),
        Situation(
            charging: "plug.unlock, not pulled within 30 s",
            "locked C2 closed Charging charging none none", after: .seconds(35), .plugUnlock),
        Situation(
            charging: "plug.unlock, pulled",
            "unlocked A1 open Available disconnected plugInserted person",
            more: ["session.stopReason": "EVDisconnected", "session.state": "none"],
            .plugUnlock, .plugRemove),
    ]

    private static let atTheSupply = [
        Situation(
            charging: "wallbox fault", "locked F open Faulted fault wallboxOperative wallbox",
            more: ["session.stopReason": "none"], .wallboxFail(.groundFailure, .residualCurrent)),
        Situation(
            charging: "fault EVCommunicationError",
            "locked B1 open SuspendedEVSE fault wallboxOperative wallbox",
            after: .seconds(3), .wallboxFail(.evCommunicationError, .none)),
        Situation(
            "out of service, plugged",
            "locked F open Unavailable blocked wallboxOperative wallbox",
            .wallboxDisable, .plugIn),
        Situation(
            charging: "mains lost, wallbox", "locked E open none blocked mainsPresent supply",
            more: ["session.stopReason": "none"], .mainsOff),
        Situation(
            "mains lost, socket", "locked E open none blocked mainsPresent supply"
        ) {
            var world = World.charging(nil)
            world.do(.mainsOff)
            return world
        },
        Situation("mains back, transaction kept", "locked C2 closed Charging charging none none") {
            var world = World.charging()
            world.do(.mainsOff)
            world.wait(.hours(1))
            world.do(.mainsOn)
            world.wait(.seconds(5))
            return world
        },
        Situation(
            "household socket, self-test", "locked B1 open none starting none none"
        ) {
            var world = World(nil)
            world.do(.plugIn)
            return world
        },
        Situation(
            "household socket", "locked C2 closed none charging none none",
            more: ["wallbox.offer": "10.0 A", "charging.current": "10.0 A"]
        ) { World.charging(nil) },
        Situation(
            "no card, climate on the battery", "locked B1 open Preparing blocked cardAccepted card",
            more: ["climate.source": "battery", "climate.state": "heating"],
            after: .seconds(5), .plugIn, .climateStartNow),
    ]
}
