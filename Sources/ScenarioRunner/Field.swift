internal import Simulation

/// How a field is written, for those who do not read it.
enum FieldShape: Hashable, Sendable {
    /// A number with a unit, which may be empty.
    case number(String)
    case duration
    case words([String])
}

/// Figures of a preset that a scenario may override.
struct Field<Model> {
    let name: String
    let shape: FieldShape
    let set: (inout Model, Element) throws(Mistake) -> Void

    static func number(
        _ name: String, _ unit: String, _ range: ClosedRange<Double>,
        _ path: WritableKeyPath<Model, Double>
    ) -> Field {
        Field(name: name, shape: .number(unit)) { model, element throws(Mistake) in
            model[keyPath: path] = try element.number(in: unit, range)
        }
    }

    static func duration(
        _ name: String, _ path: WritableKeyPath<Model, Timespan>
    ) -> Field {
        Field(name: name, shape: .duration) { model, element throws(Mistake) in
            guard let text = element.text else { throw Mistake("must be a length of time") }
            let duration = try Scalar.duration(text)
            let range = Timespan.seconds(0)...Timespan.hours(24)
            guard range.contains(duration) else {
                throw Mistake("is \(text); it must lie in 0 s to 24 h")
            }
            model[keyPath: path] = duration
        }
    }

    static func count(
        _ name: String, _ allowed: [Int], _ path: WritableKeyPath<Model, Int>
    ) -> Field {
        Field(name: name, shape: .words(allowed.map { "\($0)" })) {
            model, element throws(Mistake) in
            guard let number = element.text.flatMap({ Int($0) }), allowed.contains(number) else {
                let choices = Scalar.choices(allowed.map { "\($0)" })
                throw Mistake("is \(element.written.quoted); it must be \(choices)")
            }
            model[keyPath: path] = number
        }
    }

    static func flag(
        _ name: String, _ words: (yes: String, no: String), _ path: WritableKeyPath<Model, Bool>
    ) -> Field {
        Field(name: name, shape: .words([words.yes, words.no])) {
            model, element throws(Mistake) in
            switch element.text {
            case words.yes: model[keyPath: path] = true
            case words.no: model[keyPath: path] = false
            default:
                let near = element.text.flatMap { nearest(to: $0, in: [words.yes, words.no]) }
                throw Mistake(
                    "is \(element.written.quoted); it must be \(words.yes) or \(words.no)"
                        + (near.map { "; did you mean `\($0)`?" } ?? ""))
            }
        }
    }
}

extension Element {
    /// A number with a unit of its own.
    fileprivate func number(
        in unit: String, _ range: ClosedRange<Double>
    ) throws(Mistake) -> Double {
        guard let text = text?.trimmed, !isBlank else {
            throw Mistake("is \(written.quoted); it must be a number in \(unit)")
        }
        let number = String(text.prefix { "-.0123456789".contains($0) })
        guard let value = Scalar.decimal(number)?.value else {
            throw Mistake("is \"\(text)\"; it must be a number in \(unit)")
        }
        let rest = String(text.dropFirst(number.count)).trimmed
        guard rest == unit else {
            let found = rest.isEmpty ? "has no unit" : "has the unit \"\(rest)\""
            throw Mistake("\(found); write it in \(unit): \(number) \(unit)".trimmed)
        }
        guard range.contains(value) else {
            throw Mistake(
                "is \(text); it must lie in \(Scalar.shortest(range.lowerBound))–"
                    + "\(Scalar.shortest(range.upperBound)) \(unit)")
        }
        return value
    }
}

extension Vehicle {
    /// Everything that `vehicle:` may override, by name.
    static var fields: [Field<Vehicle>] {
        [
            .number("capacity", "kWh", 1...500, \.capacity),
            .count("phases", [1, 2, 3], \.phases),
            .number("phaseCurrent", "A", 6...80, \.phaseCurrent),
            .number("chargerPower", "kW", 1...60, \.chargerPower),
            .number("heater", "kW", 0...20, \.heater),
            .number("cooler", "kW", 0...20, \.cooler),
            .number("minimumSoc", "%", 0...100, \.minimumSoc),
            .duration("preclimateLead", \.preclimateLead),
            .duration("preclimateHold", \.preclimateHold),
            .duration("startNowLimit", \.startNowLimit),
            .number("cabinCapacity", "kJ/K", 1...10_000, \.cabinCapacity),
            .number("cabinLoss", "W/K", 1...10_000, \.cabinLoss),
            .number("coolingPerformance", "", 0.1...10, \.coolingPerformance),
            .number("batteryHeatCapacity", "kJ/K", 1...10_000, \.batteryHeatCapacity),
            .number("batteryLoss", "W/K", 0...1000, \.batteryLoss),
            .number("batteryHeating", "", 0...1, \.batteryHeating),
            .number("taperStart", "%", 50...99, \.taperStart),
            .number("taperMinimum", "kW", 0.05...10, \.taperMinimum),
            .number("standby", "kW", 0...0.01, \.standby),
            .number("householdCurrent", "A", 6...16, \.householdCurrent),
            .number("consumption", "kWh", 1...200, \.consumption),
        ]
    }
}

extension WallboxModel {
    /// Everything that `wallbox:` may override, by name.
    static var fields: [Field<WallboxModel>] {
        [
            .count("phases", [1, 3], \.phases),
            .number("current", "A", 6...80, \.current),
            .flag("cable", ("tethered", "loose"), \.isTethered),
            .flag("card", ("required", "free"), \.requiresCard),
            .duration("connectionTimeout", \.connectionTimeout),
            .flag("resumesAfterPowerLoss", ("true", "false"), \.resumesAfterPowerLoss),
        ]
    }
}

extension Thresholds {
    /// Everything that `limits:` of a configuration may set, by name.
    static var fields: [Field<Thresholds>] {
        [
            .number("climateSoc", "%", 0...100, \.climateSoc),
            .number("climateDifference", "K", 0...20, \.climateDifference),
        ]
    }
}
