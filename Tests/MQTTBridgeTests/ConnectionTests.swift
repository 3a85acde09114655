import Testing

@testable import MQTTBridge

/// The connection without a network: what happens is written down, and what is done is compared.
struct ConnectionTests {
    static let error = MQTTError(.unreachable, at: "here", "it broke", "Wait.")

    /// A machine, and the actions since the last look.
    struct Script {
        var machine = Connection(place: "here")
        var done: [Connection.Action] = []

        mutating func at(
            _ seconds: Double, _ input: Connection.Input, chance: Double = 0
        ) {
            done += machine.handle(input, at: .seconds(seconds), chance: chance)
        }

        mutating func look() -> [Connection.Action] {
            defer { done = [] }
            return done
        }
    }

    static func online(since seconds: Double = 0) -> Script {
        var script = Script()
        script.at(seconds, .time)
        script.at(seconds, .connected(isResumed: false))
        script.at(seconds, .subscribed)
        _ = script.look()
        return script
    }

    @Test func `it opens, subscribes, and tells that it is there`() {
        var script = Script()
        script.at(0, .time)
        script.at(0.1, .connected(isResumed: true))
        script.at(0.2, .subscribed)
        #expect(script.look() == [.open, .subscribe, .announce(isResumed: true)])
        #expect(script.machine.state == .online(since: .seconds(0.2)))
        #expect(script.machine.deadline == nil)
    }

    @Test func `each failure doubles the rest, up to a minute with what chance adds`() {
        var script = Script()
        var rests: [Duration] = []
        for _ in 0..<9 {
            script.at(1e6, .time)
            script.at(1e6, .lost(Self.error), chance: 0)
            guard case .report(_, let rest)? = script.done.last else { continue }
            rests.append(rest)
            guard case .resting(let until) = script.machine.state else { continue }
            script.at(until / .seconds(1), .time)
            script.at(0, .lost(Self.error), chance: 1)
        }
        #expect(rests == [1, 4, 16, 30, 30, 30, 30, 30, 30].map { .seconds($0) })
        var late = Script()
        for _ in 0..<100 {
            late.at(1e6, .time)
            late.at(0, .lost(Self.error), chance: 1)
        }
        #expect(
            late.look().suffix(2) == [.close, .report(Self.error, retryIn: .seconds(60))])
    }

    @Test func `it rests as long as it has said`() {
        var script = Script()
        script.at(0, .time)
        script.at(2, .lost(Self.error), chance: 0.5)
        #expect(
            script.look()
                == [.open, .close, .report(Self.error, retryIn: .seconds(1.5))])
        script.at(3.4, .time)
        #expect(script.look() == [])
        script.at(3.5, .time)
        #expect(script.look() == [.open])
    }

    @Test func `only a connection that lasted begins the rests anew`() {
        for (lasted, rest) in [(9.9, 2.0), (10, 1)] {
            var script = Script()
            script.at(0, .time)
            script.at(0, .lost(Self.error))
            script.at(1, .time)
            script.at(1, .connected(isResumed: false))
            script.at(1, .subscribed)
            _ = script.look()
            script.at(1 + lasted, .lost(Self.error))
            #expect(
                script.look() == [.close, .report(Self.error, retryIn: .seconds(rest))])
        }
    }

    @Test func `a broker that does not answer is left after ten seconds`() {
        let silence = MQTTError(
            .unreachable, at: "here", "the broker does not answer",
            "Check that it is an MQTT broker, and that encryption is meant there or is not.")
        for answers in [[], [Connection.Input.connected(isResumed: false)]] {
            var script = Script()
            script.at(0, .time)
            for answer in answers { script.at(0, answer) }
            script.at(9.9, .time)
            _ = script.look()
            script.at(10, .time)
            #expect(script.look() == [.close, .report(silence, retryIn: .seconds(1))])
        }
    }

    @Test func `a broker that hangs up on the greeting may want encryption`() {
        var script = Script()
        script.at(0, .time)
        script.at(0, .lost(MQTTError(.lost, at: "here", "it is lost", "Wait.")))
        let hangUp = MQTTError(
            .lost, at: "here", "the broker hangs up without an answer",
            "Check that it is an MQTT broker, and that encryption is meant there or is not.")
        #expect(script.look() == [.open, .close, .report(hangUp, retryIn: .seconds(1))])
    }

    @Test func `it stops when everything is delivered and the broker has hung up`() {
        var script = Self.online()
        script.at(5, .stop)
        script.at(5, .stop)
        #expect(script.look() == [])
        script.at(5.1, .delivered)
        #expect(script.look() == [.farewell])
        script.at(5.2, .lost(Self.error))
        #expect(script.look() == [.close, .end])
        #expect(script.machine.state == .ended)
        script.at(6, .time)
        #expect(script.look() == [])
    }

    @Test func `it stops in time where the broker does not play along`() {
        var script = Self.online()
        script.at(5, .stop)
        script.at(7.9, .time)
        #expect(script.look() == [])
        script.at(8, .time)
        #expect(script.look() == [.farewell])
        script.at(11, .time)
        #expect(script.look() == [.close, .end])
    }

    @Test func `it stops at once before the broker has taken it in`() {
        var resting = Script()
        resting.at(0, .stop)
        #expect(resting.look() == [.end])
        var opening = Script()
        opening.at(0, .time)
        opening.at(0, .stop)
        #expect(opening.look() == [.open, .close, .end])
    }

    @Test func `once the broker has taken it in, it says goodbye`() {
        var script = Script()
        script.at(0, .time)
        script.at(0, .connected(isResumed: true))
        script.at(0, .stop)
        #expect(script.look() == [.open, .subscribe, .farewell])
        script.at(0.1, .lost(Self.error))
        #expect(script.look() == [.close, .end])
    }

    @Test func `news from a connection that has ended changes nothing`() {
        var script = Self.online()
        script.at(1, .lost(Self.error))
        _ = script.look()
        for input: Connection.Input in [
            .lost(Self.error), .connected(isResumed: true), .subscribed, .delivered,
        ] {
            script.at(1, input)
        }
        #expect(script.look() == [])
        #expect(script.machine.failures == 1)
    }
}
