import ArgumentParser
import Diagnostics
import Foundation
import Recording
import ScenarioRunner
import Service
import Simulation

/// Gathers what must not stand in a bundle, beside what the recording itself knows.
struct BundleSecrets {
    var search = SecretSearch()

    /// The files and variables that hold what only who may know it knows.
    private static let variables = ["ECELL_MQTT_PASSWORD"]
    private static let fileVariables = ["ECELL_MQTT_PASSWORD_FILE", "ECELL_MQTT_KEY_FILE"]

    /// Those of the environment.
    mutating func add(environment: [String: String]) throws {
        for variable in Self.variables {
            search.add(
                secret: Array((environment[variable] ?? "").utf8), "the value of \(variable)")
        }
        for variable in Self.fileVariables {
            if let path = environment[variable] { try add(file: path) }
        }
        if let user = environment["ECELL_MQTT_USER"] { search.add(name: user, "the broker's user") }
    }

    /// The key that makes tokens of the cards of a database, where it stands beside it.
    mutating func add(keyOf database: String) throws {
        let path = CardKey.path(besides: database)
        guard FileManager.default.fileExists(atPath: path) else { return }
        try add(file: path)
        let digits = try content(path).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
        search.add(secret: bytes, "the content of \(path)")
    }

    /// A file whose content is secret.
    mutating func add(file path: String) throws {
        search.add(secret: try content(path), "the content of \(path)")
    }

    /// What a configuration of the service knows: UIDs, names, and the files that it points to.
    mutating func add(_ configuration: ServiceConfiguration, of path: String) throws {
        let text = String(decoding: try content(path), as: UTF8.self)
        for uid in SecretSearch.uids(in: text) { search.add(uid: uid, "a UID of \(path)") }
        for van in configuration.vans { search.add(name: van.id, "the name of a vehicle") }
        let usual = ServiceConfiguration()
        if configuration.instance != usual.instance {
            search.add(name: configuration.instance, "the name of the service")
        }
        if configuration.root != usual.root {
            search.add(name: configuration.root, "the root of the topics")
        }
        for contact in Contact.allCases {
            guard let entry = configuration.contacts[contact], entry != usual.contacts[contact]
            else { continue }
            search.add(name: entry.name, "the name of somebody to call")
        }
        guard let broker = configuration.broker else { return }
        search.add(name: broker.user ?? "", "the broker's user")
        search.add(name: URL(string: broker.url)?.host ?? "", "the broker's host")
        for file in [broker.passwordFile, broker.key].compactMap(\.self) { try add(file: file) }
    }

    private func content(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ExitStatus.surroundings.error(
                saying:
                    "\(path): the file cannot be read, and a bundle cannot be searched for what is in it"
            )
        }
        return [UInt8](data)
    }
}

extension ServiceConfiguration {
    /// What may be told of it: numbers and switches, and of everything else whether it is there.
    var shareable: Written {
        let shared: [Written.Entry] = [
            .init("vehicles", .number(Double(vans.count))), .init("zone", .text(zone.name)),
            .init("isStartSet", .flag(start != nil)), .init("rate", .number(rate)),
            .init("allowsClock", .flag(allowsClock)),
            .init("publishesSignals", .flag(publishesSignals)),
            .init("announcesDiscovery", .flag(announcesDiscovery)),
            .init("isWeatherHourly", .flag(weather != .given)),
            .init("isRecorded", .flag(database != nil)),
            .init("retention", retention.map { .text($0.text) } ?? .null),
            .init("logLevel", .text(logLevel.rawValue)),
        ]
        return .map(shared + [.init("broker", broker?.shareable ?? .null)])
    }
}

extension ServiceConfiguration.Broker {
    fileprivate var shareable: Written {
        [
            "isEncrypted": .flag(url.hasPrefix("mqtts:")), "hasUser": .flag(user != nil),
            "hasPasswordFile": .flag(passwordFile != nil), "hasAuthority": .flag(authority != nil),
            "hasCertificate": .flag(certificate != nil),
        ]
    }
}
