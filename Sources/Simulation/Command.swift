/// Something that happens in the world, or is asked of the vehicle from afar.
///
/// ``CommandName`` has the words and what is allowed; ``init(_:_:card:)`` makes one from what was
/// written.
public enum Command: Hashable, Sendable {
    case hoodOpen, hoodClose
    case doorOpen(Doors), doorClose(Doors)
    case windowOpen(Windows), windowClose(Windows)
    case gearSelect(Gear)
    /// Without a supply: the wallbox where there is one, else the household socket. `rating` in A.
    case plugInsert(supply: PlugSupply?, fit: PlugFit, rating: Double?)
    case plugConnect(PlugSupply)
    case plugDisconnect, plugRemove, plugLock, plugUnlock
    case lockJam, lockFree
    case cardPresent(CardToken)
    /// A per phase.
    case wallboxSetLimit(Double)
    case wallboxFail(ChargePointErrorCode, WallboxFaultDetail)
    case wallboxRecover, wallboxDisable, wallboxEnable
    case vehicleFail(VehicleFault)
    case vehicleRecover
    case mainsOff, mainsOn
    case backendDrop, backendRestore
    /// °C.
    case weatherSet(Double)
    case worldSet([Assignment])
    /// `distance` in km; without a duration at 50 km/h.
    case vehicleDrive(distance: Double, duration: Timespan?)
    case linkDrop, linkRestore
    case serviceActivate, serviceExpire
    case clockPause, clockResume
    /// Virtual seconds a second.
    case clockSetRate(Double)
    case clockAdvance(Timespan)

    case climateActivate, climateDeactivate
    /// °C.
    case climateSetTarget(Double)
    case climateStartNow, climateStop
    case departureSet(DeparturePlan)
    /// Without a plan: all.
    case departureClear(plan: String?)
    case chargingStart, chargingStop
    /// %.
    case chargingSetTarget(Double)
    case chargingSetWindow(TimeWindow)
    case chargingClearWindow
    case vehicleLock, vehicleUnlock

    /// Its word in the vocabulary.
    public var name: CommandName {
        switch self {
        case .hoodOpen: .hoodOpen
        case .hoodClose: .hoodClose
        case .doorOpen: .doorOpen
        case .doorClose: .doorClose
        case .windowOpen: .windowOpen
        case .windowClose: .windowClose
        case .gearSelect: .gearSelect
        case .plugInsert: .plugInsert
        case .plugConnect: .plugConnect
        case .plugDisconnect: .plugDisconnect
        case .plugRemove: .plugRemove
        case .plugLock: .plugLock
        case .plugUnlock: .plugUnlock
        case .lockJam: .lockJam
        case .lockFree: .lockFree
        case .cardPresent: .cardPresent
        case .wallboxSetLimit: .wallboxSetLimit
        case .wallboxFail: .wallboxFail
        case .wallboxRecover: .wallboxRecover
        case .wallboxDisable: .wallboxDisable
        case .wallboxEnable: .wallboxEnable
        case .vehicleFail: .vehicleFail
        case .vehicleRecover: .vehicleRecover
        case .mainsOff: .mainsOff
        case .mainsOn: .mainsOn
        case .backendDrop: .backendDrop
        case .backendRestore: .backendRestore
        case .weatherSet: .weatherSet
        case .worldSet: .worldSet
        case .vehicleDrive: .vehicleDrive
        case .linkDrop: .linkDrop
        case .linkRestore: .linkRestore
        case .serviceActivate: .serviceActivate
        case .serviceExpire: .serviceExpire
        case .clockPause: .clockPause
        case .clockResume: .clockResume
        case .clockSetRate: .clockSetRate
        case .clockAdvance: .clockAdvance
        case .climateActivate: .climateActivate
        case .climateDeactivate: .climateDeactivate
        case .climateSetTarget: .climateSetTarget
        case .climateStartNow: .climateStartNow
        case .climateStop: .climateStop
        case .departureSet: .departureSet
        case .departureClear: .departureClear
        case .chargingStart: .chargingStart
        case .chargingStop: .chargingStop
        case .chargingSetTarget: .chargingSetTarget
        case .chargingSetWindow: .chargingSetWindow
        case .chargingClearWindow: .chargingClearWindow
        case .vehicleLock: .vehicleLock
        case .vehicleUnlock: .vehicleUnlock
        }
    }
}

/// A signal and the value it is set to.
public struct Assignment: Hashable, Sendable {
    public var signal: Signal
    public var value: Value

    public init(_ signal: Signal, _ value: Value) {
        self.signal = signal
        self.value = value
    }
}

/// A departure as a person meant it, in local time.
public struct DeparturePlan: Hashable, Sendable {
    /// On which days.
    public enum Recurrence: Hashable, Sendable {
        /// The next such time, once.
        case once
        case date(CivilDate)
        case days(Weekdays)
    }

    /// The plan's name; a plan of the same name replaces it.
    public var name: String
    /// 0–1439.
    public var minute: Int
    public var recurrence: Recurrence

    public init(name: String = "1", minute: Int, recurrence: Recurrence = .once) {
        self.name = name
        self.minute = minute
        self.recurrence = recurrence
    }
}

/// Why a command was refused, where it is not a prerequisite.
public enum RefusalReason: UInt8, Word {
    /// There is a plug in the inlet.
    case plugPresent
    /// The pin holds the plug.
    case plugHeld
    /// The battery does not hold that much.
    case energyTooLow
    /// The inlet's lock is jammed.
    case lockJammed
    /// The vehicle is on a drive.
    case driving
    /// There is no wallbox here.
    case noWallbox
    /// The cable's other end is elsewhere.
    case otherEndConnected
    /// That cable does not fit that supply.
    case cableUnsuitable
    /// The departure lies in the past.
    case departureInPast
    /// The clock is not the operator's to change here.
    case clockFixed
    public static let words = [
        "plugPresent", "plugHeld", "energyTooLow", "lockJammed", "driving", "noWallbox",
        "otherEndConnected", "cableUnsuitable", "departureInPast", "clockFixed",
    ]
}

/// What became of a command.
public enum Outcome: Hashable, Sendable {
    /// Done; an event tells `ignored` when the effect already held.
    case accepted
    /// Kept until the link returns.
    case queued
    /// A prerequisite was unmet, or another rule of the vehicle stood against it.
    case refused(Refusal)

    var isRefused: Bool {
        switch self {
        case .accepted, .queued: false
        case .refused: true
        }
    }
}

/// Why a command was refused.
public struct Refusal: Error, Hashable, Sendable, BitwiseCopyable {
    public var unmet: PrerequisiteSet = []
    public var reason: RefusalReason?

    public init(_ reason: RefusalReason) { self.reason = reason }
    init(unmet: PrerequisiteSet) { self.unmet = unmet }

    /// The words: prerequisites, or the reason.
    public var words: [String] { reason.map { [$0.word] } ?? unmet.members.map(\.word) }
}
