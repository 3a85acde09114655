extension Engine {
    /// `world.set`: refused as a whole where there is no wallbox to set something of.
    mutating func setWorld(_ assignments: [Assignment]) throws(Refusal) {
        if parameters.wallbox == nil {
            for assignment in assignments where assignment.signal.isOfWallbox {
                throw Refusal(.noWallbox)
            }
        }
        assign(assignments.sorted { $0.signal.rawValue < $1.signal.rawValue })
    }

    /// Sets signals, in the order of the catalog, each as an event in the world would.
    mutating func assign(_ assignments: [Assignment]) {
        for assignment in assignments {
            switch assignment.value {
            case .number(let number): assign(number, to: assignment.signal)
            case .word(let index): assign(word: index, to: assignment.signal)
            case .flag(let flag): assign(flag, to: assignment.signal)
            case .window(let window):
                if assignment.signal == .chargingWindow { setWindow(window) }
            case .none:
                if assignment.signal == .chargingWindow { setWindow(nil) }
            case .instant, .card, .prerequisites, .departures: break
            }
        }
    }

    private mutating func assign(_ number: Double, to signal: Signal) {
        // One table for numbers; what cannot be set never gets here.
        if signal == .vehicleSoc { snapshot.flows.anchor.soc = number }
        if signal == .batteryTemperature { snapshot.flows.anchor.batteryTemperature = number }
        if signal == .cabinTemperature { snapshot.flows.anchor.cabinTemperature = number }
        if signal == .weatherTemperature { snapshot.state.body.outside = number }
        if signal == .plugRating, snapshot.state.inlet.fit != .out {
            snapshot.state.inlet.rating = number
        }
        if signal == .wallboxLimit {
            snapshot.state.wallbox.limit = min(number, parameters.wallbox?.current ?? 0)
        }
        if signal == .wallboxMeter {
            // The session's energy goes on from where it stood.
            let shift =
                wattHours(number) - wattHours(snapshot.flows.anchor.grid)
            snapshot.state.session.meterStart += shift
            if snapshot.state.session.meterStop >= 0 { snapshot.state.session.meterStop += shift }
            snapshot.flows.anchor.grid = number
        }
        if signal == .chargingTarget, snapshot.state.charging.target != number {
            snapshot.state.charging.target = number
            snapshot.state.charging.isTargetReached = false
        }
        if signal == .climateTarget { snapshot.state.climate.target = number }
        snapshot.quantities = snapshot.flows.anchor
    }

    private mutating func assign(_ flag: Bool, to signal: Signal) {
        if signal == .vehicleLocked { snapshot.state.body.isLocked = flag }
        if signal == .climateActivated {
            snapshot.state.climate.isActivated = flag
            if !flag { endClimate() }
        }
    }

    private mutating func assign(word index: UInt8, to signal: Signal) {
        let isOpen = index == Opening.open.rawValue
        if let doors = Doors(signal) {
            if isOpen {
                snapshot.state.body.openDoors.formUnion(doors)
            } else {
                snapshot.state.body.openDoors.subtract(doors)
            }
        }
        if let windows = Windows(signal) {
            if isOpen {
                snapshot.state.body.openWindows.formUnion(windows)
            } else {
                snapshot.state.body.openWindows.subtract(windows)
            }
        }
        if signal == .vehicleGear { snapshot.state.body.gear = Gear(rawValue: index) ?? .park }
        if signal == .vehicleHood { snapshot.state.body.hood = isOpen ? .open : .closed }
        if signal == .vehicleFault {
            snapshot.state.body.fault = VehicleFault(rawValue: index) ?? .none
        }
        assignPlug(word: index, to: signal)
        if signal == .wallboxFault {
            let code = ChargePointErrorCode(rawValue: index) ?? .noError
            snapshot.state.wallbox.faults = WallboxFaults(code)
            snapshot.state.wallbox.faultDetail = .none
        }
        if signal == .wallboxMains {
            if index == Mains.off.rawValue {
                loseMains()
            } else {
                snapshot.state.wallbox.mains = .on
            }
        }
        if signal == .wallboxBackend {
            snapshot.state.wallbox.backend = Link(rawValue: index) ?? .online
        }
        if signal == .linkState { snapshot.state.module.link = Link(rawValue: index) ?? .online }
        if signal == .serviceState {
            snapshot.state.module.service = Service(rawValue: index) ?? .active
        }
    }

    /// A correct insertion locks by itself, unless the lock is set after it.
    private mutating func assignPlug(word index: UInt8, to signal: Signal) {
        if signal == .plugFit, let fit = PlugFit(rawValue: index) {
            if fit != .out && snapshot.state.inlet.fit == .out {
                assignSupply(parameters.usualSupply)
                // Where there is a plug, nobody drives.
                snapshot.state.body.drivesUntil = .never
                snapshot.state.body.drivePower = 0
            }
            if fit == .inserted {
                if snapshot.state.inlet.fit != .inserted { snapshot.state.inlet.insert() }
            } else {
                snapshot.state.inlet.loosen(to: fit)
            }
        }
        if signal == .plugLock, let lock = PlugLock(rawValue: index) {
            snapshot.state.inlet.isJammed = lock == .jammed
            if lock != .jammed {
                snapshot.state.inlet.isPinEngaged =
                    lock == .locked && snapshot.state.inlet.fit == .inserted
            }
            snapshot.state.inlet.relocksAt = .never
        }
        if signal == .plugSupply, let supply = PlugSupply(rawValue: index),
            snapshot.state.inlet.fit != .out, snapshot.state.inlet.supply != supply
        {
            // The other end is pulled before it can be elsewhere.
            if snapshot.state.wallbox.phase != .apart { disconnect() }
            assignSupply(supply)
        }
    }

    private mutating func assignSupply(_ supply: PlugSupply) {
        snapshot.state.inlet.supply = supply
        snapshot.state.inlet.rating = parameters.usualRating(at: supply)
    }
}

extension Doors {
    /// The doors that a signal is about.
    fileprivate init?(_ signal: Signal) {
        let first = Signal.vehicleDoorsFrontLeft.rawValue
        if signal == .vehicleDoors {
            self = .all
        } else if signal.rawValue >= first, signal.rawValue < first + 4 {
            self.init(rawValue: 1 << (signal.rawValue - first))
        } else {
            return nil
        }
    }
}

extension Windows {
    /// The windows that a signal is about.
    fileprivate init?(_ signal: Signal) {
        let first = Signal.vehicleWindowsFrontLeft.rawValue
        if signal == .vehicleWindows {
            self = .all
        } else if signal.rawValue >= first, signal.rawValue < first + 2 {
            self.init(rawValue: 1 << (signal.rawValue - first))
        } else {
            return nil
        }
    }
}

extension Signal {
    /// Whether setting it needs a wallbox.
    public var isOfWallbox: Bool {
        word.hasPrefix("wallbox.") && self != .wallboxMains
    }
}
