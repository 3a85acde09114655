import Testing

@testable import Simulation

/// `behaviour.md`, "Climate", rules 10 and 13: started at once, and what needs no link.
@Suite struct ClimateAtOnceTests {
    // MARK: 10, startNow

    @Test func `it needs neither activation nor departure and ends after 50 min`() {
        var world = World.charging(given: ["weather.temperature": "-10 °C"])
        world.do(.climateStartNow)
        #expect(
            world.read("climate.state", "climate.unmet", "climate.activated")
                == ["heating", "[]", "false"])
        world.wait(.minutes(50) + .milliseconds(-1))
        #expect(world["climate.state"] == "holding")
        world.wait(.milliseconds(1))
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "none"])
    }

    @Test(arguments: ClimateRuleTests.blocks)
    func `it is refused with what is unmet, and not kept`(
        prerequisite: Prerequisite, harm: [Command], cure: [Command]
    ) {
        var world = World.charging()
        for command in harm { world.do(command) }
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([prerequisite]))))
        for command in cure { world.do(command) }
        world.wait(.hours(1))
        #expect(world.history("climate.state") == [])
        #expect(world.history("climate.power") == [])
    }

    @Test func `it is refused with everything that is unmet, the most important first`() {
        var world = World(given: ["vehicle.soc": "15 %", "weather.temperature": "21 °C"])
        world.do(.hoodOpen, .windowOpen(.all), .doorOpen(.rear))
        guard case .refused(let refusal) = world.outcome(of: .climateStartNow) else {
            Issue.record("it was not refused")
            return
        }
        #expect(
            refusal.words == [
                "plugInserted", "hoodClosed", "doorsClosed", "windowsClosed", "batterySufficient",
                "temperatureDiffers",
            ])
    }

    @Test func `started twice it runs on as it was`() {
        var world = World.charging()
        world.do(.climateStartNow)
        world.wait(.minutes(30))
        #expect(world.news(of: .climateStartNow) == .ignored)
        world.wait(.minutes(20))
        #expect(world["climate.state"] == "off")
    }

    @Test func `stop ends it and leaves the result alone`() {
        var world = World.charging()
        world.do(.climateStartNow)
        world.wait(.minutes(5))
        world.do(.climateStop)
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "none"])
    }

    @Test func `interrupted it resumes within its 50 min`() {
        var world = World.charging(given: ["weather.temperature": "-10 °C"])
        world.do(.climateStartNow)
        world.wait(.minutes(10))
        world.do(.doorOpen(.slidingRight))
        #expect(world.read("climate.state", "climate.unmet") == ["blocked", "[doorsClosed]"])
        world.wait(.minutes(10))
        world.do(.doorClose(.all))
        #expect(world["climate.state"] == "heating")
        world.wait(.minutes(30) + .milliseconds(-1))
        #expect(world["climate.state"] == "holding")
        world.wait(.milliseconds(1))
        #expect(world.read("climate.state", "climate.result") == ["off", "none"])
    }

    @Test func `stopped while interrupted it does not resume`() {
        var world = World.charging()
        world.do(.climateStartNow)
        world.do(.windowOpen(.all), .climateStop, .windowClose(.all))
        world.wait(.minutes(1))
        #expect(
            world.read("climate.state", "climate.power", "climate.result")
                == ["off", "0.00 kW", "none"])
    }

    @Test func `started again while interrupted it is refused and resumes all the same`() {
        var world = World.charging()
        world.do(.climateStartNow, .windowOpen(.all))
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.windowsClosed]))))
        world.do(.windowClose(.all))
        #expect(world["climate.state"] == "heating")
    }

    @Test func `interrupted past its 50 min it does not resume`() {
        var world = World.charging()
        world.do(.climateStartNow)
        world.wait(.minutes(10))
        world.do(.doorOpen(.slidingRight))
        world.wait(.minutes(40))
        world.do(.doorClose(.all))
        world.wait(.seconds(1))
        #expect(world.read("climate.state", "climate.result") == ["off", "none"])
    }

    @Test func `it turns into the run of a departure that falls due`() {
        var world = World.armed()
        let start = world.instant("climate.startsAt") ?? .never
        world.wait(until: start - .minutes(5))
        world.do(.climateStartNow)
        // The cabin it warms needs no early start any more.
        world.wait(until: "2026-01-13T07:09:59")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
        world.wait(.seconds(1))
        #expect(world["climate.state"] == "off")
        #expect(world.history("climate.state") == ["heating", "holding", "off"])
    }

    @Test func `ended before the departure falls due it is armed again`() {
        var world = World.armed()
        world.do(.climateStartNow)
        world.wait(.minutes(50))
        #expect(world.read("climate.state", "climate.result") == ["armed", "none"])
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `stopped before the departure falls due it leaves the departure alone`() {
        var world = World.armed()
        world.do(.climateStartNow)
        world.wait(.minutes(5))
        world.do(.climateStop)
        #expect(world.read("climate.state", "climate.result") == ["armed", "none"])
        world.wait(until: "2026-01-13T07:00")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `clearing a departure that is not due leaves it running`() {
        var world = World.armed()
        world.do(.climateStartNow)
        world.do(.departureClear(plan: nil))
        #expect(world.read("climate.state", "climate.result") == ["heating", "none"])
        world.wait(.minutes(50))
        #expect(world["climate.state"] == "off")
    }

    @Test func `after a stop it runs without starting that departure again`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.climateStop)
        world.wait(.minutes(1))
        world.do(.climateStartNow)
        #expect(world.read("climate.state", "climate.result") == ["heating", "cancelled"])
        world.wait(until: "2026-01-13T07:05")
        #expect(world["climate.result"] == "cancelled")
    }

    @Test func `a stopped departure that is set again starts again`() {
        var world = World.armed()
        world.waitForClimate()
        world.do(.climateStop)
        #expect(world["climate.state"] == "off")
        world.do(.departureSet(DeparturePlan(minute: 7 * 60)))
        #expect(world["climate.state"] == "heating")
        world.do(.climateStop)
        world.do(.departureSet(DeparturePlan(name: "other", minute: 7 * 60)))
        #expect(world["climate.state"] == "heating")
        world.wait(until: "2026-01-13T07:05")
        #expect(world["climate.result"] == "reached")
    }

    @Test func `while a departure's run is blocked it is refused`() {
        var world = World.armed()
        world.do(.hoodOpen)
        world.waitForClimate()
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(Refusal(unmet: PrerequisiteSet([.hoodClosed]))))
        #expect(world["climate.state"] == "blocked")
    }

    // MARK: What a vehicle and an operator may set otherwise

    @Test func `lead, hold and limit are the vehicle's`() {
        let short = { (setup: inout Setup) in
            setup.parameters.vehicle.preclimateLead = .minutes(15)
            setup.parameters.vehicle.preclimateHold = .minutes(5)
            setup.parameters.vehicle.startNowLimit = .minutes(20)
        }
        var world = World.armed(change: short)
        #expect(world["climate.startsAt"] == "2026-01-13T06:45")
        world.do(.climateStartNow)
        world.wait(.minutes(20) + .milliseconds(-1))
        #expect(world["climate.state"] == "heating")
        world.wait(.milliseconds(1))
        #expect(world["climate.state"] == "armed")
        world.wait(until: "2026-01-13T07:04:59")
        #expect(world["climate.state"] == "heating")
        world.wait(.seconds(1))
        #expect(world.read("climate.state", "climate.result") == ["off", "notReached"])
    }

    @Test func `the thresholds are the operator's`() {
        let strict = { (setup: inout Setup) in
            setup.parameters.thresholds.climateSoc = 30
            setup.parameters.thresholds.climateDifference = 3
        }
        var world = World.charging(given: ["vehicle.soc": "29 %"], change: strict)
        world.do(.weatherSet(18.1))
        #expect(
            world.outcome(of: .climateStartNow)
                == .refused(
                    Refusal(unmet: PrerequisiteSet([.batterySufficient, .temperatureDiffers]))))
        world.do(.weatherSet(18))
        world.set(["vehicle.soc": "30.1 %"])
        world.do(.climateStartNow)
        #expect(world["climate.state"] == "heating")
    }

    // MARK: 13, the plan lives in the van

    @Test(arguments: [Command.linkDrop, .serviceExpire])
    func `link and service stop commands, not departures`(command: Command) {
        var world = World.armed()
        world.do(.departure("07:00", .days(.all)))
        world.do(command)
        world.wait(until: "2026-01-13T07:00")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
        world.wait(until: "2026-01-14T07:00")
        #expect(world.read("climate.state", "climate.result") == ["holding", "reached"])
    }
}
