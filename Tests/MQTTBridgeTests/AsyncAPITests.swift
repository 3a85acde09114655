import MQTTBridge
import Simulation
import Testing

/// The AsyncAPI document: complete, consistent in itself, and with no keys that AsyncAPI 3 lacks.
struct AsyncAPITests {
    let document = AsyncAPI(version: "1.0").document

    /// The keys of the specification's objects (AsyncAPI 3.0.0), as far as they occur.
    static let keys: [String: Set<String>] = [
        "root": [
            "asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations",
            "components",
        ],
        "channel": [
            "address", "messages", "title", "summary", "description", "servers", "parameters",
            "tags", "externalDocs", "bindings",
        ],
        "operation": [
            "action", "channel", "title", "summary", "description", "security", "tags",
            "externalDocs", "bindings", "traits", "messages", "reply",
        ],
        "message": [
            "headers", "payload", "correlationId", "contentType", "name", "title", "summary",
            "description", "tags", "externalDocs", "bindings", "examples", "traits",
        ],
        "parameter": ["enum", "default", "description", "examples", "location"],
    ]

    @Test func `every object has the keys of the specification alone`() {
        check([document], "root")
        check(document["channels"].values, "channel")
        check(document["operations"].values, "operation")
        check(document["components"]["messages"].values, "message")
        check(document["components"]["parameters"].values, "parameter")
        #expect(document["asyncapi"] == .text("3.0.0"))
        for operation in document["operations"].values {
            #expect([.text("send"), .text("receive")].contains(operation["action"]))
        }
    }

    private func check(_ objects: [Written], _ kind: String) {
        #expect(!objects.isEmpty)
        for object in objects {
            #expect(Self.keys[kind]?.isSuperset(of: object.names) == true, "\(object.names)")
        }
    }

    @Test func `every reference leads somewhere`() {
        let references = document.references
        #expect(references.count > 300)
        for reference in references {
            let path = reference.dropFirst(2).split(separator: "/").map(String.init)
            let found = path.reduce(document) { $0[$1] }
            #expect(reference.hasPrefix("#/") && found != .null, "\(reference)")
        }
    }

    @Test func `every command, signal and message has its channel, at its topic`() throws {
        let topics = try Topics()
        let engine = Engine(Setup())
        let expected =
            CommandName.allCases.map { topics.command($0, to: "{vehicle}") }
            + Signal.allCases.map { topics.signal($0, of: "{vehicle}") }
            + Topics.Channel.allCases.map { topics.commands($0, to: "{vehicle}") } + [
                topics.reply(of: "{vehicle}"), topics.state(of: "{vehicle}"),
                topics.event(of: "{vehicle}"), topics.session(of: "{vehicle}"),
                topics.about("{vehicle}"), "ecell/{vehicle}/diagnosis/{activity}",
                "ecell/status/{instance}", "ecell/status/{instance}/clock",
                "ecell/status/{instance}/recording",
                "ecell/status/{instance}/error",
            ]
        let addresses = document["channels"].values.map { $0["address"] }
        #expect(Set(addresses) == Set(expected.map { .text($0) }))
        #expect(addresses.count == expected.count)
        let state = try Written(json: topics.stateMessage(of: "van-1", engine).payload)
        let schema = document["components"]["messages"]["state"]["payload"]
        #expect(schema["properties"].names == state.names)
        #expect(schema["required"] == .list(state.names.map { .text($0) }))
    }

    @Test func `a command's schema knows its arguments and no others`() {
        let schema = document["components"]["messages"]["charging.setTarget"]["payload"]
        #expect(schema["properties"].names == ["id", "issuedAt", "expiresAt", "soc"])
        #expect(schema["required"] == .list([.text("soc")]))
        #expect(schema["additionalProperties"] == .flag(false))
        #expect(
            schema["properties"]["soc"].json == """
                {"type":["number","string"],"minimum":50,"maximum":100,\
                "description":"The target. Must be 50–100 %."}
                """)
    }

    @Test func `the document over several lines is the same document`() throws {
        #expect(
            try Written(json: Array(document.indentedJSON.utf8), mostDepth: 20) == document)
    }
}

extension Written {
    fileprivate subscript(_ name: String) -> Written {
        guard case .map(let entries) = self else { return .null }
        return entries.first { $0.name == name }?.value ?? .null
    }

    fileprivate var entries: [Entry] {
        if case .map(let entries) = self { entries } else { [] }
    }

    fileprivate var names: [String] { entries.map(\.name) }
    fileprivate var values: [Written] { entries.map(\.value) }

    /// Every `$ref` below it.
    fileprivate var references: [String] {
        switch self {
        case .map(let entries):
            entries.flatMap { entry -> [String] in
                if entry.name == "$ref", case .text(let text) = entry.value { return [text] }
                return entry.value.references
            }
        case .list(let list): list.flatMap(\.references)
        case .text, .number, .flag, .null: []
        }
    }
}
