import Simulation

extension Prerequisite {
    /// What is wrong while it is unmet, as a sentence for the driver.
    func message(in engine: Engine) -> String {
        switch self {
        case .mainsPresent: "There is no mains supply at \(engine.supplyPlace)."
        case .wallboxOperative: engine.wallboxMessage
        case .vehicleOperative: engine.vehicleMessage
        case .plugInserted:
            engine.shown(.plugFit) == PlugFit.partial.word
                ? "The charge plug is not pushed in fully." : "The charge plug is not in the van."
        case .plugLocked:
            engine.plugLock == .jammed
                ? "The lock of the charge plug is jammed." : "The charge plug is not locked."
        case .plugConnected: "The other end of the charging cable is not connected."
        case .gearInPark: "The gear is in \(engine.shown(.vehicleGear)), not in P."
        case .hoodClosed: "The hood is open."
        case .doorsClosed: engine.openMessage(Engine.doors)
        case .windowsClosed: engine.openMessage(Engine.windows)
        case .cardAccepted: engine.cardMessage
        case .batteryTemperatureAllows:
            "The battery has \(engine.shown(.batteryTemperature)); it charges between −25 and 50 °C."
        case .batterySufficient:
            "The battery is at \(engine.shown(.vehicleSoc)); the climate needs more."
        case .targetNotReached:
            "The battery has reached its target of \(engine.shown(.chargingTarget))."
        case .chargingWanted: "Somebody has stopped charging."
        case .currentOffered: engine.currentMessage
        case .insideWindow:
            "It is outside of the charging window \(engine.shown(.chargingWindow))."
        case .climateActivated: "Pre-entry climate control is not switched on."
        case .departureSet: "No departure time is set."
        case .coolingAvailable:
            "The cabin is warmer than wanted, and the van has no air conditioning."
        case .temperatureDiffers:
            "It is \(engine.shown(.weatherTemperature)) outside, and "
                + "\(engine.shown(.climateTarget)) are wanted: that is the same."
        case .timeSufficient: engine.timeMessage
        case .fullClimatePower: "At a household socket the climate has less power."
        case .serviceActive: "The van's digital service is \(engine.shown(.serviceState))."
        case .linkOnline: "The van has no connection."
        }
    }
}

extension Engine {
    /// A signal's value as people read it.
    func shown(_ signal: Signal) -> String { text(value(of: signal), signal: signal) }

    /// Whether the plug is in the cable of a household socket.
    var isAtSocket: Bool { word(of: .plugSupply) == PlugSupply.socket }

    fileprivate var supplyPlace: String { isAtSocket ? "the household socket" : "the wallbox" }

    fileprivate var wallboxMessage: String {
        let fault: ChargePointErrorCode = word(of: .wallboxFault) ?? .noError
        guard fault != .noError, word(of: .wallboxStatus) != ChargePointStatus.unavailable else {
            return "The wallbox is out of service."
        }
        let detail: WallboxFaultDetail = word(of: .wallboxFaultDetail) ?? .none
        return switch detail {
        case .none: "The wallbox has a fault: \(fault.word)."
        case .emergencyStop: "The emergency stop of the wallbox is pressed."
        case .residualCurrent: "The wallbox has found a residual current: \(fault.word)."
        case .contactorWelded: "The contactor of the wallbox is welded: \(fault.word)."
        case .pilotShort: "The control pilot of the wallbox is shorted: \(fault.word)."
        case .protectiveEarth: "The protective earth at the wallbox is missing: \(fault.word)."
        case .diode: "The wallbox does not find the van's diode: \(fault.word)."
        }
    }

    fileprivate var vehicleMessage: String {
        switch word(of: .vehicleFault) ?? VehicleFault.none {
        case .none, .onBoardCharger: "The van's on-board charger has a fault."
        case .isolation: "The van has found an isolation fault."
        case .lowVoltage: "The van's 12 V battery is flat."
        }
    }

    static let doors: [(Signal, String)] = [
        (.vehicleDoorsFrontLeft, "driver's door"), (.vehicleDoorsFrontRight, "passenger's door"),
        (.vehicleDoorsSlidingRight, "sliding door"), (.vehicleDoorsRear, "rear door"),
    ]
    static let windows: [(Signal, String)] = [
        (.vehicleWindowsFrontLeft, "driver's window"),
        (.vehicleWindowsFrontRight, "passenger's window"),
    ]

    fileprivate func openMessage(_ parts: [(Signal, String)]) -> String {
        let open = parts.filter { word(of: $0.0) == Opening.open }.map(\.1)
        guard let last = open.last else { return "Something is open." }
        guard open.count > 1 else { return "The \(last) is open." }
        return "The " + open.dropLast().joined(separator: ", ") + " and \(last) are open."
    }

    fileprivate var cardMessage: String {
        switch word(of: .cardStatus) ?? CardStatus.none {
        case .none: "No charging card has been shown."
        case .pending: "The charging card is being checked."
        case .accepted:
            chargingState == .stopped
                ? "Charging was ended with the card." : "The charging card opened no charging."
        case .blocked: "The charging card is blocked."
        case .expired: "The charging card has expired."
        case .invalid: "The charging card is not known here."
        case .concurrentTx: "The charging card is in use elsewhere."
        case .timeout: "The plug came too late after the card."
        case .noAnswer: "The card could not be checked: the wallbox has no connection."
        }
    }

    fileprivate var currentMessage: String {
        guard case .number(let limit) = value(of: .wallboxLimit), limit < 6 else {
            return "Wallbox and cable allow less than the 6 A that charging needs."
        }
        return "The wallbox is limited to \(shown(.wallboxLimit)); charging needs 6 A."
    }

    fileprivate var timeMessage: String {
        "The time until the departure (\(shown(.departureNext))) is too short to charge to "
            + "\(shown(.chargingTarget))."
    }
}
