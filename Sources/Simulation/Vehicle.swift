/// The figures of a vehicle; ``VehiclePreset`` fills them in, and any can be overridden.
public struct Vehicle: Hashable, Sendable, BitwiseCopyable {
    /// kWh, usable.
    public var capacity: Double
    /// Phases of the on-board charger, 1–3.
    public var phases: Int
    /// A per phase.
    public var phaseCurrent: Double
    /// kW from the grid.
    public var chargerPower: Double
    /// kW electrical.
    public var heater: Double
    /// kW electrical; 0: no air conditioning.
    public var cooler: Double
    /// %; a climate threshold above the 15 % of FAQ 25.7.
    public var minimumSoc: Double
    /// The earliest start before a departure.
    public var preclimateLead: Timespan
    /// How long the climate is kept after a departure.
    public var preclimateHold: Timespan
    /// How long a climate started at once runs.
    public var startNowLimit: Timespan
    /// kJ/K of the cabin.
    public var cabinCapacity: Double
    /// W/K from the cabin to the outside.
    public var cabinLoss: Double
    /// Heat moved per electrical energy when cooling.
    public var coolingPerformance: Double
    /// kJ/K of the battery.
    public var batteryHeatCapacity: Double
    /// W/K from the battery to the outside.
    public var batteryLoss: Double
    /// Share of a battery power that warms it.
    public var batteryHeating: Double
    /// % at which the taper begins at full charger power.
    public var taperStart: Double
    /// kW; the taper ends here, so that 100 % is reached.
    public var taperMinimum: Double
    /// kW drawn from the battery while no grid power flows.
    public var standby: Double
    /// A that the control box of its household cable is set to.
    public var householdCurrent: Double
    /// kWh per 100 km.
    public var consumption: Double

    /// kW that the charger puts out at its best.
    var fullPower: Double { Flows.charger(ofGrid: fullGridPower) }

    /// kW that the charger takes at its best.
    var fullGridPower: Double { gridPower(phases: phases, current: phaseCurrent) }

    /// kW that the charger takes on so many phases at a current offered in A.
    @inline(__always)
    func gridPower(phases: Int, current: Double) -> Double {
        let drawn = min(current, phaseCurrent)
        return min(chargerPower, Double(phases) * drawn * Snapshot.voltage / 1000)
    }
}

/// The vehicles that come with the simulator.
public enum VehiclePreset: UInt8, Word {
    case vitoECell, eVito41, eVito66, eVitoTourer90
    case eSprinter41, eSprinter55, eSprinter56, eSprinter81, eSprinter113
    public static let words = [
        "Vito-E-CELL", "eVito-41", "eVito-66", "eVito-Tourer-90", "eSprinter-41", "eSprinter-55",
        "eSprinter-56", "eSprinter-81", "eSprinter-113",
    ]

    /// The figures.
    public var vehicle: Vehicle {
        var vehicle = Vehicle(
            capacity: 35, phases: 2, phaseCurrent: 16, chargerPower: 7.4, heater: 5, cooler: 2.5,
            minimumSoc: 15, preclimateLead: .minutes(50), preclimateHold: .minutes(10),
            startNowLimit: .minutes(50), cabinCapacity: 160, cabinLoss: 75,
            coolingPerformance: 2.5, batteryHeatCapacity: 0, batteryLoss: 26,
            batteryHeating: 0.015, taperStart: 92, taperMinimum: 0.3, standby: 0.002,
            householdCurrent: 10, consumption: 25)
        switch self {
        case .vitoECell:
            vehicle.capacity = 32
            vehicle.phases = 3
            vehicle.chargerPower = 6.1
            vehicle.cooler = 0
            vehicle.householdCurrent = 13
        case .eVito41:
            break
        case .eVito66:
            vehicle.capacity = 60
            vehicle.phases = 3
            vehicle.chargerPower = 11
        case .eVitoTourer90:
            vehicle.capacity = 90
            vehicle.phases = 3
            vehicle.chargerPower = 11
            vehicle.heater = 7
            vehicle.cooler = 3.5
            vehicle.cabinCapacity = 300
            vehicle.cabinLoss = 130
        case .eSprinter41, .eSprinter55:
            vehicle.capacity = self == .eSprinter41 ? 35 : 47
            vehicle.cabinCapacity = 190
            vehicle.cabinLoss = 90
        case .eSprinter56, .eSprinter81, .eSprinter113:
            vehicle.capacity = self == .eSprinter56 ? 56 : self == .eSprinter81 ? 81 : 113
            vehicle.phases = 3
            vehicle.chargerPower = 11
            vehicle.cabinCapacity = 190
            vehicle.cabinLoss = 90
        }
        // FASTSim Leaf: 88 kJ/K for 30 kWh.
        vehicle.batteryHeatCapacity = 2.9 * vehicle.capacity
        return vehicle
    }
}

/// The figures of a wallbox.
public struct WallboxModel: Hashable, Sendable, BitwiseCopyable {
    /// 1 or 3.
    public var phases: Int
    /// A per phase.
    public var current: Double
    /// Whether its cable is fixed to it: then its own current is the cable's rating.
    public var isTethered: Bool
    /// Whether a card must be accepted.
    public var requiresCard: Bool
    /// How long an accepted card waits for its plug.
    public var connectionTimeout: Timespan
    /// Whether a transaction outlives a loss of mains.
    public var resumesAfterPowerLoss: Bool
}

/// The wallboxes that come with the simulator.
public enum WallboxPreset: UInt8, Word {
    case home3, home7, home11, home22
    public static let words = ["home-3.7kW", "home-7.4kW", "home-11kW", "home-22kW"]

    /// The figures.
    public var wallbox: WallboxModel {
        var wallbox = WallboxModel(
            phases: 3, current: 16, isTethered: false, requiresCard: true,
            connectionTimeout: .seconds(60), resumesAfterPowerLoss: true)
        switch self {
        case .home3: wallbox.phases = 1
        case .home7:
            wallbox.phases = 1
            wallbox.current = 32
        case .home11: break
        case .home22: wallbox.current = 32
        }
        return wallbox
    }
}

/// Thresholds of the FAQ that an operator may set otherwise.
public struct Thresholds: Hashable, Sendable, BitwiseCopyable {
    /// %; the battery must be strictly above (FAQ 25.7).
    public var climateSoc = 15.0
    /// K; preset and outside temperature must differ by at least that (FAQ 25.6).
    public var climateDifference = 0.5

    public init() {}
}

/// What is fixed about one vehicle at one charging place.
public struct Parameters: Hashable, Sendable, BitwiseCopyable {
    public var vehicle = VehiclePreset.eVito41.vehicle
    /// Nothing where there is only a household socket.
    public var wallbox: WallboxModel?
    public var thresholds = Thresholds()

    public init() {}

    /// %; the battery must be strictly above for the climate.
    var climateThreshold: Double { max(thresholds.climateSoc, vehicle.minimumSoc) }

    /// kW that the climate can have at that supply, as planning sees it.
    @inline(__always)
    func climatePower(_ power: Double, at supply: PlugSupply, rating: Double) -> Double {
        guard supply == .socket else { return power }
        return min(power, Flows.charger(ofGrid: vehicle.gridPower(phases: 1, current: rating)))
    }
}
