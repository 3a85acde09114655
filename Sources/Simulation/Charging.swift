/// What the van and its people want of charging, and what it remembers of its limits.
struct Charging: Hashable, Sendable, BitwiseCopyable {
    /// %.
    var target = 100.0
    var window: TimeWindow?
    /// Whether the window is open now; true without one.
    var isWindowOpen = true
    /// When the window opens or closes next.
    var windowTurnsAt = Instant.never
    /// False from `charging.stop` until `charging.start` or unplugging.
    var isWanted = true
    /// Set when the target is reached; charging goes on only 2 points below it.
    var isTargetReached = false
    /// Set when the battery is too cold or hot; lifted 1 K inside of the limits.
    var isTemperatureLost = false
    /// Which of the battery's temperature limits holds (index of ``BatteryLimits/bands``).
    var band: UInt8 = 0
    /// Forecast: when the target is reached, if charging runs or a window will open.
    var readyAt = Instant.never
    /// Whether that comes before the departure (FAQ 24.1).
    var timeSufficient = Sufficiency.unknown
    /// When waiting longer would make the time insufficient.
    var timeRunsOutAt = Instant.never

    /// Points below the target at which charging goes on.
    static let resumeBelow = 2.0
}

/// How the battery's temperature limits the charging power.
///
/// The figures are estimates (`domain.md` §6a, cold); they are steps so that power is constant
/// between two thresholds.
enum BatteryLimits {
    /// °C: charging needs a temperature strictly inside.
    static let coldest = -25.0
    static let hottest = 50.0
    /// K inside of the limits at which a lost temperature is good again, and below a band's edge at
    /// which the band is left.
    static let hysteresis = 1.0

    /// Lower edge in °C and limit in C (multiples of capacity per hour), coldest first.
    static let count = 8
    @inline(__always)
    static func edge(_ band: UInt8) -> Double {
        switch band {
        case 0: -1000
        case 1: -20
        case 2: -15
        case 3: -10
        case 4: -5
        case 5: 0
        case 6: 10
        case 7: 45
        default: 1000
        }
    }
    @inline(__always)
    static func limit(_ band: UInt8) -> Double {
        switch band {
        case 0: 0.05
        case 1: 0.10
        case 2: 0.15
        case 3: 0.22
        case 4: 0.30
        case 5: 0.50
        case 6: 1000
        default: 0.25
        }
    }

    /// The band at a temperature, coming from `band`.
    @inline(__always)
    static func band(at temperature: Double, from band: UInt8) -> UInt8 {
        var band = band
        while temperature >= edge(band + 1) { band += 1 }
        while temperature < edge(band) - hysteresis { band -= 1 }
        return band
    }
}
