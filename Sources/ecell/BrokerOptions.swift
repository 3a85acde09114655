import ArgumentParser
import Foundation
import MQTTBridge
import ScenarioRunner
import Simulation

/// The broker that a command talks to; credentials come from the environment alone.
struct BrokerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The broker; user, password and certificates come from the environment.",
            valueName: "url"))
    var mqtt = "mqtt://localhost:1883"

    @Option(help: ArgumentHelp("The first level of every topic.", valueName: "name"))
    var root = "ecell"

    /// What is in every help text of a command with these options.
    static let environment = """
        Environment: ECELL_MQTT_USER, ECELL_MQTT_PASSWORD or ECELL_MQTT_PASSWORD_FILE, \
        ECELL_MQTT_CA_FILE, ECELL_MQTT_CERTIFICATE_FILE, ECELL_MQTT_KEY_FILE.
        """

    func validate() throws {
        _ = try topics()
        _ = try settings()
    }

    func topics() throws -> Topics { try Self.topics(root: root) }
    func settings() throws -> MQTTSettings { try Self.settings(url: mqtt) }

    static func topics(root: String) throws -> Topics {
        do {
            return try Topics(root: root)
        } catch {
            throw ValidationError(error.message)
        }
    }

    static func settings(url: String) throws -> MQTTSettings {
        do {
            return try MQTTSettings(
                url: url, environment: ProcessInfo.processInfo.environment)
        } catch {
            throw ValidationError(error.text)
        }
    }

    static func check(vehicle: String) throws {
        do {
            try Topics.check(vehicle: vehicle)
        } catch {
            throw ValidationError(error.message)
        }
    }
}

extension Zone {
    /// The zone that a vehicle's `about` message names, with its changes around an instant.
    init?(about: Written, around instant: Instant = .wallClock) {
        guard let name = about["zone"]?.asText,
            let zone = ScenarioRunner.zone(named: name, around: Zone.utc.local(at: instant))
        else { return nil }
        self = zone
    }
}

extension Written {
    /// A member of a map.
    subscript(_ name: String) -> Written? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.name == name }?.value
    }

    /// A text, if it is one.
    var asText: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The texts of a list.
    var asTexts: [String] {
        if case .list(let list) = self { list.compactMap(\.asText) } else { [] }
    }
}
