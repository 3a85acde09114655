internal import Simulation

extension LiveWorld {
    /// Handles a command now.
    ///
    /// - Returns: what became of it, and of earlier ones that it delivered; the sink has them, too.
    ///   Nothing where there is no such vehicle.
    @discardableResult
    public func submit(_ submission: Submission) -> [Reply]? {
        guard let index = index(of: submission.vehicle) else { return nil }
        advance(index, to: now)
        if let reply = replyBeforehand(submission, vehicles[index].engine) {
            return step(index, submission) { _, _ in reply }
        }
        if submission.command.name.row.origin == .clock {
            let replies = step(index, submission) { vehicle, _ in
                Reply(
                    .accepted, submission, vehicle.engine, hasEffect: isNews(submission.command))
            }
            if replies.first?.status == .accepted { steer(submission.command) }
            catchUp()
            return replies
        }
        defer { setAlarm() }
        return handle(submission, index)
    }

    /// Hands a command to its vehicle.
    @discardableResult
    func handle(_ submission: Submission, _ index: Int) -> [Reply] {
        step(index, submission) { vehicle, events in
            let outcome = vehicle.engine.handle(
                submission.command, expiresAt: submission.expiresAt ?? .never, into: &events)
            if outcome == .queued { vehicle.waiting[vehicle.engine.commandCount] = submission }
            return Reply(outcome, submission, vehicle.engine, events)
        }
    }

    /// What is answered where the vehicle need not be asked.
    private func replyBeforehand(_ submission: Submission, _ engine: Engine) -> Reply? {
        if let id = submission.id, let first = firstReply(to: id, submission.vehicle) {
            guard first.content == submission.content else {
                return Reply(
                    .invalid, submission, engine, first: first.status,
                    message: "`id` is \"\(id)\", which another command has had")
            }
            return Reply(.duplicate, submission, engine, first: first.status)
        }
        if let expiresAt = submission.expiresAt, expiresAt < engine.now {
            return Reply(.expired, submission, engine)
        }
        if submission.command.name.row.origin == .clock, !allowsClock {
            return Reply(.refused, submission, engine, refusal: Refusal(.clockFixed))
        }
        return submission.command.mistake(at: engine.parameters).map {
            Reply(.invalid, submission, engine, message: $0.message)
        }
    }

    private func firstReply(to id: String, _ vehicle: String) -> FirstReply? {
        do {
            return try sink.firstReply(to: id, vehicle: vehicle)
        } catch {
            failure = error
            return nil
        }
    }

    /// Whether the clock is not as a command wants it.
    private func isNews(_ command: Command) -> Bool {
        if case .clockPause = command { return !clock.isPaused }
        if case .clockResume = command { return clock.isPaused }
        if case .clockSetRate(let rate) = command { return rate != clock.rate }
        return true
    }

    /// The clock is one for all vehicles.
    private func steer(_ command: Command) {
        let real = realClock.now
        if case .clockPause = command { clock.pause(at: real) }
        if case .clockResume = command { clock.resume(at: real) }
        if case .clockSetRate(let rate) = command { clock.set(rate: rate, at: real) }
        if case .clockAdvance(let span) = command { clock.advance(by: span, at: real) }
    }
}

extension Reply {
    init(
        _ status: Status, _ submission: Submission, _ engine: Engine, hasEffect: Bool = false,
        refusal: Refusal? = nil, first: Status? = nil, message: String? = nil
    ) {
        self.submission = submission
        self.status = status
        at = engine.now
        sequence = engine.sequence
        self.hasEffect = hasEffect
        self.refusal = refusal
        self.first = first
        self.message = message
    }

    fileprivate init(
        _ outcome: Outcome, _ submission: Submission, _ engine: Engine, _ events: [Event]
    ) {
        switch outcome {
        case .accepted:
            self.init(
                .accepted, submission, engine, hasEffect: events.first?.kind == .accepted)
            unmet = engine.unmet(concerning: submission.command.name)
        case .queued: self.init(.queued, submission, engine)
        case .refused(let refusal):
            self.init(.refused, submission, engine, refusal: refusal)
        }
    }
}

extension LiveVehicle {
    /// What became of submissions that had waited for the link.
    mutating func delivered(_ events: [Event]) -> [Reply] {
        guard !waiting.isEmpty else { return [] }
        var replies: [Reply] = []
        for event in events {
            guard case .command(let name, let number) = event.cause,
                let submission = waiting[number]
            else { continue }
            var reply = Reply(.accepted, submission, engine)
            switch event.kind {
            case .accepted, .ignored:
                reply.hasEffect = event.kind == .accepted
                reply.unmet = engine.unmet(concerning: name)
            case .refused(let refusal):
                reply.status = .refused
                reply.refusal = refusal
            case .dropped:
                reply.status = .expired
                reply.message = "the link did not return in time"
            case .queued, .interrupted, .met, .unmet, .changed: continue
            }
            waiting[number] = nil
            replies.append(reply)
        }
        return replies
    }
}
