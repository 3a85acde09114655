/// Other names for what tells of persons: their cards, and what they call their departures.
public protocol Renaming {
    /// The same for the same card, and not the same for two.
    func card(_ token: CardToken) -> CardToken
    /// Likewise; a name of 1–32 letters, digits, - and _.
    func plan(_ name: String) -> String
}

extension Engine {
    /// The same vehicle with other names: from then on it does what this one does, event for event.
    ///
    /// - Throws: when a name is not one that a command may have.
    public func renamed(by names: some Renaming) throws(Mistake) -> Engine {
        var copy = self
        copy.snapshot.state.reader.token = snapshot.state.reader.token.map(names.card)
        copy.snapshot.state.reader.owner = snapshot.state.reader.owner.map(names.card)
        for index in cards.indices { copy.cards[index].token = names.card(cards[index].token) }
        for index in departures.indices {
            copy.departures[index].plan.name = names.plan(departures[index].plan.name)
        }
        for index in queue.indices {
            copy.queue[index].command = try queue[index].command.renamed(by: names)
        }
        return copy
    }

    /// Every card that it knows of.
    public var knownCards: [CardToken] {
        let reader = snapshot.state.reader
        return [reader.token, reader.owner].compactMap(\.self) + cards.map(\.token)
            + queue.flatMap(\.command.cards)
    }

    /// The name of every departure that is set, or waits for the link.
    public var knownPlans: [String] {
        departures.map(\.plan.name) + queue.flatMap(\.command.plans)
    }
}

extension Command {
    /// The same command with other names; which of its arguments are names, its row says.
    ///
    /// - Throws: when a name is not one that a command may have.
    public func renamed(by names: some Renaming) throws(Mistake) -> Command {
        var entries = exactArguments
        for index in entries.indices {
            switch name.named(entries[index]) {
            case .card(let token)?: entries[index].value = .text(names.card(token).full)
            case .plan(let name)?: entries[index].value = .text(names.plan(name))
            case nil: break
            }
        }
        return try Command(name.word, entries) { _ in .blank }
    }

    /// The cards among its arguments.
    public var cards: [CardToken] {
        exactArguments.compactMap { entry in
            if case .card(let token) = name.named(entry) { token } else { nil }
        }
    }

    /// The departures that it names.
    public var plans: [String] {
        exactArguments.compactMap { entry in
            if case .plan(let name) = name.named(entry) { name } else { nil }
        }
    }
}

extension CommandName {
    /// What tells of a person.
    fileprivate enum Named {
        case card(CardToken)
        case plan(String)
    }

    /// What an argument names.
    fileprivate func named(_ entry: Written.Entry) -> Named? {
        guard let kind = row.parameters.first(where: { $0.name == entry.name })?.kind,
            case .text(let text) = entry.value
        else { return nil }
        switch kind {
        case .card: return CardToken(written: text) { _ in .blank }.map { .card($0) }
        case .name: return .plan(text)
        case .word, .quantity, .steps, .oneOf, .number, .duration, .timeOfDay, .date, .days,
            .assignments:
            return nil
        }
    }
}
