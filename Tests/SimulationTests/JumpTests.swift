import Testing

@testable import Simulation

/// The clock jumps: the simulator was down, or somebody set the clock.
@Suite struct JumpTests {
    private func jumped(_ world: World, to time: String) -> (engine: Engine, events: [Event]) {
        var engine = world.engine
        var events: [Event] = []
        engine.jump(to: engine.zone.instant(time), into: &events)
        return (engine, events)
    }

    private func read(_ engine: Engine, _ words: String...) -> [String] {
        words.compactMap { Signal(word: $0) }.map {
            engine.text(engine.value(of: $0), signal: $0)
        }
    }

    @Test func `a departure that was jumped over is missed`() {
        let (engine, events) = jumped(World.armed(), to: "2026-01-13T08:00")
        #expect(
            read(engine, "climate.result", "climate.state", "departure.next", "departure.plan")
                == ["missed", "off", "none", "[]"])
        #expect(events.allSatisfy { $0.at == engine.now && $0.cause == .time })
    }

    @Test func `without activation nothing is missed`() {
        var world = World.charging()
        world.do(.departure("07:00"))
        let (engine, _) = jumped(world, to: "2026-01-13T08:00")
        #expect(read(engine, "climate.result", "departure.next") == ["none", "none"])
    }

    @Test func `a weekly plan goes on after a jump`() {
        var world = World.armed()
        world.do(.departure("07:00", .days(.all)))
        let (engine, _) = jumped(world, to: "2026-01-15T12:00")
        #expect(
            read(engine, "climate.result", "climate.state", "departure.next")
                == ["missed", "armed", "2026-01-16T07:00"])
    }

    @Test func `a jump into the time before a departure starts it at once`() {
        let (engine, _) = jumped(World.armed(), to: "2026-01-13T06:50")
        #expect(read(engine, "climate.state", "climate.result") == ["heating", "none"])
    }

    @Test func `a small step back does not bring back what has fired`() {
        var world = World.armed()
        world.do(.departure("07:00", .days(.all)))
        world.wait(until: "2026-01-13T07:30")
        let (engine, _) = jumped(world, to: "2026-01-13T06:58")
        #expect(
            read(engine, "climate.result", "departure.next") == ["reached", "2026-01-14T07:00"])
    }

    @Test func `nothing happens in between, and what is under way goes on`() {
        let world = World.charging()
        let before = world.engine.current.quantities
        let (engine, _) = jumped(world, to: "2026-01-20T12:00")
        #expect(engine.current.quantities == before)
        #expect(read(engine, "charging.state", "session.state") == ["charging", "open"])
    }

    @Test func `timers keep what was left of them`() {
        var world = World.charging()
        world.do(.plugUnlock)
        world.wait(.seconds(20))
        var (engine, _) = jumped(world, to: "2026-01-20T12:00")
        engine.advance(to: engine.now + .milliseconds(9_999))
        #expect(read(engine, "plug.lock") == ["unlocked"])
        engine.advance(to: engine.now + .milliseconds(1))
        #expect(read(engine, "plug.lock") == ["locked"])
    }

    @Test func `the window is looked up anew`() {
        var world = World.charging()
        world.do(.window("22:00-06:00"))
        #expect(world["charging.state"] == "waiting")
        let (engine, _) = jumped(world, to: "2026-01-13T01:00")
        #expect(read(engine, "charging.unmet") == ["[]"])
    }

    @Test func `a minute's card keeps its minute`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(31))
        var (engine, _) = jumped(world, to: "2026-01-12T12:00")
        engine.advance(to: engine.now + .milliseconds(29_999))
        #expect(read(engine, "card.status") == ["Accepted"])
        engine.advance(to: engine.now + .milliseconds(1))
        #expect(read(engine, "card.status") == ["Timeout"])
    }

    @Test(arguments: ["-10 °C", "21 °C"])
    func `a jump over the end of a departure's hold ends it`(outside: String) {
        var world = World.armed(outside: outside)
        world.wait(until: "2026-01-13T07:05")
        var (engine, events) = jumped(world, to: "2026-01-13T12:00")
        #expect(engine.deadline > engine.now)
        #expect(read(engine, "climate.state", "climate.power") == ["off", "0.00 kW"])
        let noon = engine.now
        engine.advance(to: noon + .minutes(1), into: &events)
        #expect(events.allSatisfy { $0.at >= noon })
    }

    @Test(arguments: ["2026-01-13T06:40", "2026-01-13T06:59:59", "2026-01-13T07:00"])
    func `a jump during a run goes on with it, or misses its departure`(time: String) {
        var world = World.armed()
        world.waitForClimate()
        let (engine, _) = jumped(world, to: time)
        #expect(engine.deadline > engine.now)
        #expect(
            read(engine, "climate.state", "climate.result")
                == (time.hasSuffix("07:00") ? ["off", "missed"] : ["heating", "none"]))
    }

    @Test func `after any jump the next deadline lies ahead`() {
        var random = Walk(seed: 5)
        for seed in UInt64(0)..<40 {
            var engine = WalkTests.world(seed)
            for _ in 0..<40 {
                random.step(&engine)
                var events: [Event] = []
                let hours = random.between(-30, 30)
                let goal = engine.now + .milliseconds(Int64(hours * 3_600_000))
                engine.jump(to: goal, into: &events)
                #expect(engine.now == goal)
                #expect(engine.deadline > engine.now, "seed \(seed), \(hours) h")
            }
        }
    }
}
