/// A closed list of words: a value of a signal or of a command's argument.
public protocol Word: CaseIterable, Hashable, Sendable, BitwiseCopyable, RawRepresentable
where RawValue == UInt8 {
    /// The words of `vocabulary.md` in the order of the cases.
    static var words: [String] { get }
}

extension Word {
    /// The word of `vocabulary.md`.
    public var word: String { Self.words[Int(rawValue)] }

    /// The case with that word, spelled exactly.
    public init?(word: String) {
        guard let index = Self.words.firstIndex(of: word) else { return nil }
        self.init(rawValue: UInt8(index))
    }
}

/// Selected gear.
public enum Gear: UInt8, Word {
    case park, reverse, neutral, drive
    public static let words = ["P", "R", "N", "D"]
}

/// Whether a hood, door or window is open.
public enum Opening: UInt8, Word {
    case closed, open
    public static let words = ["closed", "open"]
}

/// A fault of the van's charging system.
public enum VehicleFault: UInt8, Word {
    case none, onBoardCharger, isolation
    /// The 12 V battery is flat.
    case lowVoltage
    public static let words = ["none", "onBoardCharger", "isolation", "lowVoltage"]
}

/// How the plug sits in the van's inlet.
public enum PlugFit: UInt8, Word {
    case out
    /// Not correctly inserted: the pilot is not made.
    case partial
    case inserted
    public static let words = ["out", "partial", "inserted"]
}

/// The van's inlet lock.
public enum PlugLock: UInt8, Word {
    case unlocked, locked
    /// The position is not confirmed; counts as not locked.
    case jammed
    public static let words = ["unlocked", "locked", "jammed"]
}

/// The other end of the cable.
public enum PlugSupply: UInt8, Word {
    case none, wallbox
    /// A household socket: a mode 2 cable with its control box, no wallbox.
    case socket
    public static let words = ["none", "wallbox", "socket"]
}

/// OCPP 1.6 ChargePointStatus, as far as a wallbox with one connector and no reservations shows it.
public enum ChargePointStatus: UInt8, Word {
    case available, preparing, charging, suspendedEV, suspendedEVSE, finishing, unavailable, faulted
    public static let words = [
        "Available", "Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing",
        "Unavailable", "Faulted",
    ]
}

/// IEC 61851-1 control pilot state.
public enum Pilot: UInt8, Word {
    case a1, b1, b2, c1, c2, e, f
    public static let words = ["A1", "B1", "B2", "C1", "C2", "E", "F"]
}

/// A contactor.
public enum Contactor: UInt8, Word {
    case open, closed
    public static let words = ["open", "closed"]
}

/// OCPP 1.6 ChargePointErrorCode.
public enum ChargePointErrorCode: UInt8, Word {
    case noError, connectorLockFailure, evCommunicationError, groundFailure, highTemperature
    case internalError, localListConflict, otherError, overCurrentFailure, overVoltage
    case powerMeterFailure, powerSwitchFailure, readerFailure, resetFailure, underVoltage
    case weakSignal
    public static let words = [
        "NoError", "ConnectorLockFailure", "EVCommunicationError", "GroundFailure",
        "HighTemperature", "InternalError", "LocalListConflict", "OtherError",
        "OverCurrentFailure", "OverVoltage", "PowerMeterFailure", "PowerSwitchFailure",
        "ReaderFailure", "ResetFailure", "UnderVoltage", "WeakSignal",
    ]
}

/// What lies behind a wallbox's fault, as far as it is known.
public enum WallboxFaultDetail: UInt8, Word {
    case none, emergencyStop, residualCurrent, contactorWelded, pilotShort, protectiveEarth, diode
    public static let words = [
        "none", "emergencyStop", "residualCurrent", "contactorWelded", "pilotShort",
        "protectiveEarth", "diode",
    ]
}

/// Supply to the wallbox or the household socket.
public enum Mains: UInt8, Word {
    case off, on
    public static let words = ["off", "on"]
}

