extension Signal {
    /// The catalog: one row per signal (`vocabulary.md`, the table of signals).
    ///
    /// The rows are visited from `first` on, one falling into the next unless the visitor takes one:
    /// to the hot visitor they are straight code, and a missing one does not compile.
    @inline(__always)
    static func visit<V: SignalVisitor>(
        _ v: inout V, _ a: Snapshot, _ b: Snapshot, from first: Signal
    ) {
        switch first {
        case .vehicleGear:
            v.row(.vehicleGear, "Selected gear.", .yes, a, b) { $0.state.body.gear }
            if V.takesOne { return }
            fallthrough
        case .vehicleHood:
            v.row(.vehicleHood, "Whether the hood is open.", .yes, a, b) { $0.state.body.hood }
            if V.takesOne { return }
            fallthrough
        case .vehicleDoors:
            v.row(.vehicleDoors, "Open if any door is.", .yes, a, b) {
                $0.state.body.openDoors.isEmpty ? Opening.closed : .open
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleDoorsFrontLeft:
            v.row(.vehicleDoorsFrontLeft, "The driver's door.", .yes, a, b) {
                $0.state.body.door(.frontLeft)
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleDoorsFrontRight:
            v.row(.vehicleDoorsFrontRight, "The passenger's door.", .yes, a, b) {
                $0.state.body.door(.frontRight)
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleDoorsSlidingRight:
            v.row(.vehicleDoorsSlidingRight, "The sliding door.", .yes, a, b) {
                $0.state.body.door(.slidingRight)
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleDoorsRear:
            v.row(.vehicleDoorsRear, "The rear doors.", .yes, a, b) { $0.state.body.door(.rear) }
            if V.takesOne { return }
            fallthrough
        case .vehicleWindows:
            v.row(.vehicleWindows, "Open if any window is.", .yes, a, b) {
                $0.state.body.openWindows.isEmpty ? Opening.closed : .open
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleWindowsFrontLeft:
            v.row(.vehicleWindowsFrontLeft, "The driver's window.", .yes, a, b) {
                $0.state.body.window(.frontLeft)
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleWindowsFrontRight:
            v.row(.vehicleWindowsFrontRight, "The passenger's window.", .yes, a, b) {
                $0.state.body.window(.frontRight)
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleLocked:
            v.row(.vehicleLocked, "Central locking; no prerequisite reads it.", .yes, a, b) {
                $0.state.body.isLocked
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleSoc:
            v.row(.vehicleSoc, "State of charge, of usable capacity.", .within(0...100), a, b) {
                Reading<InPercent>(min(100, $0.quantities.soc))
            }
            if V.takesOne { return }
            fallthrough
        case .vehicleFault:
            v.row(.vehicleFault, "Fault of the van's charging system.", .yes, a, b) {
                $0.state.body.fault
            }
            if V.takesOne { return }
            fallthrough
        case .batteryTemperature:
            v.row(.batteryTemperature, "Temperature of the battery.", .within(-50...80), a, b) {
                Reading<InCelsius>($0.quantities.batteryTemperature)
            }
            if V.takesOne { return }
            fallthrough
        case .batteryPower:
            v.row(.batteryPower, "Battery power, positive into the battery.", .no, a, b) {
                Reading<InKilowatts>($0.batteryPower)
            }
            if V.takesOne { return }
            fallthrough
        case .cabinTemperature:
            v.row(.cabinTemperature, "Temperature in the cabin.", .within(-50...80), a, b) {
                Reading<InCelsius>($0.quantities.cabinTemperature)
            }
            if V.takesOne { return }
            fallthrough
        case .weatherTemperature:
            v.row(.weatherTemperature, "Temperature outside.", .within(-50...60), a, b) {
                Reading<InCelsius>($0.state.body.outside)
            }
            if V.takesOne { return }
            fallthrough
        case .plugFit:
            v.row(.plugFit, "How the plug sits in the van's inlet.", .yes, a, b) {
                $0.state.inlet.fit
            }
            if V.takesOne { return }
            fallthrough
        case .plugLock:
            v.row(.plugLock, "The van's inlet lock.", .yes, a, b) { $0.state.inlet.lock }
            if V.takesOne { return }
            fallthrough
        case .plugSupply:
            v.row(.plugSupply, "The other end of the cable.", .yes, a, b) { $0.state.inlet.supply }
            if V.takesOne { return }
            fallthrough
        case .plugRating:
            v.row(
                .plugRating, "What the cable, or the control box in it, may carry.",
                .within(6...63), a, b
            ) { $0.state.inlet.rating > 0 ? Reading<InAmperes>($0.state.inlet.rating) : nil }
            if V.takesOne { return }
            fallthrough
        case .wallboxStatus:
            v.row(
                .wallboxStatus,
                "OCPP 1.6 status of the wallbox; none without a wallbox or power, or when the plug is in a household socket.",
                .no, a, b
            ) { $0.wallboxStatus }
            if V.takesOne { return }
            fallthrough
        case .wallboxPilot:
            v.row(
                .wallboxPilot, "IEC 61851-1 control pilot state of whatever feeds the plug.", .no,
                a, b
            ) { $0.pilot }
            if V.takesOne { return }
            fallthrough
        case .wallboxContactor:
            v.row(.wallboxContactor, "The contactor of whatever feeds the plug.", .no, a, b) {
                $0.contactor
            }
            if V.takesOne { return }
            fallthrough
        case .wallboxLimit:
            v.row(.wallboxLimit, "Limit set on the wallbox, per phase.", .within(0...63), a, b) {
                $0.state.wallbox.exists ? Reading<InAmperes>($0.state.wallbox.limit) : nil
            }
            if V.takesOne { return }
            fallthrough
        case .wallboxOffer:
            v.row(
                .wallboxOffer, "Current offered now by the pilot's duty cycle, 0 when none.", .no,
                a, b
            ) { $0.offer.map { Reading<InAmperes>($0) } }
            if V.takesOne { return }
            fallthrough
        case .wallboxFault:
            v.row(.wallboxFault, "OCPP 1.6 error code; NoError when fine.", .yes, a, b) {
                $0.state.wallbox.exists ? $0.state.wallbox.faults.shown : nil
            }
            if V.takesOne { return }
            fallthrough
        case .wallboxFaultDetail:
            v.row(
                .wallboxFaultDetail, "What lies behind the fault, as far as it is known.", .no, a, b
            ) { $0.state.wallbox.faultDetail }
            if V.takesOne { return }
            fallthrough
        case .wallboxMains:
            v.row(.wallboxMains, "Supply to the wallbox or the household socket.", .yes, a, b) {
                $0.state.wallbox.mains
            }
            if V.takesOne { return }
            fallthrough
        case .wallboxBackend:
            v.row(.wallboxBackend, "The wallbox's link to whoever approves cards.", .yes, a, b) {
                $0.state.wallbox.exists ? $0.state.wallbox.backend : nil
            }
            if V.takesOne { return }
            fallthrough
        case .wallboxMeter:
            v.row(
                .wallboxMeter, "Total taken from the grid, never reset.", .within(0...9999999), a, b
            ) { $0.state.wallbox.exists ? Reading<InKilowattHours>($0.quantities.grid) : nil }
            if V.takesOne { return }
            fallthrough
        case .cardStatus:
            v.row(.cardStatus, "RFID identification.", .no, a, b) { $0.state.reader.status }
            if V.takesOne { return }
            fallthrough
        case .cardToken:
            v.row(.cardToken, "Last card presented, never its UID.", .no, a, b) {
                $0.state.reader.token
            }
            if V.takesOne { return }
            fallthrough
        case .chargingState:
            v.row(.chargingState, "What charging does, as its primary cause gives it.", .no, a, b) {
                $0.chargingState
            }
            if V.takesOne { return }
            fallthrough
        case .chargingUnmet:
            v.row(
                .chargingUnmet,
                "Unmet prerequisites that block charging, less those hidden, most important first.",
                .no, a, b
            ) { $0.chargingUnmet }
            if V.takesOne { return }
            fallthrough
        case .chargingBlockedBy:
            v.row(.chargingBlockedBy, "The first of charging.unmet.", .no, a, b) {
                $0.chargingUnmet.first
            }
            if V.takesOne { return }
            fallthrough
        case .chargingHeldBy:
            v.row(.chargingHeldBy, "Who holds charging back.", .no, a, b) { $0.chargingHeldBy }
            if V.takesOne { return }
            fallthrough
        case .chargingPower:
            v.row(.chargingPower, "Power through the plug, climate included.", .no, a, b) {
                Reading<InKilowatts>($0.plugPower)
            }
            if V.takesOne { return }
            fallthrough
        case .chargingCurrent:
            v.row(.chargingCurrent, "Current drawn per phase.", .no, a, b) {
                Reading<InAmperes>($0.plugCurrent)
            }
            if V.takesOne { return }
            fallthrough
        case .chargingPhases:
            v.row(.chargingPhases, "Phases in use.", .no, a, b) {
                Phases(rawValue: $0.flows.phasesInUse) ?? .zero
            }
            if V.takesOne { return }
            fallthrough
        case .chargingEnergy:
            v.row(
                .chargingEnergy, "Energy through the plug in this session, climate included.", .no,
                a, b
            ) { Reading<InKilowattHours>($0.sessionEnergy) }
            if V.takesOne { return }
            fallthrough
        case .chargingTarget:
            v.row(.chargingTarget, "Charging ends there.", .within(50...100), a, b) {
                Reading<InPercent>($0.state.charging.target)
            }
            if V.takesOne { return }
            fallthrough
        case .chargingWindow:
            v.row(.chargingWindow, "Charging waits outside of it.", .yes, a, b) {
                $0.state.charging.window
            }
            if V.takesOne { return }
            fallthrough
        case .chargingReadyAt:
            v.row(.chargingReadyAt, "Forecast: the target is reached.", .no, a, b) {
                $0.state.charging.readyAt.ifEver
            }
            if V.takesOne { return }
            fallthrough
        case .chargingLimitedBy:
            v.row(.chargingLimitedBy, "What holds the power down.", .no, a, b) {
                $0.flows.limitedBy
            }
            if V.takesOne { return }
            fallthrough
        case .chargingTimeSufficient:
            v.row(
                .chargingTimeSufficient,
                "Whether the target is reached before the next departure (FAQ 24.1).", .no, a, b
            ) { $0.state.charging.timeSufficient }
            if V.takesOne { return }
            fallthrough
        case .climateActivated:
            v.row(
                .climateActivated, "Pre-entry climate control is switched on (FAQ 25.1a).", .yes, a,
                b
            ) { $0.state.climate.isActivated }
            if V.takesOne { return }
            fallthrough
        case .climateState:
            v.row(.climateState, "What pre-entry climate control does.", .no, a, b) {
                $0.climateState
            }
            if V.takesOne { return }
            fallthrough
        case .climateUnmet:
            v.row(
                .climateUnmet,
                "Unmet prerequisites that block the climate, less those hidden, most important first.",
                .no, a, b
            ) { $0.climateUnmet }
            if V.takesOne { return }
            fallthrough
        case .climateBlockedBy:
            v.row(.climateBlockedBy, "The first of climate.unmet.", .no, a, b) {
                $0.climateUnmet.first
            }
            if V.takesOne { return }
            fallthrough
        case .climatePower:
            v.row(.climatePower, "Electrical power of the climate.", .no, a, b) {
                Reading<InKilowatts>($0.climatePower)
            }
            if V.takesOne { return }
            fallthrough
        case .climateSource:
            v.row(.climateSource, "Where that power comes from.", .no, a, b) { $0.climateSource }
            if V.takesOne { return }
            fallthrough
        case .climateReduced:
            v.row(.climateReduced, "The supply is a household socket (FAQ 25.5d).", .no, a, b) {
                $0.isAtSocket
            }
            if V.takesOne { return }
            fallthrough
        case .climateTarget:
            v.row(.climateTarget, "Preset temperature.", .within(16...28), a, b) {
                Reading<InCelsius>($0.state.climate.target)
            }
            if V.takesOne { return }
            fallthrough
        case .climateStartsAt:
            v.row(.climateStartsAt, "Next start.", .no, a, b) { $0.state.climate.startsAt.ifEver }
            if V.takesOne { return }
            fallthrough
        case .climateResult:
            v.row(.climateResult, "What became of the last departure's run.", .no, a, b) {
                $0.state.climate.result
            }
            if V.takesOne { return }
            fallthrough
        case .departureNext:
            v.row(.departureNext, "Next departure.", .no, a, b) { $0.state.departures.next.ifEver }
            if V.takesOne { return }
            fallthrough
        case .departurePlan:
            v.row(.departurePlan, "Every departure set.", .no, a, b) {
                DepartureRevision(number: $0.state.departures.revision)
            }
            if V.takesOne { return }
            fallthrough
        case .linkState:
            v.row(.linkState, "The communication module's connection.", .yes, a, b) {
                $0.state.module.link
            }
            if V.takesOne { return }
            fallthrough
        case .serviceState:
            v.row(.serviceState, "Digital service of the vehicle.", .yes, a, b) {
                $0.state.module.service
            }
            if V.takesOne { return }
            fallthrough
        case .sessionState:
            v.row(
                .sessionState,
                "A session is open from plug or accepted card until unplugged or lapsed.", .no, a, b
            ) { $0.state.session.isOpen ? SessionState.open : .none }
            if V.takesOne { return }
            fallthrough
        case .sessionStopReason:
            v.row(.sessionStopReason, "OCPP 1.6 Reason of the open or last session.", .no, a, b) {
                $0.state.session.stopReason
            }
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
