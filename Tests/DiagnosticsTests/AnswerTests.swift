import Diagnostics
import Simulation
import Testing

/// The verdict, who is called, and what is not claimed.
struct AnswerTests {
    private func verdict(of activity: Activity, _ van: Van) -> Diagnosis.Verdict {
        van.diagnosis(of: activity).verdict
    }

    @Test(
        arguments: [
            ([.lockJam], .fault), ([.vehicleFail(.isolation)], .fault),
            ([.wallboxFail(.groundFailure, .none)], .fault), ([.mainsOff], .blocked),
            ([.hoodOpen], .blocked), ([.chargingStop], .waiting), ([.wallboxSetLimit(5)], .waiting),
            ([.wallboxSetLimit(8)], .limited), ([.plugUnlock], .waiting),
            ([.worldSet([Assignment(.vehicleSoc, .number(100))])], .done), ([], .running),
            // The slow end before 100 % is as it should be.
            ([.worldSet([Assignment(.vehicleSoc, .number(97))])], .running),
            // Who ended it with a card has to show one again.
            ([.cardPresent(Van.card)], .blocked),
        ] as [([Command], Diagnosis.Verdict)])
    func `verdicts of charging are never merged`(
        _ commands: [Command], _ verdict: Diagnosis.Verdict
    ) {
        var van = Van.charging
        for command in commands { van.handle(command) }
        // The duty cycle changes at most every 5 s.
        if !commands.contains(.plugUnlock) { van.advance(by: .seconds(10)) }
        #expect(self.verdict(of: .charging, van) == verdict)
    }

    @Test(
        arguments: [
            ([], .waiting), ([.hoodOpen], .blocked), ([.vehicleFail(.isolation)], .fault),
            ([.lockJam], .fault), ([.weatherSet(21)], .done),
            ([.departureClear(plan: nil)], .blocked),
            ([.climateStartNow], .running),
            ([.worldSet([Assignment(.vehicleSoc, .number(10))])], .waiting),
        ] as [([Command], Diagnosis.Verdict)])
    func `verdicts of the climate are never merged`(
        _ commands: [Command], _ verdict: Diagnosis.Verdict
    ) {
        var van = Van.ready
        for command in commands { van.handle(command) }
        #expect(self.verdict(of: .climate, van) == verdict)
    }

    @Test func `a card that is being checked needs nobody, and a van on the road neither`() {
        var van = Van(Van.setup())
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        van.handle(.cardPresent(Van.card))
        #expect(verdict(of: .charging, van) == .waiting)
        var driving = Van(Van.setup())
        driving.handle(.vehicleDrive(distance: 20, duration: nil))
        #expect(verdict(of: .charging, driving) == .waiting)
    }

    @Test(arguments: [Diagnosis.Freshness.old(since: Van.start), .missing])
    func `of old data nothing is said to be fine, and nobody is blamed`(
        _ freshness: Diagnosis.Freshness
    ) {
        var van = Van.charging
        van.handle(.hoodOpen)
        let diagnosis = Diagnosis(
            of: .charging, engine: van.engine, history: van.history, freshness: freshness)
        #expect(diagnosis.verdict == .unknown)
        #expect(diagnosis.primary == nil)
        #expect(diagnosis.satisfied == [])
        #expect(diagnosis.untested.count == 15)
        #expect(diagnosis.remedies == [])
        #expect(diagnosis.lamp == nil)
    }

    @Test func `what an unmet prerequisite hides is not said to be fine`() {
        var van = Van.charging
        van.handle(.mainsOff)
        let diagnosis = van.diagnosis(of: .charging)
        #expect(diagnosis.untested == [.wallboxOperative, .cardAccepted])
        #expect(!diagnosis.satisfied.contains(.cardAccepted))
    }

    @Test func `what follows from the plug stands under it`() {
        let diagnosis = Van(Van.setup()).diagnosis(of: .charging)
        #expect(diagnosis.primary?.consequences == [.plugLocked, .plugConnected, .cardAccepted])
        #expect(diagnosis.others == [])
    }

