public import Simulation

/// The JSON Schema of the live simulator's configuration, made from the catalogs.
///
/// It sees what the file says by itself: the weather's file, zones and ranges are the reader's.
public enum ServiceSchema {
    /// The schema (draft 2020-12).
    public static var document: Written { ScenarioSchema.withoutNames(root) }

    private static var root: Written {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:ecell:service",
            "title": "eCell configuration",
            "description": "What the live simulator is to be.",
            "type": "object",
            "properties": ScenarioSchema.properties(ScenarioKey.service, service),
            "additionalProperties": false,
            "$defs": [
                "text": ScenarioSchema.text,
                "duration": ScenarioSchema.pattern(SchemaPattern.duration),
                "localTime": ScenarioSchema.pattern(SchemaPattern.localTime),
                "card": ScenarioSchema.card,
                "given": ScenarioSchema.world(isBlankNone: false),
                "name": name,
                "vehicle": ScenarioSchema.scenario("vehicle"),
                "wallbox": wallbox,
            ],
        ]
    }

    private static func service(_ key: String) -> Written {
        switch key {
        case "instance": ScenarioSchema.reference("name")
        case "mqtt": mqtt
        case "clock": ScenarioSchema.object(ScenarioKey.serviceClock, clock)
        case "weather": weather
        case "retention": ScenarioSchema.reference("duration")
        case "log": ScenarioSchema.oneOf(ServiceConfiguration.LogLevel.words)
        case "contacts": ScenarioSchema.object(ScenarioKey.contacts) { _ in contact }
        case "limits": ScenarioSchema.object(ScenarioKey.limits, limit)
        case "cards": ScenarioSchema.scenario(key)
        case "vehicle", "wallbox", "given": ScenarioSchema.reference(key)
        case "vehicles": vehicles
        default: ScenarioSchema.text
        }
    }

    private static var mqtt: Written {
        let object = ScenarioSchema.object(ScenarioKey.mqtt) { key in
            switch key {
            case "root": ScenarioSchema.reference("name")
            case "signals", "discovery": ScenarioSchema.oneOf(["on", "off"])
            default: ScenarioSchema.reference("text")
            }
        }
        let connection = ServiceReader.connectionKeys.map { ($0, ["url"] as Written) }
        guard case .map(let entries) = object else { return object }
        return .map(entries + [.init("dependentRequired", .map(connection))])
    }

    private static func clock(_ key: String) -> Written {
        switch key {
        case "start":
            ["anyOf": [ScenarioSchema.oneOf(["now"]), ScenarioSchema.reference("localTime")]]
        case "rate": ScenarioSchema.pattern("-?[0-9]+(?:\\.[0-9]+)?", and: ["number"])
        case "steering": ScenarioSchema.oneOf(["allowed", "refused"])
        default: ScenarioSchema.text
        }
    }

    private static var contact: Written {
        ScenarioSchema.object(ScenarioKey.contact, required: ["name", "phone"]) { _ in
            ScenarioSchema.reference("text")
        }
    }

    private static func limit(_ key: String) -> Written {
        let field = Thresholds.fields.first { $0.name == key }
        return field.map { ScenarioSchema.schema(of: $0.shape) } ?? false
    }

    private static var weather: Written {
        let temperature = SchemaPattern.quantity(UnitOfMeasure.celsius.symbol)
        return ScenarioSchema.pattern("\(temperature)|[\\s\\S]*\\.csv\\s*")
    }

    private static var wallbox: Written {
        ["anyOf": [ScenarioSchema.oneOf(["none"]), ScenarioSchema.scenario("wallbox")]]
    }

    /// What may stand as one level of a topic.
    private static var name: Written {
        ScenarioSchema.pattern("[A-Za-z0-9_-]{1,64}", and: ["number", "boolean"])
    }

    private static var vehicles: Written {
        let own: Written = [
            "anyOf": [
                ["type": "null"], ScenarioSchema.reference("vehicle"),
                ScenarioSchema.object(ScenarioKey.van) { ScenarioSchema.reference($0) },
            ]
        ]
        return [
            "anyOf": [
                ScenarioSchema.pattern("[1-9][0-9]{0,3}|10000", and: ["integer"]),
                [
                    "type": "object", "minProperties": 1,
                    "propertyNames": [
                        "pattern": "^[A-Za-z0-9_-]{1,64}$", "not": ["const": "status"],
                    ],
                    "additionalProperties": own,
                ],
            ]
        ]
    }
}
