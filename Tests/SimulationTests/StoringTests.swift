import Testing

@testable import Simulation

/// An engine outlives its process.
@Suite struct StoringTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `what was stored is the same engine, at every step`(seed: UInt64) throws {
        var engine = WalkTests.world(seed)
        var walk = Walk(seed: seed)
        for _ in 0..<300 {
            walk.step(&engine)
            let restored = try Engine(stored: engine.stored)
            #expect(restored == engine)
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a stored engine goes on as the first one does`(seed: UInt64) throws {
        var engine = WalkTests.world(seed)
        var walk = Walk(seed: seed + 500)
        for _ in 0..<100 {
            walk.step(&engine)
            var restored = try Engine(stored: engine.stored)
            var original = engine
            var other = walk
            var same = walk
            var events: [Event] = []
            var restoredEvents: [Event] = []
            for _ in 0..<20 {
                other.step(&original, into: &events)
                same.step(&restored, into: &restoredEvents)
            }
            #expect(restored == original)
            #expect(restoredEvents == events)
        }
    }

    @Test func `odd numbers stay as they are to the bit`() throws {
        var engine = WalkTests.world(0)
        let odd = [0.1 + 0.2, .leastNonzeroMagnitude, -0.0, 1.0000000000000002, .infinity, .nan]
        for number in odd {
            engine.snapshot.flows.cabinEnd = number
            let restored = try Engine(stored: engine.stored)
            #expect(restored.snapshot.flows.cabinEnd.bitPattern == number.bitPattern)
        }
    }

    @Test func `a command can be made again from its exact arguments`() throws {
        var walk = Walk(seed: 7)
        for _ in 0..<2000 {
            let command = walk.command()
            let again = try Command(command.name.word, command.exactArguments) { _ in
                CardToken(bits: 0)
            }
            #expect(again == command)
        }
        let tiny = Command.worldSet([Assignment(.vehicleSoc, .number(1e-7))])
        #expect(
            try Command("world.set", tiny.exactArguments) { _ in CardToken(bits: 0) } == tiny)
    }

    @Test func `bytes of something else are refused with a sentence`() {
        #expect(throws: Mistake("the bytes are not a stored engine")) {
            try Engine(stored: [])
        }
        #expect(throws: Mistake("the bytes are not a stored engine")) {
            try Engine(stored: Array("SQLite format 3".utf8))
        }
    }

    @Test func `bytes of another version are refused with a sentence`() {
        var bytes = WalkTests.world(1).stored
        bytes[5] ^= 1
        #expect(throws: Mistake("the stored engine has the form of another version of eCell")) {
            try Engine(stored: bytes)
        }
    }

    @Test func `whatever byte is damaged or missing, it is refused`() throws {
        var engine = WalkTests.world(2)
        engine.handle(.linkDrop)
        engine.handle(.departureSet(DeparturePlan(minute: 420, recurrence: .days(.all))))
        let bytes = engine.stored
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x55
            #expect(throws: Mistake.self) { try Engine(stored: damaged) }
            #expect(throws: Mistake.self) { try Engine(stored: Array(bytes[..<index])) }
        }
        #expect(try Engine(stored: bytes) == engine)
    }
}
