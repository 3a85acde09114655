extension Engine {
    /// The clock jumps: the simulator was down, or somebody set the clock.
    ///
    /// Nothing happens in between. What is under way goes on from where it was; departures that were
    /// jumped over are `missed`, and plans and windows are resolved anew.
    public mutating func jump(to instant: Instant, into events: inout [Event]) {
        let before = snapshot
        anchor()
        let distance = instant - now
        skipTimers(by: distance)
        move(to: instant)
        skipDepartures(by: distance)
        turnWindow()
        endClimateInTime()
        snapshot.state.climate.plannedFor = ClimatePlan()
        settle()
        tellChanges(since: before, .time, into: &events)
    }

    private mutating func skipTimers(by distance: Timespan) {
        snapshot.state.body.drivesUntil.skip(distance)
        snapshot.state.inlet.relocksAt.skip(distance)
        snapshot.state.reader.skip(distance)
        snapshot.state.wallbox.skip(distance)
        snapshot.state.climate.skip(distance)
        snapshot.state.module.dropsAt.skip(distance)
        for index in queue.indices { queue[index].dropsAt.skip(distance) }
    }

    /// A departure fires once: one that was jumped over is missed, and a small step back does not
    /// bring back what has fired.
    private mutating func skipDepartures(by distance: Timespan) {
        let isLongWayBack = distance < .hours(-24)
        for index in departures.indices.reversed() {
            let isMissed = departures[index].next <= now
            guard isMissed || isLongWayBack else { continue }
            if isMissed && snapshot.state.climate.isActivated {
                snapshot.state.climate.result = .missed
            }
            switch departures[index].plan.recurrence {
            case .once, .date: if isMissed { departures.remove(at: index) }
            case .days:
                departures[index].next = next(of: departures[index].plan)
                departures[index].isStopped = false
            }
        }
        let before = snapshot.state.departures.next
        findNextDeparture()
        guard snapshot.state.departures.next != before else { return }
        if snapshot.state.climate.departure == before { snapshot.state.climate.phase = .resting }
        snapshot.state.departures.revision += 1
    }
}

extension Instant {
    /// Moves a timer that runs.
    fileprivate mutating func skip(_ distance: Timespan) {
        if self != .never && milliseconds != .min { self = self + distance }
    }

    fileprivate func skipping(_ distance: Timespan) -> Instant {
        var result = self
        result.skip(distance)
        return result
    }
}

extension CardReader {
    fileprivate mutating func skip(_ distance: Timespan) {
        presentedAt.skip(distance)
        ownerPresentedAt.skip(distance)
        switch phase {
        case .idle: break
        case .pending(let until, let accepted):
            phase = .pending(
                until: until.skipping(distance), accepted: accepted.skipping(distance))
        case .accepted(let until): phase = .accepted(until: until.skipping(distance))
        }
    }
}

extension Wallbox {
    fileprivate mutating func skip(_ distance: Timespan) {
        dutyHoldsUntil.skip(distance)
        switch phase {
        case .apart, .connected, .energized: break
        case .testing(let until): phase = .testing(until: until.skipping(distance))
        case .offering(let closesAt, let wakesAt):
            phase = .offering(
                closesAt: closesAt.skipping(distance), wakesAt: wakesAt.skipping(distance))
        case .waking(let until): phase = .waking(until: until.skipping(distance))
        case .requested(let closesAt): phase = .requested(closesAt: closesAt.skipping(distance))
        case .stopping(let until): phase = .stopping(until: until.skipping(distance))
        }
    }
}

extension Climate {
    /// A run at once keeps its length; one for a departure keeps its departure.
    fileprivate mutating func skip(_ distance: Timespan) {
        switch phase {
        case .running(var run) where !run.isForDeparture:
            run.until.skip(distance)
            phase = .running(run)
        case .interrupted(var run) where !run.isForDeparture:
            run.until.skip(distance)
            phase = .interrupted(run)
        case .resting, .waiting, .notNeeded, .running, .interrupted: break
        }
    }
}
