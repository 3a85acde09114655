internal import Crypto
internal import Foundation
internal import Simulation

/// Names made for one bundle: the same for the same, and nobody can tell whose.
///
/// They hang on a random key that ends with this value: no two bundles can be linked by them.
struct Pseudonyms: Renaming {
    private let key = SymmetricKey(size: .bits256)
    /// The first digits of the cards that must not be told: no pseudonym begins so.
    private let taken: Set<UInt16>

    init(besides cards: some Sequence<CardToken>) { taken = Set(cards.map(\.start)) }

    /// The first digits follow from the first digits alone: events tell only them.
    func card(_ token: CardToken) -> CardToken {
        let rest = hash("card", token.full) >> 16
        return CardToken(bits: UInt64(start(token.start)) << 48 | rest)
    }

    /// What a list shows of a card, `card~` and 4 digits.
    func card(shown text: String) -> String? {
        let digits = text.dropFirst(5)
        guard text.hasPrefix("card~"), digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
            let old = UInt16(digits, radix: 16)
        else { return nil }
        return CardToken(bits: UInt64(start(old)) << 48).text
    }

    /// The usual name tells nothing, and stays.
    func plan(_ name: String) -> String {
        name == DeparturePlan(minute: 0).name ? name : "p-" + digits(hash("plan", name))
    }

    /// No name in a topic has a `~`.
    func vehicle(_ name: String) -> String { "van~" + digits(hash("vehicle", name)) }

    private func start(_ old: UInt16) -> UInt16 {
        // Where almost all were taken, one of them may come again: 4 digits tell little then.
        for attempt in 0..<100 {
            let new = UInt16(hash("start", "\(old) \(attempt)") >> 48)
            if !taken.contains(new) { return new }
        }
        return UInt16(hash("start", "\(old)") >> 48)
    }

    private func digits(_ number: UInt64) -> String {
        let text = String(number >> 32, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    private func hash(_ kind: String, _ text: String) -> UInt64 {
        HMAC<SHA256>.authenticationCode(for: Array((kind + " " + text).utf8), using: key)
            .prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension CardToken {
    /// The digits that people see of it.
    fileprivate var start: UInt16 { UInt16(bits >> 48) }
}
