import Foundation
import Testing

@testable import Simulation

/// `behaviour.md`, "Climate", rules 1–6: when it starts, what it does until its departure, and what
/// becomes of it.
@Suite struct ClimateRuleTests {
    // MARK: 1, the start

    /// A cabin, and what it is to become.
    struct Cabin: Sendable {
        var vehicle = VehiclePreset.eVito41.vehicle
        var outside: Double
        var target = 21.0
        /// kW of heat, negative when it cools.
        var heat = 5.0

        /// Seconds before the departure, as rule 1 says, from an inside temperature.
        func lead(from cabin: Double) -> Double {
            let end = outside + heat * 1000 / vehicle.cabinLoss
            let ratio = (end - cabin) / (end - target)
            guard ratio > 1 else { return cabin == target ? 120 : 3000 }
            let time = vehicle.cabinCapacity * 1000 / vehicle.cabinLoss * log(ratio)
            return min(3000, 1.1 * time + 120)
        }

        /// The inside temperature after some seconds without climate.
        func left(_ cabin: Double, for seconds: Double) -> Double {
            outside + (cabin - outside)
                * exp(-seconds * vehicle.cabinLoss / (vehicle.cabinCapacity * 1000))
        }
    }

    /// Seconds from the planned start to the next departure.
    private func lead(_ world: World) -> Double {
        guard let start = world.instant("climate.startsAt"),
            let departure = world.instant("departure.next")
        else { return .nan }
        return (departure - start).seconds
    }

    static let vehicles: [VehiclePreset] = [.eVito41, .eVitoTourer90, .eSprinter113, .vitoECell]

    @Test(arguments: vehicles, [-25.0, -10, 0, 7.5, 20.5])
    func `the start comes 1.1 times the time needed and 2 min before the departure`(
        preset: VehiclePreset, outside: Double
    ) {
        let world = World.armed(.home11, preset, outside: "\(outside) °C")
        let cabin = Cabin(vehicle: preset.vehicle, outside: outside, heat: preset.vehicle.heater)
        #expect(abs(lead(world) - cabin.lead(from: outside)) <= 1)
    }

    @Test(arguments: [24.0, 30, 38])
    func `cooling moves two and a half times its power`(outside: Double) {
        let world = World.armed(outside: "\(outside) °C")
        let cabin = Cabin(outside: outside, heat: -2.5 * 2.5)
        #expect(abs(lead(world) - cabin.lead(from: outside)) <= 1)
    }

    @Test(arguments: [10.0, 14, 18])
    func `a household socket's smaller power counts`(outside: Double) {
        let world = World.armed(nil, outside: "\(outside) °C")
        // 10 A of 230 V, less 6 % and 0.24 kW.
        let cabin = Cabin(outside: outside, heat: 2.3 * 0.94 - 0.24)
        #expect(abs(lead(world) - cabin.lead(from: outside)) <= 1)
    }

    @Test func `a target that cannot be reached starts 50 min before`() {
        let world = World.armed(nil, outside: "-15 °C")
        #expect(lead(world) == 3000)
    }

    @Test func `the start is never more than 50 min before`() {
        let world = World.armed(.home11, .eVitoTourer90, outside: "-25 °C")
        #expect(world["climate.startsAt"] == "2026-01-13T06:10")
    }

    @Test func `a departure set later than its start starts at once`() {
        var world = World.charging(given: ["weather.temperature": "-10 °C"])
        world.do(.climateActivate, .departure("18:15"))
        #expect(world.read("climate.state", "climate.startsAt") == ["heating", "none"])
    }

