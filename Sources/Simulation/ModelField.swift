/// A figure of a model that may be set otherwise than its preset has it: what it is called, and how
/// it is written.
public struct ModelField<Model> {
    public enum Kind {
        /// A number with a unit, which may be empty, and where it must lie.
        case number(String, ClosedRange<Double>, WritableKeyPath<Model, Double>)
        case duration(WritableKeyPath<Model, Timespan>)
        /// One of a few numbers.
        case count([Int], WritableKeyPath<Model, Int>)
        /// Two words, for yes and for no.
        case flag((yes: String, no: String), WritableKeyPath<Model, Bool>)
    }

    public let name: String
    public let kind: Kind

    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// The value as a scenario has it, exact to the bit.
    public func text(in model: Model) -> String {
        switch kind {
        case .number("", _, let path): model[keyPath: path].plain
        case .number(let unit, _, let path): "\(model[keyPath: path].plain) \(unit)"
        case .duration(let path): model[keyPath: path].text
        case .count(_, let path): "\(model[keyPath: path])"
        case .flag(let words, let path): model[keyPath: path] ? words.yes : words.no
        }
    }
}

extension Vehicle {
    /// Everything that `vehicle:` may override, by name.
    public static var fields: [ModelField<Vehicle>] {
        [
            .init("capacity", .number("kWh", 1...500, \.capacity)),
            .init("phases", .count([1, 2, 3], \.phases)),
            .init("phaseCurrent", .number("A", 6...80, \.phaseCurrent)),
            .init("chargerPower", .number("kW", 1...60, \.chargerPower)),
            .init("heater", .number("kW", 0...20, \.heater)),
            .init("cooler", .number("kW", 0...20, \.cooler)),
            .init("minimumSoc", .number("%", 0...100, \.minimumSoc)),
            .init("preclimateLead", .duration(\.preclimateLead)),
            .init("preclimateHold", .duration(\.preclimateHold)),
            .init("startNowLimit", .duration(\.startNowLimit)),
            .init("cabinCapacity", .number("kJ/K", 1...10_000, \.cabinCapacity)),
            .init("cabinLoss", .number("W/K", 1...10_000, \.cabinLoss)),
            .init("coolingPerformance", .number("", 0.1...10, \.coolingPerformance)),
            .init("batteryHeatCapacity", .number("kJ/K", 1...10_000, \.batteryHeatCapacity)),
            .init("batteryLoss", .number("W/K", 0...1000, \.batteryLoss)),
            .init("batteryHeating", .number("", 0...1, \.batteryHeating)),
            .init("taperStart", .number("%", 50...99, \.taperStart)),
            .init("taperMinimum", .number("kW", 0.05...10, \.taperMinimum)),
            .init("standby", .number("kW", 0...0.01, \.standby)),
            .init("householdCurrent", .number("A", 6...16, \.householdCurrent)),
            .init("consumption", .number("kWh", 1...200, \.consumption)),
        ]
    }
}

extension WallboxModel {
    /// Everything that `wallbox:` may override, by name.
    public static var fields: [ModelField<WallboxModel>] {
        [
            .init("phases", .count([1, 3], \.phases)),
            .init("current", .number("A", 6...80, \.current)),
            .init("cable", .flag(("tethered", "loose"), \.isTethered)),
            .init("card", .flag(("required", "free"), \.requiresCard)),
            .init("connectionTimeout", .duration(\.connectionTimeout)),
            .init("resumesAfterPowerLoss", .flag(("true", "false"), \.resumesAfterPowerLoss)),
        ]
    }
}

extension Thresholds {
    /// Everything that `limits:` of a configuration may set, by name.
    public static var fields: [ModelField<Thresholds>] {
        [
            .init("climateSoc", .number("%", 0...100, \.climateSoc)),
            .init("climateDifference", .number("K", 0...20, \.climateDifference)),
        ]
    }
}
