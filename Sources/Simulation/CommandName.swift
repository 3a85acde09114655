/// The words of the commands.
public enum CommandName: UInt8, Word {
    case hoodOpen, hoodClose, doorOpen, doorClose, windowOpen, windowClose, gearSelect
    case plugInsert, plugConnect, plugDisconnect, plugRemove, plugLock, plugUnlock
    case lockJam, lockFree, cardPresent
    case wallboxSetLimit, wallboxFail, wallboxRecover, wallboxDisable, wallboxEnable
    case vehicleFail, vehicleRecover, mainsOff, mainsOn, backendDrop, backendRestore
    case weatherSet, worldSet, vehicleDrive, linkDrop, linkRestore
    case serviceActivate, serviceExpire
    case clockPause, clockResume, clockSetRate, clockAdvance
    case climateActivate, climateDeactivate, climateSetTarget, climateStartNow, climateStop
    case departureSet, departureClear
    case chargingStart, chargingStop, chargingSetTarget, chargingSetWindow, chargingClearWindow
    case vehicleLock, vehicleUnlock

    public static let words = [
        "hood.open", "hood.close", "door.open", "door.close", "window.open", "window.close",
        "gear.select", "plug.insert", "plug.connect", "plug.disconnect", "plug.remove",
        "plug.lock", "plug.unlock", "lock.jam", "lock.free", "card.present", "wallbox.setLimit",
        "wallbox.fail", "wallbox.recover", "wallbox.disable", "wallbox.enable", "vehicle.fail",
        "vehicle.recover", "mains.off", "mains.on", "backend.drop", "backend.restore",
        "weather.set", "world.set", "vehicle.drive", "link.drop", "link.restore",
        "service.activate", "service.expire", "clock.pause", "clock.resume", "clock.setRate",
        "clock.advance", "climate.activate", "climate.deactivate", "climate.setTarget",
        "climate.startNow", "climate.stop", "departure.set", "departure.clear", "charging.start",
        "charging.stop", "charging.setTarget", "charging.setWindow", "charging.clearWindow",
        "vehicle.lock", "vehicle.unlock",
    ]
}

/// Where a command comes from, and what happens to it while the link is offline.
public enum CommandOrigin: UInt8, Word {
    /// It happens at the vehicle, the post or around it.
    case world
    /// It changes a setting from afar, and waits for the link.
    case setting
    /// It acts at once from afar, and is dropped after 10 min of waiting.
    case action
    /// It steers the clock of a live simulator.
    case clock
    public static let words = ["world", "setting", "action", "clock"]

    /// Whether it passes through the communication module.
    public var isRemote: Bool {
        switch self {
        case .setting, .action: true
        case .world, .clock: false
        }
    }
}

/// What an argument may be.
public enum ParameterKind: Hashable, Sendable {
    case word([String])
    case quantity(UnitOfMeasure, ClosedRange<Double>)
    /// A quantity in whole steps.
    case steps(UnitOfMeasure, ClosedRange<Double>, by: Double)
    case oneOf(UnitOfMeasure, [Double])
    case number(ClosedRange<Double>)
    case duration(ClosedRange<Timespan>)
    case timeOfDay
    case date
    case days
    /// A name of 1–32 letters, digits, `-` and `_`.
    case name
    case card
    case assignments
}

/// An argument of a command.
public struct Parameter: Hashable, Sendable {
    public let name: String
    public let kind: ParameterKind
    public let about: String
    public let isRequired: Bool

    init(_ name: String, _ kind: ParameterKind, _ about: String, isRequired: Bool = false) {
        self.name = name
        self.kind = kind
        self.about = about
        self.isRequired = isRequired
    }
}

/// What the catalog says of a command.
public struct CommandRow: Sendable {
    public let origin: CommandOrigin
    public let about: String
    public let parameters: [Parameter]
    /// Whether it needs a wallbox.
    public let needsWallbox: Bool
    /// Makes the command from arguments that have been checked one by one.
    let make: @Sendable (borrowing Arguments) throws(Mistake) -> Command

    init(
        _ origin: CommandOrigin, _ about: String, _ parameters: [Parameter] = [],
        needsWallbox: Bool = false,
        make: @escaping @Sendable (borrowing Arguments) throws(Mistake) -> Command
    ) {
        self.origin = origin
        self.about = about
        self.parameters = parameters
        self.needsWallbox = needsWallbox
        self.make = make
    }
}

extension CommandName {
    private static let rows = allCases.map(\.makeRow)
    /// What the catalog says of it.
    public var row: CommandRow { Self.rows[Int(rawValue)] }
}
