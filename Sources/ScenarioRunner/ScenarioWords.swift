public import Diagnostics
internal import Simulation

/// What a scenario's author can write beside the words of the vocabulary: keys, fields, arguments,
/// units and signs.
public enum ScenarioWords {
    /// Everything that the word stands for; empty when it is not known.
    public static func explanations(of word: String) -> [Explanation] {
        all.filter { $0.word == word }
    }

    /// Every word that is known, for finding the nearest.
    public static var words: [String] { all.map(\.word) }

    private static let all = keys + fields + arguments + values

    private static var keys: [Explanation] {
        let presets = [ScenarioKey.preset]
        return [
            (ScenarioKey.scenario, "a key of a scenario"), (ScenarioKey.step, "a key of a step"),
            (ScenarioKey.clock, "a key of `clock`"), (ScenarioKey.card, "a key of a card"),
            (presets, "a key of `vehicle` and `wallbox`"),
            ([ScenarioKey.exclude], "a key of `matrix`"),
        ].flatMap { keys, kind in
            keys.map { Explanation($0.name, kind, [$0.about] + $0.example) }
        }
    }

    private static var fields: [Explanation] {
        let vehicles = VehiclePreset.allCases.map { ($0.word, $0.figures) }
        let wallboxes = WallboxPreset.allCases.map { ($0.word, $0.figures) }
        return Vehicle.fields.map { field($0.name, $0.shape, "vehicle", vehicles) }
            + WallboxModel.fields.map { field($0.name, $0.shape, "wallbox", wallboxes) }
    }

    private static func field(
        _ name: String, _ shape: FieldShape, _ model: String,
        _ presets: [(word: String, figures: [PresetFigure])]
    ) -> Explanation {
        let figures = presets.flatMap { preset in
            preset.figures.filter { $0.name == name }.map { "\(preset.word): \($0.value)" }
        }
        return Explanation(name, "a field of `\(model)`", [shape.sentence] + figures)
    }

    /// Arguments of one name are explained together, each command with its own meaning.
    private static var arguments: [Explanation] {
        var found: [(name: String, lines: [String])] = []
        for command in CommandName.allCases {
            for parameter in command.row.parameters {
                let line =
                    "\(command.word): \(parameter.about) \(parameter.kind.expectation)"
                if let index = found.firstIndex(where: { $0.name == parameter.name }) {
                    found[index].lines.append(line)
                } else {
                    found.append((parameter.name, [line]))
                }
            }
        }
        return found.map { Explanation($0.name, "an argument", $0.lines) }
    }

    private static var values: [Explanation] {
        let units = UnitOfMeasure.allCases.map { unit in
            let signals = Signal.allCases.filter { $0.row.kind == .quantity(unit) }
            return Explanation(
                unit.symbol, "a unit",
                [
                    "A number needs it: `40 \(unit.symbol)` is equal within half a unit of the last"
                        + " digit written."
                ]
                    + (signals.isEmpty
                        ? [] : ["Signals: " + signals.map(\.word).joined(separator: ", ") + "."]))
        }
        let lengths = [("d", "days"), ("h", "hours"), ("min", "minutes"), ("s", "seconds")]
        return units
            + (lengths + [("ms", "milliseconds")]).map {
                Explanation($0, "a unit of time: \($1)", ["Lengths add up: `1 h 30 min`."])
            }
            + Weekdays.words.map {
                Explanation($0, "a day of `departure.set`", ["`{ days: [mon, tue] }`."])
            }
            + signs.map { Explanation($0, "a sign in conditions", [$1]) }
    }

    private static let signs = [
        (">=", "At least: `\">= 80 %\"`. YAML wants quotes around it."),
        ("<=", "At most: `\"<= 16 A\"`."),
        (">", "More: `\"> 0 kW\"`. YAML wants quotes around it."),
        ("<", "Less: `\"< 3 kW\"`."),
        ("..", "A range with both ends: `18 °C .. 22 °C`."),
        ("±", "A tolerance: `21 °C ± 0.5`."),
        ("not", "Anything else: `not blocked`."),
        ("contains", "A member of a list: `contains hoodClosed`."),
        ("any", "Any refusal: `refused: any`."),
        ("${name}", "A value of `matrix`, which stands in for it: `\"${name}\"`."),
    ]
}

extension ScenarioKey {
    /// A line with the key in use, where it is not obvious.
    fileprivate var example: [String] {
        Self.examples[name].map { ["Example: \($0)"] } ?? []
    }

    private static let examples = [
        "clock": "clock: { start: 2026-01-12T18:00, zone: Europe/Copenhagen }",
        "vehicle": "vehicle: { preset: eVito-41, heater: 4 kW }",
        "cards": "cards: { 04A1B2C3: Accepted }",
        "given": "given: { vehicle.soc: 40 %, vehicle.hood: open }",
        "include": "include: [_shared/plugged-in.yaml]",
        "matrix": "matrix: { soc: [10 %, 50 %] }, and later { vehicle.soc: \"${soc}\" }",
        "always": "always: [{ wallbox.offer: \"<= 16 A\" }]",
        "never": "never: [{ wallbox.contactor: closed, plug.lock: unlocked }]",
        "at": "at: 07:00",
        "after": "after: 10 s",
        "do": "do: [hood.close, { plug.insert: { supply: socket } }]",
        "expect": "expect: { charging.state: charging, charging.power: 7 kW .. 7.5 kW }",
        "within": "within: 5 s",
        "for": "for: 30 min",
        "refused": "refused: [plugHeld]",
        "golden": "golden: night.golden.jsonl",
    ]
}

extension FieldShape {
    fileprivate var sentence: String {
        switch self {
        case .number(""): "A number."
        case .number(let unit): "A number in \(unit)."
        case .duration: "A length of time."
        case .words(let words): Scalar.choices(words) + "."
        }
    }
}
