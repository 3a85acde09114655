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
        var world = World.armed(given: ["weather.temperature": "0 °C"]) {
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
}