    @Test func `an activation later than the start starts at once`() {
        var world = World.charging(given: ["weather.temperature": "-10 °C"])
        world.do(.departure("18:15"))
        world.wait(.minutes(5))
        #expect(world.read("climate.state", "climate.startsAt") == ["off", "none"])
        world.do(.climateActivate)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `weather, target and supply compute the start anew`() {
        var world = World.armed(outside: "0 °C")
        world.wait(.hours(1))
        // The cabin is still on its way to the new temperature; in the morning it is there.
        world.do(.weatherSet(-5))
        #expect(abs(lead(world) - Cabin(outside: -5).lead(from: -5)) <= 1)
        world.do(.climateSetTarget(25))
        #expect(abs(lead(world) - Cabin(outside: -5, target: 25).lead(from: -5)) <= 1)
        world.do(.weatherSet(15), .climateSetTarget(19))
        world.do(.plugUnlock, .plugRemove)
        world.do(.plugInsert(supply: .socket, fit: .inserted, rating: nil))
        let reduced = Cabin(outside: 15, target: 19, heat: 2.3 * 0.94 - 0.24)
        #expect(abs(lead(world) - reduced.lead(from: 15)) <= 1)
    }

    @Test func `a warm cabin is planned with as warm as it will be at the start`() {
        var world = World.armed(outside: "0 °C")
        world.wait(until: "2026-01-13T06:00")
        world.set(["cabin.temperature": "15 °C"])
        let cabin = Cabin(outside: 0)
        var expected = 3000.0
        for _ in 0..<200 {
            expected = cabin.lead(from: cabin.left(15, for: 3600 - expected))
        }
        #expect(abs(lead(world) - expected) <= 1)
    }

    @Test func `another departure that comes earlier moves the start`() {
        var world = World.armed(outside: "0 °C")
        let late = lead(world)
        world.do(.departure("06:00", plan: "early"))
        #expect(world["departure.next"] == "2026-01-13T06:00")
        #expect(lead(world) == late)
        world.do(.departureClear(plan: "early"))
        #expect(world["departure.next"] == "2026-01-13T07:00")
        #expect(lead(world) == late)
    }

    // MARK: 2, before the start

    @Test func `before the start it is armed whatever is unmet, and says what is`() {
        var world = World.armed()
        #expect(world.read("climate.state", "climate.unmet") == ["armed", "[]"])
        world.do(.doorOpen(.rear), .hoodOpen, .plugUnlock, .plugRemove)
        #expect(
            world.read("climate.state", "climate.unmet", "climate.blockedBy")
                == ["armed", "[plugInserted, hoodClosed, doorsClosed]", "plugInserted"])
    }