/// A link: the wallbox's to its back end, or the communication module's.
public enum Link: UInt8, Word {
    case offline, online
    public static let words = ["offline", "online"]
}

/// The digital service of the vehicle.
public enum Service: UInt8, Word {
    case inactive, active, expired
    public static let words = ["inactive", "active", "expired"]
}

/// RFID identification; the first letter is upper case where OCPP names the status.
public enum CardStatus: UInt8, Word {
    case none, pending, accepted, blocked, expired, invalid, concurrentTx
    /// Accepted, but no plug came in time.
    case timeout
    /// The back end is silent and the card is not on the local list.
    case noAnswer
    public static let words = [
        "none", "pending", "Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx", "Timeout",
        "NoAnswer",
    ]
}

/// The state of charging, as its primary cause gives it.
public enum ChargingState: UInt8, Word {
    /// The plug is out. Left by inserting it.
    case disconnected
    /// A prerequisite is unmet that somebody must see to.
    case blocked
    /// Nothing is unmet; the van and the wallbox are about to close the circuit.
    case starting
    /// Current flows.
    case charging
    /// Held back by design: window, limit, battery temperature.
    case waiting
    /// A person ended it: `charging.stop` or the card.
    case stopped
    /// The target is reached.
    case complete
    /// A fault of the van, its lock or the wallbox.
    case fault
    public static let words = [
        "disconnected", "blocked", "starting", "charging", "waiting", "stopped", "complete",
        "fault",
    ]
}

/// Who holds charging back.
public enum Holder: UInt8, Word {
    case none, vehicle, wallbox, card, person, schedule, supply
    public static let words = [
        "none", "vehicle", "wallbox", "card", "person", "schedule", "supply",
    ]
}

/// What holds the charging power down.
public enum LimitingFactor: UInt8, Word {
    case none, wallbox, cable, charger, batteryTemperature, taper, climate
    public static let words = [
        "none", "wallbox", "cable", "charger", "batteryTemperature", "taper", "climate",
    ]
}

/// Whether the target is reached before the next departure (FAQ 24.1).
public enum Sufficiency: UInt8, Word {
    case no, yes, unknown
    public static let words = ["false", "true", "unknown"]
}

/// The state of pre-entry climate control.
public enum ClimateState: UInt8, Word {
    /// Not activated, no departure, or ended by a person for this departure.
    case off
    /// A departure is set and its start has not come.
    case armed
    /// The start has come, and a prerequisite is unmet.
    case blocked
    case heating, cooling
    /// The target is reached and kept.
    case holding
    /// Preset and outside temperature are the same (FAQ 25.6).
    case notNeeded
    public static let words = [
        "off", "armed", "blocked", "heating", "cooling", "holding", "notNeeded",
    ]
}

/// Where the climate's power comes from.
public enum ClimateSource: UInt8, Word {
    case none, grid, battery, both
    public static let words = ["none", "grid", "battery", "both"]
}

/// What became of the climate at the last departure.
public enum ClimateResult: UInt8, Word {
    case none
    /// The cabin was within 1 K of its target.
    case reached
    case notReached
    /// It ran, and was interrupted.
    case interrupted
    /// It never ran: a prerequisite was unmet all the time.
    case blocked
    case notNeeded
    /// Ended by a person's command.
    case cancelled
    /// The clock jumped over it.
    case missed
    public static let words = [
        "none", "reached", "notReached", "interrupted", "blocked", "notNeeded", "cancelled",
        "missed",
    ]
}

/// Whether a charging session is open.
public enum SessionState: UInt8, Word {
    case none, open
    public static let words = ["none", "open"]
}

/// OCPP 1.6 Reason, as far as one occurs here.
public enum StopReason: UInt8, Word {
    case none, evDisconnected, local, other, powerLoss
    public static let words = ["none", "EVDisconnected", "Local", "Other", "PowerLoss"]
}
