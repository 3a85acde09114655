import Recording
import ScenarioRunner
import Simulation

extension ScenarioSuite {
    /// Records the life of each scenario's van in a file, under the scenario's id.
    ///
    /// - Throws: a ``RecordingError``.
    func record(to path: String) throws {
        var recorder = try Recorder(path: path)
        if let moved = recorder.movedAside {
            Terminal.complain(
                "\(path): the database was damaged; it was moved to \(moved), and a new one begun")
        }
        let known = try RecordedDatabase(path: path).vehicles().map(\.id)
        for instance in instances { try recorder.record(instance, besides: known) }
    }
}

extension Recorder {
    /// Records a scenario's whole timeline, as one transaction.
    mutating func record(_ instance: ScenarioInstance, besides known: [String]) throws {
        let id =
            (1...).lazy.map { $0 == 1 ? instance.id : "\(instance.id)#\($0)" }
            .first { !known.contains($0) } ?? instance.id
        let end: Engine
        let inputs: [(at: Instant, command: Command)]
        do throws(Mistake) {
            let replay = try instance.replay()
            (end, inputs) = (replay.engine, replay.inputs)
        } catch {
            preconditionFailure("without a time there is nothing to be mistaken about")
        }
        try together { recorder in
            var engine = Engine(instance.setup)
            try recorder.begin(vehicle: id, preset: "", engine: engine)
            for input in inputs {
                try recorder.pass(to: input.at, &engine, id)
                var events: [Event] = []
                let outcome = engine.handle(input.command, into: &events)
                let command = RecordedCommand(input.command, outcome)
                try recorder.record(
                    RecordedStep(
                        vehicle: id, engine: engine, input: .command(command), events: events))
            }
            try recorder.pass(to: end.now, &engine, id)
        }
    }

    private mutating func pass(
        to instant: Instant, _ engine: inout Engine, _ vehicle: String
    ) throws {
        guard instant > engine.now else { return }
        var events: [Event] = []
        engine.advance(to: instant, into: &events)
        try record(RecordedStep(vehicle: vehicle, engine: engine, events: events))
    }
}

extension RecordedCommand {
    /// A step of a scenario, and what became of it.
    fileprivate init(_ command: Command, _ outcome: Outcome) {
        switch outcome {
        case .accepted: self.init(command, source: .scenario, status: .accepted)
        case .queued: self.init(command, source: .scenario, status: .queued)
        case .refused(let refusal):
            self.init(command, source: .scenario, status: .refused, unmet: refusal.words)
        }
    }
}
