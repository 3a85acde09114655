import Testing

@testable import Simulation

/// Things that happen together, or in an order that nobody plans.
@Suite struct CombinationTests {
    @Test func `deactivating leaves a climate alone that was started at once`() {
        var world = World.charging(given: ["weather.temperature": "0 °C"])
        world.do(.climateStartNow, .climateDeactivate)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `a drive that needs nearly all of the battery leaves nothing below zero`() {
        var world = World()
        world.do(.vehicleDrive(distance: 69.99, duration: .hours(24)))
        world.wait(.hours(25))
        #expect(world.number("vehicle.soc") >= 0)
        #expect(world["vehicle.gear"] == "P")
    }

    @Test func `a result is fixed where nothing is held after the departure`() {
        var world = World.armed(outside: "0 °C") {
            $0.parameters.vehicle.preclimateHold = .seconds(0)
        }
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.result", "climate.state") == ["reached", "off"])
    }

    @Test func `unplugging ends a person's stop, also where no pilot was made`() {
        var world = World()
        world.do(.plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil), .chargingStop)
        world.do(.plugUnlock, .plugRemove, .plugIn, .cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `a card between two presentations of another does not make them two`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card))
        world.wait(.seconds(2))
        world.do(.cardPresent(World.blockedCard))
        world.wait(.seconds(2))
        world.do(.cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `a card that is asked about when the mains fail ends nothing`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.groupCard))
        world.wait(.seconds(10))
        world.do(.cardPresent(World.otherGroupCard), .mainsOff)
        world.wait(.minutes(1))
        world.do(.mainsOn)
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `a tethered cable carries what its wallbox gives, however it was connected`() {
        var world = World { $0.parameters.wallbox?.isTethered = true }
        world.do(
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil),
            .plugConnect(.wallbox))
        #expect(world["plug.rating"] == "16.0 A")
    }

    @Test func `without air conditioning a lower target heats nothing until the cabin is there`() {
        var world = World.charging(.home11, .vitoECell, given: ["weather.temperature": "10 °C"])
        world.do(.climateStartNow)
        world.wait(.minutes(20))
        world.do(.climateSetTarget(16))
        #expect(world.read("climate.state", "climate.power") == ["holding", "0.00 kW"])
        world.wait(.minutes(29))
        #expect(world.read("climate.state", "cabin.temperature") == ["holding", "16.0 °C"])
        #expect(world.number("climate.power") > 0.4)
    }

    @Test func `a cabin that the power cannot hold is heated, not held`() {
        var world = World(nil, given: ["weather.temperature": "15 °C"])
        world.do(.plugIn)
        world.wait(.seconds(10))
        world.do(.climateStartNow)
        world.wait(.minutes(20))
        #expect(world["climate.state"] == "holding")
        world.do(.weatherSet(-20))
        #expect(world["climate.state"] == "heating")
    }

    @Test func `a window too short for the need promises nothing`() {
        var world = World.charging(given: ["vehicle.soc": "10 %"])
        world.do(.departure("07:00"), .window("22:00-23:00"))
        #expect(
            world.read("charging.state", "charging.readyAt", "charging.timeSufficient")
                == ["waiting", "none", "false"])
    }

    @Test func `a forecast that the climate delays is made anew when it has not come true`() {
        var world = World.charging(given: ["vehicle.soc": "70 %", "weather.temperature": "-15 °C"])
        world.do(.chargingSetTarget(75), .climateStartNow)
        while world["charging.state"] == "charging" {
            let ready = world.instant("charging.readyAt")
            #expect((ready ?? world.engine.now) >= world.engine.now)
            world.wait(until: world.engine.deadline)
        }
        #expect(world["charging.state"] == "complete")
    }

    @Test func `a wish to charge what is full changes nothing`() {
        var world = World(given: ["vehicle.soc": "100 %"])
        #expect(world.news(of: .chargingStart) == .ignored)
    }

    @Test func `a plug that is set in ends a drive`() {
        var world = World()
        world.do(.vehicleDrive(distance: 20, duration: .hours(1)))
        world.wait(.minutes(10))
        world.set(["plug.fit": "inserted"])
        let soc = world.number("vehicle.soc")
        world.wait(.minutes(30))
        #expect(abs(world.number("vehicle.soc") - soc) < 0.01)
    }

    @Test func `a wallbox that goes out of service answers no card`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card), .wallboxDisable)
        world.wait(.seconds(5))
        #expect(world.read("card.status", "wallbox.status") == ["none", "Unavailable"])
        world.do(.wallboxEnable)
        world.wait(.seconds(5))
        #expect(world["charging.blockedBy"] == "cardAccepted")
    }

    @Test func `a run at once that stood still does not count as a departure's run`() {
        var world = World.armed(outside: "0 °C")
        world.wait(until: "2026-01-13T06:20")
        world.do(.climateStartNow, .hoodOpen)
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "blocked")
    }

    @Test func `what ends one departure leaves the others as they are`() {
        var world = World.armed(outside: "0 °C")
        world.do(.departureSet(DeparturePlan(name: "later", minute: 7 * 60 + 10)))
        world.waitForClimate()
        world.do(.climateStop)
        #expect(world["climate.state"] == "armed")
        #expect(
            (world.instant("climate.startsAt") ?? .never)
                < world.engine.zone.instant("2026-01-13T07:00"))
        world.wait(until: "2026-01-13T06:59")
        #expect(world.read("climate.state", "climate.result") == ["heating", "cancelled"])
        world.wait(until: "2026-01-13T07:10")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `what blocked a departure can be cured after the climate was off and on`() {
        var world = World.armed()
        world.do(.hoodOpen)
        world.waitForClimate()
        world.do(.climateDeactivate, .climateActivate, .hoodClose)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `a run at once beside a departure that needs none is a run of its own`() {
        var world = World.armed(
            outside: "21 °C", given: ["cabin.temperature": "10 °C"])
        world.wait(until: "2026-01-13T06:59")
        #expect(world["climate.state"] == "notNeeded")
        world.do(.climateSetTarget(24), .climateStartNow)
        world.wait(until: "2026-01-13T07:01")
        #expect(world.read("climate.state", "climate.result") == ["holding", "notNeeded"])
    }

    @Test func `a cable that is set to another supply was pulled from the first`() {
        var world = World.charging()
        world.set(["plug.supply": "socket"])
        #expect(world.read("wallbox.pilot", "wallbox.contactor") == ["B1", "open"])
        world.set(["plug.supply": "wallbox"])
        world.wait(.seconds(5))
        #expect(world["charging.blockedBy"] == "cardAccepted")
    }

    @Test func `a second fault without a detail leaves the first one's`() {
        var world = World.charging()
        world.do(.wallboxFail(.groundFailure, .residualCurrent), .wallboxFail(.weakSignal, .none))
        #expect(
            world.read("wallbox.fault", "wallbox.faultDetail")
                == ["GroundFailure", "residualCurrent"])
    }
}
