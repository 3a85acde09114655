public import Simulation

extension Diagnosis {
    /// The JSON Schema (draft 2020-12) of the document `ecell.diagnosis/1`.
    public static var jsonSchema: Written {
        .map([
            .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            .init("$id", .text("urn:\(schema.replacingSlash)")),
            .init("title", .text("A diagnosis: why a van does not charge, or not climatise")),
            .init("type", .text("object")),
            .init("properties", .map(answer + reasons + outlook + published)),
            .init("required", .list((answer + reasons + outlook).map { .text($0.name) })),
            .init("additionalProperties", .flag(false)),
            .init("$defs", .map(definitions)),
        ])
    }

    private static var answer: [Written.Entry] {
        [
            .init("schema", Shape.constant(schema)),
            .init("language", Shape.words(Language.words, "Of the sentences in it.")),
            .init("vehicle", Shape.nullable("string", "Its id; null where there is only one.")),
            .init("activity", Shape.words(Activity.words, "What is asked about.")),
            .init("at", Shape.instant("When it is asked.")),
            .init("verdict", Shape.words(Verdict.words, "The answer in one word.")),
            .init("headline", Shape.headline),
            .init(
                "warnings",
                Shape.list(Shape.reference("warning"), "Whatever is said of the vehicle.")),
            .init("heldBy", Shape.words(Holder.words, "Who holds it back.")),
        ]
    }

    private static var reasons: [Written.Entry] {
        [
            .init(
                "primary",
                Shape.orNull("finding", "The one cause that comes first; null: nothing unmet.")),
            .init("others", Shape.list(Shape.reference("finding"), "What else is unmet.")),
            .init(
                "satisfied", Shape.list(Shape.reference("prerequisite"), "Checked, and met.")),
            .init(
                "untested",
                Shape.list(
                    Shape.reference("prerequisite"),
                    "Nobody can tell, because of what is unmet before them.")),
            .init(
                "limitedBy", Shape.words(LimitingFactor.words, "What holds the power down.")),
            .init(
                "lamp",
                Shape.wordsOrNull(Lamp.words, "What the lamps at the charge socket show.")),
        ]
    }

    private static var outlook: [Written.Entry] {
        [
            .init(
                "remedies",
                Shape.list(
                    Shape.reference("remedy"), "Each was tried in a copy, and started it.", most: 3
                )),
            .init("next", Shape.orNull("prospect", "What time alone changes next.")),
            .init("forecast", Shape.orNull("forecast", "What will be if nobody acts.")),
            .init("command", Shape.orNull("command", "A remote command that did nothing.")),
            .init("lastDeparture", Shape.orNull("departure", "The climate's last departure.")),
            .init("contact", Shape.orNull("contact", "Whom to call.")),
        ]
    }

    /// What is in it only where it is published.
    private static var published: [Written.Entry] {
        let pages = Language.words.map { Written.Entry($0, Shape.text("For people.")) }
        return [
            .init("pages", Shape.object(pages)),
            .init("timeline", Shape.list(Shape.text("When, why, what."), "What led to it.")),
        ]
    }

    // MARK: Parts

    private static var definitions: [Written.Entry] {
        [
            .init("prerequisite", Shape.words(Prerequisite.words, "A prerequisite.")),
            .init("warning", warning), .init("finding", finding), .init("remedy", remedy),
            .init(
                "prospect",
                Shape.object([
                    .init("at", Shape.instant("When.")),
                    .init("signal", Shape.words(["charging.state", "climate.state"], "Which.")),
                    .init("value", Shape.text("The word that it will have.")),
                    .init("message", Shape.text("A sentence.")),
                ])),
            .init("forecast", forecast),
            .init(
                "command",
                Shape.object([
                    .init("name", Shape.words(CommandName.words, "Which.")),
                    .init("at", Shape.instant("When it was given.")),
                    .init("message", Shape.text("Why it did nothing.")),
                ])),
            .init("departure", departure),
            .init(
                "contact",
                Shape.object([
                    .init("role", Shape.words(Contact.words, "Whose help is needed.")),
                    .init("who", Shape.text("The role, in the language.")),
                    .init("name", Shape.text("Who answers.")),
                    .init("phone", Shape.text("The number.")),
                    .init("email", Shape.nullable("string", "The address.")),
                ])),
        ]
    }

    private static var warning: Written {
        Shape.object([
            .init("warning", Shape.words(Diagnosis.Warning.words, "Which.")),
            .init("message", Shape.text("What is the matter.")),
            .init("advice", Shape.text("What to do about it, and whom to call.")),
            .init("contact", Shape.orNull("contact", "Who is entered for that.")),
        ])
    }

