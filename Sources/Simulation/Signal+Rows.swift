extension Signal {
    /// The catalog: one row per signal (`vocabulary.md`, the table of signals).
    @inline(__always)
    func visit<V: SignalVisitor>(_: V.Type, _ a: Snapshot, _ b: Snapshot) -> V.Result {
        switch self {
        case .vehicleGear:
            V.row("Selected gear.", .yes, a, b) { $0.state.body.gear }
        case .vehicleHood:
            V.row("Whether the hood is open.", .yes, a, b) { $0.state.body.hood }
        case .vehicleDoors:
            V.row(
                "Open if any door is.",
                .yes, a, b
            ) { $0.state.body.openDoors.isEmpty ? Opening.closed : .open }
        case .vehicleDoorsFrontLeft:
            V.row("The driver's door.", .yes, a, b) { $0.state.body.door(.frontLeft) }
        case .vehicleDoorsFrontRight:
            V.row("The passenger's door.", .yes, a, b) { $0.state.body.door(.frontRight) }
        case .vehicleDoorsSlidingRight:
            V.row("The sliding door.", .yes, a, b) { $0.state.body.door(.slidingRight) }
        case .vehicleDoorsRear:
            V.row("The rear doors.", .yes, a, b) { $0.state.body.door(.rear) }
        case .vehicleWindows:
            V.row(
                "Open if any window is.",
                .yes, a, b
            ) { $0.state.body.openWindows.isEmpty ? Opening.closed : .open }
        case .vehicleWindowsFrontLeft:
            V.row("The driver's window.", .yes, a, b) { $0.state.body.window(.frontLeft) }
        case .vehicleWindowsFrontRight:
            V.row("The passenger's window.", .yes, a, b) { $0.state.body.window(.frontRight) }
        case .vehicleLocked:
            V.row(
                "Central locking; no prerequisite reads it.",
                .yes, a, b
            ) { $0.state.body.isLocked }
        case .vehicleSoc:
            V.row(
                "State of charge, of usable capacity.",
                .within(0...100), a, b
            ) { Reading<InPercent>(min(100, $0.quantities.soc)) }
        case .vehicleFault:
            V.row("Fault of the van's charging system.", .yes, a, b) { $0.state.body.fault }
        case .batteryTemperature:
            V.row(
                "Temperature of the battery.",
                .within(-50...80), a, b
            ) { Reading<InCelsius>($0.quantities.batteryTemperature) }
        case .batteryPower:
            V.row(
                "Battery power, positive into the battery.",
                .no, a, b
            ) { Reading<InKilowatts>($0.batteryPower) }
        case .cabinTemperature:
            V.row(
                "Temperature in the cabin.",
                .within(-50...80), a, b
            ) { Reading<InCelsius>($0.quantities.cabinTemperature) }
        case .weatherTemperature:
            V.row(
                "Temperature outside.",
                .within(-50...60), a, b
            ) { Reading<InCelsius>($0.state.body.outside) }
        case .plugFit:
            V.row("How the plug sits in the van's inlet.", .yes, a, b) { $0.state.inlet.fit }
        case .plugLock:
            V.row("The van's inlet lock.", .yes, a, b) { $0.state.inlet.lock }
        case .plugSupply:
            V.row("The other end of the cable.", .yes, a, b) { $0.state.inlet.supply }
        case .plugRating:
            V.row(
                "What the cable, or the control box in it, may carry.",
                .within(6...63), a, b
            ) { $0.state.inlet.rating > 0 ? Reading<InAmperes>($0.state.inlet.rating) : nil }
        case .wallboxStatus:
            V.row(
                "OCPP 1.6 status of the wallbox; none without a wallbox or power, or when the plug is in a household socket.",
                .no, a, b
            ) { $0.wallboxStatus }
        case .wallboxPilot:
            V.row(
                "IEC 61851-1 control pilot state of whatever feeds the plug.",
                .no, a, b
            ) { $0.pilot }
        case .wallboxContactor:
            V.row("The contactor of whatever feeds the plug.", .no, a, b) { $0.contactor }
        case .wallboxLimit:
            V.row(
                "Limit set on the wallbox, per phase.",
                .within(0...63), a, b
            ) { $0.state.wallbox.exists ? Reading<InAmperes>($0.state.wallbox.limit) : nil }
        case .wallboxOffer:
            V.row(
                "Current offered now by the pilot's duty cycle, 0 when none.",
                .no, a, b
            ) { $0.offer.map { Reading<InAmperes>($0) } }
        case .wallboxFault:
            V.row(
                "OCPP 1.6 error code; NoError when fine.",
                .yes, a, b
            ) { $0.state.wallbox.exists ? $0.state.wallbox.faults.shown : nil }
        case .wallboxFaultDetail:
            V.row(
                "What lies behind the fault, as far as it is known.",
                .no, a, b
            ) { $0.state.wallbox.faultDetail }
        case .wallboxMains:
            V.row(
                "Supply to the wallbox or the household socket.",
                .yes, a, b
            ) { $0.state.wallbox.mains }
        case .wallboxBackend:
            V.row(
                "The wallbox's link to whoever approves cards.",
                .yes, a, b
            ) { $0.state.wallbox.exists ? $0.state.wallbox.backend : nil }
        case .wallboxMeter:
            V.row(
                "Total taken from the grid, never reset.",
                .within(0...9999999), a, b
            ) { $0.state.wallbox.exists ? Reading<InKilowattHours>($0.quantities.grid) : nil }
        case .cardStatus:
            V.row("RFID identification.", .no, a, b) { $0.state.reader.status }
        case .cardToken:
            V.row("Last card presented, never its UID.", .no, a, b) { $0.state.reader.token }
        case .chargingState:
            V.row(
                "What charging does, as its primary cause gives it.",
                .no, a, b
            ) { $0.chargingState }
        case .chargingUnmet:
            V.row(
                "Unmet prerequisites that block charging, less those hidden, most important first.",
                .no, a, b
            ) { $0.chargingUnmet }
        case .chargingBlockedBy:
            V.row("The first of charging.unmet.", .no, a, b) { $0.chargingUnmet.first }
        case .chargingHeldBy:
            V.row("Who holds charging back.", .no, a, b) { $0.chargingHeldBy }
        case .chargingPower:
            V.row(
                "Power through the plug, climate included.",
                .no, a, b
            ) { Reading<InKilowatts>($0.plugPower) }
        case .chargingCurrent:
            V.row("Current drawn per phase.", .no, a, b) { Reading<InAmperes>($0.plugCurrent) }
        case .chargingPhases:
            V.row("Phases in use.", .no, a, b) { Phases(rawValue: $0.flows.phasesInUse) ?? .zero }
        case .chargingEnergy:
            V.row(
                "Energy through the plug in this session, climate included.",
                .no, a, b
            ) { Reading<InKilowattHours>($0.sessionEnergy) }
        case .chargingTarget:
            V.row(
                "Charging ends there.",
                .within(50...100), a, b
            ) { Reading<InPercent>($0.state.charging.target) }
        case .chargingWindow:
            V.row("Charging waits outside of it.", .yes, a, b) { $0.state.charging.window }
        case .chargingReadyAt:
            V.row(
                "Forecast: the target is reached.",
                .no, a, b
            ) { $0.state.charging.readyAt.ifEver }
        case .chargingLimitedBy:
            V.row("What holds the power down.", .no, a, b) { $0.flows.limitedBy }
        case .chargingTimeSufficient:
            V.row(
                "Whether the target is reached before the next departure (FAQ 24.1).",
                .no, a, b
            ) { $0.state.charging.timeSufficient }
        case .climateActivated:
            V.row(
                "Pre-entry climate control is switched on (FAQ 25.1a).",
                .yes, a, b
            ) { $0.state.climate.isActivated }
        case .climateState:
            V.row("What pre-entry climate control does.", .no, a, b) { $0.climateState }
        case .climateUnmet:
            V.row(
                "Unmet prerequisites that block the climate, less those hidden, most important first.",
                .no, a, b
            ) { $0.climateUnmet }
        case .climateBlockedBy:
            V.row("The first of climate.unmet.", .no, a, b) { $0.climateUnmet.first }
        case .climatePower:
            V.row(
                "Electrical power of the climate.",
                .no, a, b
            ) { Reading<InKilowatts>($0.climatePower) }
        case .climateSource:
            V.row("Where that power comes from.", .no, a, b) { $0.climateSource }
        case .climateReduced:
            V.row("The supply is a household socket (FAQ 25.5d).", .no, a, b) { $0.isAtSocket }
        case .climateTarget:
            V.row(
                "Preset temperature.",
                .within(16...28), a, b
            ) { Reading<InCelsius>($0.state.climate.target) }
        case .climateStartsAt:
            V.row("Next start.", .no, a, b) { $0.state.climate.startsAt.ifEver }
        case .climateResult:
            V.row("What became of the last departure's run.", .no, a, b) { $0.state.climate.result }
        case .departureNext:
            V.row("Next departure.", .no, a, b) { $0.state.departures.next.ifEver }
        case .departurePlan:
            V.row(
                "Every departure set.",
                .no, a, b
            ) { DepartureRevision(number: $0.state.departures.revision) }
        case .linkState:
            V.row("The communication module's connection.", .yes, a, b) { $0.state.module.link }
        case .serviceState:
            V.row("Digital service of the vehicle.", .yes, a, b) { $0.state.module.service }
        case .sessionState:
            V.row(
                "A session is open from plug or accepted card until unplugged or lapsed.",
                .no, a, b
            ) { $0.state.session.isOpen ? SessionState.open : .none }
        case .sessionStopReason:
            V.row(
                "OCPP 1.6 Reason of the open or last session.",
                .no, a, b
            ) { $0.state.session.stopReason }
        }
    }
}

extension Body {
    fileprivate func door(_ door: Doors) -> Opening { openDoors.contains(door) ? .open : .closed }
    fileprivate func window(_ window: Windows) -> Opening {
        openWindows.contains(window) ? .open : .closed
    }
}

/// Phases in use.
enum Phases: UInt8, Word, SignalValue {
    case zero, one, two, three
    static let words = ["0", "1", "2", "3"]
}
