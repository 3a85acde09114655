/// Everything that can be observed, by the words of `vocabulary.md`.
public enum Signal: UInt8, Word {
    case vehicleGear, vehicleHood, vehicleDoors, vehicleDoorsFrontLeft, vehicleDoorsFrontRight
    case vehicleDoorsSlidingRight, vehicleDoorsRear, vehicleWindows, vehicleWindowsFrontLeft
    case vehicleWindowsFrontRight, vehicleLocked, vehicleSoc, vehicleFault, batteryTemperature
    case batteryPower, cabinTemperature, weatherTemperature, plugFit, plugLock, plugSupply
    case plugRating, wallboxStatus, wallboxPilot, wallboxContactor, wallboxLimit, wallboxOffer
    case wallboxFault, wallboxFaultDetail, wallboxMains, wallboxBackend, wallboxMeter
    case cardStatus, cardToken, chargingState, chargingUnmet, chargingBlockedBy, chargingHeldBy
    case chargingPower, chargingCurrent, chargingPhases, chargingEnergy, chargingTarget
    case chargingWindow, chargingReadyAt, chargingLimitedBy, chargingTimeSufficient
    case climateActivated, climateState, climateUnmet, climateBlockedBy, climatePower
    case climateSource, climateReduced, climateTarget, climateStartsAt, climateResult
    case departureNext, departurePlan, linkState, serviceState, sessionState, sessionStopReason

    public static let words = [
        "vehicle.gear", "vehicle.hood", "vehicle.doors", "vehicle.doors.frontLeft",
        "vehicle.doors.frontRight", "vehicle.doors.slidingRight", "vehicle.doors.rear",
        "vehicle.windows", "vehicle.windows.frontLeft", "vehicle.windows.frontRight",
        "vehicle.locked", "vehicle.soc", "vehicle.fault", "battery.temperature", "battery.power",
        "cabin.temperature", "weather.temperature", "plug.fit", "plug.lock", "plug.supply",
        "plug.rating", "wallbox.status", "wallbox.pilot", "wallbox.contactor", "wallbox.limit",
        "wallbox.offer", "wallbox.fault", "wallbox.faultDetail", "wallbox.mains",
        "wallbox.backend", "wallbox.meter", "card.status", "card.token", "charging.state",
        "charging.unmet", "charging.blockedBy", "charging.heldBy", "charging.power",
        "charging.current", "charging.phases", "charging.energy", "charging.target",
        "charging.window", "charging.readyAt", "charging.limitedBy", "charging.timeSufficient",
        "climate.activated", "climate.state", "climate.unmet", "climate.blockedBy",
        "climate.power", "climate.source", "climate.reduced", "climate.target",
        "climate.startsAt", "climate.result", "departure.next", "departure.plan", "link.state",
        "service.state", "session.state", "session.stopReason",
    ]
}

/// Whether a signal can be set, at the start of a scenario or by `world.set`.
public enum Settable: Hashable, Sendable {
    /// It follows from others.
    case no
    /// To any of its values.
    case yes
    /// To numbers in the range.
    case within(ClosedRange<Double>)
}

/// Takes one row of the catalog of signals; who visits decides what is kept of it.
///
/// Reading two snapshots with one closure keeps the hot visitor, the comparison, as fast as code
/// written out for each signal.
protocol SignalVisitor {
    /// Whether it is content with the first row.
    static var takesOne: Bool { get }

    mutating func row<T: SignalValue>(
        _ signal: Signal, _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T)
}

/// The hot visitor: the signals that differ between two snapshots.
struct Differences: SignalVisitor {
    @inline(__always) static var takesOne: Bool { false }
    /// By raw value.
    private(set) var bits: UInt64 = 0

    @inline(__always)
    init(from a: Snapshot, to b: Snapshot) {
        Signal.visit(&self, a, b, from: .vehicleGear)
    }

    @inline(__always)
    mutating func row<T: SignalValue>(
        _ signal: Signal, _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) {
        if read(a) != read(b) { bits |= 1 << UInt64(signal.rawValue) }
    }
}

/// Reads the value of the first signal that it visits.
private struct Reader: SignalVisitor {
    @inline(__always) static var takesOne: Bool { true }
    var value = Value.none
    /// Whether at the unit's decimals, as events tell it, or at full precision.
    let isTold: Bool

    @inline(__always)
    mutating func row<T: SignalValue>(
        _ signal: Signal, _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) {
        value = isTold ? read(a).told : read(a).value
    }
}

/// What the catalog says of a signal.
public struct SignalRow: Sendable {
    public let about: String
    public let kind: SignalKind
    /// Whether it can have no value.
    public let isOptional: Bool
    public let settable: Settable
}

private struct Rows: SignalVisitor {
    @inline(__always) static var takesOne: Bool { false }
    var rows: [SignalRow] = []

    mutating func row<T: SignalValue>(
        _ signal: Signal, _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) {
        rows.append(
            SignalRow(
                about: "\(about)", kind: T.kind, isOptional: T.isOptional, settable: settable()))
    }
}

extension Signal {
    private static let rows = {
        var visitor = Rows()
        visit(&visitor, Snapshot(), Snapshot(), from: .vehicleGear)
        precondition(visitor.rows.count == allCases.count, "each row falls into the next")
        return visitor.rows
    }()

    /// What the catalog says of it.
    public var row: SignalRow { Self.rows[Int(rawValue)] }

    /// Its value in a snapshot, at full precision.
    public func value(in snapshot: Snapshot) -> Value {
        var reader = Reader(isTold: false)
        Signal.visit(&reader, snapshot, snapshot, from: self)
        return reader.value
    }

    /// Its value in a snapshot at the unit's decimals, as events tell it.
    func told(in snapshot: Snapshot) -> Value {
        var reader = Reader(isTold: true)
        Signal.visit(&reader, snapshot, snapshot, from: self)
        return reader.value
    }
}
