public import Diagnostics
internal import GRDB
public import Simulation

/// A recorded vehicle as it was at an instant, and what led to it.
public struct RecordedMoment: Hashable, Sendable {
    public let engine: Engine
    public let history: History
    /// Not current where nothing was recorded at that instant: the engine is what one may guess then.
    public let freshness: Diagnosis.Freshness

    public init(engine: Engine, history: History, freshness: Diagnosis.Freshness) {
        self.engine = engine
        self.history = history
        self.freshness = freshness
    }
}

extension RecordedDatabase {
    /// A vehicle as it was at an instant; the recorded inputs are lived through again up to it.
    ///
    /// - Parameters:
    ///   - vehicle: whose.
    ///   - instant: chooses when, knowing the vehicle after its last step; nothing for just then.
    /// - Returns: the moment; behind the last step, or where steps were lost, not a current one.
    /// - Throws: a ``RecordingError``, a ``Mistake`` when there is no such vehicle or nothing was
    ///   recorded as early as that, or what `instant` throws.
    public func moment(
        of vehicle: String, at instant: (Engine) throws -> Instant? = { _ in nil }
    ) throws -> RecordedMoment {
        try reading { db in
            guard let last = try StoredLife.engine(of: vehicle, db, path) else {
                throw Mistake("there is no vehicle `\(vehicle)` in \(path)")
            }
            guard let instant = try instant(last) else {
                return RecordedMoment(
                    engine: last,
                    history: try StoredLife.history(of: vehicle, until: last, db, path)
                        ?? History(start: last),
                    freshness: .current)
            }
            return try moment(of: vehicle, at: instant, last, db)
        }
    }

    /// Explains what SQLite complains of, and leaves all other errors as they are.
    func reading<T>(_ body: (Database) throws -> T) throws -> T {
        do {
            return try queue.read(body)
        } catch let error as DatabaseError {
            throw RecordingError(error, path: path)
        }
    }

    private func moment(
        of vehicle: String, at instant: Instant, _ last: Engine, _ db: Database
    ) throws -> RecordedMoment {
        guard let start = try StoredLife.distantStart(of: vehicle, before: instant, db, path),
            start.now <= instant
        else {
            throw Mistake(try absence(of: vehicle, at: instant, last, db))
        }
        let gap = try StoredLife.gap(of: vehicle, after: start.sequence, db)
        let inputs = try StoredLife.inputs(
            of: vehicle, after: start.sequence, until: instant, gap: gap, db)
        let (engine, history) = start.lived(through: inputs, until: instant)
        let silence = try StoredLife.silence(of: vehicle, at: instant, last, gap, db)
        return RecordedMoment(
            engine: engine, history: history,
            freshness: silence.map { .old(since: $0) } ?? .current)
    }
}

extension RecordedDatabase {
    /// What to say where nothing was recorded as early as that.
    private func absence(
        of vehicle: String, at instant: Instant, _ last: Engine, _ db: Database
    ) throws -> String {
        let first = try Int64.fetchOne(
            db, sql: "SELECT min(at) FROM replayStart WHERE vehicle = ?", arguments: [vehicle])
        let start = first.map { Instant(milliseconds: $0) } ?? last.now
        let times = [instant, start, last.now].map { last.zone.text(of: $0) }
        return "nothing is known of `\(vehicle)` at \(times[0]); what is recorded begins at "
            + "\(times[1]) and ends at \(times[2])"
    }
}

extension StoredLife {
    /// How much of the past a diagnosis looks at.
    private static let memory = Timespan.hours(24)
    /// The most events that are lived through again for the sake of it.
    private static let longestMemory: Int64 = 20_000

    /// What led to an engine; nothing where the recorded inputs do not lead there.
    static func history(
        of vehicle: String, until engine: Engine, _ db: Database, _ path: String
    ) throws -> History? {
        guard let start = try distantStart(of: vehicle, before: engine.now, db, path) else {
            return nil
        }
        let inputs = try inputs(of: vehicle, after: start.sequence, until: engine.now, db)
        let past = start.lived(through: inputs, until: engine.now)
        return past.engine == engine ? past.history : nil
    }

    /// An engine from which the inputs lead to an instant with a day of history, if that is not too
    /// long; steps that were lost are never in between.
    fileprivate static func distantStart(
        of vehicle: String, before instant: Instant, _ db: Database, _ path: String
    ) throws -> Engine? {
        let starts = try Row.fetchCursor(
            db,
            sql: """
                SELECT sequence, at, reason FROM replayStart WHERE vehicle = ? AND at <= ?
                ORDER BY sequence DESC, at DESC
                """, arguments: [vehicle, instant.milliseconds])
        var newest: Int64?
        var chosen: (sequence: Int64, at: Int64)?
        while let row = try starts.next() {
            let start: (sequence: Int64, at: Int64) = (row[0], row[1])
            if let newest, newest - start.sequence > longestMemory { break }
            newest = newest ?? start.sequence
            chosen = start
            if start.at <= (instant - memory).milliseconds { break }
            if row[2] == ReplayStart.Reason.gap.rawValue { break }
        }
        guard let chosen else { return nil }
        let bytes = try Row.fetchOne(
            db,
            sql: """
                SELECT snapshot FROM replayStart WHERE vehicle = ? AND sequence = ? AND at = ?
                """,
            arguments: [vehicle, chosen.sequence, chosen.at])
        return try bytes.map { try restore($0[0], of: vehicle, path) }
    }

    /// Since when nothing was recorded, if an instant lies where that is so.
    fileprivate static func silence(
        of vehicle: String, at instant: Instant, _ last: Engine, _ gap: Gap?, _ db: Database
    ) throws -> Instant? {
        if instant > last.now { return last.now }
        // The recorder was down, and the clock jumped over it.
        let jump = try Int64.fetchOne(
            db, sql: "SELECT fromAt FROM jump WHERE vehicle = ? AND fromAt < ? AND toAt > ?",
            arguments: [vehicle, instant.milliseconds, instant.milliseconds])
        if let jump { return Instant(milliseconds: jump) }
        guard let gap, gap.at > instant else { return nil }
        let lost = try Int64.fetchOne(
            db, sql: "SELECT at FROM event WHERE vehicle = ? AND sequence = ?",
            arguments: [vehicle, Int64(gap.lostAfter)])
        guard let lost, lost < instant.milliseconds else { return nil }
        return Instant(milliseconds: lost)
    }
}

extension Engine {
    /// The engine after inputs and up to an instant, with the history of what happened.
    func lived(
        through inputs: [RecordedInput], until instant: Instant
    ) -> (engine: Engine, history: History) {
        var engine = self
        var history = History(start: self)
        var plans = KnownPlans(self)
        var events: [Event] = []
        for input in inputs { engine.take(input, into: &events, &plans) }
        engine.pass(to: instant, into: &events, &plans)
        history.add(events)
        return (engine, history)
    }
}
