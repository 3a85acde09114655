extension Engine {
    /// Forgets a card, or every card: the reader's last one, and what is known of it.
    ///
    /// Not for a van in whose session the card is of use: its transaction would have no owner.
    public mutating func forget(_ card: CardToken?) {
        func isMeant(_ token: CardToken?) -> Bool { token != nil && (card == nil || token == card) }
        if isMeant(snapshot.state.reader.token) { snapshot.state.reader.token = nil }
        if isMeant(snapshot.state.reader.owner) { snapshot.state.reader.owner = nil }
        cards.removeAll { isMeant($0.token) }
    }
}
