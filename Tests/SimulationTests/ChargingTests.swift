import Testing

@testable import Simulation

/// How charging goes on: its limits, and when it will be done (FAQ 24.1).
@Suite struct ChargingTests {
    // MARK: Limits of the battery

    @Test(arguments: [
        (-22.0, 0.05), (-18, 0.1), (-12, 0.15), (47, 0.25),
    ])
    func `a cold or hot battery takes less`(temperature: Double, share: Double) {
        // A wallbox and a charger of 11 kW: only the battery holds it down.
        let world = World.charging(given: ["battery.temperature": "\(temperature) °C"]) {
            $0.parameters.vehicle.chargerPower = 11
            $0.parameters.vehicle.phases = 3
            $0.given.append(Assignment(.weatherTemperature, .number(temperature)))
        }
        #expect(abs(world.number("battery.power") - share * 35) < 1e-9)
        #expect(world["charging.limitedBy"] == "batteryTemperature")
    }

    @Test func `in the taper the power falls with what is missing`() {
        var world = World.charging(given: ["vehicle.soc": "91 %"])
        #expect(world["charging.limitedBy"] == "charger")
        world.wait(until: "charging.limitedBy", is: "taper", within: .hours(1))
        #expect(abs(world.number("vehicle.soc") - 92) < 1e-4)
        let full = world.number("battery.power")
        world.wait(.minutes(20))
        let missing = 100 - world.number("vehicle.soc")
        #expect(abs(world.number("battery.power") - full * missing / 8) < 1e-5)
        world.wait(until: "charging.state", is: "complete", within: .hours(6))
        #expect(world["vehicle.soc"] == "100.0 %")
    }

    @Test func `the target is reached in its instant`() {
        var world = World.charging()
        world.do(.chargingSetTarget(60))
        world.wait(until: "charging.state", is: "complete", within: .hours(2))
        #expect(abs(world.number("vehicle.soc") - 60) < 1e-5)
        #expect(world.number("vehicle.soc") >= 60)
    }

    // MARK: The forecast

    @Test(arguments: [60.0, 92, 96, 100], [WallboxPreset.home3, .home11])
    func `the forecast is what comes true`(target: Double, preset: WallboxPreset) {
        var world = World.charging(preset, given: ["weather.temperature": "20 °C"])
        world.do(.chargingSetTarget(target))
        guard let forecast = world.instant("charging.readyAt") else {
            Issue.record("no forecast")
            return
        }
        world.wait(until: "charging.state", is: "complete", within: .hours(24))
        #expect(abs((world.engine.now - forecast).seconds) <= 1)
        #expect(world["charging.readyAt"] == "none")
    }

    @Test func `the forecast waits for the window`() {
        var world = World.charging(given: ["weather.temperature": "20 °C"])
        world.do(.chargingSetTarget(60))
        let length = (world.instant("charging.readyAt") ?? .never) - world.engine.now
        world.do(.window("22:00-06:00"))
        let opening = Zone.utc.instant("2026-01-12T22:00")
        let ready = world.instant("charging.readyAt") ?? .never
        #expect(abs((ready - (opening + length)).seconds) <= 1)
    }

    @Test(arguments: [Command.hoodOpen, .chargingStop, .mainsOff, .wallboxSetLimit(5)])
    func `held back there is no forecast`(command: Command) {
        var world = World.charging()
        #expect(world["charging.readyAt"] != "none")
        world.do(command)
        #expect(world["charging.readyAt"] == "none")
    }

    @Test func `time suffices or not by the minute`() {
        var world = World.charging(given: ["weather.temperature": "20 °C"])
        #expect(world["charging.timeSufficient"] == "unknown")
        world.do(.chargingSetTarget(60))
        // 10 % of 35 kWh at 7.36 kW, less 6 % and 0.24 kW: 31 min 27 s from a few seconds ago.
        world.do(.departure("18:31"))
        #expect(
            world.read("charging.timeSufficient", "charging.state", "charging.unmet")
                == ["false", "charging", "[]"])
        world.do(.departure("18:32"))
        #expect(world["charging.timeSufficient"] == "true")
        world.do(.departureClear(plan: nil))
        #expect(world["charging.timeSufficient"] == "unknown")
    }

    @Test func `waiting longer than there is time makes it insufficient in its instant`() {
        var world = World.charging(given: ["weather.temperature": "20 °C"])
        world.do(.chargingSetTarget(60), .departure("20:00"), .hoodOpen)
        #expect(world["charging.timeSufficient"] == "true")
        world.wait(until: "charging.timeSufficient", is: "false", within: .hours(2))
        // 31 min 26 s before.
        let left = (Zone.utc.instant("2026-01-12T20:00") - world.engine.now).seconds
        #expect(abs(left - 0.1 * 35 / (7.36 * 0.94 - 0.24) * 3600) < 20)
    }

    @Test func `without a live supply nobody knows, complete is enough`() {
        var world = World.charging()
        world.do(.departure("20:00"), .mainsOff)
        #expect(world["charging.timeSufficient"] == "unknown")
        world.do(.mainsOn, .chargingSetTarget(50))
        #expect(world["charging.timeSufficient"] == "true")
        world.do(.plugUnlock, .plugRemove)
        #expect(world["charging.timeSufficient"] == "unknown")
    }
}
