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
/// - Note: Reading two snapshots with one closure keeps the hot visitor, the comparison, as fast as
///   code written out for each signal.
protocol SignalVisitor {
    associatedtype Result
    static func row<T: SignalValue>(
        _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) -> Result
}

/// The hot visitor: whether a signal differs between two snapshots.
enum Differs: SignalVisitor {
    @inline(__always)
    static func row<T: SignalValue>(
        _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) -> Bool { read(a) != read(b) }
}

/// Reads the value of a signal, at its full precision.
enum Reads: SignalVisitor {
    static func row<T: SignalValue>(
        _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) -> Value { read(a).value }
}

/// Reads the value of a signal as events tell it.
enum Tells: SignalVisitor {
    @inline(__always)
    static func row<T: SignalValue>(
        _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) -> Value { read(a).told }
}

/// What the catalog says of a signal.
public struct SignalRow: Sendable {
    public let about: String
    public let kind: SignalKind
    /// Whether it can have no value.
    public let isOptional: Bool
    public let settable: Settable
}

enum DescribeSignal: SignalVisitor {
    static func row<T: SignalValue>(
        _ about: StaticString, _ settable: @autoclosure () -> Settable,
        _ a: Snapshot, _ b: Snapshot, _ read: (Snapshot) -> T
    ) -> SignalRow {
        SignalRow(
            about: "\(about)", kind: T.kind, isOptional: T.isOptional, settable: settable())
    }
}

extension Signal {
    private static let rows = allCases.map {
        $0.visit(DescribeSignal.self, Snapshot(), Snapshot())
    }

    /// What the catalog says of it.
    public var row: SignalRow { Self.rows[Int(rawValue)] }

    /// Its value in a snapshot, at full precision.
    public func value(in snapshot: Snapshot) -> Value {
        visit(Reads.self, snapshot, snapshot)
    }

    /// Its value in a snapshot at the unit's decimals, as events tell it.
    @inline(__always)
    func told(in snapshot: Snapshot) -> Value { visit(Tells.self, snapshot, snapshot) }
}

/// The signals in which two snapshots differ.
struct SignalSet: Hashable, Sendable, BitwiseCopyable {
    var bits: UInt64 = 0

    @inline(__always)
    init(from a: Snapshot, to b: Snapshot) {
        for signal in Signal.allCases where signal.visit(Differs.self, a, b) {
            bits |= 1 << UInt64(signal.rawValue)
        }
    }
}
