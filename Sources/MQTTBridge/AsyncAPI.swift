public import Simulation

/// The interface as an AsyncAPI 3 document, made from the catalogs: what the simulator receives, what
/// it sends, and the schema of each message.
public struct AsyncAPI: Hashable, Sendable {
    let root: String
    let version: String

    /// - Parameters:
    ///   - root: the first level of every topic.
    ///   - version: this program's.
    public init(root: String = "ecell", version: String) {
        self.root = root
        self.version = version
    }

    /// The document, for whoever writes JSON.
    public var document: Written {
        let channels = commands + ways + replies + news
        return map([
            "asyncapi": .text("3.0.0"),
            "info": map([
                "title": .text("eCell"), "version": .text(version),
                "description": .text(
                    "A simulator of electric vans: their charging and pre-entry climate control."),
                "license": map(["name": .text("MIT")]),
            ]),
            "servers": map([
                "broker": map([
                    "host": .text("localhost:1883"), "protocol": .text("mqtt"),
                    "description": .text("MQTT 5; clients of 3.1.1 are welcome."),
                ])
            ]),
            "defaultContentType": .text("application/json"),
            "channels": .map(channels.map { .init($0.id, $0.written) }),
            "operations": .map(channels.map { .init($0.operation, operation($0)) }),
            "components": map([
                "messages": .map(channels.map { .init($0.id, $0.message) }),
                "parameters": parameters,
            ]),
        ])
    }

    // MARK: Channels

    /// A topic, what goes over it, and which way.
    struct Channel {
        let id: String
        let address: String
        let about: String
        let schema: Written
        var contentType = "application/json"
        /// Whether the simulator receives there.
        var isCommand = false
        var isRetained = true
        var qos = 1.0

        var operation: String { (isCommand ? "receive." : "send.") + id }
    }

    /// One for each command.
    private var commands: [Channel] {
        CommandName.allCases.map { name in
            let way = Topics.Channel(of: name)
            return Channel(
                id: name.word, address: "\(root)/{vehicle}/\(way)/\(name.word)",
                about: name.row.about, schema: name.schema(namesCommand: false), isCommand: true,
                isRetained: false)
        }
    }

    /// The two topics whose messages name their command.
    private var ways: [Channel] {
        Topics.Channel.allCases.map { way in
            let names = CommandName.allCases.filter { Topics.Channel(of: $0) == way }
            return Channel(
                id: way.rawValue, address: "\(root)/{vehicle}/\(way)",
                about: "Any command of the topics below, named in the message.",
                schema: map(["oneOf": .list(names.map { $0.schema(namesCommand: true) })]),
                isCommand: true, isRetained: false)
        }
    }

    private var replies: [Channel] {
        [
            Channel(
                id: "reply", address: "\(root)/{vehicle}/reply",
                about: "What became of each command.", schema: Self.reply, isRetained: false)
        ]
    }

    private var news: [Channel] {
        [
            Channel(
                id: "state", address: "\(root)/{vehicle}/state", about: "All signals by name.",
                schema: Self.state),
            Channel(
                id: "event", address: "\(root)/{vehicle}/event",
                about: "Each event of the engine.", schema: Self.event, isRetained: false),
            Channel(
                id: "diagnosis", address: "\(root)/{vehicle}/diagnosis/{activity}",
                about: "Why an activity runs or does not, and what to do.",
                schema: Self.diagnosis),
            Channel(
                id: "session", address: "\(root)/{vehicle}/session",
                about: "The open or last charging session.", schema: Self.session),
            Channel(
                id: "about", address: "\(root)/{vehicle}/about",
                about: "What is fixed about the vehicle.", schema: Self.about),
            Channel(
                id: "status", address: "\(root)/status/{instance}",
                about: "Whether the simulator is there; `offline` is its last will.",
                schema: choice(Presence.allCases.map(\.rawValue)), contentType: "text/plain"),
            Channel(
                id: "clock", address: "\(root)/status/{instance}/clock",
                about: "The simulated time and its rate.", schema: Self.clock),
            Channel(
                id: "recording", address: "\(root)/status/{instance}/recording",
                about: "Whether what happens is recorded; if not, commands have no effect.",
                schema: Self.recording),
            Channel(
                id: "error", address: "\(root)/status/{instance}/error",
                about: "A command named no vehicle.", schema: Self.error, isRetained: false),
        ]
            + Signal.allCases.map { signal in
                Channel(
                    id: "signal.\(signal.word)",
                    address: "\(root)/{vehicle}/signal/\(signal.word)", about: signal.row.about,
                    schema: signal.textSchema, contentType: "text/plain", qos: 0)
            }
    }

    // MARK: Operations

    private func operation(_ channel: Channel) -> Written {
        let reference = map(["$ref": .text("#/channels/\(channel.id)")])
        let binding = map([
            "mqtt": map([
                "qos": .number(channel.qos), "retain": .flag(channel.isRetained),
                "bindingVersion": .text("0.2.0"),
            ])
        ])
        let reply = map([
            "channel": map(["$ref": .text("#/channels/reply")]),
            "messages": .list([map(["$ref": .text("#/channels/reply/messages/reply")])]),
        ])
        return map(
            [
                "action": .text(channel.isCommand ? "receive" : "send"), "channel": reference,
                "summary": .text(channel.about), "bindings": binding,
            ], and: channel.isCommand ? [.init("reply", reply)] : [])
    }

    private var parameters: Written {
        map([
            "vehicle": map([
                "description": .text("The vehicle's id: 1–64 letters, digits, - and _."),
                "examples": .list([.text("van-1")]),
            ]),
            "activity": map(["enum": .list(Activity.words.map { .text($0) })]),
            "instance": map([
                "description": .text("The simulator's name."),
                "default": .text("ecell"),
            ]),
        ])
    }
}

extension AsyncAPI.Channel {
    fileprivate var written: Written {
        let names = ["vehicle", "activity", "instance"].filter { address.contains("{\($0)}") }
        let parameters = names.map { name in
            Written.Entry(name, map(["$ref": .text("#/components/parameters/\(name)")]))
        }
        return map([
            "address": .text(address), "description": .text(about),
            "parameters": .map(parameters),
            "messages": map([id: map(["$ref": .text("#/components/messages/\(id)")])]),
        ])
    }

    fileprivate var message: Written {
        map([
            "name": .text(id), "summary": .text(about), "contentType": .text(contentType),
            "payload": schema,
        ])
    }
}

/// A map in the order in which it is written.
func map(
    _ entries: KeyValuePairs<String, Written>, and more: [Written.Entry] = []
) -> Written {
    .map(entries.map { .init($0.key, $0.value) } + more)
}

/// The schema of a text that is one of some words.
func choice(_ words: [String]) -> Written {
    map(["enum": .list(words.map { .text($0) })])
}
