public import Simulation

/// What became of one step of a scenario's timeline.
public struct StepResult: Hashable, Sendable {
    public enum Verb: String, Hashable, Sendable {
        case `do`, expect
    }

    public enum Outcome: String, Hashable, Sendable {
        case passed, failed
        /// The run ended before.
        case unreached
    }

    public let verb: Verb
    /// What it does or expects, as the scenario writes it.
    public let text: String
    public let note: String?
    public let line: Int
    /// When its wait was over; nothing if it was not reached.
    public let begins: Instant?
    /// When it was completed, or failed.
    public let ends: Instant?
    public let outcome: Outcome
}

extension ScenarioRun {
    /// What became of every step of the timeline, where events are recorded.
    var stepResults: [StepResult] {
        scenario.steps.enumerated().map { index, step in
            let times = stepTimes.indices.contains(index) ? stepTimes[index] : StepTimes()
            return StepResult(
                verb: step.action.verb, text: step.written, note: step.note,
                line: step.place.line, begins: times.begins, ends: times.ends,
                outcome: index < stepCount ? .passed : times.ends == nil ? .unreached : .failed)
        }
    }
}

extension Step.Action {
    fileprivate var verb: StepResult.Verb {
        switch self {
        case .commands: .do
        case .expectation: .expect
        }
    }
}
