internal import Diagnostics
internal import Simulation

extension AsyncAPI {
    // MARK: Messages

    static let time = map(["type": .text("string"), "format": .text("date-time")])
    static let text = map(["type": .text("string")])
    static let number = map(["type": .text("number")])
    static let flag = map(["type": .text("boolean")])
    static let count = map(["type": .text("integer"), "minimum": .number(0)])
    static let prerequisites = map([
        "type": .text("array"), "items": choice(Prerequisite.words),
    ])

    static func orNull(_ schema: Written) -> Written {
        map(["anyOf": .list([schema, map(["type": .text("null")])])])
    }

    static func object(
        _ properties: KeyValuePairs<String, Written>, required: [String],
        and more: [Written.Entry] = [], isOpen: Bool = true
    ) -> Written {
        map([
            "type": .text("object"), "properties": map(properties, and: more),
            "required": .list(required.map { .text($0) }),
            "additionalProperties": .flag(isOpen),
        ])
    }

    static let reply = object(
        [
            "id": orNull(text), "command": orNull(text),
            "status": choice(CommandReply.Status.allCases.map(\.rawValue)),
            "at": time, "sequence": count, "changed": flag, "unmet": prerequisites,
            "startsAt": orNull(time), "message": text,
            "reason": choice(RefusalReason.words + [CommandReply.unrecorded.word]),
            "outcome": text,
        ], required: ["id", "command", "status"])

    static let state = object(
        ["at": time, "sequence": count], required: ["at", "sequence"] + Signal.words,
        and: Signal.allCases.map { .init($0.word, $0.schema) })

    static let event = object(
        [
            "sequence": count, "at": time, "cause": choice(["time"] + CommandName.words),
            "command": count,
            "kind": choice(Event.KindName.words),
            "reason": choice(RefusalReason.words), "unmet": prerequisites,
            "activity": choice(Activity.words), "prerequisite": choice(Prerequisite.words),
            "signal": choice(Signal.words), "from": .flag(true), "to": .flag(true),
        ], required: ["sequence", "at", "cause", "kind"])

    static let warnings = map([
        "type": .text("array"),
        "items": object(
            ["warning": choice(Diagnosis.Warning.words), "message": text, "advice": text],
            required: ["warning", "message", "advice"]),
    ])

    static let diagnosis = object(
        [
            "schema": map(["const": .text(Diagnosis.schema)]), "vehicle": text,
            "activity": choice(Activity.words), "at": text,
            "verdict": choice(Diagnosis.Verdict.words), "warnings": warnings,
            "heldBy": choice(Holder.words),
            "primary": orNull(map(["type": .text("object")])),
            "others": map(["type": .text("array")]), "satisfied": prerequisites,
            "remedies": map(["type": .text("array")]),
            "pages": object(
                [:], required: Language.words, and: Language.words.map { .init($0, text) }),
            "timeline": map(["type": .text("array"), "items": text]),
        ],
        required: [
            "schema", "vehicle", "activity", "at", "verdict", "warnings", "heldBy", "primary",
            "others", "satisfied", "remedies", "next", "forecast", "contact", "pages", "timeline",
        ])

    static let session = object(
        [
            "at": time, "sequence": count, "since": time, "state": Signal.sessionState.schema,
            "stopReason": Signal.sessionStopReason.schema, "supply": Signal.plugSupply.schema,
            "card": Signal.cardToken.schema, "energy": Signal.chargingEnergy.schema,
            "soc": Signal.vehicleSoc.schema,
        ],
        required: [
            "at", "sequence", "since", "state", "stopReason", "supply", "card", "energy", "soc",
        ])

    static let about = object(
        [
            "vehicle": text, "instance": text, "preset": text,
            "limits": map(["type": .text("object"), "additionalProperties": number]),
            "wallbox": orNull(map(["type": .text("object")])), "zone": text,
            "versions": map(["type": .text("object"), "additionalProperties": text]),
        ],
        required: ["vehicle", "instance", "preset", "limits", "wallbox", "zone", "versions"])

    static let recording = object(
        ["at": time, "status": choice(["ok", "failing"]), "message": orNull(text)],
        required: ["at", "status", "message"])

    static let clock = object(
        ["at": time, "rate": number, "paused": flag], required: ["at", "rate", "paused"])

    static let error = object(
        ["vehicle": text, "message": text], required: ["vehicle", "message"])
}

