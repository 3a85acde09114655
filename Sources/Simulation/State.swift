/// Everything that can differ between two instants of one vehicle's life, but for the quantities.
///
/// Preset figures, cards, plans and queued commands live in ``Engine`` beside it, so that this stays
/// a plain run of bytes: a String or an array in here does not compile.
public struct State: Hashable, Sendable, BitwiseCopyable {
    var body = Body()
    var inlet = Inlet()
    var wallbox = Wallbox()
    var reader = CardReader()
    var session = Session()
    var charging = Charging()
    var climate = Climate()
    var departures = Departures()
    var module = CommunicationModule()
}

/// The van's body, gear, and what it does when it is not plugged in.
struct Body: Hashable, Sendable, BitwiseCopyable {
    var gear = Gear.park
    var hood = Opening.closed
    var openDoors: Doors = []
    var openWindows: Windows = []
    var isLocked = false
    var fault = VehicleFault.none
    /// °C outside.
    var outside = 10.0
    /// When the drive ends; never, when there is none.
    var drivesUntil = Instant.never
    /// kW drawn from the battery by the drive.
    var drivePower = 0.0

    var isDriving: Bool { drivesUntil != .never }
}

/// The communication module and the service that it needs (FAQ 10, 4, 11, 16).
struct CommunicationModule: Hashable, Sendable, BitwiseCopyable {
    var link = Link.online
    var service = Service.active
    /// When the oldest queued command that acts now is dropped.
    var dropsAt = Instant.never
}

/// A charging session, from plug or accepted card until unplugged or lapsed.
struct Session: Hashable, Sendable, BitwiseCopyable {
    var isOpen = false
    /// Of the open or last session.
    var stopReason = StopReason.none
    /// The meter when it opened, in whole watt-hours.
    var meterStart: Int64 = 0
    /// The meter when its transaction ended, in whole watt-hours; −1 while it counts.
    var meterStop: Int64 = -1

    mutating func open(meter: Double) {
        guard !isOpen else { return }
        self = Session(isOpen: true, meterStart: wattHours(meter))
    }

    /// A session is over once it is unplugged or lapses; the first reason given stands.
    mutating func close(_ reason: StopReason, meter: Double) {
        guard isOpen else { return }
        endTransaction(reason, meter: meter)
        isOpen = false
    }

    /// The energy of a session ends, with its reason, when the transaction does.
    mutating func endTransaction(_ reason: StopReason, meter: Double) {
        guard meterStop < 0 else { return }
        meterStop = wattHours(meter)
        stopReason = reason
    }

    /// A new transaction in the same session counts on.
    mutating func beginTransaction(meter: Double) {
        guard isOpen, meterStop >= 0 else { return }
        meterStart += wattHours(meter) - meterStop
        meterStop = -1
        stopReason = .none
    }

    /// kWh through the plug: the difference of rounded meter readings.
    func energy(meter: Double) -> Double {
        let end = meterStop >= 0 ? meterStop : wattHours(meter)
        return isOpen || meterStop >= 0 ? Double(end - meterStart) / 1000 : 0
    }
}

/// kWh as whole watt-hours, as every meter of eCell rounds them.
public func wattHours(_ kilowattHours: Double) -> Int64 {
    Int64((kilowattHours * 1000).roundedToWhole)
}

/// The departures as the engine acts on them; the plans themselves stand in ``Engine``.
struct Departures: Hashable, Sendable, BitwiseCopyable {
    /// The next departure of all plans.
    var next = Instant.never
    /// The next one that no person's `climate.stop` has ended.
    var wanted = Instant.never
    /// Counts changes of the plans.
    var revision: UInt32 = 0
}
