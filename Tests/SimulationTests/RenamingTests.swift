import Testing

@testable import Simulation

/// A vehicle lives the same life under other names.
struct RenamingTests {
    /// Names that are easily told from the old ones.
    private struct OtherNames: Renaming {
        func card(_ token: CardToken) -> CardToken { CardToken(bits: ~token.bits) }
        func plan(_ name: String) -> String { "other-" + name }
    }

    private let names = OtherNames()

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `renamed, a life has the same events but for names`(seed: UInt64) throws {
        var engine = WalkTests.world(seed)
        var walk = Walk(seed: seed)
        for _ in 0..<50 { walk.step(&engine) }
        var renamed = try engine.renamed(by: names)
        for _ in 0..<200 {
            var events: [Event] = []
            var renamedEvents: [Event] = []
            if walk.below(3) == 0 {
                let instant = engine.now + .minutes(Int64(walk.below(200)))
                engine.advance(to: instant, into: &events)
                renamed.advance(to: instant, into: &renamedEvents)
            } else {
                let command = walk.command()
                engine.handle(command, into: &events)
                renamed.handle(try command.renamed(by: names), into: &renamedEvents)
            }
            #expect(renamedEvents == events.map(withOtherNames))
            #expect(try renamed == engine.renamed(by: names))
        }
    }

    private func withOtherNames(_ event: Event) -> Event {
        guard case .changed(let signal, let from, let to) = event.kind else { return event }
        func renamed(_ value: Value) -> Value {
            if case .card(let card) = value { .card(names.card(card)) } else { value }
        }
        return Event(
            sequence: event.sequence, at: event.at, cause: event.cause,
            kind: .changed(signal, from: renamed(from), to: renamed(to)))
    }

    @Test func `no old name is left in what is stored`() throws {
        var engine = WalkTests.world(0)
        let card = CardToken(bits: 0xC0FF_EE00_1234_5678)
        engine.cards.append(Card(token: card, status: .accepted))
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.handle(.cardPresent(card))
        engine.handle(.departureSet(DeparturePlan(name: "to-the-doctor", minute: 420)))
        engine.handle(.linkDrop)
        engine.handle(.departureSet(DeparturePlan(name: "to-the-bank", minute: 430)))
        engine.handle(.departureClear(plan: "to-the-bank"))
        engine.advance(to: engine.now + .seconds(10))
        let needles = [
            (0..<8).map { UInt8(truncatingIfNeeded: card.bits >> (8 * UInt64($0))) },
            Array("to-the-doctor".utf8), Array("to-the-bank".utf8),
        ]
        let others = OtherThanOld()
        for needle in needles {
            #expect(holds(engine.stored, needle))
            #expect(try !holds(engine.renamed(by: others).stored, needle))
        }
        #expect(engine.knownCards.filter { $0 == card } == [card, card, card])
        #expect(engine.knownPlans == ["to-the-doctor", "to-the-bank", "to-the-bank"])
    }

    /// Names in which nothing of the old ones is left.
    private struct OtherThanOld: Renaming {
        func card(_ token: CardToken) -> CardToken { CardToken(bits: ~token.bits) }
        func plan(_ name: String) -> String { "p\(name.utf8.count)" }
    }

    private func holds(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: needle) }
    }

    @Test func `an argument that names is renamed, whatever the command`() throws {
        let commands: [(Command, Command)] = [
            (.cardPresent(CardToken(bits: 1)), .cardPresent(CardToken(bits: ~1))),
            (.departureClear(plan: "a"), .departureClear(plan: "other-a")),
            (.departureClear(plan: nil), .departureClear(plan: nil)),
            (.hoodOpen, .hoodOpen),
            (
                .departureSet(DeparturePlan(name: "a", minute: 7, recurrence: .days(.all))),
                .departureSet(DeparturePlan(name: "other-a", minute: 7, recurrence: .days(.all)))
            ),
        ]
        for (command, renamed) in commands {
            #expect(try command.renamed(by: names) == renamed)
        }
        #expect(throws: Mistake.self) {
            try Command.departureClear(plan: String(repeating: "a", count: 32)).renamed(by: names)
        }
    }
}
