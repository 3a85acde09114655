import Live
import Simulation
import Synchronization
import Testing

/// The weather that a file tells, hour by hour.
struct WeatherTests {
    private static func hour(_ hours: Int64, _ temperature: Double) -> WeatherChange {
        WeatherChange(at: Stage.start + .hours(hours), temperature: temperature)
    }

    private let night = [hour(-1, 8), hour(1, -5), hour(2, -6), hour(3, -6), hour(4, 2)]

    /// When each van was told of which weather.
    private func told(_ stage: Stage) -> [String] {
        stage.notes.all.compactMap { step -> String? in
            guard let submission = step.submission else { return nil }
            let after = (step.vehicle.engine.now - Stage.start).text
            return "\(step.vehicle.id) \(after): \(submission.command.text)"
        }
    }

    @Test func `each hour begins at its time, however late somebody looks`() async {
        let stage = Stage(vans: ["a", "b"], rate: 3600, weather: night)
        await stage.world.start()
        await stage.pass(.seconds(24))
        let hours = [
            ("0 s", "8"), ("1 h", "-5"), ("2 h", "-6"), ("4 h", "2"),
        ].map { "\($0): world.set: { weather.temperature: \($1) °C }" }
        for van in ["a", "b"] {
            #expect(told(stage).filter { $0.hasPrefix(van) } == hours.map { "\(van) \($0)" })
        }
        #expect(await stage.text(.weatherTemperature, of: "b") == "2.0 °C")
    }

    @Test func `before the first hour it is as in the first`() async {
        let stage = Stage(weather: [Self.hour(2, -4), Self.hour(3, -5)])
        await stage.world.start()
        #expect(await stage.text(.weatherTemperature) == "-4.0 °C")
    }

    @Test func `an hour comes before the command that finds it due`() async {
        let stage = Stage(weather: night)
        await stage.world.start()
        stage.clock.pass(.seconds(3601))
        await stage.send(.weatherSet(30))
        #expect(
            told(stage) == [
                "van-1 0 s: world.set: { weather.temperature: 8 °C }",
                "van-1 1 h: world.set: { weather.temperature: -5 °C }",
                "van-1 1 h 1 s: weather.set: { temperature: 30 °C }",
            ])
    }

    @Test func `a checkpoint is in the weather of its time`() async {
        let stage = Stage(weather: night)
        await stage.world.start()
        stage.clock.pass(.seconds(2 * 3600))
        await stage.world.checkpoint("van-1")
        let last = stage.notes.all.last?.vehicle.engine
        #expect(last?.value(of: .weatherTemperature) == .number(-6))
    }

    @Test func `its steps replay like all others`() async {
        let stage = Stage(rate: 3600, weather: night)
        await stage.world.start()
        await stage.send(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        await stage.pass(.seconds(5))
        var engine = Stage.engine()
        var events: [Event] = []
        for step in stage.notes.all {
            engine.advance(to: step.vehicle.engine.now, into: &events)
            if let submission = step.submission {
                _ = engine.handle(submission.command, into: &events)
            }
        }
        #expect(events == stage.notes.all.flatMap(\.events))
        #expect(events.count > 20)
    }

    @Test func `an hour that cannot be recorded does not begin, and the next one does`() async {
        let stage = Stage(weather: night)
        await stage.world.start()
        stage.notes.failure.withLock { $0 = Mistake("the disk is full") }
        await stage.pass(.seconds(3600))
        #expect(await stage.text(.weatherTemperature) == "8.0 °C")
        stage.notes.failure.withLock { $0 = nil }
        await stage.pass(.seconds(3600))
        #expect(await stage.text(.weatherTemperature) == "-6.0 °C")
    }

    @Test func `an hour begins by itself in real time`() async {
        let (steps, told) = AsyncStream.makeStream(of: Step.self)
        let world = LiveWorld(
            [LiveVehicle(id: "van-1", engine: Stage.engine())], start: Stage.start, rate: 100_000,
            weather: [Self.hour(-1, 8), Self.hour(1, -5)], realClock: ContinuousClock(),
            sink: Wire(told: told))
        await world.start()
        let cold = Command.worldSet([Assignment(.weatherTemperature, .number(-5))])
        for await step in steps where step.submission?.command == cold { break }
        await world.stop()
    }
}
