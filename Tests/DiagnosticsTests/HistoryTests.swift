import Diagnostics
import Simulation
import Testing

/// What a diagnosis knows of the past.
struct HistoryTests {
    @Test func `losses are counted since the plug was last put in`() {
        var van = Van.charging
        for _ in 1...3 {
            van.handle(.hoodOpen)
            van.advance(by: .minutes(1))
            van.handle(.hoodClose)
            van.advance(by: .minutes(1))
        }
        van.handle(.hoodOpen)
        let hood = van.diagnosis(of: .charging).primary
        #expect(hood?.count == 4)
        #expect(hood?.first == Van.start + .seconds(10))
        #expect(hood?.last == van.engine.now)

        van.handle(.plugUnlock)
        van.handle(.plugRemove)
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        let again = van.diagnosis(of: .charging).primary
        #expect(again?.prerequisite == .hoodClosed)
        #expect(again?.count == 1)
        #expect(again?.first == nil, "it was open before the plug came")
    }

    @Test func `what began with the plug counts for its cycle`() {
        var van = Van.charging
        van.advance(by: .minutes(5))
        van.handle(.plugUnlock)
        van.handle(.plugRemove)
        let plug = van.diagnosis(of: .charging).primary
        #expect(plug?.prerequisite == .plugInserted)
        #expect(plug?.count == 1)
        #expect(plug?.first == van.engine.now)
        #expect(plug?.because == "plug.remove")
        #expect(van.history.cycleStart == van.engine.now)
    }

    @Test func `a rejected card is told with the time it was shown`() {
        var van = Van(Van.setup())
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        van.advance(by: .minutes(1))
        van.handle(.cardPresent(Van.blockedCard))
        van.advance(by: .minutes(1))
        let card = van.diagnosis(of: .charging).primary
        #expect(card?.since?.at == Van.start + .minutes(1))
        #expect(card?.because == "card.present")
    }

    /// What happens to the climate of seven o'clock, and what is told of it afterwards.
    @Test(
        arguments: [
            ([], ClimateResult.reached, []),
            ([.windowOpen(.all)], .blocked, [.windowsClosed]),
            ([.windowOpen(.all), .hoodOpen], .blocked, [.hoodClosed, .windowsClosed]),
            ([.climateDeactivate], .none, []),
            ([.weatherSet(21)], .notNeeded, []),
        ] as [([Command], ClimateResult, [Prerequisite])])
    func `what became of the last departure is kept`(
        _ commands: [Command], _ result: ClimateResult, _ hindrances: [Prerequisite]
    ) {
        var van = Van.ready
        for command in commands { van.handle(command) }
        van.advance(by: .hours(14))
        let last = van.diagnosis(of: .climate).lastDeparture
        #expect(last?.at == Van.start + .hours(13))
        #expect(last?.result == result)
        #expect(last?.hindrances.map(\.prerequisite) == hindrances)
    }

    @Test func `an interruption is kept, though it is over at the departure`() {
        var van = Van.ready
        van.handle(.weatherSet(-15))
        van.advance(by: .hours(12) + .minutes(40))
        van.handle(.doorOpen(.rear))
        van.advance(by: .minutes(15))
        van.handle(.doorClose(.all))
        van.advance(by: .minutes(10))
        let last = van.diagnosis(of: .climate).lastDeparture
        #expect(last?.result == .interrupted)
        #expect(last?.hindrances.map(\.prerequisite) == [.doorsClosed])
        #expect(last?.hindrances.first?.since?.cause.text == "door.open")
    }

    @Test func `a result is not told twice, and an old departure not at all`() {
        var van = Van.ready
        van.handle(
            .departureSet(DeparturePlan(minute: 7 * 60, recurrence: .days(.all))))
        van.advance(by: .hours(14))
        #expect(van.diagnosis(of: .climate).lastDeparture?.result == .reached)
        van.handle(.climateDeactivate)
        van.advance(by: .hours(24))
        #expect(van.diagnosis(of: .climate).lastDeparture?.result == ClimateResult.none)
        van.handle(.departureClear(plan: nil))
        van.advance(by: .hours(24))
        #expect(van.diagnosis(of: .climate).lastDeparture == nil)
    }

