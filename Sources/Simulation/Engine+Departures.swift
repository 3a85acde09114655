extension Engine {
    mutating func set(_ plan: DeparturePlan) throws(Refusal) {
        let next = next(of: plan)
        guard next > now else { throw Refusal(.departureInPast) }
        let departure = SetDeparture(plan: plan, next: next)
        if let index = departures.firstIndex(where: { $0.plan.name == plan.name }) {
            // Set anew, a stopped one is wanted again.
            guard departures[index] != departure else { return }
            departures[index] = departure
        } else {
            departures.append(departure)
        }
        replan()
    }

    mutating func clearDepartures(_ name: String?) {
        let count = departures.count
        departures.removeAll { name == nil || $0.plan.name == name }
        if departures.count != count { replan() }
    }

    /// When a plan comes next, after now.
    func next(of plan: DeparturePlan) -> Instant {
        switch plan.recurrence {
        case .once: zone.next(minute: plan.minute, after: now)
        case .days(let days): zone.next(minute: plan.minute, days: days, after: now)
        case .date(let date):
            zone.instant(of: LocalTime(day: date.day, milliseconds: Int64(plan.minute) * 60_000))
        }
    }

    private mutating func replan() {
        snapshot.state.departures.revision += 1
        findNextDeparture()
        let served = snapshot.state.climate.departure
        if served > now, served != .never, !departures.contains(where: { $0.next == served }) {
            endClimate()
        }
    }

    /// A departure fires, once: its result is fixed, and the plan goes on to its next day or ends.
    mutating func depart() {
        fixClimateResult()
        let fired = snapshot.state.departures.next
        for index in departures.indices.reversed() where departures[index].next == fired {
            switch departures[index].plan.recurrence {
            case .once, .date: departures.remove(at: index)
            case .days:
                departures[index].next = next(of: departures[index].plan)
                departures[index].isStopped = false
            }
        }
        snapshot.state.departures.revision += 1
        findNextDeparture()
    }

    /// A person has ended the climate for a departure; the plan stays (rule 11).
    mutating func endDeparture(_ departure: Instant) {
        for index in departures.indices where departures[index].next == departure {
            departures[index].isStopped = true
        }
        findNextDeparture()
    }

    mutating func findNextDeparture() {
        var next = Instant.never
        var wanted = Instant.never
        for departure in departures {
            next = min(next, departure.next)
            if !departure.isStopped { wanted = min(wanted, departure.next) }
        }
        snapshot.state.departures.next = next
        snapshot.state.departures.wanted = wanted
    }

    /// The departure that a person would try first: in an hour, once.
    var departureInAnHour: Command {
        let local = zone.local(at: now + .hours(1))
        return .departureSet(DeparturePlan(minute: Int(local.milliseconds / 60_000)))
    }

    /// A charging window that is closed now, for counterexamples.
    mutating func closeWindow() {
        let minute = Int(zone.local(at: now + .hours(2)).milliseconds / 60_000)
        handle(
            .chargingSetWindow(
                TimeWindow(from: UInt16(minute), to: UInt16((minute + 60) % 1440))))
    }
}
