import Foundation
import MQTTBridge
import Testing

/// The sample configuration: what each role may do, and may not, seen at the receiver.
@Suite(.timeLimit(.minutes(5)))
struct AccessTests {
    static let topics = [
        "ecell/van-1/command/hood.open", "ecell/van-1/command", "ecell/van-1/world/hood.open",
        "ecell/van-1/world", "ecell/van-2/command/hood.open", "ecell/van-2/world/hood.open",
        "ecell/van-1/state", "ecell/van-1/reply", "ecell/van-1/event",
        "ecell/van-1/signal/vehicle.soc", "ecell/van-1/diagnosis/charging", "ecell/van-1/session",
        "ecell/van-1/about", "ecell/van-2/state", "ecell/van-2/reply", "ecell/status/ecell/clock",
        "answers/fleet/1", "answers/van-1/1", "homeassistant/sensor/x/config",
    ]
    /// By role: what it may write and read; the driver of a vehicle has its id.
    static let rights: [(user: String, write: Set<String>, read: Set<String>)] = [
        (
            "fleet",
            [
                "ecell/van-1/command/hood.open", "ecell/van-1/command",
                "ecell/van-2/command/hood.open",
            ],
            [
                "ecell/van-1/state", "ecell/van-1/reply", "ecell/van-1/event",
                "ecell/van-1/signal/vehicle.soc", "ecell/van-1/diagnosis/charging",
                "ecell/van-1/session", "ecell/van-1/about", "ecell/van-2/state",
                "ecell/van-2/reply", "ecell/status/ecell/clock", "answers/fleet/1",
            ]
        ),
        (
            "van-1", ["ecell/van-1/command/hood.open", "ecell/van-1/command"],
            [
                "ecell/van-1/state", "ecell/van-1/reply", "ecell/van-1/signal/vehicle.soc",
                "ecell/van-1/diagnosis/charging", "ecell/van-1/session", "ecell/van-1/about",
                "ecell/status/ecell/clock", "answers/van-1/1",
            ]
        ),
        (
            "tester",
            [
                "ecell/van-1/command/hood.open", "ecell/van-1/command",
                "ecell/van-1/world/hood.open", "ecell/van-1/world",
                "ecell/van-2/command/hood.open", "ecell/van-2/world/hood.open",
            ],
            Set(topics.filter { $0.hasPrefix("ecell/") })
        ),
    ]

    @Test(arguments: rights)
    func `a role writes what it may, and nothing else`(
        _ user: String, _ write: Set<String>, _ read: Set<String>
    ) async throws {
        try await Self.withSample { broker in
            var simulator = try await Self.join(broker, "simulator")
            var writer = try await Self.join(broker, user)
            for topic in Self.topics { try writer.client.publish(OutgoingMessage(topic, "x")) }
            let arrived = try await Self.arrived(at: &simulator, sentBy: &writer, broker)
            #expect(arrived == write)
            writer.client.stop()
            simulator.client.stop()
        }
    }

    @Test(arguments: rights)
    func `a role reads what it may, and nothing else`(
        _ user: String, _ write: Set<String>, _ read: Set<String>
    ) async throws {
        try await Self.withSample { broker in
            var reader = try await Self.join(broker, user)
            var simulator = try await Self.join(broker, "simulator")
            for topic in Self.topics { try simulator.client.publish(OutgoingMessage(topic, "x")) }
            let arrived = try await Self.arrived(at: &reader, sentBy: &simulator, broker)
            #expect(arrived == read)
            reader.client.stop()
            simulator.client.stop()
        }
    }

