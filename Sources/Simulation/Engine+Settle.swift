extension Engine {
    /// Fires every timer that is due; what follows from them is settled afterwards.
    @inline(__always)
    mutating func fireTimers() {
        if snapshot.state.body.drivesUntil <= now {
            snapshot.state.body.drivesUntil = .never
            snapshot.state.body.drivePower = 0
            snapshot.state.body.gear = .park
        }
        if snapshot.state.inlet.relocksAt <= now { snapshot.state.inlet.engagePin() }
        if snapshot.state.reader.acceptedUntil <= now { lapseCard() }
        if snapshot.state.reader.isDue(at: now) { answerCard() }
        fireWallboxTimer()
        if snapshot.state.charging.windowTurnsAt <= now { turnWindow() }
        if snapshot.state.module.dropsAt <= now { dropQueued() }
        if snapshot.state.departures.next <= now { depart() }
        endClimateInTime()
    }

    /// Brings the world to rest after an input: what is met, what acts on it, where power flows, and
    /// when time alone changes something next.
    ///
    /// One pass is enough: each part reads only what stands before it.
    mutating func settle() {
        settleConnection()
        settleLatches()
        findUnmet()
        settleClimate()
        settlePilot()
        settlePower()
        settleForecast()
        snapshot.quantities = snapshot.flows.anchor
        snapshot.at = now
        findDeadline()
    }

    /// Evaluates the prerequisites; everybody reads this answer.
    mutating func findUnmet() {
        var visitor = Unmet()
        Prerequisite.visit(&visitor, snapshot, parameters)
        snapshot.unmet = visitor.set
    }

    /// Limits with a memory: lost at one value, good again at another.
    @inline(__always)
    private mutating func settleLatches() {
        let q = snapshot.flows.anchor
        let target = snapshot.state.charging.target
        if q.soc >= target {
            snapshot.state.charging.isTargetReached = true
        } else if q.soc <= target - Charging.resumeBelow {
            snapshot.state.charging.isTargetReached = false
        }
        let temperature = q.batteryTemperature
        let inside = BatteryLimits.hysteresis
        if temperature <= BatteryLimits.coldest || temperature >= BatteryLimits.hottest {
            snapshot.state.charging.isTemperatureLost = true
        } else if temperature >= BatteryLimits.coldest + inside
            && temperature <= BatteryLimits.hottest - inside
        {
            snapshot.state.charging.isTemperatureLost = false
        }
        snapshot.state.charging.band = BatteryLimits.band(
            at: temperature, from: snapshot.state.charging.band)
        let threshold = parameters.climateThreshold
        if q.soc <= threshold && snapshot.state.climate.isRunning {
            snapshot.state.climate.isBatteryLost = true
        } else if q.soc >= threshold + Climate.resumeAbove {
            snapshot.state.climate.isBatteryLost = false
        }
    }

    /// The next instant at which time alone changes something.
    private mutating func findDeadline() {
        var next = min(snapshot.state.body.drivesUntil, snapshot.state.inlet.relocksAt)
        next = min(next, snapshot.state.reader.deadline)
        next = min(next, snapshot.state.wallbox.deadline)
        next = min(next, snapshot.state.charging.windowTurnsAt)
        next = min(next, snapshot.state.charging.timeRunsOutAt)
        // A forecast that does not come true, as with the climate taking its share, is made anew.
        if snapshot.state.charging.readyAt > now {
            next = min(next, snapshot.state.charging.readyAt)
        }
        next = min(next, snapshot.state.departures.next)
        next = min(next, snapshot.state.climate.startsAt)
        next = min(next, min(climateDeadline, snapshot.state.module.dropsAt))
        deadline = min(next, flowDeadline())
    }

    // MARK: Thresholds

    /// When a quantity reaches a value at which something changes.
    private func flowDeadline() -> Instant {
        let soonest = min(socDeadline(), min(batteryTemperatureDeadline(), cabinDeadline()))
        return soonest == .infinity
            ? .never : Timespan.ceiling(seconds: soonest).map { now + $0 } ?? .never
    }

    /// Seconds until the state of charge reaches its next threshold.
    @inline(__always)
    private func socDeadline() -> Double {
        let flows = snapshot.flows
        let soc = flows.anchor.soc
        let charging = snapshot.state.charging
        let threshold = parameters.climateThreshold
        switch flows.charge {
        case .constant(let power):
            let rate =
                (power - flows.otherDraw - flows.climateFromBattery) * 100
                / (snapshot.capacity * 3600)
            if rate > 0 {
                var level = risingLevel(soc, threshold)
                let stage = parameters.vehicle.taperLevel(at: power)
                if stage > soc { level = min(level, stage) }
                return (level - soc) / rate
            }
            if rate < 0 {
                var level = -1e9
                if soc > threshold { level = threshold }
                let resume = charging.target - Charging.resumeBelow
                if charging.isTargetReached, soc > resume { level = max(level, resume) }
                if soc > 0 { level = max(level, 0) }
                return level < 0 ? .infinity : (level - soc) / rate
            }
            return .infinity
        case .taper(let rate):
            var level = risingLevel(soc, threshold)
            let stage = parameters.vehicle.taperLevel(at: parameters.vehicle.taperMinimum)
            if stage > soc { level = min(level, stage) }
            guard level < 100 else { return .infinity }
            return Elementary.log((100 - soc) / (100 - level)) / rate
        }
    }

    /// The next level that matters on the way up.
    @inline(__always)
    private func risingLevel(_ soc: Double, _ threshold: Double) -> Double {
        let target = snapshot.state.charging.target
        var level = soc < target ? target : Double.infinity
        if snapshot.state.climate.isBatteryLost {
            let resume = threshold + Climate.resumeAbove
            if soc < resume { level = min(level, resume) }
        } else if soc <= threshold {
            level = min(level, threshold)
        }
        return level
    }

    /// Seconds until the battery's temperature reaches its next limit.
    @inline(__always)
    private func batteryTemperatureDeadline() -> Double {
        let flows = snapshot.flows
        let temperature = flows.anchor.batteryTemperature
        let end = flows.batteryEnd
        guard temperature != end else { return .infinity }
        let charging = snapshot.state.charging
        let inside = BatteryLimits.hysteresis
        var level: Double
        if end > temperature {
            level = BatteryLimits.edge(charging.band + 1)
            if charging.isTemperatureLost, temperature < BatteryLimits.coldest + inside {
                level = min(level, BatteryLimits.coldest + inside)
            }
            if temperature < BatteryLimits.hottest { level = min(level, BatteryLimits.hottest) }
            guard level < end else { return .infinity }
        } else {
            level = BatteryLimits.edge(charging.band) - inside
            if charging.isTemperatureLost, temperature > BatteryLimits.hottest - inside {
                level = max(level, BatteryLimits.hottest - inside)
            }
            if temperature > BatteryLimits.coldest { level = max(level, BatteryLimits.coldest) }
            guard level > end else { return .infinity }
        }
        return Elementary.log((end - temperature) / (end - level)) / flows.batteryRate
    }

    /// Seconds until the cabin reaches its target, or, without air conditioning, passes it.
    @inline(__always)
    private func cabinDeadline() -> Double {
        let flows = snapshot.flows
        let climate = snapshot.state.climate
        let cabin = flows.anchor.cabinTemperature
        let goal: Double
        switch flows.climateMode {
        case .heating, .cooling, .coasting: goal = climate.target
        case .off where parameters.vehicle.cooler == 0 && !climate.hasBegun:
            goal = climate.target + Climate.resolution
        case .off, .holding: return .infinity
        }
        let whole = flows.cabinEnd - cabin
        let part = flows.cabinEnd - goal
        guard whole * part > 0, abs(part) < abs(whole) else { return .infinity }
        return Elementary.log(whole / part) / flows.cabinRate
    }
}
