import Testing

@testable import Simulation

/// `behaviour.md`, "Climate", rules 6 and 11, and how departures follow one another.
@Suite struct ClimateResultTests {
    // MARK: 6, the result

    @Test func `the result is none until the departure, then reached`() {
        var world = World.armed()
        world.wait(until: "2026-01-13T06:59:59")
        #expect(world.read("climate.state", "climate.result") == ["holding", "none"])
        world.wait(.seconds(1))
        #expect(world["climate.result"] == "reached")
        #expect(world.times("climate.result", became: "reached") == ["2026-01-13T07:00"])
    }

    @Test(arguments: [
        ("19.99 °C", "notReached"), ("20 °C", "reached"), ("22 °C", "reached"),
        ("22.01 °C", "notReached"),
    ])
    func `within 1 K of the target is reached`(cabin: String, result: String) {
        var world = World.armed()
        world.wait(until: world.engine.zone.instant("2026-01-13T07:00") - .milliseconds(1))
        world.set(["cabin.temperature": cabin])
        world.wait(.milliseconds(1))
        #expect(world["climate.result"] == result)
    }

    @Test func `a start too late for the cold is not reached`() {
        var world = World.charging(given: ["weather.temperature": "-20 °C"])
        world.do(.climateActivate, .departure("18:10"))
        world.wait(until: "2026-01-12T18:10")
        #expect(world.read("climate.state", "climate.result") == ["heating", "notReached"])
    }

