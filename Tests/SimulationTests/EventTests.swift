import Testing

@testable import Simulation

/// What the engine tells, and in which order.
@Suite struct EventTests {
    @Test func `events are numbered without gaps and never go back in time`() {
        var world = World.armed()
        world.do(.window("22:00-06:00"), .hoodOpen, .hoodClose)
        world.wait(until: "2026-01-13T08:00")
        let numbers = world.events.map(\.sequence)
        let first = numbers.first ?? 0
        #expect(numbers == Array(first..<(first + UInt64(numbers.count))))
        for (a, b) in zip(world.events, world.events.dropFirst()) { #expect(a.at <= b.at) }
    }

    @Test func `each change goes on from the one before`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card), .climateActivate, .departure("22:00"))
        world.wait(.hours(6))
        var last: [Signal: Value] = [:]
        for event in world.events {
            guard case .changed(let signal, let from, let to) = event.kind else { continue }
            if let known = last[signal] { #expect(known == from, "\(signal.word)") }
            #expect(from != to, "\(signal.word)")
            last[signal] = to
        }
    }

    @Test func `a command's outcome comes first, then its facts, then its changes`() {
        var world = World.charging()
        world.do(.hoodOpen)
        #expect(world.events.first?.kind == .accepted)
        #expect(
            world.events.dropFirst().first?.kind
                == .interrupted(.charging, unmet: PrerequisiteSet([.hoodClosed])))
        #expect(world.events.dropFirst(2).first?.kind == .unmet(.hoodClosed))
        #expect(
            world.events.dropFirst(3).allSatisfy {
                if case .changed = $0.kind { true } else { false }
            })
        let number = world.engine.commandCount
        #expect(world.events.allSatisfy { $0.cause == .command(.hoodOpen, number: number) })
    }

    @Test func `reaching the target is no interruption`() {
        var world = World.charging()
        world.do(.chargingSetTarget(55))
        world.wait(until: "charging.state", is: "complete", within: .hours(1))
        let isInterrupted = world.events.contains {
            if case .interrupted = $0.kind { true } else { false }
        }
        #expect(!isInterrupted)
        #expect(world.events.contains { $0.kind == .unmet(.targetNotReached) && $0.cause == .time })
    }

    @Test func `a refusal is the only news of its command`() {
        var world = World()
        #expect(
            world.outcome(of: .plugLock)
                == .refused(Refusal(unmet: PrerequisiteSet([.plugInserted]))))
        #expect(
            world.events.map(\.kind) == [.refused(Refusal(unmet: PrerequisiteSet([.plugInserted])))]
        )
        #expect(world.events.map(\.sequence) == [1])
    }

    @Test func `deadlines of an instant come before its commands`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card))
        world.wait(.seconds(1))
        world.forget()
        // The answer has come in this very instant.
        world.do(.backendDrop)
        #expect(world["card.status"] == "Accepted")
    }

    @Test func `an instant before now changes nothing`() {
        var world = World.charging()
        let before = world.engine
        world.wait(until: "2026-01-12T17:00")
        #expect(world.engine == before)
        #expect(world.events.isEmpty)
    }

    @Test func `every command is one step, also of several at one instant`() {
        var world = World.charging()
        world.do(.hoodOpen, .hoodClose)
        #expect(world.history("charging.state") == ["blocked", "starting"])
    }
}
