internal import GRDB
internal import Simulation

/// Every name that a bundle must not tell.
struct KnownNames {
    /// Of all vehicles of the recording.
    let vehicles: [String]
    let cards: Set<CardToken>
    /// What the vehicle's driver calls departures.
    let plans: Set<String>

    init(_ stretch: RecordedStretch, _ db: Database, _ path: String) throws {
        vehicles = try String.fetchAll(db, sql: "SELECT id FROM vehicle ORDER BY id")
        let engines = stretch.starts.map(\.start.engine) + [stretch.end]
        var cards = Set(engines.flatMap(\.knownCards))
        cards.formUnion(stretch.commands.flatMap(\.command.cards))
        let texts = try String.fetchAll(
            db,
            sql: """
                SELECT card FROM session WHERE card IS NOT NULL
                UNION SELECT json_extract(arguments, '$.card') FROM command
                WHERE name = 'card.present'
                """)
        cards.formUnion(texts.compactMap { CardToken(written: $0) { _ in CardToken(bits: 0) } })
        for vehicle in vehicles {
            // What nobody can read cannot get into a bundle.
            guard let engine = try? StoredLife.engine(of: vehicle, db, path) else { continue }
            cards.formUnion(engine.knownCards)
        }
        self.cards = cards
        let plans = engines.flatMap(\.knownPlans) + stretch.commands.flatMap(\.command.plans)
        self.plans = Set(plans)
    }

    func add(to search: inout SecretSearch) {
        for vehicle in vehicles { search.add(name: vehicle, "the name of a vehicle") }
        for plan in plans { search.add(name: plan, "the name of a departure") }
        for card in cards { search.add(card: card, "the token of a card") }
    }
}
