import Testing

@testable import Simulation

/// `behaviour.md`, "Climate", rules 7–9 and 12: where its power comes from, and where it goes.
@Suite struct ClimatePowerTests {
    private let texts = ["climate.state", "climate.source", "climate.power", "charging.power"]

    // MARK: 7, grid and battery

    @Test func `at a wallbox the climate comes before charging`() {
        var world = World.charging(given: ["weather.temperature": "-5 °C"])
        world.do(.climateStartNow)
        #expect(texts.map { world[$0] } == ["heating", "grid", "5.00 kW", "7.36 kW"])
        // Two phases of 16 A, less 6 % and 0.24 kW.
        #expect(abs(world.number("battery.power") - (7.36 * 0.94 - 0.24 - 5)) < 1e-9)
        #expect(world["charging.limitedBy"] == "climate")
    }

    @Test func `what a small wallbox lacks comes from the battery`() {
        var world = World.charging(given: ["weather.temperature": "0 °C"])
        world.do(.wallboxSetLimit(6))
        world.wait(.seconds(5))
        world.do(.climateStartNow)
        #expect(texts.map { world[$0] } == ["heating", "both", "5.00 kW", "2.76 kW"])
        #expect(abs(world.number("battery.power") - (2.76 * 0.94 - 0.24 - 5)) < 1e-9)
    }

    @Test func `a household socket gives what it gives and the battery nothing`() {
        var world = World.charging(nil, given: ["weather.temperature": "0 °C"])
        world.do(.climateStartNow)
        #expect(texts.map { world[$0] } == ["heating", "grid", "1.92 kW", "2.30 kW"])
        #expect(world.read("battery.power", "climate.reduced") == ["0.00 kW", "true"])
        #expect(world.engine.snapshot.unmet.members == [.fullClimatePower])
    }

    @Test func `what a household socket's climate leaves charges the battery`() {
        var world = World.charging(nil, given: ["weather.temperature": "10 °C"])
        world.do(.climateStartNow)
        world.wait(until: "climate.state", is: "holding", within: .minutes(49))
        // 11 K at 75 W/K.
        #expect(abs(world.number("climate.power") - 0.825) < 0.001)
        #expect(abs(world.number("battery.power") - (2.3 * 0.94 - 0.24 - 0.825)) < 0.001)
    }

