extension Prerequisite {
    /// The catalog: one row per prerequisite (`vocabulary.md`, the table of prerequisites).
    ///
    /// The rows are visited from `first` on, one falling into the next: to the hot visitor they are
    /// straight code, and a missing one does not compile.
    @inline(__always)
    static func visit<V: PrerequisiteVisitor>(
        _ v: inout V, _ s: Snapshot, _ p: Parameters, from first: Prerequisite = .mainsPresent
    ) {
        switch first {
        case .mainsPresent:
            v.row(
                .mainsPresent,
                gates: .charging, .blocks, holds: .throughout, heldBy: .supply,
                hides: [.init(.cardAccepted)], reads: [.wallboxMains],
                source: "supply", about: "The wallbox or the household socket has mains.",
                remedy: { _ in .commands([.mainsOn]) }, violate: { $0.handle(.mainsOff) },
                isMet: { s, _ in s.state.wallbox.mains == .on }, s, p)
            fallthrough
        case .wallboxOperative:
            v.row(
                .wallboxOperative,
                gates: .charging, .blocks, holds: .throughout, heldBy: .wallbox,
                hides: [.init(.cardAccepted)], reads: [.wallboxFault, .wallboxStatus, .plugSupply],
                source: "OCPP 1.6",
                about: "The wallbox has no blocking fault and is in service.",
                remedy: { engine in
                    let wallbox = engine.snapshot.state.wallbox
                    return .commands(
                        (wallbox.faults.block ? [.wallboxRecover] : [])
                            + (wallbox.availability == .outOfService ? [.wallboxEnable] : []))
                },
                violate: { $0.handle(.wallboxFail(.groundFailure, .none)) },
                isMet: { s, _ in
                    !s.isAtWallbox
                        || (!s.state.wallbox.faults.block
                            && s.state.wallbox.availability != .outOfService)
                }, s, p)
            fallthrough
        case .vehicleOperative:
            v.row(
                .vehicleOperative,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.vehicleFault], source: "on-board system",
                about: "The van's charging system has no fault.",
                remedy: { _ in .commands([.vehicleRecover]) },
                violate: { $0.handle(.vehicleFail(.isolation)) },
                isMet: { s, _ in s.state.body.fault == .none }, s, p)
            fallthrough
        case .plugInserted:
            v.row(
                .plugInserted,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .person,
                hides: [.init(.plugLocked), .init(.plugConnected), .init(.cardAccepted)],
                reads: [.plugFit], source: "FAQ 24.2a, 25.5a",
                about: "The charge plug is inserted correctly.",
                remedy: { engine in
                    engine.snapshot.state.body.isDriving
                        ? .wait : .commands([.plugInsert(supply: nil, fit: .inserted, rating: nil)])
                },
                violate: { $0.handle(.worldSet([Assignment(.plugFit, PlugFit.partial.value)])) },
                isMet: { s, _ in s.state.inlet.fit == .inserted }, s, p)
            fallthrough
        case .plugLocked:
            v.row(
                .plugLocked,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.plugLock], source: "FAQ 24.2b, 25.5b",
                about: "The charge plug is locked.",
                remedy: { engine in
                    let inlet = engine.snapshot.state.inlet
                    return .commands([inlet.isJammed ? .lockFree : .plugLock])
                },
                violate: { $0.handle(.lockJam) },
                isMet: { s, _ in s.state.inlet.isPinEngaged && !s.state.inlet.isJammed }, s, p)
            fallthrough
        case .plugConnected:
            v.row(
                .plugConnected,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .person,
                hides: [.init(.cardAccepted)], reads: [.plugSupply], source: "FAQ 24.2c, 25.5c",
                about: "The cable's other end is connected to the charging infrastructure.",
                remedy: { engine in
                    .commands([.plugConnect(engine.parameters.usualSupply)])
                },
                violate: { $0.handle(.plugDisconnect) },
                isMet: { s, _ in s.state.inlet.supply != .none }, s, p)
            fallthrough
        case .gearInPark:
            v.row(
                .gearInPark,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.vehicleGear], source: "FAQ 24.4, 25.4",
                about: "The vehicle is in gear position P.",
                remedy: { engine in
                    engine.snapshot.state.body.isDriving ? .wait : .commands([.gearSelect(.park)])
                },
                violate: { $0.handle(.gearSelect(.neutral)) },
                isMet: { s, _ in s.state.body.gear == .park }, s, p)
            fallthrough
        case .hoodClosed:
            v.row(
                .hoodClosed,
                gates: [.charging, .climate], .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.vehicleHood], source: "FAQ 24.3, 25.3",
                about: "The hood is closed.", remedy: { _ in .commands([.hoodClose]) },
                violate: { $0.handle(.hoodOpen) },
                isMet: { s, _ in s.state.body.hood == .closed }, s, p)
            fallthrough
        case .doorsClosed:
            v.row(
                .doorsClosed,
                gates: .climate, .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.vehicleDoors], source: "FAQ 25.2b",
                about: "All doors are closed.", remedy: { _ in .commands([.doorClose(.all)]) },
                violate: { $0.handle(.doorOpen(.rear)) },
                isMet: { s, _ in s.state.body.openDoors.isEmpty }, s, p)
            fallthrough
        case .windowsClosed:
            v.row(
                .windowsClosed,
                gates: .climate, .blocks, holds: .throughout, heldBy: .vehicle,
                hides: [], reads: [.vehicleWindows], source: "FAQ 25.2a",
                about: "All windows are closed.",
                remedy: { _ in .commands([.windowClose(.all)]) },
                violate: { $0.handle(.windowOpen(.frontLeft)) },
                isMet: { s, _ in s.state.body.openWindows.isEmpty }, s, p)
            fallthrough
        case .cardAccepted:
            v.row(
                .cardAccepted,
                gates: .charging, .blocks, holds: .throughout, heldBy: .card, hides: [],
                reads: [.cardStatus, .sessionState, .plugSupply, .wallboxStatus],
                source: "FAQ 24.5",
                about: "Identification with the RFID card at the charging post was approved.",
                remedy: { engine in
                    guard let card = engine.acceptableCard else { return .nothing }
                    return .commands([.cardPresent(card)])
                },
                violate: { $0.endTransaction() },
                isMet: { s, p in
                    !s.isAtWallbox || s.state.reader.isTransactionOpen
                        || p.wallbox?.requiresCard == false
                }, s, p)
            fallthrough
        case .batteryTemperatureAllows:
            v.row(
                .batteryTemperatureAllows,
                gates: .charging, .blocks, holds: .throughout, heldBy: .vehicle, hides: [],
                reads: [.batteryTemperature], source: "cells",
                about: "The battery is warmer than −25 °C and colder than 50 °C.",
                remedy: { _ in .wait },
                violate: { $0.handle(.worldSet([Assignment(.batteryTemperature, .number(-26))])) },
                isMet: { s, _ in !s.state.charging.isTemperatureLost }, s, p)
            fallthrough
        case .batterySufficient:
            v.row(
                .batterySufficient,
                gates: .climate, .blocks, holds: .throughout, heldBy: .vehicle, hides: [],
                reads: [.vehicleSoc, .climateState], source: "FAQ 25.7",
                about: "The battery level is higher than 15 %.", remedy: { _ in .wait },
                violate: { $0.handle(.worldSet([Assignment(.vehicleSoc, .number(15))])) },
                isMet: { s, p in
                    s.quantities.soc > p.climateThreshold && !s.state.climate.isBatteryLost
                }, s, p)
            fallthrough
        case .targetNotReached:
            v.row(
                .targetNotReached,
                gates: .charging, .blocks, holds: .throughout, heldBy: .none, hides: [],
                reads: [.vehicleSoc, .chargingTarget, .plugFit], source: "charging target",
                about: "The charging target is not reached.",
                remedy: { engine in
                    let soc = engine.current.quantities.soc
                    return soc < 100 ? .commands([.chargingSetTarget(100)]) : .nothing
                },
                violate: {
                    $0.handle(.worldSet([Assignment(.vehicleSoc, .number(80))]))
                    $0.handle(.chargingSetTarget(80))
                },
                isMet: { s, _ in !s.state.charging.isTargetReached }, s, p)
            fallthrough
        case .chargingWanted:
            v.row(
                .chargingWanted,
                gates: .charging, .blocks, holds: .throughout, heldBy: .person, hides: [],
                reads: [.chargingState], source: "charging.stop",
                about: "Nobody has stopped charging.",
                remedy: { _ in .commands([.chargingStart]) },
                violate: { $0.handle(.chargingStop) },
                isMet: { s, _ in s.state.charging.isWanted }, s, p)
            fallthrough
        case .currentOffered:
            v.row(
                .currentOffered,
                gates: .charging, .blocks, holds: .throughout, heldBy: .wallbox, hides: [],
                reads: [.wallboxLimit, .plugRating, .plugSupply, .plugFit],
                source: "IEC 61851-1",
                about: "Wallbox and cable allow at least 6 A.",
                remedy: { engine in
                    guard let wallbox = engine.parameters.wallbox else { return .nothing }
                    return .commands([.wallboxSetLimit(wallbox.current)])
                },
                violate: { $0.handle(.wallboxSetLimit(5)) },
                isMet: { s, _ in s.availableCurrent >= Wallbox.leastOffer }, s, p)
            fallthrough
        case .insideWindow:
            v.row(
                .insideWindow,
                gates: .charging, .blocks, holds: .throughout, heldBy: .schedule, hides: [],
                reads: [.chargingWindow], source: "charging window",
                about: "The time lies inside of the charging window.",
                remedy: { _ in .commands([.chargingClearWindow]) },
                violate: { $0.closeWindow() },
                isMet: { s, _ in s.state.charging.isWindowOpen }, s, p)
            fallthrough
        case .climateActivated:
            v.row(
                .climateActivated,
                gates: .climate, .blocks, holds: .throughout, heldBy: .person,
                hides: [.init(.departureSet)], reads: [.climateActivated, .climateState],
                source: "FAQ 25.1a", about: "Pre-entry climate control is activated.",
                remedy: { _ in .commands([.climateActivate]) },
                violate: { $0.handle(.climateDeactivate) },
                isMet: { s, _ in
                    s.state.climate.isActivated || s.state.climate.isStartedAtOnce
                }, s, p)
            fallthrough
        case .departureSet:
            v.row(
                .departureSet,
                gates: .climate, .blocks, holds: .start, heldBy: .person, hides: [],
                reads: [.departureNext, .climateState], source: "FAQ 25.1b",
                about: "A departure time is set.",
                remedy: { engine in
                    .commands([engine.departureInAnHour])
                },
                violate: { $0.handle(.departureClear(plan: nil)) },
                isMet: { s, _ in
                    s.state.departures.next != .never || s.state.climate.hasBegun
                }, s, p)
            fallthrough
        case .coolingAvailable:
            v.row(
                .coolingAvailable,
                gates: .climate, .blocks, holds: .start, heldBy: .vehicle, hides: [],
                reads: [.cabinTemperature, .climateTarget, .climateState], source: "preset",
                about: "The vehicle can cool, or does not need to.", remedy: { _ in .nothing },
                violate: {
                    $0.parameters.vehicle.cooler = 0
                    $0.handle(.worldSet([Assignment(.cabinTemperature, .number(30))]))
                },
                isMet: { s, p in
                    p.vehicle.cooler > 0 || s.state.climate.hasBegun
                        || s.quantities.cabinTemperature
                            <= s.state.climate.target + Climate.resolution
                }, s, p)
            fallthrough
        case .temperatureDiffers:
            v.row(
                .temperatureDiffers,
                gates: .climate, .blocks, holds: .start, heldBy: .none, hides: [],
                reads: [.climateTarget, .weatherTemperature, .climateState], source: "FAQ 25.6",
                about: "Preset and outside temperature differ.",
                remedy: { _ in .nothing },
                violate: {
                    $0.handle(.worldSet([Assignment(.weatherTemperature, .number(21))]))
                },
                isMet: { s, p in
                    abs(s.state.climate.target - s.state.body.outside)
                        >= p.thresholds.climateDifference || s.state.climate.hasBegun
                }, s, p)
            fallthrough
        case .timeSufficient:
            v.row(
                .timeSufficient,
                gates: .charging, .warns, holds: .throughout, heldBy: .none, hides: [],
                reads: [.chargingTimeSufficient], source: "FAQ 24.1",
                about: "There is enough time to charge to the target before the departure.",
                remedy: { _ in .nothing },
                violate: {
                    $0.handle(.worldSet([Assignment(.vehicleSoc, .number(20))]))
                    $0.handle($0.departureInAnHour)
                },
                isMet: { s, _ in s.state.charging.timeSufficient != .no }, s, p)
            fallthrough
        case .fullClimatePower:
            v.row(
                .fullClimatePower,
                gates: .climate, .limits, holds: .throughout, heldBy: .none, hides: [],
                reads: [.plugSupply], source: "FAQ 25.5d",
                about: "The supply is a wallbox: the climate has its full power.",
                remedy: { engine in
                    engine.parameters.wallbox == nil
                        ? .nothing
                        : .commands([
                            .plugUnlock, .plugRemove,
                            .plugInsert(supply: .wallbox, fit: .inserted, rating: nil),
                        ])
                },
                violate: {
                    $0.handle(.plugUnlock)
                    $0.handle(.plugRemove)
                    $0.handle(.plugInsert(supply: .socket, fit: .inserted, rating: nil))
                },
                isMet: { s, _ in !s.isAtSocket }, s, p)
            fallthrough
        case .serviceActive:
            v.row(
                .serviceActive,
                gates: .remote, .blocks, holds: .throughout, heldBy: .none, hides: [],
                reads: [.serviceState], source: "FAQ 10, 4",
                about: "The vehicle has an active digital service.",
                remedy: { _ in .commands([.serviceActivate]) },
                violate: { $0.handle(.serviceExpire) },
                isMet: { s, _ in s.state.module.service == .active }, s, p)
            fallthrough
        case .linkOnline:
            v.row(
                .linkOnline,
                gates: .remote, .blocks, holds: .throughout, heldBy: .none, hides: [],
                reads: [.linkState], source: "FAQ 11, 16",
                about: "The vehicle's communication module has a connection.",
                remedy: { _ in .commands([.linkRestore]) },
                violate: { $0.handle(.linkDrop) },
                isMet: { s, _ in s.state.module.link == .online }, s, p)
        }
    }
}
