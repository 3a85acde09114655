/// Where a figure of a preset comes from.
public enum Provenance: Hashable, Sendable {
    /// A publication says so.
    case sourced(String)
    /// Chosen, carried over or fitted; why.
    case estimated(String)
}

/// A figure of a preset and where it comes from.
public struct PresetFigure: Hashable, Sendable {
    /// The name under which it can be overridden.
    public let name: String
    /// The value with its unit.
    public let value: String
    public let provenance: Provenance

    init(_ name: String, _ value: String, _ provenance: Provenance) {
        self.name = name
        self.value = value
        self.provenance = provenance
    }
}

extension VehiclePreset {
    /// Every figure with its source (`domain.md` §1 and §6).
    public var figures: [PresetFigure] { chargingFigures + climateFigures + batteryFigures }

    private var chargingFigures: [PresetFigure] {
        let figures = vehicle
        return [
            PresetFigure("capacity", kilowattHours(figures.capacity), capacitySource),
            PresetFigure("phases", "\(figures.phases)", phasesSource),
            PresetFigure(
                "phaseCurrent", "\(Scalar.shortest(figures.phaseCurrent)) A",
                .estimated("follows from charger power and phases")),
            PresetFigure("chargerPower", kilowatts(figures.chargerPower), chargerSource),
            PresetFigure(
                "householdCurrent", "\(Scalar.shortest(figures.householdCurrent)) A",
                .estimated(
                    self == .vitoECell
                        ? "reproduces 12 h at a household socket" : "usual setting of such a cable")
            ),
        ]
    }

    private var climateFigures: [PresetFigure] {
        let figures = vehicle
        return [
            PresetFigure(
                "heater", kilowatts(figures.heater),
                .estimated("not published; a small electric car has 4 kW, a minibus 4.8–6.8 kW")),
            PresetFigure("cooler", kilowatts(figures.cooler), coolerSource),
            PresetFigure(
                "coolingPerformance", Scalar.shortest(figures.coolingPerformance),
                .estimated("usual for such a compressor")),
            PresetFigure(
                "minimumSoc", "\(Scalar.shortest(figures.minimumSoc)) %", .sourced("FAQ 25.7")),
            PresetFigure(
                "preclimateLead", figures.preclimateLead.text,
                .sourced("the manufacturer's van manual (MB-910)")),
            PresetFigure(
                "preclimateHold", figures.preclimateHold.text,
                .sourced("the manufacturer's van manual (MB-910)")),
            PresetFigure(
                "startNowLimit", figures.startNowLimit.text,
                .sourced("manual of the GLE 500 e, 2015; carried over")),
            PresetFigure(
                "cabinCapacity", "\(Scalar.shortest(figures.cabinCapacity)) kJ/K",
                .estimated("fitted between published cabins of cars and minibuses")),
            PresetFigure(
                "cabinLoss", "\(Scalar.shortest(figures.cabinLoss)) W/K",
                .estimated("fitted to ADAC's cold chamber and published cabins")),
        ]
    }

    private var batteryFigures: [PresetFigure] {
        let figures = vehicle
        let leaf = Provenance.estimated("FASTSim's 30 kWh Leaf, scaled by capacity")
        return [
            PresetFigure(
                "batteryHeatCapacity",
                "\(figures.batteryHeatCapacity.text(decimals: 1)) kJ/K", leaf),
            PresetFigure(
                "batteryLoss", "\(Scalar.shortest(figures.batteryLoss)) W/K",
                .estimated("FASTSim's 30 kWh Leaf")),
            PresetFigure(
                "batteryHeating", Scalar.shortest(figures.batteryHeating),
                .estimated("FASTSim's 30 kWh Leaf: 0.985 efficiency one way")),
            PresetFigure(
                "taperStart", "\(Scalar.shortest(figures.taperStart)) %",
                .estimated("fitted to the published charging times")),
            PresetFigure(
                "taperMinimum", kilowatts(figures.taperMinimum),
                .estimated("chosen, so that 100 % is reached")),
            PresetFigure(
                "standby", "\(Scalar.shortest(figures.standby * 1000)) W",
                .estimated("chosen below the 10 W allowed")),
            PresetFigure(
                "consumption", "\(Scalar.shortest(figures.consumption)) kWh/100 km",
                .estimated("usual for such a van")),
        ]
    }