    @Test(
        arguments: [
            (.wallboxFail(.groundFailure, .none), .wallboxProvider),
            (.vehicleFail(.isolation), .assistance), (.lockJam, .assistance),
            (.mainsOff, .wallboxProvider), (.hoodOpen, nil), (.chargingStop, nil),
            (.wallboxSetLimit(5), .wallboxProvider),
        ] as [(Command, Contact?)])
    func `who is called is chosen by who holds back`(_ command: Command, _ contact: Contact?) {
        var van = Van.charging
        van.handle(command)
        #expect(van.diagnosis(of: .charging).contact?.contact == contact)
    }

    @Test func `at a household socket nobody calls the wallbox's provider, and no card is checked`()
    {
        var van = Van(Van.setup())
        van.handle(.plugInsert(supply: .socket, fit: .inserted, rating: nil))
        van.advance(by: .seconds(10))
        let running = van.diagnosis(of: .charging)
        #expect(running.verdict == .limited)
        #expect(!running.satisfied.contains(.wallboxOperative))
        #expect(!running.satisfied.contains(.cardAccepted))
        van.handle(.mainsOff)
        let diagnosis = van.diagnosis(of: .charging)
        #expect(diagnosis.contact?.contact == .assistance)
        #expect(diagnosis.untested == [])
    }

    @Test func `a climate that was started at once is not said to have been switched on`() {
        var van = Van.charging
        van.handle(.climateStartNow)
        let satisfied = van.diagnosis(of: .climate).satisfied
        #expect(!satisfied.contains(.climateActivated) && !satisfied.contains(.departureSet))
        van.handle(.climateActivate)
        #expect(van.diagnosis(of: .climate).satisfied.contains(.climateActivated))
    }

    @Test func `a departure that is set is told, though the climate is not switched on`() {
        var van = Van.charging
        van.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
        let diagnosis = van.diagnosis(of: .climate)
        #expect(diagnosis.primary?.prerequisite == .climateActivated)
        #expect(diagnosis.satisfied.contains(.departureSet))
        #expect(diagnosis.untested == [])
    }

    @Test func `the battery is ready when it is, with the climate that takes from it meanwhile`()
        throws
    {
        var van = Van.charging
        van.handle(.climateActivate)
        van.handle(.departureSet(DeparturePlan(minute: 19 * 60)))
        let diagnosis = van.diagnosis(of: .climate)
        let readyAt = try #require(diagnosis.forecast?.readyAt)
        while van.engine.value(of: .chargingState) != ChargingState.complete.value {
            van.advance(by: van.engine.deadline - van.engine.now)
        }
        #expect(readyAt == van.engine.now)
    }

    @Test func `where the service keeps a command from working, its customer service is called`() {
        var van = Van.charging
        van.handle(.chargingStop)
        van.handle(.serviceExpire)
        #expect(van.diagnosis(of: .charging).contact?.contact == .digitalServices)
    }

    @Test func `an operator's directory comes before that of the FAQ`() {
        var directory = ContactDirectory()
        directory[.site] = .init(name: "Hansen, caretaker", phone: "+45 12 34 56 78")
        directory[.wallboxService] = ContactDirectory.manufacturersWallbox
        func called(_ command: Command) -> String? {
            var van = Van.charging
            van.handle(command)
            return Diagnosis(
                of: .charging, engine: van.engine, history: van.history, directory: directory
            ).contact?.entry.text
        }
        #expect(called(.mainsOff) == "Hansen, caretaker, +45 12 34 56 78")
        #expect(
            called(.wallboxFail(.groundFailure, .none)) == "Mercedes-Benz, +49 800 9777 7777")
    }

    @Test func `a departure's forecast says what the driver will find`() throws {
        let forecast = try #require(Van.ready.diagnosis(of: .climate).forecast)
        #expect(forecast.departure == Van.start + .hours(13))
        #expect(forecast.isTimeSufficient == true)
        #expect(abs(try #require(forecast.cabin) - 21) < 0.1)
        #expect(try #require(forecast.soc) > 99)
        var van = Van.ready
        van.handle(.windowOpen(.all))
        #expect(van.diagnosis(of: .climate).forecast?.cabin == 10)
        van.handle(.departureSet(DeparturePlan(minute: 19 * 60)))
        #expect(van.diagnosis(of: .charging).forecast?.isTimeSufficient == false)
    }
}
