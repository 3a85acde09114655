import Diagnostics
import Simulation

/// An engine and its history, folded as a runner does.
struct Van {
    private(set) var engine: Engine
    private(set) var history: History

    static let card = CardToken(bits: 1)
    static let blockedCard = CardToken(bits: 2)
    /// 2026-01-12T18:00Z, a Monday.
    static let start = Instant(milliseconds: 1_768_240_800_000)

    init(_ setup: Setup) {
        engine = Engine(setup)
        history = History(start: engine)
    }

    mutating func handle(_ command: Command) {
        var events: [Event] = []
        engine.handle(command, into: &events)
        history.add(events)
    }

    mutating func advance(by span: Timespan) {
        var events: [Event] = []
        engine.advance(to: engine.now + span, into: &events)
        history.add(events)
    }

    mutating func violate(_ prerequisite: Prerequisite) { prerequisite.violate(&engine) }

    func diagnosis(of activity: Activity) -> Diagnosis {
        Diagnosis(of: activity, engine: engine, history: history)
    }

    func text(of activity: Activity) -> String {
        diagnosisText(of: activity, engine: engine, history: history)
    }

    /// A ready world at a wallbox of 11 kW, with one card.
    static func setup() -> Setup {
        var setup = Setup()
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        setup.cards = [
            Card(token: card, status: .accepted), Card(token: blockedCard, status: .blocked),
        ]
        setup.start = start
        return setup
    }

    /// Plugged in, card accepted, charging.
    static var charging: Van {
        var van = Van(setup())
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        van.handle(.cardPresent(card))
        van.advance(by: .seconds(10))
        return van
    }

    /// The same, with pre-entry climate control armed for the morning.
    static var ready: Van {
        var van = charging
        van.handle(.climateActivate)
        van.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
        return van
    }
}
