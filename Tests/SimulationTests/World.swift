import Testing

@testable import Simulation

/// A world to act in: an engine, what it has told so far, and short words for what tests do.
struct World {
    private(set) var engine: Engine
    /// Everything told since the start, or since ``forget()``.
    private(set) var events: [Event] = []

    /// The card that everybody accepts.
    static let card = CardToken(bits: 1)
    /// Two cards of one group, both accepted.
    static let groupCard = CardToken(bits: 2)
    static let otherGroupCard = CardToken(bits: 3)
    /// Accepted, and of no group.
    static let strangersCard = CardToken(bits: 4)
    /// Always rejected.
    static let blockedCard = CardToken(bits: 5)
    /// Nobody knows it.
    static let unknownCard = CardToken(bits: 99)

    /// The cards that the back end knows.
    static let cards = [
        Card(token: card, status: .accepted),
        Card(token: groupCard, status: .accepted, group: 7),
        Card(token: otherGroupCard, status: .accepted, group: 7),
        Card(token: strangersCard, status: .accepted),
        Card(token: blockedCard, status: .blocked),
    ]

    /// A ready world on Monday, 2026-01-12, at 18:00: unplugged, 50 %, 10 °C.
    ///
    /// Without a wallbox there is a household socket. `given` are starting values by the words of
    /// the vocabulary, as scenarios write them; `change` overrides what else is fixed.
    init(
        _ wallbox: WallboxPreset? = .home11, _ vehicle: VehiclePreset = .eVito41,
        zone: Zone = .utc, start: String = "2026-01-12T18:00",
        given: KeyValuePairs<String, String> = [:], change: (inout Setup) -> Void = { _ in }
    ) {
        var setup = Setup()
        setup.parameters.vehicle = vehicle.vehicle
        setup.parameters.wallbox = wallbox?.wallbox
        setup.zone = zone
        setup.start = zone.instant(start)
        setup.cards = Self.cards
        setup.given = given.map { Self.assignment($0.key, $0.value) }
        change(&setup)
        engine = Engine(setup)
    }

    /// Plugged in, card accepted, charging since some seconds; nothing told is remembered.
    static func charging(
        _ wallbox: WallboxPreset? = .home11, _ vehicle: VehiclePreset = .eVito41,
        zone: Zone = .utc, start: String = "2026-01-12T18:00",
        given: KeyValuePairs<String, String> = [:], change: (inout Setup) -> Void = { _ in }
    ) -> World {
        var world = World(
            wallbox, vehicle, zone: zone, start: start, given: given, change: change)
        world.do(.plugIn)
        if wallbox != nil { world.do(.cardPresent(World.card)) }
        world.wait(.seconds(10))
        world.forget()
        return world
    }

    /// Charging, with pre-entry climate control activated for a departure at 07:00 next morning.
    static func armed(
        _ wallbox: WallboxPreset? = .home11, _ vehicle: VehiclePreset = .eVito41,
        outside: String = "-10 °C", given: KeyValuePairs<String, String> = [:],
        change: (inout Setup) -> Void = { _ in }
    ) -> World {
        var world = World.charging(wallbox, vehicle, given: given) { setup in
            setup.given.append(Self.assignment("weather.temperature", outside))
            change(&setup)
        }
        world.do(.climateActivate, .departure("07:00"))
        world.forget()
        return world
    }

    // MARK: Acting

    /// Handles commands that are expected to be done or queued.
    mutating func `do`(_ commands: Command..., at place: SourceLocation = #_sourceLocation) {
        for command in commands {
            if case .refused(let refusal) = engine.handle(command, into: &events) {
                Issue.record("\(command) was refused: \(refusal.words)", sourceLocation: place)
            }
        }
    }

    /// Handles a command that may be refused.
    mutating func outcome(of command: Command) -> Outcome {
        engine.handle(command, into: &events)
    }

    /// What the first event of a command tells of it: `accepted`, `ignored` or another.
    mutating func news(of command: Command) -> Event.Kind? {
        let count = events.count
        engine.handle(command, into: &events)
        return events.dropFirst(count).first?.kind
    }

    /// Sets signals as `world.set` does.
    mutating func set(_ signals: KeyValuePairs<String, String>) {
        self.do(.worldSet(signals.map { Self.assignment($0.key, $0.value) }))
    }

    mutating func wait(_ span: Timespan) { wait(until: engine.now + span) }

    mutating func wait(until instant: Instant) { engine.advance(to: instant, into: &events) }

    /// Waits until the climate starts for the next departure.
    mutating func waitForClimate(at place: SourceLocation = #_sourceLocation) {
        guard let start = instant("climate.startsAt") else {
            Issue.record("no start is planned", sourceLocation: place)
            return
        }
        wait(until: start)
    }