    @Test func `without departure or activation it is off`() {
        var world = World.charging()
        #expect(
            world.read("climate.state", "climate.unmet", "climate.startsAt")
                == ["off", "[climateActivated]", "none"])
        world.do(.climateActivate)
        #expect(world.read("climate.state", "climate.unmet") == ["off", "[departureSet]"])
        world.do(.climateDeactivate, .departure("07:00"))
        #expect(
            world.read("climate.state", "climate.unmet", "climate.startsAt")
                == ["off", "[climateActivated]", "none"])
    }

    // MARK: 3, the start

    @Test func `all met, it runs in the step of its start`() {
        var world = World.armed()
        let start = world.instant("climate.startsAt") ?? .never
        world.wait(until: start - .milliseconds(1))
        #expect(world.read("climate.state", "climate.power") == ["armed", "0.00 kW"])
        world.wait(until: start)
        #expect(world.read("climate.state", "climate.power") == ["heating", "5.00 kW"])
        #expect(world.history("climate.state") == ["heating"])
    }

    @Test func `the same temperature inside and out needs no climate`() {
        var world = World.armed(outside: "21 °C")
        world.waitForClimate()
        #expect(
            world.read("climate.state", "climate.blockedBy", "climate.result")
                == ["notNeeded", "temperatureDiffers", "none"])
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["notNeeded", "notNeeded"])
        world.wait(.minutes(10) + .milliseconds(-1))
        #expect(world["climate.state"] == "notNeeded")
        world.wait(.milliseconds(1))
        #expect(world.read("climate.state", "climate.result") == ["off", "notNeeded"])
    }

    @Test(arguments: [
        ("20.6 °C", "notNeeded"), ("20.5 °C", "heating"), ("21.4 °C", "notNeeded"),
        ("21.5 °C", "cooling"),
    ])
    func `temperatures differ from half a kelvin on`(outside: String, state: String) {
        var world = World.armed(outside: outside)
        world.waitForClimate()
        #expect(world["climate.state"] == state)
    }

    @Test func `not needed comes before anything else that is unmet`() {
        var world = World.armed(outside: "21 °C")
        world.do(.hoodOpen)
        world.waitForClimate()
        #expect(world["climate.state"] == "notNeeded")
    }

    /// What can block a start, and what cures it.
    static let blocks: [(Prerequisite, [Command], [Command])] = [
        (.vehicleOperative, [.vehicleFail(.onBoardCharger)], [.vehicleRecover]),
        (.plugInserted, [.plugUnlock, .plugRemove], [.plugIn]),
        (.plugLocked, [.lockJam], [.lockFree]),
        (.plugConnected, [.plugDisconnect], [.plugConnect(.wallbox)]),
        (.gearInPark, [.gearSelect(.neutral)], [.gearSelect(.park)]),
        (.hoodClosed, [.hoodOpen], [.hoodClose]),
        (.doorsClosed, [.doorOpen(.frontLeft)], [.doorClose(.frontLeft)]),
        (.windowsClosed, [.windowOpen(.frontRight)], [.windowClose(.frontRight)]),
    ]

    @Test(arguments: blocks)
    func `unmet at the start it is blocked, and cured before the departure it starts at once`(
        prerequisite: Prerequisite, harm: [Command], cure: [Command]
    ) {
        var world = World.armed()
        for command in harm { world.do(command) }
        world.waitForClimate()
        #expect(
            world.read("climate.state", "climate.blockedBy", "climate.power")
                == ["blocked", prerequisite.word, "0.00 kW"])
        world.wait(.minutes(5))
        for command in cure { world.do(command) }
        #expect(
            world.read("climate.state", "climate.blockedBy", "climate.power")
                == ["heating", "none", "5.00 kW"])
    }

    // MARK: 4, interruption

    @Test(arguments: blocks)
    func `lost while running it is blocked, and met again it resumes in the same step`(
        prerequisite: Prerequisite, harm: [Command], cure: [Command]
    ) {
        var world = World.armed()
        world.waitForClimate()
        world.wait(.minutes(5))
        for command in harm { world.do(command) }
        #expect(
            world.read("climate.state", "climate.blockedBy", "climate.power")
                == ["blocked", prerequisite.word, "0.00 kW"])
        world.wait(.minutes(5))
        for command in cure { world.do(command) }
        #expect(world.read("climate.state", "climate.power") == ["heating", "5.00 kW"])
        let interruptions = world.events.filter {
            if case .interrupted(.climate, _) = $0.kind { true } else { false }
        }
        #expect(interruptions.count == 1)
    }

    @Test func `what is looked at when it starts does not interrupt it`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.weatherSet(21))
        #expect(world.read("climate.state", "climate.unmet") == ["heating", "[]"])
        world.do(.doorOpen(.rear))
        world.wait(.minutes(1))
        #expect(world["climate.unmet"] == "[doorsClosed]")
        world.do(.doorClose(.all))
        #expect(world["climate.state"] == "heating")
    }

    @Test func `a cure in the instant of the departure comes too late`() {
        var world = World.armed()
        world.do(.hoodOpen)
        world.wait(until: "2026-01-13T07:00")
        world.do(.hoodClose)
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "blocked"])
    }

    @Test func `interrupted at the departure it does not resume`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.doorOpen(.rear))
        world.wait(until: "2026-01-13T07:00")
        world.do(.doorClose(.rear))
        world.wait(.minutes(1))
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "interrupted"])
    }

    @Test func `interrupted after the departure it ends and keeps its result`() {
        var world = World.armed()
        world.wait(until: "2026-01-13T07:05")
        #expect(world["climate.state"] == "holding")
        world.do(.doorOpen(.frontLeft))
        #expect(world["climate.power"] == "0.00 kW")
        world.do(.doorClose(.frontLeft))
        world.wait(.minutes(1))
        #expect(world.read("climate.power", "climate.result") == ["0.00 kW", "reached"])
    }

    // MARK: 5, the hold

    @Test func `it holds until 10 min after the departure`() {
        var world = World.armed()
        world.wait(until: "2026-01-13T07:09:59")
        #expect(world.read("climate.state", "cabin.temperature") == ["holding", "21.0 °C"])
        // 31 K at 75 W/K.
        #expect(abs(world.number("climate.power") - 2.325) < 0.001)
        world.wait(.milliseconds(999))
        #expect(world["climate.state"] == "holding")
        world.wait(.milliseconds(1))
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "reached"])
    }

    @Test(arguments: [Command.climateStop, .climateDeactivate])
    func `a person ends the hold, and the result stays`(command: Command) {
        var world = World.armed()
        world.wait(until: "2026-01-13T07:05")
        world.do(command)
        world.wait(.seconds(1))
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "reached"])
    }
}
