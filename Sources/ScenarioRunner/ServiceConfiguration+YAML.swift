internal import Diagnostics
internal import Simulation

extension ServiceConfiguration {
    /// The name under which the printed file looks for its schema.
    public static let schemaName = "service.schema.json"

    /// The configuration as a file with comments, which reads as this one again.
    ///
    /// Files stand there with their whole paths.
    public var yaml: String {
        let text = ServiceText(self).lines.map { $0 + "\n" }.joined()
        var library = Library()
        let root = library.read(Array(text.utf8), "the printed configuration").root
        guard let root else { preconditionFailure("a printed configuration can be read") }
        return YAMLPrinter.text(root, from: YAMLSource(text, root))
    }
}

/// Writes a configuration, a comment before each key.
private struct ServiceText {
    private let configuration: ServiceConfiguration
    private(set) var lines: [String] = []

    init(_ configuration: ServiceConfiguration) {
        self.configuration = configuration
        lines = [
            "# yaml-language-server: $schema=\(ServiceConfiguration.schemaName)",
            "# `ecell reference config-schema > \(ServiceConfiguration.schemaName)` writes that file.",
        ]
        for key in ScenarioKey.service { write(key) }
    }

    private mutating func write(_ key: ScenarioKey) {
        switch key.name {
        case "instance": line(key, configuration.instance.yaml)
        case "mqtt": map(key, ScenarioKey.mqtt, configuration.brokerText)
        case "clock": map(key, ScenarioKey.serviceClock, configuration.clockText)
        case "weather": line(key, configuration.weatherText, instead: "-5 °C")
        case "database":
            line(key, configuration.database?.yaml, instead: "ecell.sqlite")
        case "retention": line(key, configuration.retention?.inDays, instead: "90 d")
        case "log": line(key, configuration.logLevel.rawValue)
        case "contacts": map(key, ScenarioKey.contacts, configuration.contactText)
        case "limits": map(key, ScenarioKey.limits, configuration.limitText)
        case "cards": list(key, configuration.cardTexts)
        case "vehicle": line(key, configuration.common(\.vehicleText), instead: nil)
        case "wallbox": line(key, configuration.common(\.wallboxText), instead: nil)
        case "given": list(key, configuration.common(\.givenTexts) ?? [], isNeeded: false)
        case "vehicles": writeVehicles(key)
        default: preconditionFailure("every key of a configuration is printed: \(key.name)")
        }
    }

    // MARK: Lines

    private mutating func introduce(_ key: ScenarioKey, _ indent: String = "") {
        if indent.isEmpty { lines.append("") }
        lines.append("\(indent)# \(key.about)")
    }

    /// A key and its value; without one an example, for people, that says nothing.
    private mutating func line(
        _ key: ScenarioKey, _ value: String?, instead example: String? = nil, indent: String = ""
    ) {
        guard value != nil || example != nil else { return }
        introduce(key, indent)
        if let value {
            lines.append("\(indent)\(key.name): \(value)")
        } else if let example {
            lines.append("\(indent)# \(key.name): \(example)")
        }
    }

    private mutating func map(
        _ key: ScenarioKey, _ keys: [ScenarioKey],
        _ value: (ScenarioKey) -> (String?, instead: String?)
    ) {
        introduce(key)
        lines.append("\(key.name):")
        for inner in keys {
            let (text, example) = value(inner)
            line(inner, text, instead: example, indent: "  ")
        }
    }

    private mutating func list(_ key: ScenarioKey, _ entries: [String], isNeeded: Bool = true) {
        guard isNeeded || !entries.isEmpty else { return }
        introduce(key)
        lines.append("\(key.name):" + (entries.isEmpty ? " {}" : ""))
        lines += entries.map { "  " + $0 }
    }

    // MARK: Vehicles

    private mutating func writeVehicles(_ key: ScenarioKey) {
        let vans = configuration.vans
        let hasVehicle = configuration.common(\.vehicleText) != nil
        let hasWallbox = configuration.common(\.wallboxText) != nil
        let hasGiven = configuration.common(\.givenTexts) != nil
        let isNumbered = vans.enumerated().allSatisfy { $1.id == "van-\($0 + 1)" }
        if hasVehicle, hasWallbox, hasGiven, isNumbered {
            line(key, "\(vans.count)")
            return
        }
        let entries = vans.map { van in
            var words: [String] = []
            if !hasVehicle { words.append("vehicle: \(van.vehicleText)") }
            if !hasWallbox { words.append("wallbox: \(van.wallboxText)") }
            if !hasGiven { words.append("given: { \(van.givenTexts.joined(separator: ", ")) }") }
            return "\(van.id.yaml): { \(words.joined(separator: ", ")) }"
        }
        list(key, entries)
    }
}

