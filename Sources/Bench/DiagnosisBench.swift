import Diagnostics
import Simulation

/// A van with a day behind it, and why it does not charge.
struct DiagnosisBench {
    private let start: Engine
    private let engine: Engine
    private let events: [Event]

    init() {
        start = BenchmarkNight.engine()
        var engine = start
        var events: [Event] = []
        for step in BenchmarkNight.script.prefix(4) {
            engine.advance(to: start.now + step.after, into: &events)
            engine.handle(step.command, into: &events)
        }
        // Somebody opens and closes the hood every ten minutes, for a day.
        for minute in 1...144 {
            engine.advance(to: start.now + .minutes(Int64(minute) * 10), into: &events)
            engine.handle(minute % 2 == 0 ? .hoodClose : .hoodOpen, into: &events)
        }
        // Then much is wrong at once.
        for command in [Command.plugUnlock, .plugRemove, .hoodOpen, .windowOpen(.all), .linkDrop] {
            engine.handle(command, into: &events)
        }
        self.engine = engine
        self.events = events
    }

    var eventCount: Int { events.count }

    /// Folds the day, and diagnoses both activities.
    ///
    /// - Returns: how much was found, so that none of it can be left out.
    func run(triesRemedies: Bool) -> Int {
        var history = History(start: start)
        history.add(events)
        return Activity.allCases.reduce(0) { sum, activity in
            let diagnosis = Diagnosis(
                of: activity, engine: engine, history: history, triesRemedies: triesRemedies)
            return sum + (diagnosis.primary?.count ?? 0) + diagnosis.remedies.count
        }
    }
}
