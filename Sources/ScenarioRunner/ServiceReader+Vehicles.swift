internal import Simulation

extension ServiceReader {
    mutating func readVans(_ root: Element) {
        let cards = readCards(root)
        let usual = van(id: "van-1", root, nil, cards)
        guard let element = root["vehicles"] else {
            configuration.vans = [usual]
            return
        }
        if let text = element.text {
            guard let count = count(element, text) else { return }
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

    private mutating func readCards(_ root: Element) -> [Card] {
        let usual = ServiceConfiguration()
        configuration.uids = usual.uids
        guard root["cards"] != nil else { return usual.vans[0].setup.cards }
        let cards = reader.cards([root], configuration.zone)
        configuration.uids = [:]
        for (uid, token) in reader.tokens { configuration.uids[token] = uid }
        return cards
    }

    private mutating func count(_ element: Element, _ text: String) -> Int? {
        let most = ServiceConfiguration.mostVans
        guard let count = Int(text), "\(count)" == text, (1...most).contains(count) else {
            reader.complain(
                element.place,
                "`vehicles` is \(element.written.quoted); it must be a number in 1–\(most), "
                    + "or a map of vehicles: { van-1: eVito-41 }")
            return nil
        }
        return count
    }

    /// A vehicle: the file's own words for all, and those for this one.
    private mutating func van(
        id: String, _ root: Element, _ own: Element?, _ cards: [Card]
    ) -> ServiceConfiguration.Van {
        let own = ownWords(id, own)
        func element(_ key: String) -> Element? { own?[key] ?? root[key] }
        let entries = ["vehicle", "wallbox"].compactMap { key in
            element(key).flatMap { value in
                key == "wallbox" && value.text == "none"
                    ? nil : Element.Entry(key: key, keyPlace: value.place, value: value)
            }
        }
        var setup = Setup()
        setup.parameters = reader.parameters(
            Element(content: .map(entries), place: root.place))
        if element("wallbox") == nil { setup.parameters.wallbox = WallboxPreset.home11.wallbox }
        setup.parameters.thresholds = thresholds
        setup.cards = cards
        let given = reader.given([root, own].compactMap(\.self), setup.parameters)
        let saysWeather = given.contains { $0.assignment.signal == .weatherTemperature }
        let outside = saysWeather ? nil : outside
        setup.given = [outside].compactMap(\.self) + given.map(\.assignment)
        check(setup, given)
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

    /// What a vehicle says for itself: a map, or the name of a preset alone.
    private mutating func ownWords(_ id: String, _ own: Element?) -> Element? {
        guard let own, !own.isBlank else { return nil }
        if own.text != nil {
            let entry = Element.Entry(key: "vehicle", keyPlace: own.place, value: own)
            return Element(content: .map([entry]), place: own.place)
        }
        guard let entries = own.entries else {
            reader.complain(
                own.place, "`\(id)` must be a preset, or a map: { vehicle: eVito-41 }")
            return nil
        }
        check(entries, ScenarioKey.van.names, "key of a vehicle:")
        return own
    }

    /// Reports given values that cannot be together.
    private mutating func check(_ setup: Setup, _ given: [Given]) {
        var setup = setup
        setup.zone = configuration.zone
        setup.start = start
        reader.checkContradictions(setup, given)
    }
}