extension ServiceConfiguration {
    fileprivate func brokerText(_ key: ScenarioKey) -> (String?, instead: String?) {
        switch key.name {
        case "url": (broker?.url.yaml, "\"mqtt://127.0.0.1:1883\"")
        case "root": (root.yaml, nil)
        case "user": (broker?.user?.yaml, "simulator")
        case "passwordFile": (broker?.passwordFile?.yaml, "password")
        case "authority": (broker?.authority?.yaml, "ca.pem")
        case "certificate": (broker?.certificate?.yaml, "client.pem")
        case "key": (broker?.key?.yaml, "client.key")
        case "signals": (publishesSignals ? "on" : "off", nil)
        case "discovery": (announcesDiscovery ? "on" : "off", nil)
        default: preconditionFailure("every key of `mqtt` is printed: \(key.name)")
        }
    }

    fileprivate func clockText(_ key: ScenarioKey) -> (String?, instead: String?) {
        switch key.name {
        case "zone": (zone.name, nil)
        case "start": (start.map { Zone.utc.text(of: Zone.utc.instant(of: $0)) } ?? "now", nil)
        case "rate": (rate.plain, nil)
        case "steering": (allowsClock ? "allowed" : "refused", nil)
        default: preconditionFailure("every key of `clock` is printed: \(key.name)")
        }
    }

    fileprivate func contactText(_ key: ScenarioKey) -> (String?, instead: String?) {
        guard let contact = Contact(word: key.name) else {
            preconditionFailure("every key of `contacts` is somebody to call: \(key.name)")
        }
        let example =
            contact == .wallboxService
            ? ContactDirectory.manufacturersWallbox
            : ContactDirectory.Entry(
                name: contact == .site ? "Caretaker" : "Office", phone: "+45 12 34 56 78")
        return (contacts[contact]?.yaml, example.yaml)
    }

    fileprivate func limitText(_ key: ScenarioKey) -> (String?, instead: String?) {
        let limits = vans.first?.setup.parameters.thresholds ?? Thresholds()
        guard let field = Thresholds.fields.first(where: { $0.name == key.name }) else {
            preconditionFailure("every key of `limits` is printed: \(key.name)")
        }
        return (field.text(in: limits), nil)
    }

    fileprivate var weatherText: String? {
        switch weather {
        case .given: nil
        case .hourly(let file, _): file.yaml
        }
    }

    fileprivate var cardTexts: [String] {
        (vans.first?.setup.cards ?? []).map { card in
            (uids[card.token] ?? card.token.full) + ": " + card.scenarioText(in: zone)
        }
    }

    /// What all vehicles have alike.
    fileprivate func common<T: Equatable>(_ part: KeyPath<Van, T>) -> T? {
        guard let first = vans.first?[keyPath: part] else { return nil }
        return vans.allSatisfy { $0[keyPath: part] == first } ? first : nil
    }
}

extension String {
    fileprivate var yaml: String { YAMLScalar(self).text(inFlow: false) }
}

extension ContactDirectory.Entry {
    fileprivate var yaml: String {
        let entries = [("name", name), ("phone", phone)] + (email.map { [("email", $0)] } ?? [])
        let texts = entries.map { "\($0.0): \(YAMLScalar($0.1).text(inFlow: true))" }
        return "{ \(texts.joined(separator: ", ")) }"
    }
}

extension Timespan {
    fileprivate var inDays: String {
        let day = Timespan.hours(24).milliseconds
        return milliseconds % day == 0 ? "\(milliseconds / day) d" : text
    }
}

extension ServiceConfiguration.Van {
    fileprivate var vehicleText: String {
        let figures = setup.parameters.vehicle
        return VehiclePreset(word: vehicle).map { figures.scenarioText(of: $0) } ?? vehicle
    }

    fileprivate var wallboxText: String {
        guard let figures = setup.parameters.wallbox, let wallbox else { return "none" }
        return WallboxPreset(word: wallbox).map { figures.scenarioText(of: $0) } ?? wallbox
    }

    fileprivate var givenTexts: [String] { setup.given.map(\.scenarioText) }
}
