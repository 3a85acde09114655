extension Engine {
    /// The unmet prerequisites of a climate run that a person starts at once.
    private var unmetForStartNow: PrerequisiteSet {
        mutating get {
            findUnmet()
            return Prerequisite.unhidden(
                snapshot.unmet.intersection(Prerequisite.blockClimate)
                    .subtracting([.init(.climateActivated), .init(.departureSet)]))
        }
    }

    @inline(__always)
    var climateDeadline: Instant {
        snapshot.state.climate.deadline(hold: parameters.vehicle.preclimateHold)
    }

    /// What begins or ends because of what is met now (rules 3, 4 and 10 of `behaviour.md`).
    @inline(__always)
    mutating func settleClimate() {
        planClimate()
        if snapshot.state.climate.startsAt <= now { beginDeparture() }
        switch snapshot.state.climate.phase {
        case .resting, .notNeeded: break
        case .waiting(let departure):
            let unmet = snapshot.climateUnmet
            if unmet.contains(.temperatureDiffers) {
                snapshot.state.climate.phase = .notNeeded(departure: departure)
            } else if unmet.isEmpty {
                run(
                    Climate.Run(
                        departure: departure, until: departure + parameters.vehicle.preclimateHold)
                )
            }
        case .running(var run):
            if snapshot.climateUnmet.isEmpty { break }
            if run.isForDeparture && run.departure <= now {
                // Rule 4: at or after departure nothing resumes.
                snapshot.state.climate.phase = .resting
            } else {
                run.wasInterrupted = true
                snapshot.state.climate.phase = .interrupted(run)
            }
        case .interrupted(let run):
            if snapshot.climateUnmet.isEmpty { self.run(run) }
        }
    }

    private mutating func run(_ run: Climate.Run) {
        snapshot.state.climate.phase = .running(run)
        // What is looked at when a run starts counts as met from now on.
        findUnmet()
    }

    /// The start of the next departure's run has come.
    private mutating func beginDeparture() {
        let departure = snapshot.state.departures.wanted
        let until = departure + parameters.vehicle.preclimateHold
        snapshot.state.climate.startsAt = .never
        snapshot.state.climate.plannedFor = ClimatePlan()
        switch snapshot.state.climate.phase {
        case .resting, .waiting, .notNeeded, .interrupted:
            snapshot.state.climate.phase = .waiting(departure: departure)
        case .running:
            // Rule 10: a run at once turns into the run of a departure that falls due.
            snapshot.state.climate.phase = .running(
                Climate.Run(departure: departure, until: until))
        }
    }

    /// What ends by itself: a run at once, the hold after a departure, `notNeeded`.
    @inline(__always)
    mutating func endClimateInTime() {
        if climateDeadline <= now { snapshot.state.climate.phase = .resting }
    }

    // MARK: A person's commands

    mutating func startClimateNow() throws(Refusal) {
        if snapshot.state.climate.isRunning { return }
        let unmet = unmetForStartNow
        guard unmet.isEmpty else { throw Refusal(unmet: unmet) }
        if case .notNeeded(let departure) = snapshot.state.climate.phase, departure > now {
            // Rule 3: what was decided at its start stands, and this is a run of its own.
            snapshot.state.climate.result = .notNeeded
            endDeparture(departure)
        }
        snapshot.state.climate.phase = .running(
            Climate.Run(until: now + parameters.vehicle.startNowLimit))
    }

    /// Rule 11: this departure is not started again, the plan stays.
    mutating func stopClimate() {
        let departure = snapshot.state.climate.departure
        switch snapshot.state.climate.phase {
        case .resting, .notNeeded: break
        case .waiting, .running, .interrupted:
            if departure != .never && departure > now {
                snapshot.state.climate.result = .cancelled
                endDeparture(departure)
            }
            snapshot.state.climate.phase = .resting
        }
    }

    /// Rule 11: `deactivate`, or clearing the departure, ends its run; one that was started at once
    /// needs neither.
    mutating func endClimate() {
        if snapshot.state.climate.isStartedAtOnce { return }
        let departure = snapshot.state.climate.departure
        switch snapshot.state.climate.phase {
        case .resting: break
        case .notNeeded: snapshot.state.climate.phase = .resting
        case .waiting, .running, .interrupted:
            if departure != .never && departure > now {
                snapshot.state.climate.result = .cancelled
            }
            snapshot.state.climate.phase = .resting
        }
    }

    // MARK: The departure

    /// Rule 6: the result is fixed at departure; the run goes on for a while if it runs.
    mutating func fixClimateResult() {
        let departure = snapshot.state.departures.next
        let climate = snapshot.state.climate
        guard climate.departure == departure else { return }
        let difference = abs(snapshot.quantities.cabinTemperature - climate.target)
        let isReached = difference <= Climate.reachedWithin
        switch climate.phase {
        case .resting: break
        case .waiting:
            snapshot.state.climate.result = .blocked
            snapshot.state.climate.phase = .resting
        case .notNeeded: snapshot.state.climate.result = .notNeeded
        case .running(let run):
            snapshot.state.climate.result =
                isReached ? .reached : run.wasInterrupted ? .interrupted : .notReached
        case .interrupted:
            snapshot.state.climate.result = isReached ? .reached : .interrupted
            snapshot.state.climate.phase = .resting
        }
    }

    // MARK: Rule 1, when to start

    /// Computes the next start anew when something it depends on has changed.
    @inline(__always)
    private mutating func planClimate() {
        let climate = snapshot.state.climate
        let departure = snapshot.state.departures.wanted
        guard climate.isActivated, departure != .never, climate.departure != departure else {
            if climate.startsAt != .never {
                snapshot.state.climate.startsAt = .never
                snapshot.state.climate.plannedFor = ClimatePlan()
            }
            return
        }
        let inlet = snapshot.state.inlet
        let vehicle = parameters.vehicle
        let cabin = snapshot.flows.anchor.cabinTemperature
        let outside = snapshot.state.body.outside
        let plan = ClimatePlan(
            departure: departure, target: climate.target, outside: outside, cabin: cabin,
            // A cabin that is as cold as the outside stays so: the plan holds at any time.
            at: cabin == outside ? .never : now,
            heater: parameters.climatePower(
                vehicle.heater, at: inlet.supply, rating: inlet.rating),
            cooler: parameters.climatePower(
                vehicle.cooler, at: inlet.supply, rating: inlet.rating))
        guard plan != climate.plannedFor else { return }
        snapshot.state.climate.plannedFor = plan
        snapshot.state.climate.startsAt = max(now, start(of: plan))
    }

    /// departure − min(50 min, 1.1 × time needed + 2 min), with the cabin as it will be then.
    private func start(of plan: ClimatePlan) -> Instant {
        let vehicle = parameters.vehicle
        let earliest = plan.departure - vehicle.preclimateLead
        guard plan.at != .never else {
            return plan.departure - lead(for: plan, cabin: plan.cabin)
        }
        // The cabin is on its way to the outside temperature; a few rounds settle which temperature
        // it has at the start.
        let rate = vehicle.cabinLoss / (vehicle.cabinCapacity * 1000)
        var start = earliest
        for _ in 0..<6 {
            let wait = max(0, (start - plan.at).seconds)
            let cabin = Flows.approach(plan.cabin, plan.outside, rate, wait)
            start = plan.departure - lead(for: plan, cabin: cabin)
        }
        return start
    }

    /// In whole seconds, rounded up.
    private func lead(for plan: ClimatePlan, cabin: Double) -> Timespan {
        let longest = parameters.vehicle.preclimateLead
        guard let needed = secondsNeeded(for: plan, from: cabin) else { return longest }
        let seconds = 1.1 * needed + 120
        guard seconds < longest.seconds else { return longest }
        let whole = Int64(seconds)
        return .seconds(Double(whole) < seconds ? whole + 1 : whole)
    }

    /// Seconds from a cabin temperature to the target; nothing when it is never reached.
    private func secondsNeeded(for plan: ClimatePlan, from cabin: Double) -> Double? {
        let vehicle = parameters.vehicle
        let difference = plan.target - cabin
        if abs(difference) <= Climate.resolution { return 0 }
        let heat =
            difference > 0 ? plan.heater : -plan.cooler * vehicle.coolingPerformance
        let end = plan.outside + heat * 1000 / vehicle.cabinLoss
        let whole = end - cabin
        let part = end - plan.target
        guard whole * part > 0, abs(part) < abs(whole) else { return nil }
        return Elementary.log(whole / part) * vehicle.cabinCapacity * 1000 / vehicle.cabinLoss
    }
}