    @Test(
        arguments: [
            ([.serviceExpire, .chargingStop], "charging.stop"),
            ([.linkDrop, .chargingStop], "charging.stop"),
            ([.linkDrop, .chargingStop, .linkRestore], nil),
            ([.serviceExpire, .chargingStop, .serviceActivate, .chargingStop], nil),
            ([.linkDrop, .climateActivate], nil),
        ] as [([Command], String?)])
    func `a remote command that did nothing is told, until one of its kind works`(
        _ commands: [Command], _ told: String?
    ) {
        var van = Van.charging
        for command in commands { van.handle(command) }
        #expect(van.diagnosis(of: .charging).ineffectiveCommand?.name.word == told)
    }

    @Test func `a command that waited too long is lost`() {
        var van = Van.charging
        van.handle(.linkDrop)
        van.handle(.chargingStop)
        van.advance(by: .minutes(11))
        let fate = van.diagnosis(of: .charging).ineffectiveCommand
        #expect(fate?.kind == .dropped)
        #expect(fate?.at == Van.start + .seconds(10))
        #expect(fate?.decidedAt == Van.start + .seconds(10) + .minutes(10))
        van.advance(by: .hours(24))
        #expect(van.diagnosis(of: .charging).ineffectiveCommand == nil)
    }

    @Test func `what was pulled out entirely was pulled out then`() {
        var van = Van(Van.setup())
        van.handle(.plugInsert(supply: nil, fit: .partial, rating: nil))
        van.advance(by: .minutes(5))
        van.handle(.plugRemove)
        let plug = van.diagnosis(of: .charging).primary
        #expect(plug?.since?.at == Van.start + .minutes(5))
        #expect(plug?.because == "plug.remove")
    }

    @Test func `what kept an earlier start from running is not told of a later one`() {
        var van = Van.ready
        van.handle(.windowOpen(.all))
        van.advance(by: .hours(12) + .minutes(55))
        van.handle(.departureClear(plan: nil))
        van.handle(.windowClose(.all))
        van.handle(.departureSet(DeparturePlan(minute: 9 * 60)))
        van.advance(by: .hours(3))
        let last = van.diagnosis(of: .climate).lastDeparture
        #expect(last?.result == .reached)
        #expect(last?.hindrances == [])
    }

    @Test func `of a departure for which nothing was to run nothing is told`() {
        var van = Van.ready
        van.handle(.windowOpen(.all))
        van.advance(by: .hours(12) + .minutes(55))
        van.handle(.climateDeactivate)
        van.advance(by: .minutes(30))
        let last = van.diagnosis(of: .climate).lastDeparture
        #expect(last?.at == Van.start + .hours(13))
        #expect(last?.hindrances == [])
    }
}

/// What led to it, as lines.
struct TimelineTests {
    @Test func `the last events are kept, and the rest is counted`() {
        var van = Van.charging
        for _ in 1...30 {
            van.handle(.hoodOpen)
            van.advance(by: .minutes(1))
            van.handle(.hoodClose)
            van.advance(by: .minutes(1))
        }
        let lines = van.history.timeline(of: .charging, in: van.engine)
        #expect(lines.count == 21)
        #expect(lines.first?.hasPrefix("… ") == true)
        #expect(
            lines.suffix(2) == [
                "2026-01-12T18:59:12 time: wallbox.status SuspendedEV → Charging",
                "2026-01-12T18:59:12 time: charging.state starting → charging",
            ])
    }

    @Test func `quantities are no news, and neither is what the other activity does`() {
        var van = Van.charging
        van.advance(by: .hours(1))
        van.handle(.windowOpen(.all))
        let lines = van.history.timeline(of: .charging, in: van.engine)
        #expect(lines.last == "2026-01-12T18:00:03 time: charging.state starting → charging")
        #expect(
            van.history.timeline(of: .climate, in: van.engine).last
                == "2026-01-12T19:00:10 window.open: vehicle.windows closed → open")
    }

    @Test func `what began before the history is not said to be so from the start`() {
        var van = Van.charging
        van.handle(.hoodOpen)
        let later = Diagnosis(
            of: .charging, engine: van.engine, history: History(start: van.engine))
        let lines = Language.allCases.map { language in
            String(later.text(language).split(separator: "\n")[2])
        }
        let expected = [
            "  It was so already at 18:00:10; what was before is not known.",
            "  Sådan var det allerede kl. 18.00.10; hvad der skete før, vides ikke.",
            "  So war es schon um 18:00:10 Uhr; was davor war, ist nicht bekannt.",
        ]
        #expect(lines == expected.map { $0 + " (hoodClosed, FAQ 24.3, 25.3)" })
    }
}