    private static var finding: Written {
        Shape.object([
            .init("prerequisite", Shape.reference("prerequisite")),
            .init("severity", Shape.words(Severity.words, "What it does while unmet.")),
            .init("message", Shape.text("What is wrong.")),
            .init("since", Shape.instantOrNull("Null: from the start.")),
            .init("because", Shape.text("A command, time, or start.")),
            .init("count", Shape.integer("How often in this plug-in cycle.")),
            .init("first", Shape.instantOrNull("The first time in this cycle.")),
            .init("last", Shape.instantOrNull("The last time in this cycle.")),
            .init("observed", Shape.texts("Values by signal, with their units.")),
            .init("expected", Shape.texts("What is expected of signals.")),
            .init(
                "consequences",
                Shape.list(Shape.reference("prerequisite"), "Unmet only because of it.")),
            .init("source", Shape.text("An item of the FAQ, or where else it comes from.")),
            .init(
                "codes",
                Shape.list(
                    Shape.object([
                        .init("system", Shape.words(Code.System.words, "Whose list.")),
                        .init("code", Shape.text("The code in it.")),
                        .init("source", Shape.text("Where the list stands.")),
                    ]), "The nearest codes of other systems.")),
        ])
    }

    private static var remedy: Written {
        let command = Shape.object([
            .init("name", Shape.words(CommandName.words, "Which.")),
            .init("arguments", .map([.init("type", .text("object"))])),
        ])
        return Shape.object([
            .init("advice", Shape.list(Shape.text("What to do."), "In order.")),
            .init("commands", Shape.list(command, "In order; none can be left out.")),
            .init("startsAfter", Shape.text("A length of time, such as 12 h 50 min.")),
        ])
    }

    private static var forecast: Written {
        Shape.object([
            .init("readyAt", Shape.instantOrNull("The charging target is reached.")),
            .init("climateStartsAt", Shape.instantOrNull("The climate's next start.")),
            .init("departure", Shape.instantOrNull("The next departure.")),
            .init("timeSufficient", Shape.nullable("boolean", "FAQ 24.1; null: unknown.")),
            .init("soc", Shape.nullable("number", "% at the departure.")),
            .init("cabinTemperature", Shape.nullable("number", "°C at the departure.")),
        ])
    }

    private static var departure: Written {
        let hindrance = Shape.object([
            .init("prerequisite", Shape.reference("prerequisite")),
            .init("since", Shape.instantOrNull("Null: from the start.")),
            .init("because", Shape.text("A command, time, or start.")),
            .init("message", Shape.text("What was wrong.")),
        ])
        return Shape.object([
            .init("at", Shape.instant("When it was.")),
            .init("result", Shape.words(ClimateResult.words, "none: not switched on for it.")),
            .init("cabinTemperature", Shape.number("°C in the cabin.")),
            .init("target", Shape.number("°C that were wanted.")),
            .init("hindrances", Shape.list(hindrance, "What kept the climate from running.")),
        ])
    }
}

/// Pieces of a JSON Schema.
private enum Shape {
    static func described(_ members: [Written.Entry], _ about: String) -> Written {
        .map(members + [.init("description", .text(about))])
    }

    static func type(_ type: String, _ about: String) -> Written {
        described([.init("type", .text(type))], about)
    }

    static func text(_ about: String) -> Written { type("string", about) }
    static func number(_ about: String) -> Written { type("number", about) }
    static func integer(_ about: String) -> Written { type("integer", about) }

    static func nullable(_ type: String, _ about: String) -> Written {
        described([.init("type", .list([.text(type), .text("null")]))], about)
    }

    static func constant(_ text: String) -> Written { .map([.init("const", .text(text))]) }

    static func words(_ words: [String], _ about: String) -> Written {
        described([.init("enum", .list(words.map { .text($0) }))], about)
    }

    static func wordsOrNull(_ words: [String], _ about: String) -> Written {
        described([.init("enum", .list(words.map { .text($0) } + [.null]))], about)
    }

    static var headline: Written {
        described(
            [.init("type", .text("string")), .init("maxLength", .number(90))],
            "The answer in one sentence.")
    }

    static func instant(_ about: String) -> Written {
        described(
            [.init("type", .text("string")), .init("format", .text("date-time"))], about)
    }

    static func instantOrNull(_ about: String) -> Written {
        described(
            [
                .init("type", .list([.text("string"), .text("null")])),
                .init("format", .text("date-time")),
            ], about)
    }

    static func texts(_ about: String) -> Written {
        described(
            [
                .init("type", .text("object")),
                .init("additionalProperties", .map([.init("type", .text("string"))])),
                .init("propertyNames", .map([.init("enum", .list(signals))])),
            ], about)
    }

    private static var signals: [Written] { Signal.words.map { .text($0) } }

    static func list(_ items: Written, _ about: String, most: Int? = nil) -> Written {
        let limit = most.map { [Written.Entry("maxItems", .number(Double($0)))] } ?? []
        return described([.init("type", .text("array")), .init("items", items)] + limit, about)
    }

    static func reference(_ name: String) -> Written {
        .map([.init("$ref", .text("#/$defs/\(name)"))])
    }

    static func orNull(_ name: String, _ about: String) -> Written {
        described(
            [
                .init(
                    "anyOf",
                    .list([reference(name), .map([.init("type", .text("null"))])]))
            ], about)
    }

    static func object(_ properties: [Written.Entry]) -> Written {
        .map([
            .init("type", .text("object")), .init("properties", .map(properties)),
            .init("required", .list(properties.map { .text($0.name) })),
            .init("additionalProperties", .flag(false)),
        ])
    }
}

extension String {
    /// For a URN: `ecell.diagnosis:1`.
    fileprivate var replacingSlash: String { String(map { $0 == "/" ? ":" : $0 }) }
}