extension CommandName {
    /// The schema of its message.
    func schema(namesCommand: Bool) -> Written {
        let id = map([
            "type": .text("string"), "minLength": .number(1), "maxLength": .number(64),
            "description": .text("The sender's name for the message."),
        ])
        let name = [Written.Entry("command", choice([word]))]
        let arguments: [Written.Entry] =
            self == .worldSet
            ? Signal.allCases.filter(\.canBeSet).map { .init($0.word, $0.settingSchema) }
            : row.parameters.map { .init($0.name, $0.schema) }
        let required =
            self == .worldSet ? [] : row.parameters.filter(\.isRequired).map(\.name)
        return AsyncAPI.object(
            [
                "id": AsyncAPI.orNull(id), "issuedAt": AsyncAPI.orNull(AsyncAPI.time),
                "expiresAt": AsyncAPI.orNull(AsyncAPI.time),
            ], required: (namesCommand ? ["command"] : []) + required,
            and: (namesCommand ? name : []) + arguments, isOpen: false)
    }
}

extension Parameter {
    fileprivate var schema: Written {
        let schema = kind.schema(about)
        return isRequired ? schema : AsyncAPI.orNull(schema)
    }
}

extension ParameterKind {
    fileprivate func schema(_ about: String) -> Written {
        let description = Written.Entry("description", .text("\(about) Must be \(expectation)."))
        func range(_ range: ClosedRange<Double>, _ types: [String]) -> Written {
            map(
                [
                    "type": .list(types.map { .text($0) }), "minimum": .number(range.lowerBound),
                    "maximum": .number(range.upperBound),
                ], and: [description])
        }
        func text(_ entries: KeyValuePairs<String, Written> = [:]) -> Written {
            map(
                ["type": .text("string")],
                and: entries.map { .init($0.key, $0.value) } + [description])
        }
        switch self {
        case .word(let words):
            return map(["enum": .list(words.map { .text($0) })], and: [description])
        case .quantity(_, let bounds), .steps(_, let bounds, _):
            return range(bounds, ["number", "string"])
        case .number(let bounds): return range(bounds, ["number"])
        case .oneOf(_, let values):
            return map(
                [
                    "anyOf": .list([
                        map(["enum": .list(values.map { .number($0) })]), AsyncAPI.text,
                    ])
                ], and: [description])
        case .duration, .card: return text()
        case .timeOfDay: return text(["pattern": .text("^([01][0-9]|2[0-3]):[0-5][0-9]$")])
        case .date: return text(["format": .text("date")])
        case .name: return text(["pattern": .text("^[A-Za-z0-9_-]{1,32}$")])
        case .days:
            return map(
                [
                    "type": .text("array"), "items": choice(Weekdays.words), "minItems": .number(1),
                ], and: [description])
        case .assignments: return map(["type": .text("object")], and: [description])
        }
    }
}

extension Signal {
    fileprivate var canBeSet: Bool { row.settable != .no }

    /// What it is set to: quantities may carry their unit.
    fileprivate var settingSchema: Written {
        guard case .quantity = row.kind else { return schema }
        let kinds = ["number", "string"] + (row.isOptional ? ["null"] : [])
        return map(["type": .list(kinds.map { .text($0) }), "description": .text(about)])
    }

    /// With its unit.
    private var about: String {
        guard case .quantity(let unit) = row.kind else { return row.about }
        return "\(row.about) In \(unit.symbol)."
    }

    /// Its value in the state.
    fileprivate var schema: Written {
        let description = Written.Entry("description", .text(about))
        func typed(_ type: String, _ more: [Written.Entry] = []) -> Written {
            let types = row.isOptional ? [type, "null"] : [type]
            return map(
                ["type": .list(types.map { .text($0) })], and: more + [description])
        }
        switch row.kind {
        case .flag: return typed("boolean")
        case .quantity: return typed("number")
        case .words(let words):
            let values = words.map { Written.text($0) } + (row.isOptional ? [.null] : [])
            return map(["enum": .list(values)], and: [description])
        case .instant: return typed("string", [.init("format", .text("date-time"))])
        case .window, .card: return typed("string")
        case .prerequisites:
            return typed("array", [.init("items", choice(Prerequisite.words))])
        case .departures:
            return typed("array", [.init("items", map(["type": .text("object")]))])
        }
    }

    /// Its value in a topic of its own: text, `None` for no value.
    var textSchema: Written {
        let description = Written.Entry("description", .text(about))
        if case .words(let words) = row.kind {
            let values = words + (row.isOptional ? ["None"] : [])
            return map(["enum": .list(values.map { .text($0) })], and: [description])
        }
        return map(["type": .text("string")], and: [description])
    }
}
