extension Engine {
    /// World commands pass; remote ones need the link, then the service (FAQ 10, 4, 11, 16).
    ///
    /// - Returns: false when the communication module has queued it.
    mutating func admit(
        _ command: Command, number: UInt32, expiresAt: Instant
    ) throws(Refusal) -> Bool {
        let name = command.name
        guard name.isRemote else { return true }
        let module = snapshot.state.module
        if module.link == .offline {
            let patience = name.row.origin == .action ? now + Self.patience : .never
            let dropsAt = min(patience, expiresAt)
            queue.append(QueuedCommand(command: command, number: number, dropsAt: dropsAt))
            snapshot.state.module.dropsAt = min(module.dropsAt, dropsAt)
            return false
        }
        guard module.service == .active else { throw Refusal(unmet: [.init(.serviceActive)]) }
        return true
    }

    /// How long a command that acts now waits for the link.
    private static let patience = Timespan.minutes(10)

    /// The queued commands that the next deadline drops.
    var dueDrops: [QueuedCommand] {
        queue.isEmpty ? [] : queue.filter { $0.dropsAt <= deadline }
    }

    mutating func dropQueued() {
        queue.removeAll { $0.dropsAt <= now }
        snapshot.state.module.dropsAt = queue.map(\.dropsAt).min() ?? .never
    }

    /// Takes the next queued command, if the link is there to deliver it.
    mutating func nextDelivery() -> QueuedCommand? {
        guard !queue.isEmpty, snapshot.state.module.link == .online else { return nil }
        let first = queue.removeFirst()
        snapshot.state.module.dropsAt = queue.map(\.dropsAt).min() ?? .never
        return first
    }

    /// Changes the world as a command asks; a refused one changes nothing.
    mutating func act(_ command: Command) throws(Refusal) {
        switch command {
        case .hoodOpen: snapshot.state.body.hood = .open
        case .hoodClose: snapshot.state.body.hood = .closed
        case .doorOpen(let doors): snapshot.state.body.openDoors.formUnion(doors)
        case .doorClose(let doors): snapshot.state.body.openDoors.subtract(doors)
        case .windowOpen(let windows): snapshot.state.body.openWindows.formUnion(windows)
        case .windowClose(let windows): snapshot.state.body.openWindows.subtract(windows)
        case .gearSelect(let gear): try select(gear)
        case .plugInsert(let supply, let fit, let rating): try insertPlug(supply, fit, rating)
        case .plugConnect(let supply): try connectPlug(supply)
        case .plugDisconnect:
            snapshot.state.inlet.supply = .none
        case .plugRemove: try removePlug()
        case .plugLock: try lockPlug()
        case .plugUnlock: try unlockPlug()
        case .lockJam: snapshot.state.inlet.jam()
        case .lockFree: snapshot.state.inlet.free()
        case .cardPresent(let card): try present(card)
        case .wallboxSetLimit(let current):
            snapshot.state.wallbox.limit = min(current, try wallboxModel().current)
        case .wallboxFail(let code, let detail):
            _ = try wallboxModel()
            snapshot.state.wallbox.faults.formUnion(WallboxFaults(code))
            if detail != .none { snapshot.state.wallbox.faultDetail = detail }
        case .wallboxRecover:
            _ = try wallboxModel()
            snapshot.state.wallbox.faults = []
            snapshot.state.wallbox.faultDetail = .none
        case .wallboxDisable: try disableWallbox()
        case .wallboxEnable:
            _ = try wallboxModel()
            snapshot.state.wallbox.availability = .inService
        case .vehicleFail(let fault): snapshot.state.body.fault = fault
        case .vehicleRecover: snapshot.state.body.fault = .none
        case .mainsOff: loseMains()
        case .mainsOn: snapshot.state.wallbox.mains = .on
        case .backendDrop:
            _ = try wallboxModel()
            snapshot.state.wallbox.backend = .offline
        case .backendRestore:
            _ = try wallboxModel()
            snapshot.state.wallbox.backend = .online
        case .weatherSet(let temperature): snapshot.state.body.outside = temperature
        case .worldSet(let assignments): try setWorld(assignments)
        case .vehicleDrive(let distance, let duration): try drive(distance, duration)
        case .linkDrop: snapshot.state.module.link = .offline
        case .linkRestore: snapshot.state.module.link = .online
        case .serviceActivate: snapshot.state.module.service = .active
        case .serviceExpire: snapshot.state.module.service = .expired
        case .clockPause, .clockResume, .clockSetRate, .clockAdvance:
            throw Refusal(.clockFixed)
        case .climateActivate, .climateDeactivate, .climateSetTarget, .climateStartNow,
            .climateStop, .departureSet, .departureClear, .chargingStart, .chargingStop,
            .chargingSetTarget, .chargingSetWindow, .chargingClearWindow, .vehicleLock,
            .vehicleUnlock:
            try actOnWish(command)
        }
    }

