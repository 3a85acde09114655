internal import GRDB
public import Simulation

extension RecordedDatabase {
    /// A stretch of a life as a scenario file that passes.
    ///
    /// It begins at the last instant before `from` at which the vehicle stood unplugged with nothing
    /// under way, or else where the recording begins.
    ///
    /// - Parameters:
    ///   - vehicle: whose.
    ///   - from: where what matters begins.
    ///   - end: where it ends.
    ///   - symptom: a signal whose value at the end is what matters: commands without which it is
    ///     the same are left out.
    /// - Returns: the text of the file.
    /// - Throws: a ``RecordingError``, or a ``Mistake`` when a scenario cannot tell it.
    public func scenario(
        of vehicle: String, from: Instant? = nil, to end: Instant? = nil,
        minimizedFor symptom: Signal? = nil
    ) throws -> String {
        try queue.read { db in
            guard let last = try StoredLife.engine(of: vehicle, db, path),
                let start = try StoredLife.start(
                    of: vehicle, before: from ?? Instant(milliseconds: .min), db, path)
            else { throw Mistake("there is no vehicle `\(vehicle)` in \(path)") }
            let limit = min(end ?? .never, last.now)
            let inputs = try StoredLife.inputs(
                of: vehicle, after: start.engine.sequence, until: limit, db)
            var (engine, rest) = Self.beginning(
                start.engine, inputs, before: from.map { min($0, limit) })
            // The start of a scenario has whole seconds.
            engine.advance(
                to: Instant(milliseconds: (engine.now.milliseconds + 999) / 1000 * 1000))
            if let first = rest.first, first.at < engine.now {
                throw Mistake("the first command comes within a second; choose a later --from")
            }
            let needed = symptom.map { Self.needed(rest, for: $0, at: limit, engine) }
            var writer = ScenarioWriter(
                "\(vehicle), \(engine.zone.text(of: engine.now)) to \(engine.zone.text(of: limit))",
                engine, needed ?? Array(rest), until: limit)
            return try writer.write()
        }
    }

    /// The inputs without which a signal would have another value at the end.
    ///
    /// It tries to leave out all of them, then halves, quarters, and at last each: of a long life few are
    /// needed, and each try lives it again.
    private static func needed(
        _ inputs: ArraySlice<RecordedInput>, for signal: Signal, at end: Instant, _ start: Engine
    ) -> [RecordedInput] {
        func symptom(_ inputs: [RecordedInput]) -> Value {
            var engine = start
            var plans = KnownPlans(engine)
            var events: [Event] = []
            for input in inputs { engine.take(input, into: &events, &plans) }
            engine.advance(to: end)
            return engine.value(of: signal)
        }
        var needed = Array(inputs)
        let value = symptom(needed)
        var size = needed.count
        while size > 0 {
            // The last first: what it undid can go after it.
            var end = needed.count
            while end > 0 {
                let start = max(0, end - size)
                var fewer = needed
                fewer.removeSubrange(start..<end)
                if symptom(fewer) == value { needed = fewer }
                end = start
            }
            size /= 2
        }
        return needed
    }

    /// The engine at the last idle whole second before an instant, and the inputs from there on.
    private static func beginning(
        _ start: Engine, _ inputs: [RecordedInput], before instant: Instant?
    ) -> (Engine, ArraySlice<RecordedInput>) {
        guard let instant else { return (start, inputs[...]) }
        var best = (start, inputs[...])
        var engine = start
        var events: [Event] = []
        let earlier = inputs.prefix { $0.at < instant }
        for index in 0...earlier.count {
            let goal = index < earlier.count ? earlier[index].at : instant
            // The start of a scenario has whole seconds.
            let second = Instant(milliseconds: goal.milliseconds / 1000 * 1000)
            if second >= engine.now {
                engine.advance(to: second)
                if engine.isIdle { best = (engine, inputs[index...]) }
            }
            guard index < earlier.count else { break }
            var plans = KnownPlans(engine)
            engine.take(earlier[index], into: &events, &plans)
            events.removeAll(keepingCapacity: true)
        }
        return best
    }
}