    @Test func `a run that was interrupted too long is interrupted`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.windowOpen(.all))
        world.wait(until: "2026-01-13T06:58")
        world.do(.windowClose(.all))
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["heating", "interrupted"])
    }

    @Test func `a short interruption that does not matter is reached`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.windowOpen(.all))
        world.wait(.seconds(10))
        world.do(.windowClose(.all))
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `what never ran is blocked`() {
        var world = World.armed()
        world.do(.hoodOpen)
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["off", "blocked"])
    }

    @Test func `a result stays until the next departure's`() {
        var world = World.armed()
        world.do(.departure("07:00", .days(.all)))
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "reached")
        world.do(.hoodOpen)
        world.wait(until: "2026-01-14T06:59:59")
        #expect(world["climate.result"] == "reached")
        world.wait(.seconds(1))
        #expect(world["climate.result"] == "blocked")
    }

    @Test func `a departure without activation has no result`() {
        var world = World.charging()
        world.do(.departure("18:30"))
        world.wait(.hours(1))
        #expect(world.read("climate.result", "departure.next") == ["none", "none"])
    }

    // MARK: 11, a person's commands

    /// What ends a departure's run.
    static let endings: [Command] = [
        .climateStop, .climateDeactivate, .departureClear(plan: nil), .departureClear(plan: "1"),
    ]

    @Test(arguments: endings)
    func `a person ends a run before its departure: cancelled at once`(command: Command) {
        var world = World.armed()
        world.waitForClimate()
        world.wait(.minutes(3))
        world.do(command)
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "cancelled"])
        world.wait(.hours(2))
        #expect(world.read("climate.state", "climate.result") == ["off", "cancelled"])
        #expect(world.history("climate.state") == ["heating", "off"])
    }

    @Test(arguments: endings)
    func `a person ends a blocked run before its departure: cancelled`(command: Command) {
        var world = World.armed()
        world.do(.hoodOpen)
        world.waitForClimate()
        world.do(command, .hoodClose)
        #expect(world.read("climate.state", "climate.result") == ["off", "cancelled"])
        world.wait(.hours(2))
        #expect(world["climate.result"] == "cancelled")
    }

    @Test func `stopped, this departure is not started again and the plan stays`() {
        var world = World.armed()
        world.do(.departure("07:00", .days(.all)))
        world.waitForClimate()
        world.do(.climateStop)
        #expect(world["departure.plan"].contains("07:00"))
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["armed", "cancelled"])
        world.waitForClimate()
        #expect(world["climate.state"] == "heating")
        world.wait(until: "2026-01-14T07:00")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `stop with nothing due changes nothing`() {
        var world = World.armed()
        #expect(world.news(of: .climateStop) == .ignored)
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `deactivated before its start, a departure has no result`() {
        var world = World.armed()
        world.do(.climateDeactivate)
        world.wait(until: "2026-01-13T08:00")
        #expect(world.read("climate.state", "climate.result") == ["off", "none"])
    }

    @Test func `clearing another departure leaves the run alone`() {
        var world = World.armed()
        world.do(.departure("09:00", plan: "later"))
        world.waitForClimate()
        world.do(.departureClear(plan: "later"))
        #expect(world.read("climate.state", "climate.result") == ["heating", "none"])
    }

    @Test(arguments: ["06:58", "07:10"])
    func `a departure moved by some minutes while it runs is served all the same`(time: String) {
        var world = World.armed()
        world.waitForClimate()
        world.wait(.minutes(3))
        world.do(.departure(time))
        world.wait(until: "2026-01-13T\(time)")
        #expect(world["climate.result"] == "reached")
        world.wait(.milliseconds(599_999))
        #expect(world["climate.state"] == "holding")
        world.wait(.milliseconds(1))
        #expect(world["climate.state"] == "off")
    }

    @Test func `a departure moved by hours ends the run until its new start`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.departure("12:00"))
        #expect(world.read("climate.state", "climate.power") == ["armed", "0.00 kW"])
        world.wait(until: "2026-01-13T12:00")
        #expect(world["climate.result"] == "reached")
    }

    // MARK: Departures one after another

    @Test func `a weekly plan runs on its days alone`() {
        var world = World.armed()
        // From Monday evening on: Tuesday, Thursday, and the Monday after.
        let days: Weekdays = [.init(rawValue: 1), .init(rawValue: 2), .init(rawValue: 8)]
        world.do(.departure("07:00", .days(days)))
        world.wait(until: "2026-01-19T12:00")
        let results = world.events.filter {
            if case .changed(.departureNext, _, _) = $0.kind { true } else { false }
        }.map { world.engine.zone.text(of: $0.at) }
        #expect(
            results == ["2026-01-13T07:00", "2026-01-15T07:00", "2026-01-19T07:00"])
        #expect(world.times("climate.state", became: "heating").count == 3)
        #expect(
            world.times("climate.state", became: "armed")
                == ["2026-01-13T07:10", "2026-01-15T07:10", "2026-01-19T07:10"])
        #expect(world["departure.next"] == "2026-01-20T07:00")
    }

    @Test func `the hold of one departure passes into the run of the next`() {
        var world = World.armed()
        world.do(.departure("07:12", plan: "second"))
        world.wait(until: "2026-01-13T07:11")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
        world.set(["cabin.temperature": "10 °C"])
        #expect(world["climate.state"] == "heating")
        world.wait(until: "2026-01-13T07:12")
        #expect(world["climate.result"] == "notReached")
        world.wait(.milliseconds(599_999))
        #expect(world["climate.state"] == "holding")
        world.wait(.milliseconds(1))
        #expect(world["climate.state"] == "off")
    }

    @Test func `a hold ends although a later departure is set`() {
        var world = World.armed()
        world.do(.departure("09:00", plan: "second"))
        world.wait(until: "2026-01-13T07:10")
        #expect(world.read("climate.state", "climate.power") == ["armed", "0.00 kW"])
        world.wait(until: "2026-01-13T09:00")
        #expect(world["climate.state"] == "holding")
    }

    @Test func `a second departure soon after a blocked one starts when it is cured`() {
        var world = World.armed()
        world.do(.departure("07:12", plan: "second"), .hoodOpen)
        world.wait(until: "2026-01-13T07:02")
        #expect(world.read("climate.state", "climate.result") == ["blocked", "blocked"])
        world.do(.hoodClose)
        #expect(world["climate.state"] == "heating")
        world.wait(until: "2026-01-13T07:12")
        #expect(world["climate.result"] == "notReached")
    }

    @Test func `stopping one departure leaves the next soon after`() {
        var world = World.armed()
        world.do(.departure("07:12", plan: "second"))
        world.waitForClimate()
        world.do(.climateStop)
        #expect(world["climate.state"] == "armed")
        world.wait(until: "2026-01-13T06:59")
        #expect(world.read("climate.state", "climate.result") == ["heating", "cancelled"])
    }

    @Test func `two plans at the same time are one departure`() {
        var world = World.armed()
        world.do(.departure("07:00", plan: "second"))
        world.wait(until: "2026-01-13T12:00")
        #expect(world.history("climate.state") == ["heating", "holding", "off"])
        #expect(world.read("departure.next", "departure.plan") == ["none", "[]"])
    }

    @Test func `a departure set before the one that runs is served first`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.departure("06:45", plan: "first"))
        #expect(world["climate.state"] == "heating")
        world.wait(until: "2026-01-13T06:45")
        #expect(world["climate.result"] == "notReached")
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
    }
}
