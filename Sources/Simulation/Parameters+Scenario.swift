extension Vehicle {
    /// As a scenario has it: a preset, and what differs from it.
    public var scenarioText: String {
        nearestPreset(of: VehiclePreset.allCases) { overrides(of: $0.vehicle) }
    }

    /// The same with the preset that is meant, whatever others are nearer.
    public func scenarioText(of preset: VehiclePreset) -> String {
        text(of: preset, overrides(of: preset.vehicle))
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
    public var scenarioText: String {
        nearestPreset(of: WallboxPreset.allCases) { overrides(of: $0.wallbox) }
    }

    /// The same with the preset that is meant, whatever others are nearer.
    public func scenarioText(of preset: WallboxPreset) -> String {
        text(of: preset, overrides(of: preset.wallbox))
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

/// The preset that needs the fewest overrides, with them; the first of several.
private func nearestPreset<Preset: Word>(
    of presets: [Preset], _ overrides: (Preset) -> [String]
) -> String {
    let all = presets.map { (preset: $0, overrides: overrides($0)) }
    let best = all.min { $0.overrides.count < $1.overrides.count }
    return best.map { text(of: $0.preset, $0.overrides) } ?? ""
}

private func text(of preset: some Word, _ overrides: [String]) -> String {
    if overrides.isEmpty { return preset.word }
    return "{ " + (["preset: \(preset.word)"] + overrides).joined(separator: ", ") + " }"
}
