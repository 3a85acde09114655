internal import Foundation
internal import Simulation

/// Reads the configuration of the live simulator, checked like a scenario.
struct ServiceReader {
    var reader = ScenarioReader(root: "")
    var configuration = ServiceConfiguration()
    /// The zone's changes are known around it.
    private let day: LocalTime
    /// The constant weather.
    private(set) var outside: Assignment?
    private(set) var thresholds = Thresholds()

    init(day: LocalTime) { self.day = day }

    /// Everything that is wrong, in the order of the file.
    var problems: [Problem] {
        // What all vehicles share is wrong once.
        Set(reader.allComplaints.map { Problem($0, in: reader.library.sources) }).sorted()
    }

    /// When a vehicle that is new begins, as far as the file can be checked.
    var start: Instant { configuration.zone.instant(of: configuration.start ?? day) }

    mutating func read(_ path: String) -> ServiceConfiguration? {
        let (file, root) = reader.library.document(path)
        guard let root else { return nil }
        guard let entries = root.entries else {
            reader.complain(
                Place(file: file, line: 1, column: 1),
                root.isBlank ? "the file is empty" : "a configuration must be a map of keys")
            return nil
        }
        check(entries, ScenarioKey.service.names, "key")
        if let name = name(root["instance"], "instance") { configuration.instance = name }
        readClock(root["clock"])
        readBroker(root["mqtt"], besides: path)
        readWeather(root["weather"], besides: path)
        configuration.database = self.file(of: root, "database", besides: path)
        readRetention(root["retention"])
        readLog(root["log"])
        readContacts(root["contacts"])
        readLimits(root["limits"])
        readVans(root)
        return configuration
    }

    // MARK: Values

    mutating func check(_ entries: [Element.Entry], _ known: [String], _ what: String) {
        for entry in entries where !known.contains(entry.key) {
            if entry.key == "password" {
                reader.complain(
                    entry.keyPlace,
                    "a password has no place in this file: write it into a file of its own, and "
                        + "name that as `passwordFile`")
            } else {
                reader.complain(unknown: what, entry, in: known)
            }
        }
    }

    /// A map, with its unknown keys told.
    mutating func map(
        _ element: Element?, _ key: String, _ known: [ScenarioKey], _ example: String
    ) -> Element? {
        guard let element else { return nil }
        guard let entries = element.entries else {
            reader.complain(element.place, "`\(key)` must be a map: { \(example) }")
            return nil
        }
        check(entries, known.names, "key of `\(key)`:")
        return element
    }

    mutating func text(_ element: Element, _ key: String) -> String? {
        guard let text = element.text?.trimmed, !text.isEmpty else {
            reader.complain(element.place, "`\(key)` must be a text")
            return nil
        }
        return text
    }

    /// The path of a file that is seen from the configuration's folder, from everywhere.
    private mutating func file(
        of map: Element, _ key: String, besides path: String
    ) -> String? {
        map[key].flatMap { text($0, key) }?.path(besides: path).absolutePath
    }

