import Diagnostics
import MQTTBridge
import Simulation
import Testing

/// What Home Assistant is told, and that it is all that Home Assistant wants.
struct DiscoveryTests {
    let topics: Topics
    init() throws { topics = try Topics() }

    /// The keys without which Home Assistant does not make an entity.
    static let required: [String: [String]] = [
        "sensor": ["state_topic"], "binary_sensor": ["state_topic"],
        "button": ["command_topic", "payload_press"],
        "switch": ["command_topic", "state_topic", "payload_on", "payload_off"],
        "lock": ["command_topic", "state_topic", "payload_lock", "payload_unlock"],
        "number": ["command_topic", "state_topic", "min", "max"],
        "climate": [
            "modes", "mode_command_topic", "mode_state_topic", "temperature_command_topic",
            "temperature_state_topic", "current_temperature_topic", "action_topic",
        ],
    ]

    private func told(publishesSignals: Bool) throws -> [(topic: String, members: Members)] {
        try Discovery(topics, publishesSignals: publishesSignals, version: "1.0")
            .messages(for: "van-1", preset: "eVito-41").map { message in
                #expect(message.isRetained)
                guard case .map(let entries) = try Written(json: message.payload) else {
                    return (message.topic, Members(entries: []))
                }
                return (message.topic, Members(entries: entries))
            }
    }

    struct Members {
        let entries: [Written.Entry]
        subscript(_ name: String) -> Written? { entries.first { $0.name == name }?.value }
        func text(_ name: String) -> String? {
            if case .text(let text)? = self[name] { text } else { nil }
        }
    }

    @Test(arguments: [true, false])
    func `every entity has what Home Assistant requires, and a name of its own`(
        _ publishesSignals: Bool
    ) throws {
        let told = try told(publishesSignals: publishesSignals)
        for (topic, members) in told {
            let levels = topic.split(separator: "/").map(String.init)
            #expect(levels.count == 5 && levels[0] == "homeassistant" && levels[4] == "config")
            #expect(levels[2] == "ecell_van-1")
            #expect(levels[3].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }, "\(topic)")
            let required = try #require(Self.required[levels[1]], "\(topic)")
            for name in required + ["name", "unique_id", "availability", "device", "origin"] {
                #expect(members[name] != nil, "\(topic) lacks \(name)")
            }
            #expect(members.text("unique_id") == "ecell_van-1_\(levels[3])")
            #expect(
                members["availability"]?.json == "[{\"topic\":\"ecell/status/ecell\"}]")
            if members.text("device_class") == "enum" {
                #expect(members["unit_of_measurement"] == nil && members["options"] != nil)
            }
        }
        let ids = told.map { $0.members.text("unique_id") ?? "" }
        #expect(Set(ids).count == ids.count)
        for (first, second) in [
            ("sensor", "vehicle_soc"), ("sensor", "charging_power"), ("sensor", "charging_state"),
            ("sensor", "charging_blockedBy"), ("sensor", "departure_next"),
            ("binary_sensor", "vehicle_doors"), ("binary_sensor", "vehicle_windows"),
            ("binary_sensor", "vehicle_hood"), ("binary_sensor", "plug"),
            ("binary_sensor", "problem"), ("climate", "climate"), ("switch", "charging"),
            ("lock", "lock"), ("number", "target"), ("button", "climate_startNow"),
            ("button", "departure_clear"),
        ] {
            #expect(
                told.contains {
                    $0.topic == "homeassistant/\(first)/ecell_van-1/\(second)/config"
                }, "\(second)")
        }
    }

    @Test(arguments: [true, false])
    func `what it reads is published, and what it sends is understood`(
        _ publishesSignals: Bool
    ) throws {
        let engine = Engine(Setup())
        var feed = VehicleFeed("van-1", topics, publishesSignals: publishesSignals)
        let published = Set(
            feed.everything(engine, History(start: engine), at: .zero).map(\.topic))
        for (topic, members) in try told(publishesSignals: publishesSignals) {
            for entry in members.entries where entry.name.hasSuffix("_topic") {
                guard case .text(let text) = entry.value else { continue }
                if entry.name.hasSuffix("command_topic") {
                    let destination = try #require(topics.destination(of: text))
                    #expect(destination.channel == .command, "\(topic)")
                } else {
                    #expect(published.contains(text), "\(topic): \(text)")
                }
            }
            for entry in members.entries where entry.name.hasPrefix("payload_") {
                guard case .text(let text) = entry.value,
                    let destination = topics.destination(of: members.text("command_topic") ?? "")
                else { continue }
                let message = IncomingMessage("", Array(text.utf8))
                _ = try CommandMessage(message, to: destination, topics) { _ in
                    CardToken(bits: 0)
                }
            }
        }
    }

    @Test func `the state of charge is shown as a battery`() throws {
        let told = try told(publishesSignals: true)
        let soc = try #require(told.first { $0.topic.contains("/vehicle_soc/") })
        #expect(
            Written.map(soc.members.entries).json == """
                {"state_topic":"ecell/van-1/signal/vehicle.soc","unit_of_measurement":"%",\
                "state_class":"measurement","device_class":"battery","name":"Vehicle soc",\
                "unique_id":"ecell_van-1_vehicle_soc","qos":1,\
                "availability":[{"topic":"ecell/status/ecell"}],\
                "device":{"identifiers":["ecell_van-1"],"name":"van-1","manufacturer":"eCell",\
                "model":"eVito-41","sw_version":"1.0"},\
                "origin":{"name":"eCell","sw_version":"1.0"}}
                """)
    }

    @Test func `a vehicle that is gone is forgotten`() throws {
        let discovery = Discovery(topics, publishesSignals: true, version: "1.0")
        #expect(
            discovery.clearing("van-1").map(\.topic)
                == discovery.messages(for: "van-1", preset: "").map(\.topic))
        #expect(discovery.clearing("van-1").allSatisfy { $0.payload.isEmpty })
        #expect(
            Discovery.asksForAll(IncomingMessage("homeassistant/status", Array("online".utf8))))
        #expect(
            !Discovery.asksForAll(IncomingMessage("homeassistant/status", Array("offline".utf8))))
    }
}