    @Test func `a message that the access list forbids is told to be refused`() async throws {
        try await Self.withSample { broker in
            var driver = try await Self.join(broker, "van-1")
            defer { driver.client.stop() }
            try driver.client.publish(OutgoingMessage("ecell/van-2/command", "x"), token: 5)
            let (token, error) = try await driver.next {
                if case .refused(let token, let error) = $0 { (token, error) } else { nil }
            }
            #expect(token == 5)
            #expect(
                error.text
                    == "\(broker.settings.address.text): the broker does not take a message: "
                    + "not authorized. Let this user write there in the broker's access list.")
        }
    }

    @Test func `serve with its password is reached by a driver, who is answered in private`()
        async throws
    {
        try await Self.withSample { broker in
            let password = broker.folder.appendingPathComponent("password")
            try Data("simulator\n".utf8).write(to: password)
            try await broker.serving(
                connection: "user: simulator, passwordFile: \"\(password.path)\"",
                to: MQTTCredentials(user: "simulator", password: "simulator")
            ) { _ in
                var driver = try await Self.join(broker, "van-1")
                defer { driver.client.stop() }
                try driver.client.publish(
                    OutgoingMessage(
                        "ecell/van-1/command", Array("{\"command\":\"climate.activate\"}".utf8),
                        correlation: [0, 255, 7], responseTopic: "answers/van-1/1"))
                var heard: [String: IncomingMessage] = [:]
                while heard["answers/van-1/1"] == nil || heard["ecell/van-1/state"] == nil {
                    let message = try await driver.message()
                    heard[message.topic] = message
                }
                #expect(heard["answers/van-1/1"]?.correlation == [0, 255, 7])
                #expect(heard["answers/van-1/1"]?.text.contains("\"accepted\"") == true)
            }
        }
    }

    @Test func `a command that the access list forbids is told at once to who sends it`()
        async throws
    {
        try await Self.withSample { broker in
            let place = broker.settings.address.text
            let send = try SendAndWatchTests.Running(
                ["send", "van-1", "hood.open", "--mqtt", place],
                ["ECELL_MQTT_USER": "fleet", "ECELL_MQTT_PASSWORD": "fleet"])
            #expect(
                try send.outcome()
                    == SendAndWatchTests.Outcome(
                        status: 3, output: "",
                        errors: "\(place): the broker does not take a message: not authorized. "
                            + "Let this user write there in the broker's access list.\n"))
        }
    }

    @Test func `who has no password, or a wrong one, is told so`() async throws {
        try await Self.withSample { broker in
            var settings = broker.settings
            var stranger = Listener(settings)
            let place = settings.address.text
            let remedy = "Set ECELL_MQTT_USER and ECELL_MQTT_PASSWORD or ECELL_MQTT_PASSWORD_FILE."
            let unknown = try await stranger.offline()
            #expect(
                unknown.text == "\(place): the broker wants a user and a password. \(remedy)")
            stranger.client.stop()
            settings.credentials = MQTTCredentials(user: "fleet", password: "wrong")
            var impostor = Listener(settings)
            let wrong = try await impostor.offline()
            #expect(
                wrong.text
                    == "\(place): the broker does not accept `fleet` with that password. \(remedy)")
            impostor.client.stop()
        }
    }

    // MARK: The sample

    private static func withSample(_ body: (inout Broker) async throws -> Void) async throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let sample = root.appendingPathComponent("Broker")
        let configuration = try String(
            contentsOf: sample.appendingPathComponent("mosquitto.conf"), encoding: .utf8)
        try await Broker.run(
            sample: configuration,
            prepare: { folder in
                try FileManager.default.copyItem(
                    at: sample.appendingPathComponent("access"),
                    to: folder.appendingPathComponent("access"))
                let passwords = ["simulator", "fleet", "tester", "van-1"].map { "\($0):\($0)\n" }
                let file = folder.appendingPathComponent("passwords")
                try Data(passwords.joined().utf8).write(to: file)
                let process = try Process.run(
                    URL(fileURLWithPath: "/usr/bin/mosquitto_passwd"), arguments: ["-U", file.path])
                process.waitUntilExit()
            }, body)
    }

    private static func join(_ broker: borrowing Broker, _ user: String) async throws -> Listener {
        var settings = broker.settings
        settings.credentials = MQTTCredentials(user: user, password: user)
        settings.subscriptions = [Subscription("#", retained: .never)]
        var listener = Listener(settings)
        try await listener.online()
        return listener
    }

    /// The topics that arrive before one that everybody may read, sent last.
    private static func arrived(
        at listener: inout Listener, sentBy sender: inout Listener, _ broker: borrowing Broker
    ) async throws -> Set<String> {
        // The broker has the sender's messages before the last one is sent.
        try sender.client.publish(OutgoingMessage("ecell/van-1/command", "-"), token: 1)
        _ = try await sender.delivered()
        let last = try await join(broker, "simulator")
        try last.client.publish(OutgoingMessage("ecell/status/ecell", "last"))
        var topics: Set<String> = []
        while true {
            let message = try await listener.message()
            if message.text == "last" { break }
            if message.text == "x" { topics.insert(message.topic) }
        }
        last.client.stop()
        return topics
    }
}
