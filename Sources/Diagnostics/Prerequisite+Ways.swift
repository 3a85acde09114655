import Simulation

extension Prerequisite {
    typealias Way = [ProvedRemedy.Step]

    /// What a person can try about it, the usual first; a search proves which of it helps.
    ///
    /// - Parameters:
    ///   - engine: the world in which it is unmet.
    ///   - allowsSubstitutes: whether a household socket may stand in for a card.
    /// - Returns: each with its steps in order; none where there is only to wait.
    func ways(in engine: Engine, allowsSubstitutes: Bool) -> [Way] {
        switch self {
        case .mainsPresent: catalog(.switchMainsOn, engine)
        case .wallboxOperative: wallboxWays(engine)
        case .vehicleOperative: catalog(Facts(engine).repair, engine)
        case .plugInserted: catalog(.insertPlug, engine)
        case .plugLocked:
            catalog(Facts(engine).plugLock == .jammed ? .freeLock : .lockPlug, engine)
        case .plugConnected: catalog(.connectCable, engine)
        case .gearInPark: catalog(.selectPark, engine)
        case .hoodClosed: catalog(.closeHood, engine)
        case .doorsClosed: catalog(.closeDoors, engine)
        case .windowsClosed: catalog(.closeWindows, engine)
        case .cardAccepted:
            cardWays(engine) + (allowsSubstitutes ? socketWays(Facts(engine)) : [])
        case .targetNotReached: targetWays(engine)
        case .chargingWanted: catalog(.startCharging, engine)
        case .currentOffered:
            catalog(.raiseLimit(engine.parameters.wallbox?.current ?? 0), engine)
        case .insideWindow: catalog(.clearWindow, engine)
        case .climateActivated: catalog(.activateClimate, engine) + startNow
        case .departureSet: departureWays(engine) + startNow
        case .coolingAvailable, .temperatureDiffers: temperatureWays(engine)
        case .fullClimatePower: catalog(.useWallbox, engine)
        case .serviceActive: catalog(.renewService, engine)
        case .linkOnline: catalog(.bringToConnection, engine)
        case .batteryTemperatureAllows, .batterySufficient, .timeSufficient: []
        }
    }

    /// The way of the engine's own catalog.
    private func catalog(_ advice: Advice, _ engine: Engine) -> [Way] {
        guard case .commands(let commands) = remedy(in: engine) else { return [] }
        return [[.init(self, advice, commands)]]
    }

    private var startNow: [Way] { [[.init(self, .startClimateNow, [.climateStartNow])]] }

    /// The wallbox is put right, or a household socket stands in for it.
    private func wallboxWays(_ engine: Engine) -> [Way] {
        let facts = Facts(engine)
        let cause = Cause(self, facts, engine.parameters)
        var advice = cause == .wallboxOutOfService ? Advice.enableWallbox : .repairWallbox
        if case .wallboxFault(_, .emergencyStop) = cause { advice = .releaseEmergencyStop }
        return catalog(advice, engine) + socketWays(facts)
    }

    private func socketWays(_ facts: Facts) -> [Way] {
        let insert = Command.plugInsert(supply: .socket, fit: .inserted, rating: nil)
        return switch facts.plugFit {
        case .out: [[.init(self, .useSocket, [insert])]]
        case .partial, .inserted:
            [[.init(self, .useSocket, [.plugUnlock, .plugRemove, insert])]]
        }
    }

    /// A card, once the reader and whoever approves cards can take it.
    private func cardWays(_ engine: Engine) -> [Way] {
        func card(after before: Way) -> Way? {
            var fork = engine
            for command in before.flatMap(\.commands) { fork.handle(command) }
            guard case .commands(let commands) = remedy(in: fork) else { return nil }
            return before + [.init(self, .showCard, commands)]
        }
        let repair = Way.Element(.wallboxOperative, .repairWallbox, [.wallboxRecover])
        let reconnect = Way.Element(.cardAccepted, .reconnectWallbox, [.backendRestore])
        return [card(after: []), card(after: [repair]), card(after: [reconnect])]
            .compactMap { $0 }
    }

    /// Charging goes on below the target, or to a higher one.
    private func targetWays(_ engine: Engine) -> [Way] {
        let facts = Facts(engine)
        let isBelow = (facts.number(.vehicleSoc) ?? 100) < (facts.number(.chargingTarget) ?? 100)
        return (isBelow ? [[.init(self, .startCharging, [.chargingStart])]] : [])
            + catalog(.setChargingTarget(100), engine)
    }

    private func departureWays(_ engine: Engine) -> [Way] {
        guard case .commands(let commands) = remedy(in: engine),
            case .departureSet(let plan)? = commands.first
        else { return [] }
        return [[.init(self, .setDeparture(plan.minute), commands)]]
    }

    /// Another preset temperature in steps of 0.5: the nearest at once, and the nearest on either side
    /// with which the van may only have to wait.
    private func temperatureWays(_ engine: Engine) -> [Way] {
        let target = Facts(engine).number(.climateTarget) ?? 21
        let unmet = stride(from: 16, through: 28, by: 0.5).map { temperature in
            var fork = engine
            fork.handle(.climateSetTarget(temperature))
            return (temperature: temperature, set: fork.unmet(.climate))
        }.sorted { abs($0.temperature - target) < abs($1.temperature - target) }
        let both = PrerequisiteSet([.coolingAvailable, .temperatureDiffers])
        let atOnce = unmet.first { $0.set.isDisjoint(with: both) }
        let later = unmet.filter { !$0.set.contains(self) }
        let nearest = [
            atOnce, later.first { $0.temperature > target },
            later.first { $0.temperature < target },
        ]
        return nearest.compactMap { $0?.temperature }.map {
            [.init(self, .setClimateTarget($0), [.climateSetTarget($0)])]
        }
    }
}

extension Facts {
    /// What to do about the van's fault.
    fileprivate var repair: Advice {
        switch word(.vehicleFault) ?? VehicleFault.none {
        case .none, .onBoardCharger: .repairVehicle
        case .isolation: .repairIsolation
        case .lowVoltage: .chargeSmallBattery
        }
    }
}
