extension Engine {
    /// Where power flows now, and by which laws the quantities go on.
    @inline(__always)
    mutating func settlePower() {
        let vehicle = parameters.vehicle
        let q = snapshot.flows.anchor
        let isOnGrid = snapshot.state.wallbox.phase == .energized
        let phases = isOnGrid ? phasesInUse : 0
        let gridLimit = isOnGrid ? gridLimit(phases: phases) : 0
        let chargerLimit = Flows.charger(ofGrid: gridLimit)

        let wish = climateWish(cabin: q.cabinTemperature)
        let fromGrid = min(wish.power, chargerLimit)
        // Rule 7: at a household socket nothing comes from the battery (FAQ 25.5d).
        let fromBattery = snapshot.isAtSocket ? 0 : wish.power - fromGrid
        setCabin(wish, power: fromGrid + fromBattery)
        snapshot.flows.climateFromGrid = fromGrid
        snapshot.flows.climateFromBattery = fromBattery

        let mayCharge = isOnGrid && snapshot.chargingUnmet.isEmpty
        if mayCharge {
            charge(left: chargerLimit - fromGrid, climate: fromGrid, phases: phases)
        } else {
            snapshot.flows.charge = .constant(0)
            snapshot.flows.limitedBy = .none
        }
        let charged = snapshot.flows.chargePower(soc: q.soc, capacity: snapshot.capacity)
        snapshot.flows.isChargerOn = charged + fromGrid > 0
        snapshot.flows.phasesInUse = snapshot.flows.isChargerOn ? UInt8(phases) : 0
        // A drive's consumption includes what stands by.
        let stands = !snapshot.flows.isChargerOn && !snapshot.state.body.isDriving && q.soc > 0
        let standby = stands ? vehicle.standby : 0
        snapshot.flows.otherDraw = snapshot.state.body.drivePower + standby
        // Heat of the battery; in the taper half of what it begins with.
        let isTapering = snapshot.flows.charge.isTaper
        let through = charged * (isTapering ? 0.5 : 1) + snapshot.flows.otherDraw + fromBattery
        snapshot.flows.batteryEnd =
            snapshot.state.body.outside + through * vehicle.batteryHeating * 1000
            / vehicle.batteryLoss
        snapshot.flows.batteryRate = vehicle.batteryLoss / (vehicle.batteryHeatCapacity * 1000)
    }

    /// Phases that the supply and the van have in common.
    @inline(__always)
    var phasesInUse: Int {
        let offered = snapshot.isAtSocket ? 1 : parameters.wallbox?.phases ?? 1
        return min(offered, parameters.vehicle.phases)
    }

    /// kW that may be taken from the grid.
    private func gridLimit(phases: Int) -> Double {
        parameters.vehicle.gridPower(phases: phases, current: snapshot.state.wallbox.duty)
    }

    // MARK: Charging

    /// The two-stage law of ACN-Sim (`domain.md` §6a): constant, then a taper down to a minimum.
    private mutating func charge(left: Double, climate: Double, phases: Int) {
        let vehicle = parameters.vehicle
        let soc = snapshot.flows.anchor.soc
        let cold = BatteryLimits.limit(snapshot.state.charging.band) * vehicle.capacity
        let power = min(left, cold)
        if soc < vehicle.taperLevel(at: power) || power <= vehicle.taperMinimum {
            snapshot.flows.charge = .constant(power)
            snapshot.flows.limitedBy =
                cold < left
                ? .batteryTemperature : climate > 0 ? .climate : supplyLimit(phases: phases)
        } else {
            snapshot.flows.limitedBy = .taper
            snapshot.flows.charge =
                soc < vehicle.taperLevel(at: vehicle.taperMinimum)
                ? .taper(rate: vehicle.taperRate) : .constant(vehicle.taperMinimum)
        }
    }

    /// Which of wallbox, cable and on-board charger is the tightest; the charger when it is at its
    /// best.
    private func supplyLimit(phases: Int) -> LimitingFactor {
        let vehicle = parameters.vehicle
        let duty = snapshot.state.wallbox.duty
        if vehicle.gridPower(phases: phases, current: duty) >= vehicle.fullGridPower {
            return .charger
        }
        if duty >= vehicle.phaseCurrent {
            // Fewer phases than the van could use.
            return snapshot.isAtSocket ? .cable : .wallbox
        }
        if snapshot.isAtSocket { return .cable }
        return snapshot.state.inlet.rating < snapshot.state.wallbox.limit ? .cable : .wallbox
    }

    // MARK: The cabin

    /// What the climate would take if it could.
    private struct ClimateWish {
        var mode = Flows.ClimateMode.off
        /// kW electrical.
        var power = 0.0
        /// Heat into the cabin per electrical power; negative when it cools.
        var performance = 1.0
    }

    @inline(__always)
    private func climateWish(cabin: Double) -> ClimateWish {
        let climate = snapshot.state.climate
        guard climate.isRunning else { return ClimateWish() }
        let vehicle = parameters.vehicle
        let difference = climate.target - cabin
        if difference > Climate.resolution {
            return ClimateWish(mode: .heating, power: vehicle.heater)
        }
        if difference < -Climate.resolution {
            guard vehicle.cooler > 0 else { return ClimateWish(mode: .coasting) }
            return ClimateWish(
                mode: .cooling, power: vehicle.cooler, performance: -vehicle.coolingPerformance)
        }
        // Rule 5: it is kept at its target.
        let heat = vehicle.cabinLoss * (climate.target - snapshot.state.body.outside) / 1000
        if heat >= 0 {
            return ClimateWish(mode: .holding, power: min(heat, vehicle.heater))
        }
        return ClimateWish(
            mode: .holding, power: min(-heat / vehicle.coolingPerformance, vehicle.cooler),
            performance: -vehicle.coolingPerformance)
    }

    @inline(__always)
    private mutating func setCabin(_ wish: ClimateWish, power: Double) {
        let vehicle = parameters.vehicle
        let outside = snapshot.state.body.outside
        let end = outside + power * wish.performance * 1000 / vehicle.cabinLoss
        let cabin = snapshot.flows.anchor.cabinTemperature
        // The thermostat keeps the cabin exactly where it is, as long as the power suffices.
        let excess = end - snapshot.state.climate.target
        let keeps = wish.mode == .holding && abs(excess) < 1e-9
        snapshot.flows.cabinEnd = keeps ? cabin : end
        snapshot.flows.climateMode =
            wish.mode != .holding || keeps
            ? wish.mode : excess < 0 ? .heating : vehicle.cooler > 0 ? .cooling : .coasting
        snapshot.flows.cabinRate = vehicle.cabinLoss / (vehicle.cabinCapacity * 1000)
    }
}

extension Vehicle {
    /// % at which the taper would allow exactly that power in kW; 100 and more for very little.
    @inline(__always)
    func taperLevel(at power: Double) -> Double {
        100 - (100 - taperStart) * power / fullPower
    }

    /// Per second: how fast what is missing to 100 % shrinks in the taper.
    @inline(__always)
    var taperRate: Double { fullPower * 100 / (capacity * (100 - taperStart) * 3600) }
}
