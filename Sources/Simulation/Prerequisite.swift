/// Everything that must hold for charging, pre-entry climate control or a remote command, in order of
/// importance: the first unmet, unhidden one is the primary cause.
public enum Prerequisite: UInt8, Word {
    case mainsPresent, wallboxOperative, vehicleOperative
    case plugInserted, plugLocked, plugConnected
    case gearInPark, hoodClosed, doorsClosed, windowsClosed
    case cardAccepted
    case batteryTemperatureAllows, batterySufficient
    case targetNotReached, chargingWanted, currentOffered, insideWindow
    case climateActivated, departureSet, coolingAvailable, temperatureDiffers
    case timeSufficient, fullClimatePower
    case serviceActive, linkOnline

    public static let words = [
        "mainsPresent", "wallboxOperative", "vehicleOperative", "plugInserted", "plugLocked",
        "plugConnected", "gearInPark", "hoodClosed", "doorsClosed", "windowsClosed",
        "cardAccepted", "batteryTemperatureAllows", "batterySufficient", "targetNotReached",
        "chargingWanted", "currentOffered", "insideWindow", "climateActivated", "departureSet",
        "coolingAvailable", "temperatureDiffers", "timeSufficient", "fullClimatePower",
        "serviceActive", "linkOnline",
    ]
}

/// Takes one row of the catalog of prerequisites; who visits decides what is kept of it.
protocol PrerequisiteVisitor {
    /// `gates` are the activities that need it, `heldBy` who holds charging back while it is the
    /// primary cause, `hides` what it makes pointless to mention, `reads` the signals with which
    /// alone it changes, `source` an item of the FAQ or where else the rule comes from, `about` what
    /// must hold as a sentence, `remedy` what a person can do in that world; `violate` makes it unmet
    /// in a ready world, and `isMet` is the rule itself.
    mutating func row(
        _ prerequisite: Prerequisite, gates: Activities, _ severity: Severity, holds: Holding,
        heldBy: Holder, hides: @autoclosure () -> PrerequisiteSet,
        reads: @autoclosure () -> [Signal],
        source: StaticString, about: StaticString, remedy: @escaping @Sendable (Engine) -> Remedy,
        violate: @escaping @Sendable (inout Engine) -> Void, isMet: (Snapshot, Parameters) -> Bool,
        _ snapshot: Snapshot, _ parameters: Parameters
    )
}

/// What a person can do about an unmet prerequisite.
public enum Remedy: Hashable, Sendable {
    /// Commands that cure it, in order.
    case commands([Command])
    /// It passes by itself, or with charging.
    case wait
    /// Nothing helps, or nothing needs to.
    case nothing
}

/// The hot visitor: keeps the rule alone.
struct Unmet: PrerequisiteVisitor {
    private(set) var set: PrerequisiteSet = []

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func row(
        _ prerequisite: Prerequisite, gates: Activities, _ severity: Severity, holds: Holding,
        heldBy: Holder, hides: @autoclosure () -> PrerequisiteSet,
        reads: @autoclosure () -> [Signal],
        source: StaticString, about: StaticString, remedy: @escaping @Sendable (Engine) -> Remedy,
        violate: @escaping @Sendable (inout Engine) -> Void, isMet: (Snapshot, Parameters) -> Bool,
        _ snapshot: Snapshot, _ parameters: Parameters
    ) {
        if !isMet(snapshot, parameters) { set.insert(PrerequisiteSet(prerequisite)) }
    }
}

/// What the catalog says of a prerequisite, without its rule.
public struct PrerequisiteRow: Sendable {
    public let gates: Activities
    public let severity: Severity
    public let holds: Holding
    public let heldBy: Holder
    public let hides: PrerequisiteSet
    public let reads: [Signal]
    public let source: String
    public let about: String
    let remedy: @Sendable (Engine) -> Remedy
    let violate: @Sendable (inout Engine) -> Void
}

private struct Rows: PrerequisiteVisitor {
    var rows: [PrerequisiteRow] = []

    mutating func row(
        _ prerequisite: Prerequisite, gates: Activities, _ severity: Severity, holds: Holding,
        heldBy: Holder, hides: @autoclosure () -> PrerequisiteSet,
        reads: @autoclosure () -> [Signal],
        source: StaticString, about: StaticString, remedy: @escaping @Sendable (Engine) -> Remedy,
        violate: @escaping @Sendable (inout Engine) -> Void, isMet: (Snapshot, Parameters) -> Bool,
        _ snapshot: Snapshot, _ parameters: Parameters
    ) {
        rows.append(
            PrerequisiteRow(
                gates: gates, severity: severity, holds: holds, heldBy: heldBy, hides: hides(),
                reads: reads(), source: "\(source)", about: "\(about)", remedy: remedy,
                violate: violate))
    }
}

extension Prerequisite {
    private static let rows = {
        var visitor = Rows()
        visit(&visitor, Snapshot(), Parameters())
        precondition(visitor.rows.count == allCases.count, "each row falls into the next")
        return visitor.rows
    }()
    private static let hidden = rows.map(\.hides)

    /// What the catalog says of it.
    public var row: PrerequisiteRow { Self.rows[Int(rawValue)] }
    /// Who holds charging back while it is the primary cause.
    public var heldBy: Holder { row.heldBy }

    /// What a person can do about it in that world.
    public func remedy(in engine: Engine) -> Remedy { row.remedy(engine) }

    /// Makes it unmet in a ready world: the counterexample that tests and tables are made from.
    public func violate(_ engine: inout Engine) { row.violate(&engine) }

    /// The prerequisites that block charging.
    static let blockCharging = blocking(.charging)
    /// The prerequisites that block the climate.
    static let blockClimate = blocking(.climate)

    private static func blocking(_ activity: Activities) -> PrerequisiteSet {
        PrerequisiteSet(
            allCases.filter { $0.row.severity == .blocks && $0.row.gates.contains(activity) })
    }

    /// A set without those that another member hides.
    static func unhidden(_ set: PrerequisiteSet) -> PrerequisiteSet {
        var result = set
        var left = set.rawValue
        while left != 0 {
            result.subtract(hidden[left.trailingZeroBitCount])
            left &= left - 1
        }
        return result
    }
}