    /// A remote command: a wish or a setting.
    private mutating func actOnWish(_ command: Command) throws(Refusal) {
        switch command {
        case .climateActivate: snapshot.state.climate.isActivated = true
        case .climateDeactivate:
            snapshot.state.climate.isActivated = false
            endClimate()
        case .climateSetTarget(let temperature): snapshot.state.climate.target = temperature
        case .climateStartNow: try startClimateNow()
        case .climateStop: stopClimate()
        case .departureSet(let plan): try set(plan)
        case .departureClear(let name): clearDepartures(name)
        case .chargingStart:
            snapshot.state.charging.isWanted = true
            if snapshot.quantities.soc < snapshot.state.charging.target {
                snapshot.state.charging.isTargetReached = false
            }
        case .chargingStop: snapshot.state.charging.isWanted = false
        case .chargingSetTarget(let soc): setChargingTarget(soc)
        case .chargingSetWindow(let window): setWindow(window)
        case .chargingClearWindow: setWindow(nil)
        case .vehicleLock: snapshot.state.body.isLocked = true
        case .vehicleUnlock: snapshot.state.body.isLocked = false
        case .hoodOpen, .hoodClose, .doorOpen, .doorClose, .windowOpen, .windowClose,
            .gearSelect, .plugInsert, .plugConnect, .plugDisconnect, .plugRemove, .plugLock,
            .plugUnlock, .lockJam, .lockFree, .cardPresent, .wallboxSetLimit, .wallboxFail,
            .wallboxRecover, .wallboxDisable, .wallboxEnable, .vehicleFail, .vehicleRecover,
            .mainsOff, .mainsOn, .backendDrop, .backendRestore, .weatherSet, .worldSet,
            .vehicleDrive, .linkDrop, .linkRestore, .serviceActivate, .serviceExpire,
            .clockPause, .clockResume, .clockSetRate, .clockAdvance:
            preconditionFailure("a world command is not a wish")
        }
    }

    private func wallboxModel() throws(Refusal) -> WallboxModel {
        guard let wallbox = parameters.wallbox else { throw Refusal(.noWallbox) }
        return wallbox
    }

    private mutating func select(_ gear: Gear) throws(Refusal) {
        if snapshot.state.body.isDriving { throw Refusal(.driving) }
        snapshot.state.body.gear = gear
    }

    // MARK: The plug

    private mutating func insertPlug(
        _ supply: PlugSupply?, _ fit: PlugFit, _ rating: Double?
    ) throws(Refusal) {
        if snapshot.state.body.isDriving { throw Refusal(.driving) }
        switch snapshot.state.inlet.fit {
        case .inserted: throw Refusal(.plugPresent)
        case .partial: break
        case .out:
            let supply = supply ?? parameters.usualSupply
            if supply == .wallbox { _ = try wallboxModel() }
            if let rating, !supply.allows(rating: rating) { throw Refusal(.cableUnsuitable) }
            snapshot.state.inlet.supply = supply
            let isTethered = supply == .wallbox && parameters.wallbox?.isTethered == true
            let usual = parameters.usualRating(at: supply)
            snapshot.state.inlet.rating = isTethered ? usual : rating ?? usual
        }
        if fit == .inserted {
            snapshot.state.inlet.insert()
        } else {
            snapshot.state.inlet.fit = .partial
        }
    }

    private mutating func connectPlug(_ supply: PlugSupply) throws(Refusal) {
        let inlet = snapshot.state.inlet
        guard inlet.fit != .out else { throw Refusal(unmet: [.init(.plugInserted)]) }
        if supply == .wallbox { _ = try wallboxModel() }
        if inlet.supply == supply { return }
        guard inlet.supply == .none else { throw Refusal(.otherEndConnected) }
        snapshot.state.inlet.supply = supply
        let isTethered = supply == .wallbox && parameters.wallbox?.isTethered == true
        if isTethered || !supply.allows(rating: inlet.rating) {
            snapshot.state.inlet.rating = parameters.usualRating(at: supply)
        }
    }

