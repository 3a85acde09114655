import Simulation
import Testing

@testable import Recording

/// Names that stand for others in one bundle.
struct PseudonymTests {
    @Test func `what a list shows of a card is the beginning of its name`() {
        let names = Pseudonyms(besides: [])
        for bits in [0, 1, 0xC0FF_EE00_1234_5678, .max] as [UInt64] {
            let card = CardToken(bits: bits)
            #expect(names.card(card) == names.card(card))
            #expect(names.card(shown: card.text) == names.card(card).text)
        }
        #expect(names.card(shown: "card~12345") == nil)
        #expect(names.card(shown: "card~+123") == nil)
        #expect(names.card(shown: "Anna") == nil)
    }

    @Test func `no name of a card begins as one that must not be told`() {
        let cards = (0..<0x8000 as Range<UInt64>).map { CardToken(bits: $0 << 48) }
        let names = Pseudonyms(besides: cards)
        for card in cards.prefix(500) { #expect(names.card(card).bits >= 0x8000 << 48) }
    }

    @Test func `the usual departure keeps its name, and others have one that commands may have`() {
        let names = Pseudonyms(besides: [])
        #expect(names.plan("1") == "1")
        #expect(names.plan("a") != names.plan("b"))
        #expect(names.plan("a").wholeMatch(of: /p-[0-9a-f]{8}/) != nil)
        #expect(names.vehicle("a").wholeMatch(of: /van~[0-9a-f]{8}/) != nil)
    }
}
