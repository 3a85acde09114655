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
        texts(of: Vehicle.fields, self, otherThan: preset)
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
        texts(of: WallboxModel.fields, self, otherThan: preset)
    }
}

/// The fields in which a model differs from another.
private func texts<Model>(
    of fields: [ModelField<Model>], _ model: Model, otherThan other: Model
) -> [String] {
    fields.compactMap { field in
        let text = field.text(in: model)
        return text == field.text(in: other) ? nil : "\(field.name): \(text)"
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
