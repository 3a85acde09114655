internal import CardTokens
internal import Simulation

/// The key of the cards in scenarios: fixed and public, so that traces are the same everywhere.
public let scenarioCardKey: [UInt8] = Array("ecell.scenario/1".utf8)

/// A given value, with its place for messages.
struct Given {
    var assignment: Assignment
    var place: Place
}

extension ScenarioReader {
    // MARK: Vehicle and wallbox

    mutating func parameters(_ root: Element) -> Parameters {
        var parameters = Parameters()
        if let element = root["vehicle"] {
            parameters.vehicle = model(
                element, "vehicle", VehiclePreset.words, usual: VehiclePreset.eVito41.vehicle,
                Vehicle.fields
            ) { VehiclePreset(word: $0)?.vehicle }
        }
        if let element = root["wallbox"] {
            parameters.wallbox = model(
                element, "wallbox", WallboxPreset.words, usual: WallboxPreset.home11.wallbox,
                WallboxModel.fields
            ) { WallboxPreset(word: $0)?.wallbox }
        }
        return parameters
    }

    private mutating func model<Model>(
        _ element: Element, _ name: String, _ presets: [String], usual: Model,
        _ fields: [ModelField<Model>], _ find: (String) -> Model?
    ) -> Model {
        guard let entries = element.entries else {
            return preset(element, presets, usual, find)
        }
        var model = element["preset"].map { preset($0, presets, usual, find) } ?? usual
        let known = [ScenarioKey.preset.name] + fields.map(\.name)
        for entry in entries where entry.key != "preset" {
            guard let field = fields.first(where: { $0.name == entry.key }) else {
                complain(unknown: "field of `\(name)`:", entry, in: known)
                continue
            }
            // A field's mistake leaves the model as it was.
            let changed = attempt(entry.value, entry.key) { () throws(Mistake) in
                var copy = model
                try field.set(&copy, entry.value)
                return copy
            }
            model = changed ?? model
        }
        return model
    }

    private mutating func preset<Model>(
        _ element: Element, _ presets: [String], _ usual: Model, _ find: (String) -> Model?
    ) -> Model {
        let name = element.text ?? element.flow
        if let model = find(name) { return model }
        let hint =
            nearest(to: name, in: presets).map { "did you mean `\($0)`?" }
            ?? "it must be " + Scalar.choices(presets)
        complain(element.place, "unknown preset `\(name)`; \(hint)")
        return usual
    }

    // MARK: Cards

    func token(uid: String) -> CardToken {
        tokens[uid] ?? cardToken(uid: uid, key: scenarioCardKey)
    }

    /// The cards that whoever approves them knows; a later part overrides an earlier one.
    mutating func cards(_ parts: [Element], _ zone: Zone) -> [Card] {
        var cards: [Card] = []
        var groups: [String] = []
        for part in parts {
            guard let element = part["cards"] else { continue }
            guard let entries = element.entries else {
                complain(element.place, "`cards` must be a map: { 04A1B2C3: Accepted }")
                continue
            }
            var own: Set<CardToken> = []
            for entry in entries {
                guard let token = CardToken(written: entry.key, { token(uid: $0) }) else {
                    complain(
                        entry.keyPlace, "`\(entry.key)` is not a UID of 8, 14 or 20 hex digits")
                    continue
                }
                let uid = CardToken.normalised(uid: entry.key)
                if let uid, tokens[uid] == nil { tokens[uid] = token }
                guard own.insert(token).inserted else {
                    complain(entry.keyPlace, "the card \(uid ?? entry.key) is given twice")
                    continue
                }
                if let card = card(token, entry.value, zone, &groups) {
                    cards.removeAll { $0.token == token }
                    cards.append(card)
                }
            }
        }
        return cards
    }

    private mutating func card(
        _ token: CardToken, _ element: Element, _ zone: Zone, _ groups: inout [String]
    ) -> Card? {
        guard let entries = element.entries else {
            return status(element).map { Card(token: token, status: $0) }
        }
        guard let value = element["status"], let status = status(value) else {
            if element["status"] == nil { complain(element.place, "the card needs `status`") }
            return nil
        }
        var card = Card(token: token, status: status)
        for entry in entries where entry.key != "status" {
            let text = entry.value.text ?? ""
            switch entry.key {
            case "group":
                guard !text.isEmpty else {
                    complain(entry.value.place, "`group` must be a name")
                    continue
                }
                if !groups.contains(text) { groups.append(text) }
                card.group = UInt64((groups.firstIndex(of: text) ?? 0) + 1)
            case "expires":
                guard let time = Scalar.localTime(text) else {
                    complain(
                        entry.value.place,
                        "`expires` is \(entry.value.written.quoted); it must be a local date and "
                            + "time such as 2026-01-12T12:00")
                    continue
                }
                card.expires = zone.instant(of: time)
            case "local":
                guard text == "true" || text == "false" else {
                    complain(
                        entry.value.place,
                        "`local` is \(entry.value.written.quoted); it must be true or false")
                    continue
                }
                card.isLocal = text == "true"
            default:
                complain(unknown: "key", entry, in: ScenarioKey.card.names)
            }
        }
        return card
    }

    /// Every OCPP 1.6 AuthorizationStatus.
    static let cardStatuses: [CardStatus] = [
        .accepted, .blocked, .expired, .invalid, .concurrentTx,
    ]

    /// An OCPP 1.6 AuthorizationStatus.
    private mutating func status(_ element: Element) -> CardStatus? {
        let words = Self.cardStatuses.map(\.word)
        if let text = element.text, words.contains(text) { return CardStatus(word: text) }
        let hint = nearest(to: element.text ?? "", in: words).map { "; did you mean `\($0)`?" }
        complain(
            element.place,
            "the card's status is \(element.written.quoted); it must be "
                + Scalar.choices(words) + (hint ?? ""))
        return nil
    }

    // MARK: Given

    /// The starting values; a later part overrides an earlier one.
    mutating func given(_ parts: [Element], _ parameters: Parameters) -> [Given] {
        var given: [Given] = []
        for part in parts {
            guard let element = part["given"] else { continue }
            guard let entries = element.entries else {
                complain(element.place, "`given` must be a map: { vehicle.soc: 40 % }")
                continue
            }
            for entry in entries {
                let written = Written.Entry(entry.key, entry.value.written)
                guard !entry.value.isBlank else {
                    complain(entry.value.place, "`\(entry.key)` has no value")
                    continue
                }
                let assignment = attempt(element, entry.key) { () throws(Mistake) in
                    try Assignment(written)
                }
                guard let assignment else { continue }
                if let mistake = assignment.mistake(at: parameters) {
                    complain(entry.keyPlace, mistake)
                    continue
                }
                given.removeAll { $0.assignment.signal == assignment.signal }
                given.append(Given(assignment: assignment, place: entry.value.place))
            }
        }
        return given
    }
}

extension Assignment {
    /// What is wrong with setting that at a place.
    func mistake(at parameters: Parameters) -> String? {
        guard parameters.wallbox == nil else { return nil }
        let isAtWallbox = signal == .plugSupply && value == .word(PlugSupply.wallbox.rawValue)
        return signal.isOfWallbox || isAtWallbox
            ? "`\(signal.word)` needs a wallbox, and there is none here" : nil
    }
}
