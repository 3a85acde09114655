internal import Simulation

/// The JSON Schema of scenario files, made from the catalogs: editors complete and check with it.
///
/// It sees what one file says by itself. What takes a clock, a folder or a sum is the reader's:
/// `ecell validate` finds more.
public enum ScenarioSchema {
    /// The schema as JSON (draft 2020-12), with a newline at its end.
    public static var json: String { root.indentedJSON + "\n" }

    private static var root: Written {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:ecell:scenario",
            "title": "eCell scenario",
            "description": "A world, a timeline, and what must be true.",
            "type": "object",
            "minProperties": 1,
            "properties": properties(ScenarioKey.scenario, scenario),
            "additionalProperties": false,
            // Without a title it can only be included.
            "if": ["not": ["required": ["scenario"]]],
            "then": ["propertyNames": ["enum": .words(ScenarioKey.fragmentNames)]],
            "$defs": [
                "text": text,
                "name": pattern(SchemaPattern.name, and: ["number", "boolean"]),
                "moment": pattern(SchemaPattern.moment),
                "duration": pattern(SchemaPattern.duration),
                "localTime": pattern(SchemaPattern.localTime),
                "card": card,
                "step": step,
                "command": command,
                "arguments": ["$defs": arguments],
                "world": world(isBlankNone: true),
                "given": world(isBlankNone: false),
                "conditions": conditions,
            ],
        ]
    }

    // MARK: Parts

    static func scenario(_ key: String) -> Written {
        switch key {
        case "scenario", "id":
            ["type": textTypes, "pattern": "^\\s*\\S[^\\n]*\\s*$"]
        case "tags":
            ["type": "array", "items": pattern("\\S+", and: ["number", "boolean"])]
        case "about": reference("text")
        case "clock": object(ScenarioKey.clock) { $0 == "start" ? reference("localTime") : text }
        case "vehicle": model(VehiclePreset.words, Vehicle.fields.map { ($0.name, $0.shape) })
        case "wallbox":
            model(WallboxPreset.words, WallboxModel.fields.map { ($0.name, $0.shape) })
        case "cards":
            [
                "type": "object",
                // A UID of digits alone reaches an editor as a number, without its leading zeros.
                "propertyNames": [
                    "pattern":
                        "^(?:\(SchemaPattern.uid)|\(SchemaPattern.token)|[1-9][0-9]{0,19})$"
                ],
                "additionalProperties": reference("card"),
            ]
        case "given": reference("given")
        case "seed": pattern("0|[1-9][0-9]{0,19}", and: ["integer"])
        case "include": ["type": "array", "items": reference("text")]
        case "matrix": matrix
        case "timeline": ["type": "array", "items": reference("step")]
        case "always", "never": ["type": "array", "items": reference("conditions")]
        case "end": reference("moment")
        case "golden": pattern("(?:[^\\x00-\\x1f\\x7f]*[^/\\x00-\\x1f\\x7f])\\.jsonl")
        default: [:]
        }
    }

    private static var matrix: Written {
        [
            "type": "object",
            "minProperties": 1,
            "properties": [
                ScenarioKey.exclude.name: Written.map([
                    ("type", "array"),
                    ("items", ["type": "object", "minProperties": 1]),
                ]).described(ScenarioKey.exclude.about)
            ],
            "propertyNames": ["pattern": "^[A-Za-z0-9_-]+$"],
            "additionalProperties": [
                "type": "array", "minItems": 1, "items": ["type": textTypes],
            ],
        ]
    }

    private static func model(
        _ presets: [String], _ fields: [(name: String, shape: FieldShape)]
    ) -> Written {
        let preset = oneOf(presets)
        let properties =
            [(ScenarioKey.preset.name, preset.described(ScenarioKey.preset.about))]
            + fields.map { ($0.name, schema(of: $0.shape)) }
        return [
            "anyOf": [
                preset,
                [
                    "type": "object", "properties": .map(properties),
                    "additionalProperties": false,
                ],
            ]
        ]
    }

    static func schema(of shape: FieldShape) -> Written {
        switch shape {
        case .number(""): pattern("\\s*-?[0-9]+(?:\\.[0-9]+)?\\s*", and: ["number"])
        case .number(let unit): pattern(SchemaPattern.quantity(unit))
        case .duration: reference("duration")
        case .words(let words): oneOf(words)
        }
    }

    static var card: Written {
        let status = oneOf(ScenarioReader.cardStatuses.map(\.word))
        let full = object(ScenarioKey.card, required: ["status"]) { key in
            switch key {
            case "status": status
            case "expires": reference("localTime")
            case "local": oneOf(["true", "false"])
            default: ["type": textTypes, "minLength": 1]
            }
        }
        return ["anyOf": [status, full]]
    }

    private static var step: Written {
        [
            "type": "object",
            "properties": properties(ScenarioKey.step) { key in
                switch key {
                case "at": reference("moment")
                case "do":
                    [
                        "anyOf": [
                            reference("command"),
                            ["type": "array", "minItems": 1, "items": reference("command")],
                        ]
                    ]
                case "expect": reference("conditions")
                case "refused": refusal
                case "note": ["type": ["string", "number", "boolean", "null"]]
                default: reference("duration")
                }
            },
            "additionalProperties": false,
            "oneOf": [["required": ["do"]], ["required": ["expect"]]],
            "not": ["required": ["at", "after"]],
            "dependentRequired": [
                "refused": ["do"], "within": ["expect"], "for": ["expect"],
            ],
        ]
    }

    private static var refusal: Written {
        [
            "anyOf": [
                oneOf(["any"]),
                [
                    "type": "array", "minItems": 1, "uniqueItems": true,
                    "items": oneOf(Prerequisite.words + RefusalReason.words),
                ],
            ]
        ]
    }
}
