/// A set of prerequisites; iterates the most important first.
public struct PrerequisiteSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    @inline(__always)
    init(_ prerequisite: Prerequisite) { rawValue = 1 << UInt32(prerequisite.rawValue) }

    public init(_ prerequisites: [Prerequisite]) {
        self.init(prerequisites.map { PrerequisiteSet($0) })
    }

    @inline(__always)
    public func contains(_ prerequisite: Prerequisite) -> Bool {
        rawValue & (1 << UInt32(prerequisite.rawValue)) != 0
    }

    /// The most important one.
    @inline(__always)
    public var first: Prerequisite? {
        rawValue == 0 ? nil : Prerequisite(rawValue: UInt8(rawValue.trailingZeroBitCount))
    }

    /// The prerequisites, most important first.
    public var members: [Prerequisite] { Prerequisite.allCases.filter { contains($0) } }
}

/// What a prerequisite can gate.
public struct Activities: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let charging = Activities(rawValue: 1)
    public static let climate = Activities(rawValue: 2)
    /// Remote commands.
    public static let remote = Activities(rawValue: 4)
}

/// What an unmet prerequisite does to its activity.
public enum Severity: UInt8, Word {
    /// The activity does not run.
    case blocks
    /// It runs with less.
    case limits
    /// It runs.
    case warns
    public static let words = ["blocks", "limits", "warns"]
}

/// How long a prerequisite must hold.
public enum Holding: UInt8, Word {
    /// Lost while running, the activity is interrupted.
    case throughout
    /// Looked at when a run starts, and counted as met until it ends.
    case start
    public static let words = ["throughout", "start"]
}
