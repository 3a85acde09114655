internal import Simulation

/// Reads the configuration of the live simulator, checked like a scenario.
struct ServiceReader {
    private var reader = ScenarioReader(root: "")
    private var configuration = ServiceConfiguration()
    /// The zone's changes are known around it.
    private let day: LocalTime

    /// Keys of the file.
    static let keys = [
        "instance", "mqtt", "clock", "weather", "database", "cards", "vehicle", "wallbox",
        "given", "vehicles",
    ]
    private static let mqttKeys = [
        "url", "root", "user", "passwordFile", "authority", "certificate", "key", "signals",
        "discovery",
    ]
    private static let clockKeys = ["zone", "start", "rate", "steering"]
    private static let vanKeys = ["vehicle", "wallbox", "given"]

    init(day: LocalTime, cardKey: [UInt8]) {
        self.day = day
        reader.cardKey = cardKey
    }

    /// Everything that is wrong, in the order of the file.
    var problems: [Problem] {
        reader.allComplaints.map {
            Problem($0, in: reader.library.sources)
        }.sorted()
    }

    mutating func read(_ path: String) -> ServiceConfiguration? {
        let (file, root) = reader.library.document(path)
        guard let root else { return nil }
        guard let entries = root.entries else {
            reader.complain(
                Place(file: file, line: 1, column: 1),
                root.isBlank ? "the file is empty" : "a configuration must be a map of keys")
            return nil
        }
        check(entries, Self.keys, "key")
        if let name = name(root["instance"], "instance") { configuration.instance = name }
        readClock(root["clock"])
        readBroker(root["mqtt"])
        if let element = root["database"] { configuration.database = text(element, "database") }
        let cards = reader.cards([root], configuration.zone)
        readWeather(root["weather"], besides: path)
        readVans(root, cards)
        return configuration
    }

    private mutating func check(_ entries: [Element.Entry], _ known: [String], _ what: String) {
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
    private mutating func map(
        _ element: Element?, _ key: String, _ known: [String], _ example: String
    ) -> Element? {
        guard let element else { return nil }
        guard let entries = element.entries else {
            reader.complain(element.place, "`\(key)` must be a map: { \(example) }")
            return nil
        }
        check(entries, known, "key of `\(key)`:")
        return element
    }

    private mutating func text(_ element: Element, _ key: String) -> String? {
        guard let text = element.text?.trimmed, !text.isEmpty else {
            reader.complain(element.place, "`\(key)` must be a text")
            return nil
        }
        return text
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

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(\.isNameByte)
    }

    private mutating func flag(
        _ element: Element?, _ key: String, _ words: (yes: String, no: String),
        _ path: WritableKeyPath<ServiceConfiguration, Bool>
    ) {
        guard let element else { return }
        let field = Field.flag(key, words, path)
        let changed = reader.attempt(element, key) { () throws(Mistake) in
            var copy = configuration
            try field.set(&copy, element)
            return copy
        }
        configuration = changed ?? configuration
    }

    // MARK: Clock

    private mutating func readClock(_ element: Element?) {
        guard let element = map(element, "clock", Self.clockKeys, "zone: Europe/Copenhagen")
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
            let command = reader.attempt(value, "rate") { () throws(Mistake) in
                try Command(
                    CommandName.clockSetRate.word, [.init("rate", value.written)],
                    card: { _ in CardToken(bits: 0) })
            }
            if case .clockSetRate(let rate)? = command { configuration.rate = rate }
        }
        flag(element["steering"], "steering", ("allowed", "refused"), \.allowsClock)
    }

    // MARK: Broker

    private mutating func readBroker(_ element: Element?) {
        guard
            let element = map(element, "mqtt", Self.mqttKeys, "url: \"mqtt://127.0.0.1:1883\"")
        else { return }
        if let root = name(element["root"], "root") { configuration.root = root }
        flag(element["signals"], "signals", ("on", "off"), \.publishesSignals)
        flag(element["discovery"], "discovery", ("on", "off"), \.announcesDiscovery)
        guard let value = element["url"], let url = text(value, "url") else { return }
        var broker = ServiceConfiguration.Broker(url: url)
        broker.user = element["user"].flatMap { text($0, "user") }
        broker.passwordFile = element["passwordFile"].flatMap { text($0, "passwordFile") }
        broker.authority = element["authority"].flatMap { text($0, "authority") }
        broker.certificate = element["certificate"].flatMap { text($0, "certificate") }
        broker.key = element["key"].flatMap { text($0, "key") }
        configuration.broker = broker
    }

