/// Which doors are open.
public struct Doors: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let frontLeft = Doors(rawValue: 1)
    public static let frontRight = Doors(rawValue: 2)
    public static let slidingRight = Doors(rawValue: 4)
    public static let rear = Doors(rawValue: 8)
    public static let all: Doors = [.frontLeft, .frontRight, .slidingRight, .rear]

    /// The words of single doors, in the order of the bits.
    public static let words = ["frontLeft", "frontRight", "slidingRight", "rear"]
}

/// Which windows are open.
public struct Windows: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let frontLeft = Windows(rawValue: 1)
    public static let frontRight = Windows(rawValue: 2)
    public static let all: Windows = [.frontLeft, .frontRight]

    /// The words of single windows, in the order of the bits.
    public static let words = ["frontLeft", "frontRight"]
}
