/// The continuous quantities at an instant.
public struct Quantities: Hashable, Sendable, BitwiseCopyable {
    /// %, of usable capacity; may exceed 100 by less than a watt-hour where a deadline was rounded up.
    public internal(set) var soc = 50.0
    /// °C.
    public internal(set) var batteryTemperature = 10.0
    /// °C.
    public internal(set) var cabinTemperature = 10.0
    /// kWh taken from the grid since the start.
    public internal(set) var grid = 0.0
    /// kWh put into the battery, and taken from it.
    public internal(set) var charged = 0.0
    public internal(set) var discharged = 0.0
    /// kWh that the climate took from the grid, and from the battery.
    public internal(set) var climateFromGrid = 0.0
    public internal(set) var climateFromBattery = 0.0
    /// kWh lost between the plug and the battery's terminals.
    public internal(set) var lost = 0.0
}

/// The laws by which the quantities go on from a step; all inputs are constant until the next.
struct Flows: Hashable, Sendable, BitwiseCopyable {
    /// How the battery is charged.
    enum ChargeLaw: Hashable, Sendable, BitwiseCopyable {
        /// kW into the battery, 0 when it is not charged.
        case constant(Double)
        /// The power falls with what is missing to 100 %, at this rate per second.
        case taper(rate: Double)

        var isTaper: Bool {
            switch self {
            case .constant: false
            case .taper: true
            }
        }
    }

    /// What the climate does to the cabin.
    enum ClimateMode: Hashable, Sendable, BitwiseCopyable {
        case off, heating, cooling, holding
        /// Warmer than wanted without air conditioning: it waits for the cabin to cool.
        case coasting
    }

    /// Where the quantities stood, and when.
    var since = Instant(milliseconds: 0)
    var anchor = Quantities()

    var charge = ChargeLaw.constant(0)
    /// kW from the grid to the climate, and from the battery to it.
    var climateFromGrid = 0.0
    var climateFromBattery = 0.0
    var climateMode = ClimateMode.off
    /// kW from the battery to everything but the climate.
    var otherDraw = 0.0
    /// Whether the charger runs: its fixed loss counts.
    var isChargerOn = false
    var limitedBy = LimitingFactor.none
    var phasesInUse: UInt8 = 0
    /// °C that the cabin tends to, and the rate per second.
    var cabinEnd = 10.0
    var cabinRate = 0.0
    /// °C that the battery tends to, and the rate per second.
    var batteryEnd = 10.0
    var batteryRate = 0.0

    /// ADAC's measured AC losses, fitted (`domain.md` §6a): kW fixed, and share of the grid's power.
    static let fixedLoss = 0.24
    static let lossShare = 0.06

    /// kW from the charger for a power from the grid.
    @inline(__always)
    static func charger(ofGrid power: Double) -> Double {
        max(0, power * (1 - lossShare) - fixedLoss)
    }

    /// kW from the grid for a power from the charger.
    @inline(__always)
    static func grid(ofCharger power: Double) -> Double {
        power > 0 ? (power + fixedLoss) / (1 - lossShare) : 0
    }

    /// A value on its exponential way to `end`.
    @inline(__always)
    static func approach(_ value: Double, _ end: Double, _ rate: Double, _ dt: Double) -> Double {
        value == end ? value : end + (value - end) * Elementary.exp(-rate * dt)
    }

    /// The quantities at an instant up to which no input changes.
    @inline(__always)
    func quantities(at now: Instant, capacity: Double) -> Quantities {
        guard now != since else { return anchor }
        let dt = (now - since).seconds
        let hours = dt / 3600
        var q = anchor
        let stored: Double
        switch charge {
        case .constant(let power):
            stored = power * hours
        case .taper(let rate):
            let missing = 100 - anchor.soc
            stored = missing * (1 - Elementary.exp(-rate * dt)) * capacity / 100
        }
        let drawn = (climateFromBattery + otherDraw) * hours
        q.soc += (stored - drawn) * 100 / capacity
        q.charged += stored
        q.discharged += drawn
        if isChargerOn {
            let fromCharger = stored + climateFromGrid * hours
            let fixed = Flows.fixedLoss * hours
            let grid = (fromCharger + fixed) / (1 - Flows.lossShare)
            q.grid += grid
            q.lost += fixed + Flows.lossShare * grid
            q.climateFromGrid += climateFromGrid * hours
        }
        q.climateFromBattery += climateFromBattery * hours
        q.cabinTemperature = Flows.approach(q.cabinTemperature, cabinEnd, cabinRate, dt)
        q.batteryTemperature = Flows.approach(q.batteryTemperature, batteryEnd, batteryRate, dt)
        return q
    }

    /// kW into the battery when it holds `soc`.
    @inline(__always)
    func chargePower(soc: Double, capacity: Double) -> Double {
        switch charge {
        case .constant(let power): power
        case .taper(let rate): (100 - soc) * capacity / 100 * rate * 3600
        }
    }

    /// kW through the plug.
    @inline(__always)
    func plugPower(soc: Double, capacity: Double) -> Double {
        guard isChargerOn else { return 0 }
        return Flows.grid(
            ofCharger: chargePower(soc: soc, capacity: capacity) + climateFromGrid)
    }
}
