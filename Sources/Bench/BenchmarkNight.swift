import Simulation

/// The night that is measured: plug, card, charge to full with taper, a departure with pre-entry
/// climate control in winter, unplug.
struct BenchmarkNight {
    static let start = Instant(milliseconds: 1_768_240_800_000)
    static let card = CardToken(bits: 0xC0FFEE)

    /// The engine at 18:00, before anybody comes.
    static func engine() -> Engine {
        var setup = Setup()
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        setup.cards = [Card(token: card, status: .accepted)]
        setup.given = [
            Assignment(.vehicleSoc, .number(30)), Assignment(.weatherTemperature, .number(-5)),
        ]
        setup.start = start
        return Engine(setup)
    }

    /// What is done, and how long after the start.
    static let script: [(after: Timespan, command: Command)] = [
        (.seconds(0), .plugInsert(supply: nil, fit: .inserted, rating: nil)),
        (.seconds(10), .cardPresent(card)),
        (.seconds(20), .climateActivate),
        (.seconds(20), .departureSet(DeparturePlan(minute: 7 * 60))),
        (.minutes(13 * 60 + 11), .plugUnlock),
        (.minutes(13 * 60 + 11), .plugRemove),
    ]
    static let length = Timespan.hours(14)

    /// Runs a night and tells every fact; returns their number.
    static func run(_ engine: Engine, into events: inout [Event]) -> Engine {
        var engine = engine
        let start = engine.now
        for step in script {
            engine.advance(to: start + step.after, into: &events)
            engine.handle(step.command, into: &events)
        }
        engine.advance(to: start + length, into: &events)
        return engine
    }

    /// Runs a night and tells nothing.
    static func run(_ engine: Engine) -> Engine {
        var engine = engine
        let start = engine.now
        for step in script {
            engine.advance(to: start + step.after)
            engine.handle(step.command)
        }
        engine.advance(to: start + length)
        return engine
    }
}
