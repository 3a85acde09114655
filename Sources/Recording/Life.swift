internal import Diagnostics
internal import Simulation

/// One vehicle as the recorder follows it: what was last written, and what is under way.
///
/// The engine takes no ticks. What it went through between two steps is found by letting a copy of
/// the engine before pass the same deadlines.
struct Life {
    let vehicle: String
    /// As of the last step that was written.
    private(set) var engine: Engine
    private(set) var history: History
    /// The departures that the events of the last step name by their revision.
    private(set) var plans: KnownPlans
    private(set) var session: SessionCourse?
    private(set) var precondition: PreconditionCourse?
    private var counts: Counts
    private var explained: [Explained?] = [nil, nil]
    /// The last instant from which a replay can start.
    private(set) var startedAt: Instant
    /// Whether steps were lost since: the recorded inputs do not lead to the next one.
    private(set) var hasGap = false
    /// Whom a diagnosis tells to call.
    var contacts = ContactDirectory()

    /// Sessions and climate runs so far.
    struct Counts {
        var sessions: Int64 = 0
        var preconditions: Int64 = 0
    }

    /// What a diagnosis was made of: while it stays, so does the diagnosis.
    private typealias Explained = [Value]

    /// What a step adds to the database.
    struct Rows {
        var sessions: [SessionRow] = []
        var samples: [SampleRow] = []
        var preconditions: [PreconditionRow] = []
        var diagnoses: [Diagnosis] = []
        var start: ReplayStart.Reason?
    }

    /// A life that begins, or goes on after a restart with what was open.
    init(
        vehicle: String, engine: Engine, history: History? = nil, startedAt: Instant? = nil,
        counts: Counts = Counts(), session: SessionRow? = nil, precondition: PreconditionRow? = nil
    ) {
        self.vehicle = vehicle
        self.engine = engine
        self.history = history ?? History(start: engine)
        plans = KnownPlans(engine)
        self.startedAt = startedAt ?? engine.now
        self.counts = counts
        let now = Observation(engine)
        self.session = session.map { SessionCourse(continuing: $0, now) }
        self.precondition = precondition.map { PreconditionCourse(continuing: $0, now) }
    }

    /// What is to be written when it begins: a world may start plugged in.
    mutating func begin() -> Rows {
        var rows = Rows()
        note(engine, isAtOnce: false, &rows)
        finish(&rows)
        return rows
    }

    /// A step could not be written; its owner may have undone it.
    mutating func lose(_ step: RecordedStep) {
        if case .jump = step.input { hasGap = true }
    }

    /// Follows a step.
    mutating func follow(_ step: RecordedStep) -> Rows {
        var rows = Rows()
        if step.engine.sequence - UInt64(step.events.count) != engine.sequence { hasGap = true }
        plans = KnownPlans(engine)
        switch step.input {
        case nil: pass(to: step.engine.now, &rows)
        case .command: pass(to: step.engine.now, &rows)
        case .jump(let from): pass(to: from, &rows)
        }
        let missed = missedDeparture(step)
        engine = step.engine
        plans.note(engine)
        history.add(step.events)
        note(engine, isAtOnce: step.startsClimateAtOnce, &rows)
        if let missed { add(missed, &rows) }
        finish(&rows)
        return rows
    }

    // MARK: Between two steps

    /// Passes deadlines as the engine did.
    private mutating func pass(to goal: Instant, _ rows: inout Rows) {
        // After a gap nobody knows what happened.
        guard !hasGap else { return }
        while engine.deadline <= goal {
            measure(until: engine.deadline, &rows)
            engine.advance(to: engine.deadline)
            plans.note(engine)
            note(engine, isAtOnce: false, &rows)
        }
        measure(until: goal, &rows)
        engine.advance(to: goal)
    }

    /// Takes the samples that are due before an instant.
    private mutating func measure(until end: Instant, _ rows: inout Rows) {
        while let last = session?.sample, last.powerW > 0 {
            let at = last.at + SampleRow.interval
            guard at < end else { return }
            guard let sample = session?.note(Observation(engine.snapshot(at: at), at: at), engine)
            else { return }
            rows.samples.append(sample)
        }
    }

    /// Brings session and climate run up to date.
    private mutating func note(_ engine: Engine, isAtOnce: Bool, _ rows: inout Rows) {
        let now = Observation(engine)
        if session == nil, now.isSessionOpen {
            counts.sessions += 1
            session = SessionCourse(number: counts.sessions, vehicle: vehicle, now, engine)
        }
        if let sample = session?.note(now, engine) { rows.samples.append(sample) }
        if let row = session?.row, row.endedAt != nil {
            rows.sessions.append(row)
            session = nil
        }
        if precondition == nil, now.climateStage != .rests {
            counts.preconditions += 1
            precondition = PreconditionCourse(
                number: counts.preconditions, vehicle: vehicle, isAtOnce: isAtOnce, now)
        }
        precondition?.note(now)
        if let row = precondition?.row, row.endedAt != nil {
            rows.preconditions.append(row)
            precondition = nil
        }
    }

    // MARK: What a jump leaves out

    /// A departure that was jumped over, if it is told as missed.
    private func missedDeparture(_ step: RecordedStep) -> Instant? {
        guard case .jump = step.input, let next = engine.departures.map(\.next).min(),
            next <= step.engine.now,
            step.engine.value(of: .climateResult) == .word(ClimateResult.missed.rawValue)
        else { return nil }
        return next
    }

    private mutating func add(_ missed: Instant, _ rows: inout Rows) {
        counts.preconditions += 1
        var course = PreconditionCourse(
            number: counts.preconditions, vehicle: vehicle, isAtOnce: false, Observation(engine))
        course.row.departureAt = missed
        course.row.openedAt = missed
        course.row.endedAt = missed
        course.row.result = ClimateResult.missed.word
        rows.preconditions.append(course.row)
    }

    // MARK: After a step

    private mutating func finish(_ rows: inout Rows) {
        if let session { rows.sessions.append(session.row) }
        if let precondition { rows.preconditions.append(precondition.row) }
        for activity in Activity.allCases where isNews(of: activity) {
            rows.diagnoses.append(
                Diagnosis(of: activity, engine: engine, history: history, directory: contacts))
        }
        if hasGap {
            rows.start = .gap
        } else if engine.isIdle, engine.now >= startedAt + .hours(24) {
            rows.start = .idle
        }
        if rows.start != nil { startedAt = engine.now }
        hasGap = false
    }

    /// Whether there is something to explain that was not the same before.
    private mutating func isNews(of activity: Activity) -> Bool {
        let new = activity.decisiveSignals.map(engine.value(of:))
        let index = Int(activity.rawValue)
        defer { explained[index] = new }
        return explained[index] != new
    }
}

extension RecordedStep {
    /// Whether it started the climate because a person wants it now.
    fileprivate var startsClimateAtOnce: Bool {
        events.contains { event in
            if case .changed(.climateState, from: _, to: _) = event.kind {
                event.cause.text == CommandName.climateStartNow.word
            } else {
                false
            }
        }
    }
}

extension Engine {
    /// kW from the battery; standby takes less, and a drive takes more.
    private static let restingPower = -0.05

    /// Whether nothing is under way: unplugged, no session, no climate, no drive, nothing queued.
    var isIdle: Bool {
        let now = Observation(snapshot, at: self.now)
        return now.word(of: .plugFit) == PlugFit.out.word && !now.isSessionOpen
            && now.climateStage == .rests && now.word(of: .linkState) == Link.online.word
            && now.number(of: .batteryPower) > Self.restingPower
    }
}
