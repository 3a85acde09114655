extension Engine {
    /// When the target will be reached, and whether that is soon enough (FAQ 24.1).
    @inline(__always)
    mutating func settleForecast() {
        let departure = snapshot.state.departures.next
        let unmet = snapshot.chargingUnmet
        let waitsForWindow = unmet == PrerequisiteSet(.insideWindow)
        var readyAt = Instant.never
        var runsOutAt = Instant.never
        var sufficiency = Sufficiency.unknown
        if unmet.isEmpty || waitsForWindow || departure != .never {
            if snapshot.state.charging.isTargetReached {
                if departure != .never && snapshot.state.inlet.isConnected { sufficiency = .yes }
            } else if let length = chargingTime() {
                let isWaiting = !snapshot.state.charging.isWindowOpen
                let begin = isWaiting ? snapshot.state.charging.windowTurnsAt : now
                // In whole seconds: a forecast that is recomputed should not flicker.
                let ready = (begin + length).roundedUpToSecond
                if ready > windowCloses {
                    // Not in this window; what the next ones bring is not foretold.
                    if departure < now + .hours(24) { sufficiency = .no }
                } else if unmet.isEmpty || waitsForWindow {
                    readyAt = ready
                }
                if departure != .never && ready <= windowCloses {
                    sufficiency = ready <= departure ? .yes : .no
                    if sufficiency == .yes && !isWaiting && !snapshot.flows.isChargerOn {
                        runsOutAt = max(now + Timespan(milliseconds: 1), departure - length)
                    }
                }
            }
        }
        snapshot.state.charging.readyAt = readyAt
        snapshot.state.charging.timeRunsOutAt = runsOutAt
        guard sufficiency != snapshot.state.charging.timeSufficient else { return }
        snapshot.state.charging.timeSufficient = sufficiency
        if sufficiency == .no {
            snapshot.unmet.insert(.init(.timeSufficient))
        } else {
            snapshot.unmet.remove(.init(.timeSufficient))
        }
    }

    /// When the charging window that is open, or opens next, closes; never without one.
    private var windowCloses: Instant {
        let charging = snapshot.state.charging
        guard let window = charging.window else { return .never }
        if charging.isWindowOpen { return charging.windowTurnsAt }
        let minutes = (Int64(window.to) - Int64(window.from) + 1440) % 1440
        return charging.windowTurnsAt + .minutes(minutes)
    }

    /// How long charging to the target takes with the supply as it is; nothing without one.
    @inline(__always)
    private func chargingTime() -> Timespan? {
        let vehicle = parameters.vehicle
        let current = min(snapshot.availableCurrent, vehicle.phaseCurrent)
        guard snapshot.state.inlet.isConnected, snapshot.state.wallbox.mains == .on,
            current >= Wallbox.leastOffer
        else { return nil }
        let grid = vehicle.gridPower(phases: phasesInUse, current: current)
        let power = min(
            Flows.charger(ofGrid: grid),
            BatteryLimits.limit(snapshot.state.charging.band) * vehicle.capacity)
        return vehicle.chargingTime(
            from: snapshot.flows.anchor.soc, to: snapshot.state.charging.target, at: power)
    }
}

extension Vehicle {
    /// The time from one state of charge to another at a charger's power in kW.
    @inline(__always)
    func chargingTime(from soc: Double, to target: Double, at power: Double) -> Timespan? {
        guard power > 0 else { return nil }
        var seconds = 0.0
        var soc = soc
        let secondsPerPoint = capacity / 100 * 3600
        let stage = min(taperLevel(at: power), target)
        if soc < stage {
            seconds += (stage - soc) * secondsPerPoint / power
            soc = stage
        }
        let end = min(taperLevel(at: taperMinimum), target)
        if soc < end {
            seconds += Elementary.log((100 - soc) / (100 - end)) / taperRate
            soc = end
        }
        if soc < target {
            seconds += (target - soc) * secondsPerPoint / min(power, taperMinimum)
        }
        return Timespan.ceiling(seconds: seconds)
    }
}

extension Instant {
    /// The next whole second.
    fileprivate var roundedUpToSecond: Instant {
        Instant(milliseconds: (milliseconds + 999) / 1000 * 1000)
    }
}
