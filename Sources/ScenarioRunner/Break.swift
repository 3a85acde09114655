internal import Simulation

/// What ended a run, and where in the file.
struct Break: Hashable, Sendable {
    enum Cause: Hashable, Sendable {
        /// It is not met now, or was not reached in time.
        case unmet(Expectation)
        /// It was not kept.
        case lost(Expectation, after: Timespan)
        case always(Expectation)
        case never(Expectation)
        case refused(PlacedCommand, Refusal)
        case refusedOtherwise(PlacedCommand, Refusal, ExpectedRefusal)
        case refusedOnDelivery(PlacedCommand, Refusal)
        case notRefused(PlacedCommand, Outcome, ExpectedRefusal)
        /// The step lies in the past, at that instant.
        case past(Instant)
        /// Nothing could ever fail.
        case vacuous(String)
        /// It took more real time than that.
        case tooLong(Timespan)
        case tooManyEvents(Int)
    }

    let place: Place
    let cause: Cause

    init(_ place: Place, _ cause: Cause) {
        self.place = place
        self.cause = cause
    }

    /// Whether it says nothing about the van, only that the run had to end.
    var isOfLimit: Bool {
        switch cause {
        case .tooLong, .tooManyEvents: true
        default: false
        }
    }
}

extension Scenario {
    /// What makes the scenario true whatever happens.
    var vacuousness: Break? {
        var expectsSomething = !always.isEmpty || !never.isEmpty
        for step in steps {
            switch step.action {
            case .commands: break
            case .expectation(let expectation):
                expectsSomething = true
                if let hold = expectation.hold, hold.milliseconds == 0 {
                    return Break(
                        expectation.holdPlace ?? expectation.place,
                        .vacuous("a `for` of no length keeps nothing"))
                }
            }
        }
        return expectsSomething
            ? nil
            : Break(place, .vacuous("nothing is expected: no `expect`, `always` or `never`"))
    }
}