    /// Waits for a local time, `2026-01-13T07:00`.
    mutating func wait(until time: String) { wait(until: engine.zone.instant(time)) }

    /// Waits until a signal reads so, deadline by deadline; fails when that takes too long.
    mutating func wait(
        until signal: String, is text: String, within limit: Timespan = .hours(24),
        at place: SourceLocation = #_sourceLocation
    ) {
        let end = engine.now + limit
        while self[signal] != text, engine.deadline <= end { wait(until: engine.deadline) }
        #expect(self[signal] == text, "after \(limit.text)", sourceLocation: place)
    }

    /// Forgets what was told.
    mutating func forget() { events = [] }

    // MARK: Looking

    /// The text of a signal.
    subscript(word: String) -> String {
        guard let signal = Signal(word: word) else {
            preconditionFailure("there is no signal `\(word)`")
        }
        return engine.text(engine.value(of: signal), signal: signal)
    }

    /// The texts of several signals, in the order asked.
    func read(_ words: String...) -> [String] { words.map { self[$0] } }

    /// The number that a signal reads.
    func number(_ word: String) -> Double {
        guard let signal = Signal(word: word), case .number(let number) = engine.value(of: signal)
        else { preconditionFailure("`\(word)` has no number") }
        return number
    }

    /// The instant that a signal reads.
    func instant(_ word: String) -> Instant? {
        guard let signal = Signal(word: word), case .instant(let instant) = engine.value(of: signal)
        else { return nil }
        return instant
    }

    /// The values that a signal took, in order, as they were told.
    func history(_ word: String) -> [String] {
        events.compactMap {
            guard case .changed(let signal, _, let value) = $0.kind, signal.word == word else {
                return nil
            }
            return engine.text(value, signal: signal)
        }
    }

    /// When a signal changed to a value, in local time.
    func times(_ word: String, became text: String) -> [String] {
        events.compactMap {
            guard case .changed(let signal, _, let value) = $0.kind, signal.word == word,
                engine.text(value, signal: signal) == text
            else { return nil }
            return engine.zone.text(of: $0.at)
        }
    }

    /// What became of the commands, in order: `charging.stop accepted`.
    var outcomes: [String] {
        events.compactMap {
            guard case .command(let name, _) = $0.cause else { return nil }
            switch $0.kind {
            case .accepted: return "\(name.word) accepted"
            case .ignored: return "\(name.word) ignored"
            case .queued: return "\(name.word) queued"
            case .dropped: return "\(name.word) dropped"
            case .refused(let refusal): return "\(name.word) refused \(refusal.words)"
            case .interrupted, .met, .unmet, .changed: return nil
            }
        }
    }

    /// The local time.
    var time: String { engine.zone.text(of: engine.now) }

    private static func assignment(_ word: String, _ text: String) -> Assignment {
        do {
            return try Assignment(Written.Entry(word, .text(text)))
        } catch {
            preconditionFailure(error.message)
        }
    }
}

extension Timespan {
    static func milliseconds(_ milliseconds: Int64) -> Timespan {
        Timespan(milliseconds: milliseconds)
    }
}

extension Command {
    /// The plug is inserted and connected to what there is.
    static let plugIn = Command.plugInsert(supply: nil, fit: .inserted, rating: nil)

    /// A departure at a time of day, `07:00`.
    static func departure(
        _ time: String, plan: String = "1", _ recurrence: DeparturePlan.Recurrence = .once
    ) -> Command {
        guard let minute = Scalar.minuteOfDay(time) else {
            preconditionFailure("`\(time)` is no time of day")
        }
        return .departureSet(DeparturePlan(name: plan, minute: minute, recurrence: recurrence))
    }

    /// A charging window, `22:00-06:00`.
    static func window(_ text: String) -> Command {
        guard let window = TimeWindow(text) else {
            preconditionFailure("`\(text)` is no window")
        }
        return .chargingSetWindow(window)
    }
}

extension Zone {
    /// Central European time in 2026.
    static let copenhagen = Zone(
        name: "Europe/Copenhagen",
        starts: [
            Instant(milliseconds: 0), Zone.utc.instant("2026-03-29T01:00"),
            Zone.utc.instant("2026-10-25T01:00"),
        ], offsets: [3600, 7200, 3600])

    /// Eastern Australia in 2026: summer ends in April and begins in October.
    static let sydney = Zone(
        name: "Australia/Sydney",
        starts: [
            Instant(milliseconds: 0), Zone.utc.instant("2026-04-04T16:00"),
            Zone.utc.instant("2026-10-03T16:00"),
        ], offsets: [39_600, 36_000, 39_600])

    /// The instant of a local time, `2026-01-13T07:00`.
    func instant(_ time: String) -> Instant {
        guard let time = Scalar.localTime(time) else {
            preconditionFailure("`\(time)` is no local time")
        }
        return instant(of: time)
    }
}
