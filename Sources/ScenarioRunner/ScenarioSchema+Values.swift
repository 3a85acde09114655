internal import Simulation

extension ScenarioSchema {
    // MARK: Commands

    /// A scenario waits by itself, so that commands to the clock have no place.
    private static var commands: [CommandName] {
        CommandName.allCases.filter { $0.row.origin != .clock }
    }

    static var command: Written {
        let alone = commands.filter { !$0.row.parameters.contains(where: \.isRequired) }
        let properties = commands.map { name in
            (name.word, reference("arguments/$defs/\(name.word)"))
        }
        return [
            "anyOf": [
                oneOf(alone.map(\.word)),
                [
                    "type": "object", "minProperties": 1, "maxProperties": 1,
                    "properties": .map(properties), "additionalProperties": false,
                ],
            ]
        ]
    }

    /// What each command takes.
    static var arguments: Written {
        .map(commands.map { ($0.word, arguments(of: $0).described($0.row.about)) })
    }

    private static func arguments(of name: CommandName) -> Written {
        if name == .worldSet { return reference("world") }
        let parameters = name.row.parameters
        let required = parameters.filter(\.isRequired).map(\.name)
        let properties = parameters.map {
            ($0.name, schema(of: $0.kind).described("\($0.about) \($0.kind.expectation)"))
        }
        var entries: [(String, Written)] = [
            ("type", required.isEmpty ? ["object", "null"] : "object"),
            ("properties", .map(properties)),
            ("additionalProperties", false),
        ]
        if !required.isEmpty { entries.append(("required", .words(required))) }
        if name == .departureSet {
            entries.append(("not", ["required": ["date", "days"]]))
        }
        return .map(entries)
    }

    private static func schema(of kind: ParameterKind) -> Written {
        switch kind {
        case .word(let words): oneOf(words)
        case .quantity(let unit, _), .steps(let unit, _, by: _):
            pattern(SchemaPattern.quantity(unit.symbol))
        case .oneOf(let unit, let numbers):
            pattern(SchemaPattern.quantity(unit.symbol, oneOf: numbers.map(Scalar.shortest)))
        case .number: pattern("-?[0-9]+(?:\\.[0-9]+)?", and: ["number"])
        case .duration: reference("duration")
        case .timeOfDay: pattern(SchemaPattern.minuteOfDay)
        case .date: pattern(SchemaPattern.date)
        case .days: ["type": "array", "minItems": 1, "items": oneOf(Weekdays.words)]
        case .name: reference("name")
        case .card: pattern("\(SchemaPattern.uid)|\(SchemaPattern.token)", and: ["number"])
        case .assignments: reference("world")
        }
    }

    // MARK: Signals that are set

    /// Values by signal; in a command nothing after the colon means no value.
    static func world(isBlankNone: Bool) -> Written {
        let signals = Signal.allCases.filter { $0.row.settable != .no }
        var entries: [(String, Written)] = [
            ("type", "object"),
            (
                "properties",
                .map(
                    signals.map {
                        let value = $0.setValue(isBlankNone: isBlankNone)
                        return ($0.word, value.described($0.row.about))
                    })
            ),
            ("additionalProperties", false),
        ]
        if isBlankNone { entries.append(("minProperties", 1)) }
        return .map(entries)
    }

    // MARK: Signals that are expected

    static var conditions: Written {
        [
            "type": "object",
            "minProperties": 1,
            "properties": .map(
                Signal.allCases.map { ($0.word, $0.expected.described($0.row.about)) }),
            "additionalProperties": false,
        ]
    }

    // MARK: Building blocks

    static let textTypes: Written = ["string", "number", "boolean"]

    static var text: Written { ["type": textTypes, "pattern": "\\S"] }

    static func reference(_ name: String) -> Written { ["$ref": "#/$defs/\(name)"] }

    /// A text of that form; `and` are what YAML's core schema makes of some of them.
    static func pattern(_ pattern: String, and types: [String] = []) -> Written {
        [
            "type": types.isEmpty ? "string" : .words(["string"] + types),
            "pattern": .text("^(?:\(pattern))$\(orName)"),
        ]
    }