    /// What may stand as one level of a topic.
    private mutating func name(_ element: Element?, _ key: String) -> String? {
        guard let element else { return nil }
        guard let text = element.text, Self.isName(text) else {
            reader.complain(
                element.place,
                "`\(key)` is \(element.written.quoted); it must be a name of 1–64 letters, "
                    + "digits, - and _")
            return nil
        }
        return text
    }

    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(\.isNameByte)
    }

    private mutating func flag(
        _ element: Element?, _ key: String, _ words: (yes: String, no: String),
        _ path: WritableKeyPath<ServiceConfiguration, Bool>
    ) {
        guard let element else { return }
        let field = ModelField(key, .flag(words, path))
        let changed = reader.attempt(element, key) { () throws(Mistake) in
            var copy = configuration
            try field.set(&copy, element)
            return copy
        }
        configuration = changed ?? configuration
    }

    // MARK: Clock

    private mutating func readClock(_ element: Element?) {
        guard
            let element = map(element, "clock", ScenarioKey.serviceClock, "zone: Europe/Copenhagen")
        else { return }
        if let value = element["zone"] {
            let name = value.text ?? ""
            if let zone = reader.zones.zone(named: name, around: day) {
                configuration.zone = zone
            } else {
                let hint =
                    zoneName(near: name).map { "did you mean `\($0)`?" }
                    ?? "it must be an IANA name such as Europe/Copenhagen"
                reader.complain(value.place, "unknown zone `\(name)`; \(hint)")
            }
        }
        if let value = element["start"], value.text != "now" {
            configuration.start = value.text.flatMap { Scalar.localTime($0) }
            if configuration.start == nil {
                reader.complain(
                    value.place,
                    "`start` is \(value.written.quoted); it must be `now`, or a local date and "
                        + "time such as 2026-01-12T18:00")
            }
        }
        if let value = element["rate"] {
            let rate = reader.attempt(value, "rate") { () throws(Mistake) in
                try ClockRate.read(value.written)
            }
            if let rate { configuration.rate = rate }
        }
        flag(element["steering"], "steering", ("allowed", "refused"), \.allowsClock)
    }

    // MARK: Broker

    private mutating func readBroker(_ element: Element?, besides path: String) {
        let example = "url: \"mqtt://127.0.0.1:1883\""
        guard let element = map(element, "mqtt", ScenarioKey.mqtt, example) else { return }
        if let root = name(element["root"], "root") { configuration.root = root }
        flag(element["signals"], "signals", ("on", "off"), \.publishesSignals)
        flag(element["discovery"], "discovery", ("on", "off"), \.announcesDiscovery)
        var broker = ServiceConfiguration.Broker(url: "")
        broker.user = element["user"].flatMap { text($0, "user") }
        broker.passwordFile = file(of: element, "passwordFile", besides: path)
        broker.authority = file(of: element, "authority", besides: path)
        broker.certificate = file(of: element, "certificate", besides: path)
        broker.key = file(of: element, "key", besides: path)
        if let url = element["url"] {
            broker.url = text(url, "url") ?? ""
            configuration.broker = broker
        } else if let entry = element.entries?.first(where: { Self.connectionKeys.contains($0.key) }
        ) {
            reader.complain(
                entry.keyPlace, "`\(entry.key)` is for a broker, and there is no `url` of one")
        }
    }

    /// Keys that say nothing without a broker.
    static let connectionKeys = ["user", "passwordFile", "authority", "certificate", "key"]

    // MARK: Weather

    private mutating func readWeather(_ element: Element?, besides path: String) {
        guard let element, let text = text(element, "weather") else { return }
        guard text.hasSuffix(".csv") else {
            outside = reader.attempt(element, "weather") { () throws(Mistake) in
                try Assignment(Written.Entry(Signal.weatherTemperature.word, .text(text)))
            }
            return
        }
        do throws(Mistake) {
            let file = text.path(besides: path)
            configuration.weather = .hourly(
                file: file.absolutePath, try HourlyWeather.read(file, configuration.zone))
        } catch {
            reader.complain(element.place, error.message)
        }
    }

    // MARK: Operation

    private mutating func readRetention(_ element: Element?) {
        guard let element else { return }
        configuration.retention = reader.attempt(element, "retention") { () throws(Mistake) in
            guard let text = element.text else {
                throw Mistake("must be a length of time such as 90 d")
            }
            let retention = try Scalar.duration(text)
            guard (Timespan.hours(7 * 24)...Timespan.hours(3650 * 24)).contains(retention) else {
                throw Mistake("is \(text); it must lie in 7 d to 3650 d")
            }
            return retention
        }
    }

    private mutating func readLog(_ element: Element?) {
        guard let element else { return }
        let text = element.text ?? ""
        if let level = ServiceConfiguration.LogLevel(rawValue: text) {
            configuration.logLevel = level
            return
        }
        let words = ServiceConfiguration.LogLevel.words
        let hint = nearest(to: text, in: words).map { "; did you mean `\($0)`?" } ?? ""
        reader.complain(
            element.place,
            "`log` is \(element.written.quoted); it must be \(Scalar.choices(words))\(hint)")
    }

    private mutating func readLimits(_ element: Element?) {
        guard let element = map(element, "limits", ScenarioKey.limits, "climateSoc: 15 %") else {
            return
        }
        for field in Thresholds.fields {
            guard let value = element[field.name] else { continue }
            let changed = reader.attempt(value, field.name) { () throws(Mistake) in
                var copy = thresholds
                try field.set(&copy, value)
                return copy
            }
            thresholds = changed ?? thresholds
        }
    }
}

extension String {
    /// The path from the root, whatever the working directory will be.
    fileprivate var absolutePath: String {
        path(besides: FileManager.default.currentDirectoryPath + "/")
    }
}