    private mutating func removePlug() throws(Refusal) {
        if snapshot.state.inlet.isPinEngaged { throw Refusal(.plugHeld) }
        snapshot.state.inlet.loosen(to: .out)
        // A person's stop ends with unplugging, also where no pilot was made.
        snapshot.state.charging.isWanted = true
    }

    private mutating func lockPlug() throws(Refusal) {
        let inlet = snapshot.state.inlet
        if inlet.isJammed { throw Refusal(.lockJammed) }
        guard inlet.fit == .inserted else { throw Refusal(unmet: [.init(.plugInserted)]) }
        snapshot.state.inlet.engagePin()
    }

    private mutating func unlockPlug() throws(Refusal) {
        if snapshot.state.inlet.isJammed { throw Refusal(.lockJammed) }
        snapshot.state.inlet.releasePin(at: now)
    }

    // MARK: Around the van

    private mutating func drive(_ distance: Double, _ duration: Timespan?) throws(Refusal) {
        if snapshot.state.inlet.fit != .out { throw Refusal(.plugPresent) }
        if snapshot.state.body.isDriving { throw Refusal(.driving) }
        let energy = distance / 100 * parameters.vehicle.consumption
        guard energy < snapshot.quantities.soc / 100 * snapshot.capacity else {
            throw Refusal(.energyTooLow)
        }
        // Without a duration: at 50 km/h, a minute at least.
        let length =
            duration
            ?? max(.minutes(1), Timespan(milliseconds: Int64(distance * 72_000)))
        snapshot.state.body.gear = .drive
        snapshot.state.body.drivesUntil = now + length
        snapshot.state.body.drivePower = energy * 3600 / length.seconds
    }

    private mutating func disableWallbox() throws(Refusal) {
        _ = try wallboxModel()
        guard snapshot.state.wallbox.availability == .inService else { return }
        snapshot.state.wallbox.availability =
            snapshot.state.reader.isTransactionOpen ? .leaving : .outOfService
    }

    /// The reader forgets; a transaction lasts where the wallbox resumes it.
    mutating func loseMains() {
        guard snapshot.state.wallbox.mains == .on else { return }
        snapshot.state.wallbox.mains = .off
        if snapshot.state.reader.isTransactionOpen {
            if parameters.wallbox?.resumesAfterPowerLoss == false {
                endTransaction(.powerLoss, byCard: false)
                snapshot.state.reader.reset()
            } else {
                snapshot.state.reader.forgetPending()
            }
        } else if snapshot.state.reader.phase != .idle {
            snapshot.state.reader.reset()
            if !snapshot.state.inlet.isConnected {
                snapshot.state.session.close(.powerLoss, meter: snapshot.quantities.grid)
            }
        }
    }

    private mutating func setChargingTarget(_ soc: Double) {
        guard snapshot.state.charging.target != soc else { return }
        snapshot.state.charging.target = soc
        snapshot.state.charging.isTargetReached = false
    }

    mutating func setWindow(_ window: TimeWindow?) {
        guard snapshot.state.charging.window != window else { return }
        snapshot.state.charging.window = window
        turnWindow()
    }

    /// Looks up whether the window is open, and when it turns next.
    mutating func turnWindow() {
        guard let window = snapshot.state.charging.window else {
            snapshot.state.charging.isWindowOpen = true
            snapshot.state.charging.windowTurnsAt = .never
            return
        }
        let opens = zone.next(minute: Int(window.from), after: now)
        let closes = zone.next(minute: Int(window.to), after: now)
        snapshot.state.charging.isWindowOpen = closes < opens
        snapshot.state.charging.windowTurnsAt = min(opens, closes)
    }
}

extension CommandName {
    /// Whether it passes through the communication module; the catalog lists the remote ones last.
    @inline(__always)
    var isRemote: Bool { rawValue >= CommandName.climateActivate.rawValue }
}

extension Parameters {
    /// Where a plug goes when nobody says.
    var usualSupply: PlugSupply { wallbox == nil ? .socket : .wallbox }

    /// A; the rating of a cable when nobody says.
    func usualRating(at supply: PlugSupply) -> Double {
        switch supply {
        case .socket: vehicle.householdCurrent
        case .wallbox where wallbox?.isTethered == true: wallbox?.current ?? 32
        case .wallbox, .none: 32
        }
    }
}
