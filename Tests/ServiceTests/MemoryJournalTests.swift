@testable import Live
import MQTTBridge
import Simulation
import Testing

@testable import Service

/// What is kept where there is no database.
struct MemoryJournalTests {
    private var journal = MemoryJournal()
    private let vehicle = LiveVehicle(id: "van-1", engine: Engine(Setup()))

    private mutating func keep(_ messages: Int) {
        let step = Step(
            vehicle: vehicle, submission: nil, jumpedFrom: nil, events: [], plans: [:], replies: [])
        journal.keep(step, (0..<messages).map { OutgoingMessage("a", "\($0)") })
    }

    @Test
    mutating func `messages are given in order, from any of them on, until they are delivered`() {
        keep(3)
        keep(2)
        #expect(journal.outbox(after: 0, limit: 100).map(\.number) == [1, 2, 3, 4, 5])
        #expect(journal.outbox(after: 2, limit: 2).map(\.number) == [3, 4])
        journal.delivered([3, 1])
        #expect(journal.outbox(after: 0, limit: 100).map(\.number) == [2, 4, 5])
        #expect(journal.outbox(after: 3, limit: 100).map(\.number) == [4, 5])
        #expect(journal.outbox(after: 5, limit: 100).isEmpty)
    }

    @Test mutating func `while nobody takes them the oldest are dropped`() {
        for _ in 0..<30 { keep(1000) }
        let kept = journal.outbox(after: 0, limit: 1_000_000).map(\.number)
        #expect((10_000...20_000).contains(kept.count))
        #expect(kept.last == 30_000)
        #expect(kept == Array((30_001 - Int64(kept.count))...30_000))
    }
}