    private var capacitySource: Provenance {
        switch self {
        case .vitoECell: .sourced("press 2010/11 (36 kWh, 32 usable)")
        case .eVito41: .estimated("35 kWh usable is published for the eSprinter with the same pack")
        case .eVito66: .sourced("autoweek.nl (66 kWh, 60 usable)")
        case .eVitoTourer90: .sourced("taxi-times.com (100 kWh, 90 usable)")
        case .eSprinter41: .sourced("auto-medienportal (41 kWh, 35 usable)")
        case .eSprinter55: .sourced("autopista.es (55 kWh, 47 usable)")
        case .eSprinter56, .eSprinter81, .eSprinter113: .sourced("automobile.at")
        }
    }

    private var phasesSource: Provenance {
        switch self {
        case .vitoECell: .estimated("400 V is published, the number of phases is not")
        case .eVito41: .estimated("open-ev-data says 2; its entry is unreliable")
        case .eVito66: .estimated("generally known of an 11 kW charger")
        case .eVitoTourer90: .sourced("open-ev-data (EQV: 3 phases, 11 kW)")
        case .eSprinter41, .eSprinter55:
            .estimated("unresolved: 2 × 16 A or 1 × 32 A; as the eVito")
        case .eSprinter56, .eSprinter81, .eSprinter113:
            .estimated("generally known of an 11 kW charger")
        }
    }

    private var chargerSource: Provenance {
        switch self {
        case .vitoECell: .sourced("press 2010/11 (6.1 kW at 400 V)")
        case .eVito41: .sourced("auto-motor-und-sport (7.4 kW)")
        case .eVito66: .estimated("generally known: 11 kW")
        case .eVitoTourer90: .sourced("taxi-times.com (11 kW)")
        case .eSprinter41, .eSprinter55: .sourced("auto-medienportal, autopista.es (7.4 kW)")
        case .eSprinter56, .eSprinter81, .eSprinter113:
            .sourced("mezzicommerciali.it (11 kW in Europe)")
        }
    }

    private var coolerSource: Provenance {
        switch self {
        case .vitoECell: .sourced("auto.de, flotte.de 2010: no air conditioning at launch")
        case .eVito41, .eVito66, .eVitoTourer90, .eSprinter41, .eSprinter55, .eSprinter56,
            .eSprinter81, .eSprinter113:
            .estimated("usual compressors take 2–3.5 kW")
        }
    }
}

extension WallboxPreset {
    /// Every figure with its source.
    public var figures: [PresetFigure] {
        let figures = wallbox
        let power = Provenance.sourced("the preset's name: its power at 230 V")
        return [
            PresetFigure("phases", "\(figures.phases)", power),
            PresetFigure("current", "\(Scalar.shortest(figures.current)) A", power),
            PresetFigure(
                "cable", figures.isTethered ? "tethered" : "loose", .estimated("chosen")),
            PresetFigure(
                "card", figures.requiresCard ? "required" : "free", .sourced("FAQ 24.5")),
            PresetFigure(
                "connectionTimeout", figures.connectionTimeout.text,
                .estimated("between the 30 s and 120 s that OCPP programs take")),
            PresetFigure(
                "resumesAfterPowerLoss", "\(figures.resumesAfterPowerLoss)",
                .sourced("MB-910: after the breaker is reset, charging continues by itself")),
        ]
    }
}

private func kilowatts(_ value: Double) -> String { "\(Scalar.shortest(value)) kW" }
private func kilowattHours(_ value: Double) -> String { "\(Scalar.shortest(value)) kWh" }