    @Test func `a household socket without power leaves the cabin cold`() {
        var world = World.armed(nil)
        world.do(.mainsOff)
        world.waitForClimate()
        #expect(
            world.read("climate.source", "climate.power", "climate.unmet")
                == ["none", "0.00 kW", "[]"])
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "notReached")
        #expect(world.engine.current.quantities.climateFromBattery == 0)
    }

    @Test func `at a wallbox the climate is not reduced`() {
        var world = World()
        #expect(world["climate.reduced"] == "false")
        world.do(.plugIn)
        #expect(world["climate.reduced"] == "false")
    }

    // MARK: 8, the contactor

    /// What charging waits for and the climate does not.
    static let wishes: [(String, [Command])] = [
        ("waiting", [.window("22:00-23:00")]), ("stopped", [.chargingStop]),
        ("complete", [.chargingSetTarget(50)]),
        ("complete", [.chargingStop, .chargingSetTarget(50), .window("22:00-23:00")]),
    ]

    @Test(arguments: wishes)
    func `the climate closes the contactor whatever window, wish and target say`(
        state: String, commands: [Command]
    ) {
        var world = World.armed()
        for command in commands { world.do(command) }
        world.waitForClimate()
        world.wait(.seconds(2))
        #expect(
            world.read("charging.state", "wallbox.contactor", "wallbox.status", "climate.source")
                == [state, "closed", "Charging", "grid"])
        // 5 kW and the charger's losses, and nothing into the battery.
        #expect(abs(world.number("charging.power") - 5.24 / 0.94) < 1e-9)
        #expect(world["battery.power"] == "0.00 kW")
        world.wait(until: "2026-01-13T07:10")
        #expect(world.read("wallbox.contactor", "charging.state") == ["open", state])
    }

    @Test func `the battery serves until the contactor has closed`() {
        var world = World.charging()
        world.do(.chargingStop, .climateStartNow)
        world.wait(.milliseconds(1999))
        #expect(world.read("climate.source", "wallbox.contactor") == ["battery", "open"])
        world.wait(.milliseconds(1))
        #expect(world.read("climate.source", "wallbox.contactor") == ["grid", "closed"])
    }

    /// Where the contactor may not close.
    static let refusals: [Command] = [
        .wallboxSetLimit(5), .mainsOff, .cardPresent(World.card),
        .wallboxFail(.evCommunicationError, .none), .wallboxFail(.overVoltage, .none),
    ]

    @Test(arguments: refusals)
    func `where the contactor may not close the climate runs from the battery`(command: Command) {
        var world = World.charging()
        world.do(command)
        world.wait(.seconds(5))
        world.do(.climateStartNow)
        world.wait(.minutes(1))
        #expect(texts.map { world[$0] } == ["heating", "battery", "5.00 kW", "0.00 kW"])
        #expect(world.read("climate.unmet", "wallbox.contactor") == ["[]", "open"])
    }

    @Test(arguments: refusals)
    func `a running climate changes over to the battery and back`(command: Command) {
        var world = World.charging(given: ["weather.temperature": "-10 °C"])
        world.do(.climateStartNow)
        world.do(command)
        world.wait(.seconds(1))
        #expect(texts.map { world[$0] } == ["heating", "battery", "5.00 kW", "0.00 kW"])
        world.wait(.seconds(10))
        world.do(.mainsOn, .wallboxRecover, .wallboxSetLimit(16))
        if case .cardPresent = command { world.do(command) }
        world.wait(.seconds(5))
        #expect(texts.map { world[$0] } == ["heating", "grid", "5.00 kW", "7.36 kW"])
        #expect(world.history("climate.state") == ["heating"])
    }

    @Test func `out of service and without a card the climate runs from the battery`() {
        var world = World()
        world.do(.wallboxDisable, .plugIn, .climateStartNow)
        #expect(world.read("climate.source", "climate.state") == ["battery", "heating"])
    }

    // MARK: 9, FAQ 25.7

    @Test func `at exactly 15 % the climate is blocked and all grid power charges`() {
        var world = World.charging(given: ["weather.temperature": "5 °C"])
        world.set(["vehicle.soc": "15 %"])
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.batterySufficient]))))
        #expect(world.read("climate.power", "charging.power") == ["0.00 kW", "7.36 kW"])
        #expect(abs(world.number("battery.power") - (7.36 * 0.94 - 0.24)) < 1e-9)
    }

    @Test func `at 15.1 % the climate runs`() {
        var world = World.charging(given: ["vehicle.soc": "15.1 %"])
        world.do(.climateStartNow)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `15 % is lost at its instant and good again at 16 %`() {
        var world = World(given: ["vehicle.soc": "15.5 %", "weather.temperature": "5 °C"])
        world.do(.plugIn, .climateStartNow)
        world.wait(until: "climate.state", is: "blocked", within: .minutes(10))
        #expect(abs(world.number("vehicle.soc") - 15) < 1e-5)
        #expect(world["climate.blockedBy"] == "batterySufficient")
        world.do(.cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(texts.map { world[$0] } == ["blocked", "none", "0.00 kW", "7.36 kW"])
        world.wait(until: "climate.state", is: "heating", within: .minutes(10))
        #expect(abs(world.number("vehicle.soc") - 16) < 1e-5)
    }

    @Test func `a departure blocked at 15 % starts once the battery is above`() {
        var world = World.armed(given: ["vehicle.soc": "50 %"])
        world.do(.chargingStop)
        world.wait(until: (world.instant("climate.startsAt") ?? .never) - .milliseconds(1))
        world.set(["vehicle.soc": "15 %"])
        world.wait(.milliseconds(1))
        #expect(
            world.read("climate.state", "climate.blockedBy") == ["blocked", "batterySufficient"])
        world.do(.chargingStart)
        world.wait(.seconds(3))
        #expect(world["climate.state"] == "heating")
        #expect(world.number("vehicle.soc") < 15.1)
    }

    @Test func `a vehicle may ask for more than 15 %`() {
        let twenty = { (setup: inout Setup) in setup.parameters.vehicle.minimumSoc = 20 }
        var world = World.charging(given: ["vehicle.soc": "19.9 %"], change: twenty)
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.batterySufficient]))))
        world.set(["vehicle.soc": "20.1 %"])
        world.do(.climateStartNow)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `a vehicle cannot ask for less than 15 %`() {
        let ten = { (setup: inout Setup) in setup.parameters.vehicle.minimumSoc = 10 }
        var world = World.charging(given: ["vehicle.soc": "14 %"], change: ten)
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.batterySufficient]))))
    }

    // MARK: 12, heating and cooling

    @Test func `it cools a cabin warmer than the target though it is cold outside`() {
        var world = World.charging(given: [
            "weather.temperature": "10 °C", "cabin.temperature": "30 °C",
        ])
        world.do(.climateStartNow)
        #expect(world.read("climate.state", "climate.power") == ["cooling", "2.50 kW"])
        world.wait(until: "climate.state", is: "holding", within: .minutes(30))
        #expect(abs(world.number("cabin.temperature") - 21) < 0.001)
        #expect(abs(world.number("climate.power") - 0.825) < 0.001)
    }

    @Test func `it heats a cabin colder than the target though it is warm outside`() {
        var world = World.charging(given: [
            "weather.temperature": "28 °C", "cabin.temperature": "5 °C",
        ])
        world.do(.climateStartNow)
        #expect(world.read("climate.state", "climate.power") == ["heating", "5.00 kW"])
        world.wait(until: "climate.state", is: "holding", within: .minutes(30))
        // 7 K at 75 W/K, by a cooler that moves 2.5 times its power.
        #expect(abs(world.number("climate.power") - 0.21) < 0.001)
    }

    @Test func `without air conditioning a warm cabin is blocked until it has cooled`() {
        var world = World.charging(
            .home11, .vitoECell,
            given: ["weather.temperature": "10 °C", "cabin.temperature": "30 °C"])
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.coolingAvailable]))))
        world.do(.climateActivate, .departure("18:22"))
        #expect(
            world.read("climate.state", "climate.blockedBy") == ["blocked", "coolingAvailable"])
        world.wait(until: "2026-01-12T18:22")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
    }

    @Test func `without air conditioning a hot day is tried from 50 min before, in vain`() {
        var world = World.armed(.home11, .vitoECell, outside: "30 °C")
        #expect(world["climate.startsAt"] == "2026-01-13T06:10")
        world.wait(until: "2026-01-13T07:00")
        #expect(
            world.read("climate.result", "climate.blockedBy") == ["blocked", "departureSet"])
        #expect(world.history("climate.state") == ["blocked", "off"])
    }

    @Test func `a new target is followed in the same step`() {
        var world = World.charging(given: ["weather.temperature": "15 °C"])
        world.do(.climateStartNow)
        world.wait(until: "climate.state", is: "holding", within: .minutes(30))
        world.do(.climateSetTarget(24))
        #expect(world["climate.state"] == "heating")
        world.do(.climateSetTarget(18))
        #expect(world["climate.state"] == "cooling")
    }
}
