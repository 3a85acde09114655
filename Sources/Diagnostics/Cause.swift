import Simulation

/// What exactly is wrong while a prerequisite is unmet, with what a sentence about it needs.
enum Cause: Hashable, Sendable {
    case noMains(isAtSocket: Bool)
    case wallboxOutOfService
    case wallboxFault(ChargePointErrorCode, WallboxFaultDetail)
    case vehicleFault(VehicleFault)
    case driving, plugOut, plugPartial
    case lockJammed, plugUnlocked
    case cableLoose
    case gear(Gear)
    case hoodOpen
    case doorsOpen(Doors)
    case windowsOpen(Windows)
    case card(CardStatus)
    case endedByCard
    /// The wallbox forgot who was charging when it had no mains.
    case endedByPowerLoss
    case readerBroken
    /// °C.
    case batteryTooCold(Double)
    case batteryTooHot(Double)
    /// %, and what it must be above.
    case batteryLow(Double, needs: Double)
    /// %.
    case targetReached(Double)
    case stoppedByPerson
    /// A.
    case limitTooLow(Double)
    case currentTooLow
    case outsideWindow(TimeWindow?)
    case climateOff
    case noDeparture
    /// °C in the cabin, and wanted.
    case cannotCool(Double, target: Double)
    /// °C outside, and wanted.
    case sameTemperature(Double, target: Double)
    case timeTooShort(departure: Instant?, target: Double)
    case socketClimate
    case service(Service)
    case linkOffline
}

extension Cause {
    /// What is wrong with a prerequisite that is unmet.
    init(_ prerequisite: Prerequisite, _ facts: Facts, _ parameters: Parameters) {
        switch prerequisite {
        case .mainsPresent: self = .noMains(isAtSocket: facts.isAtSocket)
        case .wallboxOperative: self = .wallbox(facts)
        case .vehicleOperative:
            self = .vehicleFault(facts.word(.vehicleFault) ?? .onBoardCharger)
        case .plugInserted:
            self = facts.plugFit == .partial ? .plugPartial : facts.isDriving ? .driving : .plugOut
        case .plugLocked: self = facts.plugLock == .jammed ? .lockJammed : .plugUnlocked
        case .plugConnected: self = .cableLoose
        case .gearInPark: self = .gear(facts.word(.vehicleGear) ?? .neutral)
        case .hoodClosed: self = .hoodOpen
        case .doorsClosed: self = .doorsOpen(facts.openDoors)
        case .windowsClosed: self = .windowsOpen(facts.openWindows)
        case .cardAccepted: self = .card(facts)
        case .batteryTemperatureAllows:
            let temperature = facts.number(.batteryTemperature) ?? 0
            self = temperature < 10 ? .batteryTooCold(temperature) : .batteryTooHot(temperature)
        case .batterySufficient:
            self = .batteryLow(
                facts.number(.vehicleSoc) ?? 0,
                needs: max(parameters.thresholds.climateSoc, parameters.vehicle.minimumSoc))
        case .targetNotReached: self = .targetReached(facts.number(.chargingTarget) ?? 100)
        case .chargingWanted: self = .stoppedByPerson
        case .currentOffered:
            let limit = facts.number(.wallboxLimit) ?? 6
            self = limit < 6 ? .limitTooLow(limit) : .currentTooLow
        case .insideWindow:
            if case .window(let window) = facts[.chargingWindow] {
                self = .outsideWindow(window)
            } else {
                self = .outsideWindow(nil)
            }
        case .climateActivated: self = .climateOff
        case .departureSet: self = .noDeparture
        case .coolingAvailable:
            self = .cannotCool(
                facts.number(.cabinTemperature) ?? 0, target: facts.number(.climateTarget) ?? 0)
        case .temperatureDiffers:
            self = .sameTemperature(
                facts.number(.weatherTemperature) ?? 0, target: facts.number(.climateTarget) ?? 0)
        case .timeSufficient:
            self = .timeTooShort(
                departure: facts.instant(.departureNext),
                target: facts.number(.chargingTarget) ?? 100)
        case .fullClimatePower: self = .socketClimate
        case .serviceActive: self = .service(facts.word(.serviceState) ?? .inactive)
        case .linkOnline: self = .linkOffline
        }
    }

    private static func wallbox(_ facts: Facts) -> Cause {
        let fault: ChargePointErrorCode = facts.word(.wallboxFault) ?? .noError
        guard fault != .noError, facts.word(.wallboxStatus) != ChargePointStatus.unavailable else {
            return .wallboxOutOfService
        }
        return .wallboxFault(fault, facts.word(.wallboxFaultDetail) ?? .none)
    }

    private static func card(_ facts: Facts) -> Cause {
        if facts.word(.wallboxFault) == ChargePointErrorCode.readerFailure { return .readerBroken }
        let status: CardStatus = facts.word(.cardStatus) ?? .none
        if status == .accepted, facts.chargingState == .stopped { return .endedByCard }
        // Whoever showed a card in the evening must not be told that none was shown.
        let stopped: StopReason = facts.word(.sessionStopReason) ?? .none
        return status == .none && stopped == .powerLoss ? .endedByPowerLoss : .card(status)
    }

    /// Signals that the rule does not read, and that say what is broken.
    var details: [Signal] {
        if case .wallboxFault(_, let detail) = self, detail != .none {
            return [.wallboxFaultDetail]
        }
        return self == .readerBroken ? [.wallboxFault] : []
    }

    /// The signal whose last change brought it about, where it tells more than the prerequisite:
    /// the plug that was pulled out, the card that was rejected.
    var decidedBy: Signal? {
        switch self {
        case .plugOut, .plugPartial: .plugFit
        case .driving: .vehicleGear
        case .lockJammed, .plugUnlocked: .plugLock
        case .card(.none): nil
        case .card, .endedByCard: .cardStatus
        case .endedByPowerLoss: .sessionStopReason
        case .readerBroken: .wallboxFault
        case .noMains, .wallboxOutOfService, .wallboxFault, .vehicleFault, .cableLoose, .gear,
            .hoodOpen, .doorsOpen, .windowsOpen, .batteryTooCold, .batteryTooHot, .batteryLow,
            .targetReached, .stoppedByPerson, .limitTooLow, .currentTooLow, .outsideWindow,
            .climateOff, .noDeparture, .cannotCool, .sameTemperature, .timeTooShort,
            .socketClimate, .service, .linkOffline:
            nil
        }
    }
}
