internal import Simulation

extension Vehicle {
    /// As a scenario has it: a preset, and what differs from it.
    var scenarioText: String {
        var best: (preset: VehiclePreset, overrides: [String])?
        for preset in VehiclePreset.allCases {
            let overrides = overrides(of: preset.vehicle)
            if overrides.count < best?.overrides.count ?? .max { best = (preset, overrides) }
        }
        guard let best else { return VehiclePreset.eVito41.word }
        if best.overrides.isEmpty { return best.preset.word }
        return "{ "
            + (["preset: \(best.preset.word)"] + best.overrides).joined(separator: ", ") + " }"
    }

    private func overrides(of preset: Vehicle) -> [String] {
        let numbers: [(String, String, KeyPath<Vehicle, Double>)] = [
            ("capacity", " kWh", \.capacity), ("phaseCurrent", " A", \.phaseCurrent),
            ("chargerPower", " kW", \.chargerPower), ("heater", " kW", \.heater),
            ("cooler", " kW", \.cooler), ("minimumSoc", " %", \.minimumSoc),
            ("cabinCapacity", " kJ/K", \.cabinCapacity), ("cabinLoss", " W/K", \.cabinLoss),
            ("coolingPerformance", "", \.coolingPerformance),
            ("batteryHeatCapacity", " kJ/K", \.batteryHeatCapacity),
            ("batteryLoss", " W/K", \.batteryLoss), ("batteryHeating", "", \.batteryHeating),
            ("taperStart", " %", \.taperStart), ("taperMinimum", " kW", \.taperMinimum),
            ("standby", " kW", \.standby), ("householdCurrent", " A", \.householdCurrent),
            ("consumption", " kWh", \.consumption),
        ]
        let durations: [(String, KeyPath<Vehicle, Timespan>)] = [
            ("preclimateLead", \.preclimateLead), ("preclimateHold", \.preclimateHold),
            ("startNowLimit", \.startNowLimit),
        ]
        var overrides: [String] = []
        for (name, unit, path) in numbers where self[keyPath: path] != preset[keyPath: path] {
            overrides.append("\(name): \(self[keyPath: path].plain)\(unit)")
        }
        for (name, path) in durations where self[keyPath: path] != preset[keyPath: path] {
            overrides.append("\(name): \(self[keyPath: path].text)")
        }
        if phases != preset.phases { overrides.append("phases: \(phases)") }
        return overrides
    }
}

extension WallboxModel {
    /// As a scenario has it: a preset, and what differs from it.
    var scenarioText: String {
        var best: (preset: WallboxPreset, overrides: [String])?
        for preset in WallboxPreset.allCases {
            let overrides = overrides(of: preset.wallbox)
            if overrides.count < best?.overrides.count ?? .max { best = (preset, overrides) }
        }
        guard let best else { return WallboxPreset.home11.word }
        if best.overrides.isEmpty { return best.preset.word }
        return "{ "
            + (["preset: \(best.preset.word)"] + best.overrides).joined(separator: ", ") + " }"
    }

    private func overrides(of preset: WallboxModel) -> [String] {
        var overrides: [String] = []
        if phases != preset.phases { overrides.append("phases: \(phases)") }
        if current != preset.current { overrides.append("current: \(current.plain) A") }
        if isTethered != preset.isTethered {
            overrides.append("cable: \(isTethered ? "tethered" : "loose")")
        }
        if requiresCard != preset.requiresCard {
            overrides.append("card: \(requiresCard ? "required" : "free")")
        }
        if connectionTimeout != preset.connectionTimeout {
            overrides.append("connectionTimeout: \(connectionTimeout.text)")
        }
        if resumesAfterPowerLoss != preset.resumesAfterPowerLoss {
            overrides.append("resumesAfterPowerLoss: \(resumesAfterPowerLoss)")
        }
        return overrides
    }
}
