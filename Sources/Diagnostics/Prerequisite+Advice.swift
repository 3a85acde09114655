import Simulation

extension Prerequisite {
    /// What cures it, as a sentence for the driver.
    func advice(in engine: Engine) -> String {
        switch self {
        case .mainsPresent: "Switch the mains supply on; look at the breaker."
        case .wallboxOperative: engine.wallboxAdvice
        case .vehicleOperative: "Have the van's fault repaired."
        case .plugInserted: "Push the charge plug fully into the van."
        case .plugLocked:
            engine.plugLock == .jammed
                ? "Free the lock: push the plug in again, or relieve the cable."
                : "Lock the charge plug."
        case .plugConnected: "Connect the other end of the cable."
        case .gearInPark: "Select gear P."
        case .hoodClosed: "Close the hood."
        case .doorsClosed: "Close all doors."
        case .windowsClosed: "Close all windows."
        case .cardAccepted: "Show a charging card that is accepted."
        case .batteryTemperatureAllows: "Wait until the battery is warmer or cooler."
        case .batterySufficient: "Let the van charge first."
        case .targetNotReached: "Raise the charging target."
        case .chargingWanted: "Start charging in the app."
        case .currentOffered: "Raise the limit of the wallbox to 6 A at least."
        case .insideWindow: "Remove the charging window, or wait for it."
        case .climateActivated: "Switch pre-entry climate control on."
        case .departureSet: "Set a departure time."
        case .coolingAvailable: "Nothing: this van cannot cool."
        case .temperatureDiffers: "Nothing: the climate is not needed."
        case .timeSufficient: "Leave later, or lower the charging target."
        case .fullClimatePower: "Use a wallbox for full climate power."
        case .serviceActive: "Renew the van's digital service."
        case .linkOnline: "Bring the van where it has a connection."
        }
    }

    /// What other systems call it while it is unmet.
    ///
    /// `ocpp`: OCPP 1.6; `mrec`: ChargeX minimum required error codes; `mb`: the manufacturer's command errors
    /// (`domain.md` §4.2); `mbapi`: its attributes (§4.1, §4.3).
    func codes(in engine: Engine) -> [String] {
        switch self {
        case .wallboxOperative: engine.wallboxCodes
        case .plugInserted:
            engine.shown(.plugFit) == PlugFit.partial.word
                ? ["mrec:20"] : ["mbapi:chargeCouplerACStatus=2"]
        case .plugLocked: ["mbapi:chargeCouplerACLockStatus=1"]
        case .plugConnected: ["mbapi:chargeCouplerACStatus=1"]
        case .gearInPark: ["mb:4123"]
        case .hoodClosed: ["mb:6816"]
        case .doorsClosed: ["mb:6814", "mbapi:precondError=6"]
        case .windowsClosed: ["mb:6815", "mbapi:precondError=6"]
        case .cardAccepted: ["mbapi:chargingErrorDetails=8"] + engine.cardCodes
        case .batterySufficient: ["mb:4052", "mbapi:precondError=1"]
        case .departureSet: ["mbapi:departureTimeMode=0"]
        case .fullClimatePower: ["mbapi:chargingPowerRestriction=charging infrastructure"]
        case .mainsPresent, .vehicleOperative, .batteryTemperatureAllows, .targetNotReached,
            .chargingWanted, .currentOffered, .insideWindow, .climateActivated,
            .coolingAvailable, .temperatureDiffers, .timeSufficient, .serviceActive, .linkOnline:
            []
        }
    }
}

extension Engine {
    fileprivate var faultDetail: WallboxFaultDetail { word(of: .wallboxFaultDetail) ?? .none }

    fileprivate var wallboxAdvice: String {
        faultDetail == .emergencyStop
            ? "Release the emergency stop, if all is safe." : "Have the wallbox put right."
    }

    fileprivate var wallboxCodes: [String] {
        let fault =
            shown(.wallboxFault) == ChargePointErrorCode.noError.word
            ? "ocpp:Unavailable" : "ocpp:\(shown(.wallboxFault))"
        return switch faultDetail {
        case .none, .residualCurrent, .protectiveEarth, .diode: [fault]
        case .emergencyStop: [fault, "mrec:8"]
        case .contactorWelded: [fault, "mrec:17"]
        case .pilotShort: [fault, "mrec:14"]
        }
    }

    fileprivate var cardCodes: [String] {
        switch word(of: .cardStatus) ?? CardStatus.none {
        case .none, .pending, .accepted, .noAnswer: []
        case .timeout: ["mrec:9"]
        case .blocked, .expired, .invalid, .concurrentTx: ["ocpp:\(shown(.cardStatus))"]
        }
    }
}