    // MARK: Weather

    private mutating func readWeather(_ element: Element?, besides path: String) {
        guard let element, let text = text(element, "weather") else { return }
        guard text.hasSuffix(".csv") else {
            let weather = reader.attempt(element, "weather") { () throws(Mistake) in
                try Assignment(Written.Entry(Signal.weatherTemperature.word, .text(text)))
            }
            if let weather { outside = weather }
            return
        }
        do throws(Mistake) {
            configuration.weather = .hourly(
                try HourlyWeather.read(text.path(besides: path), configuration.zone))
        } catch {
            reader.complain(element.place, error.message)
        }
    }

    /// The constant weather.
    private var outside: Assignment?

    // MARK: Vehicles

    private mutating func readVans(_ root: Element, _ cards: [Card]) {
        let usual = van(id: "van-1", root, nil, cards)
        guard let element = root["vehicles"] else {
            configuration.vans = [usual]
            return
        }
        if let text = element.text {
            let most = ServiceConfiguration.mostVans
            guard let count = Int(text), (1...most).contains(count) else {
                reader.complain(
                    element.place,
                    "`vehicles` is \(element.written.quoted); it must be a number in 1–\(most), "
                        + "or a map of vehicles: { van-1: eVito-41 }")
                return
            }
            configuration.vans = (1...count).map { number in
                var van = usual
                van.id = "van-\(number)"
                return van
            }
            return
        }
        guard let entries = element.entries, !entries.isEmpty else {
            reader.complain(
                element.place, "`vehicles` must be a number, or a map: { van-1: eVito-41 }")
            return
        }
        configuration.vans = entries.compactMap { entry in
            guard Self.isName(entry.key), entry.key != "status" else {
                reader.complain(
                    entry.keyPlace,
                    "`\(entry.key)` is no vehicle's name: it has 1–64 letters, digits, - and _, "
                        + "and is not `status`")
                return nil
            }
            return van(id: entry.key, root, entry.value, cards)
        }
    }

    /// A vehicle: the file's own words for all, and those for this one.
    private mutating func van(
        id: String, _ root: Element, _ own: Element?, _ cards: [Card]
    ) -> ServiceConfiguration.Van {
        var own = own
        if own?.text != nil, let element = own, !element.isBlank {
            let entry = Element.Entry(key: "vehicle", keyPlace: element.place, value: element)
            own = Element(content: .map([entry]), place: element.place)
        }
        if let entries = own?.entries { check(entries, Self.vanKeys, "key of a vehicle:") }
        func element(_ key: String) -> Element? { own?[key] ?? root[key] }
        let entries = ["vehicle", "wallbox"].compactMap { key in
            element(key).flatMap { value in
                key == "wallbox" && value.text == "none"
                    ? nil : Element.Entry(key: key, keyPlace: value.place, value: value)
            }
        }
        let world = Element(content: .map(entries), place: root.place)
        var setup = Setup()
        setup.parameters = reader.parameters(world)
        if element("wallbox") == nil { setup.parameters.wallbox = WallboxPreset.home11.wallbox }
        setup.cards = cards
        let given = reader.given([root, own].compactMap(\.self), setup.parameters)
        setup.given = (outside.map { [$0] } ?? []) + given.map(\.assignment)
        func word(_ key: String, _ usual: String) -> String {
            let value = element(key)
            return value?.text ?? value?["preset"]?.text ?? usual
        }
        return ServiceConfiguration.Van(
            id: id, vehicle: word("vehicle", VehiclePreset.eVito41.word),
            wallbox: setup.parameters.wallbox == nil
                ? nil : word("wallbox", WallboxPreset.home11.word),
            setup: setup)
    }
}
