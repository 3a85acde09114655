import Simulation

/// A word that needs a sentence.
protocol Meant: Word {
    var meaning: String { get }
}

extension Signal {
    private static let meant: [any Meant.Type] = [
        ChargingState.self, ClimateState.self, ClimateResult.self, ChargePointStatus.self,
        Pilot.self, ChargePointErrorCode.self, CardStatus.self, LimitingFactor.self, Holder.self,
    ]

    /// What one of its words means; nothing where the word itself says it.
    func meaning(of word: String) -> String? {
        guard case .words(let words) = row.kind,
            let type = Self.meant.first(where: { $0.words == words })
        else { return nil }
        return type.meaning(of: word)
    }
}

extension Meant {
    fileprivate static func meaning(of word: String) -> String? { Self(word: word)?.meaning }
}

extension ChargingState: Meant {
    var meaning: String {
        switch self {
        case .disconnected: "The plug is out. Insert it."
        case .blocked: "A prerequisite is unmet, and somebody has to see to it."
        case .starting: "Nothing is unmet; current is about to flow."
        case .charging: "Current flows."
        case .waiting:
            "Held back by design: the window, the wallbox's limit or the battery's temperature."
        case .stopped: "A person ended it: with charging.stop, or with the card."
        case .complete: "The target is reached."
        case .fault: "The van, its lock or the wallbox has a fault."
        }
    }
}

extension ClimateState: Meant {
    var meaning: String {
        switch self {
        case .off: "Not activated, no departure is set, or a person ended it for this departure."
        case .armed: "A departure is set, and its start has not come."
        case .blocked: "The start has come, and a prerequisite is unmet."
        case .heating: "The cabin is heated."
        case .cooling: "The cabin is cooled."
        case .holding: "The cabin has its temperature, and keeps it."
        case .notNeeded: "Preset and outside temperature are the same (FAQ 25.6)."
        }
    }
}

extension ClimateResult: Meant {
    var meaning: String {
        switch self {
        case .none: "No departure has passed yet."
        case .reached: "The cabin was within 1 K of its target at the departure."
        case .notReached: "It ran, and the cabin was not within 1 K of its target."
        case .interrupted: "It ran, and a prerequisite was lost meanwhile."
        case .blocked: "It never ran: a prerequisite was unmet."
        case .notNeeded: "Preset and outside temperature were the same."
        case .cancelled: "A person ended it."
        case .missed: "The simulator was down, or the clock jumped over the departure."
        }
    }
}

extension ChargePointStatus: Meant {
    var meaning: String {
        switch self {
        case .available: "OCPP 1.6: the wallbox is free."
        case .preparing: "OCPP 1.6: a plug or an accepted card is there; the other is missing."
        case .charging: "OCPP 1.6: a transaction is open and the contactor closed."
        case .suspendedEV: "OCPP 1.6: the wallbox offers current, and the van does not take it."
        case .suspendedEVSE: "OCPP 1.6: a transaction is open, and the wallbox offers no current."
        case .finishing: "OCPP 1.6: a card ended the transaction; the plug is still in."
        case .unavailable: "OCPP 1.6: the wallbox is out of service."
        case .faulted: "OCPP 1.6: the wallbox has a fault. Its provider can help."
        }
    }
}

extension Pilot: Meant {
    var meaning: String {
        switch self {
        case .a1: "IEC 61851-1: no van is connected."
        case .b1: "IEC 61851-1: a van is connected; no current is offered."
        case .b2: "IEC 61851-1: current is offered; the van does not want it now."
        case .c1: "IEC 61851-1: the offer has ended; the van is about to let go."
        case .c2: "IEC 61851-1: the van wants current, and may have it."
        case .e: "IEC 61851-1: no mains."
        case .f: "IEC 61851-1: the wallbox is not available; for 4 s, a pulse to wake the van."
        }
    }
}

extension ChargePointErrorCode: Meant {
    var meaning: String {
        switch self {
        case .noError: "OCPP 1.6: all is well."
        case .connectorLockFailure: "OCPP 1.6: the connector's lock failed. Charging is blocked."
        case .evCommunicationError:
            "OCPP 1.6: the wallbox does not understand the van. Charging is blocked."
        case .groundFailure: "OCPP 1.6: a ground fault. Charging is blocked."
        case .highTemperature: "OCPP 1.6: the wallbox is too hot. Charging is blocked."
        case .internalError: "OCPP 1.6: an error inside the wallbox. Charging is blocked."
        case .localListConflict: "OCPP 1.6: the local list of cards is stale. A warning only."
        case .otherError: "OCPP 1.6: another error. Charging is blocked."
        case .overCurrentFailure: "OCPP 1.6: too much current. Charging is blocked."
        case .overVoltage: "OCPP 1.6: the voltage is too high. Charging is blocked."
        case .powerMeterFailure: "OCPP 1.6: the meter cannot be read. A warning only."
        case .powerSwitchFailure: "OCPP 1.6: the contactor failed. Charging is blocked."
        case .readerFailure: "OCPP 1.6: the card reader failed. New cards are not read."
        case .resetFailure: "OCPP 1.6: a reset failed. A warning only."
        case .underVoltage: "OCPP 1.6: the voltage is too low. Charging is blocked."
        case .weakSignal: "OCPP 1.6: the radio signal is weak. A warning only."
        }
    }
}

extension CardStatus: Meant {
    var meaning: String {
        switch self {
        case .none: "No card has been shown."
        case .pending: "The card is being checked."
        case .accepted: "The card is good (FAQ 24.5)."
        case .blocked: "The card is blocked. Its provider can help."
        case .expired: "The card has expired. Its provider can help."
        case .invalid: "The card is not known."
        case .concurrentTx: "The card is in use elsewhere."
        case .timeout: "The card was accepted, but no plug came in time. Show it again."
        case .noAnswer: "The wallbox has no connection, and does not know the card itself."
        }
    }
}

extension LimitingFactor: Meant {
    var meaning: String {
        switch self {
        case .none: "Nothing holds the power down, or none flows."
        case .wallbox: "The wallbox, or the limit set on it, holds the power down."
        case .cable: "The cable, or the control box in it, holds the power down."
        case .charger: "The van's charger gives all it has."
        case .batteryTemperature: "The battery is too cold or too hot for more."
        case .taper: "The battery is nearly full, and takes less."
        case .climate: "The climate has taken what the battery would have got."
        }
    }
}

extension Holder: Meant {
    var meaning: String {
        switch self {
        case .none: "Nobody holds charging back."
        case .vehicle: "The van holds charging back."
        case .wallbox: "The wallbox holds charging back."
        case .card: "A card is missing."
        case .person: "A person has to act, or has stopped it."
        case .schedule: "The charging window holds it back."
        case .supply: "There is no mains supply."
        }
    }
}

extension RefusalReason {
    var meaning: String {
        switch self {
        case .plugPresent: "There is a plug in the inlet. Pull it first."
        case .plugHeld: "The pin holds the plug. Unlock it first."
        case .energyTooLow: "The battery does not hold enough for that drive."
        case .lockJammed: "The inlet's lock is jammed. Free it first."
        case .driving: "The van is on a drive."
        case .noWallbox: "There is no wallbox here."
        case .otherEndConnected: "The cable's other end is elsewhere."
        case .cableUnsuitable: "That cable does not fit that supply."
        case .departureInPast: "The departure lies in the past."
        case .clockFixed: "The clock is not to be changed here."
        }
    }
}
