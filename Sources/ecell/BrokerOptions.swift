import ArgumentParser
import Foundation
import MQTTBridge
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