    /// A name of the matrix in it, after the patterns of values and beside their words.
    private static let orName = "|\\$\\{"
    private static let name: Written = ["pattern": "\\$\\{", "type": "string"]

    /// The same without names of a matrix, for files that have none.
    static func withoutNames(_ schema: Written) -> Written {
        switch schema {
        case .map(let entries):
            .map(entries.map { .init($0.name, withoutNames($0.value)) })
        case .list(let items): .list(items.filter { $0 != name }.map(withoutNames))
        case .text(let text) where text.hasSuffix(orName):
            .text(String(text.dropLast(orName.count)))
        case .text, .number, .flag, .null: schema
        }
    }

    /// One of some words, or a name of the matrix.
    static func oneOf(_ words: [String]) -> Written {
        [
            "anyOf": [
                ["enum": .list(words.flatMap(spellings))], name,
            ]
        ]
    }

    /// A word, and what YAML's core schema makes of it.
    private static func spellings(_ word: String) -> [Written] {
        switch word {
        case "true": [.text(word), true]
        case "false": [.text(word), false]
        default: Int(word).map { [.text(word), .number(Double($0))] } ?? [.text(word)]
        }
    }

    static func properties(
        _ keys: [ScenarioKey], _ schema: (String) -> Written
    ) -> Written {
        .map(keys.map { ($0.name, schema($0.name).described($0.about)) })
    }

    static func object(
        _ keys: [ScenarioKey], required: [String] = [], _ schema: (String) -> Written
    ) -> Written {
        [
            "type": "object", "properties": properties(keys, schema),
            "additionalProperties": false, "required": .words(required),
        ]
    }
}

extension Signal {
    /// What `given` and `world.set` may set it to.
    fileprivate func setValue(isBlankNone: Bool) -> Written {
        let none = row.isOptional ? ["none"] : []
        let value: Written
        switch row.kind {
        case .flag: value = ScenarioSchema.oneOf(["true", "false"] + none)
        case .words(let words):
            value = ScenarioSchema.oneOf(words + none.filter { !words.contains($0) })
        case .quantity(let unit):
            let forms = [SchemaPattern.quantity(unit.symbol)] + none
            value = ScenarioSchema.pattern(forms.joined(separator: "|"))
        case .window:
            let forms = [SchemaPattern.window] + none
            value = ScenarioSchema.pattern(forms.joined(separator: "|"))
        case .instant, .card, .prerequisites, .departures: value = [:]
        }
        return isBlankNone && row.isOptional ? ["anyOf": [value, ["type": "null"]]] : value
    }

    /// What `expect`, `always` and `never` may ask of it.
    fileprivate var expected: Written {
        switch row.kind {
        case .flag: words(["true", "false"])
        case .words(let all): words(all.filter { impossible(prerequisites: [$0]) == nil })
        case .quantity(let unit): form(SchemaPattern.condition(unit.symbol))
        case .instant: form(SchemaPattern.timeCondition)
        case .window: form(SchemaPattern.window)
        case .card: form("card~(?:[0-9a-f]{4}|[0-9a-f]{16})")
        case .prerequisites:
            [
                "anyOf": [
                    [
                        "type": "array", "uniqueItems": true,
                        "items": ScenarioSchema.oneOf(possible),
                    ],
                    form("contains\\s+(?:\(SchemaPattern.words(possible)))"),
                ]
            ]
        case .departures:
            [
                "type": "array",
                "items": ScenarioSchema.reference(
                    "arguments/$defs/\(CommandName.departureSet.word)"),
            ]
        }
    }

    /// Prerequisites that can be among its values.
    private var possible: [String] {
        Prerequisite.words.filter { impossible(prerequisites: [$0]) == nil }
    }

    private func form(_ pattern: String) -> Written {
        ScenarioSchema.pattern(SchemaPattern.orNot(row.isOptional ? "\(pattern)|none" : pattern))
    }

    /// Plain words are listed, so that an editor can complete them.
    private func words(_ words: [String]) -> Written {
        let all = words + (row.isOptional && !words.contains("none") ? ["none"] : [])
        let negated = SchemaPattern.orNot(SchemaPattern.words(all))
        return ["anyOf": [ScenarioSchema.oneOf(all), ScenarioSchema.pattern(negated)]]
    }
}
