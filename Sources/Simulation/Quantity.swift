/// A unit of a signal or an argument.
public enum UnitOfMeasure: UInt8, CaseIterable, Sendable {
    case percent, celsius, kilowatts, kilowattHours, amperes, kilometres

    /// As it is written after a number.
    public var symbol: String {
        switch self {
        case .percent: "%"
        case .celsius: "°C"
        case .kilowatts: "kW"
        case .kilowattHours: "kWh"
        case .amperes: "A"
        case .kilometres: "km"
        }
    }

    /// Decimals in events and messages.
    public var decimals: Int {
        switch self {
        case .percent, .celsius, .amperes, .kilometres: 1
        case .kilowatts: 2
        case .kilowattHours: 3
        }
    }
}

/// The type of a reading: its unit, known to the compiler.
public protocol Dimension: Sendable {
    static var unit: UnitOfMeasure { get }
    /// Ten to the power of the unit's decimals.
    static var scale: Double { get }
}

public enum InPercent: Dimension {
    public static let unit = UnitOfMeasure.percent
    @inline(__always) public static var scale: Double { 10 }
}
public enum InCelsius: Dimension {
    public static let unit = UnitOfMeasure.celsius
    @inline(__always) public static var scale: Double { 10 }
}
public enum InKilowatts: Dimension {
    public static let unit = UnitOfMeasure.kilowatts
    @inline(__always) public static var scale: Double { 100 }
}
public enum InKilowattHours: Dimension {
    public static let unit = UnitOfMeasure.kilowattHours
    @inline(__always) public static var scale: Double { 1000 }
}
public enum InAmperes: Dimension {
    public static let unit = UnitOfMeasure.amperes
    @inline(__always) public static var scale: Double { 10 }
}

/// A continuous quantity as a signal reads it: exact for comparisons, equal when its decimals are.
public struct Reading<D: Dimension>: Sendable, BitwiseCopyable {
    public let number: Double
    @inline(__always) init(_ value: Double) { number = value }

    /// The value at the unit's decimals, as events tell it.
    @inline(__always)
    var rounded: Double { (number * D.scale).roundedToWhole / D.scale }
}

extension Reading: Equatable {
    @inline(__always)
    public static func == (a: Self, b: Self) -> Bool {
        (a.number * D.scale).roundedToWhole == (b.number * D.scale).roundedToWhole
    }
}

extension Double {
    /// Rounded to the nearest whole number, ties to even, without a library call; for |x| < 2^51.
    @inline(__always)
    var roundedToWhole: Double { (self + 6755399441055744) - 6755399441055744 + 0 }

    /// Fixed decimals without exponent, `-0` shown as `0`.
    public func text(decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (self * scale).roundedToWhole
        guard scaled > -9e15, scaled < 9e15 else { return "\(self)" }
        let whole = Int64(scaled)
        guard decimals > 0 else { return "\(whole)" }
        let (ones, fraction) = whole.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        var text = whole < 0 ? "-" : ""
        text += String(ones)
        text += "."
        // The digit before them keeps the zeros in front.
        text += String(UInt64(scale) + fraction).dropFirst()
        return text
    }
}
