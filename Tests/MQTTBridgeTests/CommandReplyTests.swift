import Diagnostics
import MQTTBridge
import Simulation
import Testing

/// Replies as the contract shows them.
struct CommandReplyTests {
    let topics: Topics
    init() throws { topics = try Topics() }

    static let engine: Engine = {
        var setup = Setup()
        // 2026-01-12T18:04Z.
        setup.start = Instant(milliseconds: 1_768_241_040_000)
        return Engine(setup)
    }()

    @Test func `an accepted command tells what would keep it from working now`() {
        var engine = Self.engine
        let plan = DeparturePlan(minute: 450)
        #expect(engine.handle(.departureSet(plan)) == .accepted)
        let reply = CommandReply(
            id: "42", command: "departure.set",
            .accepted(
                at: engine.now, sequence: 1841, changed: true,
                unmet: engine.unmet(concerning: .departureSet),
                startsAt: engine.start(concerning: .departureSet)))
        #expect(
            reply.json == """
                {"id":"42","command":"departure.set","status":"accepted",\
                "at":"2026-01-12T18:04:00.000Z","sequence":1841,"changed":true,\
                "unmet":["plugInserted","climateActivated"],"startsAt":null}
                """)
    }

    @Test func `a refused command tells the first reason, and since when`() throws {
        var engine = Self.engine
        var history = History(start: engine)
        var events: [Event] = []
        engine.handle(.plugInsert(supply: .socket, fit: .inserted, rating: nil), into: &events)
        engine.handle(.doorOpen(.all), into: &events)
        history.add(events)
        engine.advance(to: engine.now + .minutes(6))
        guard case .refused(let refusal) = engine.handle(.climateStartNow) else {
            Issue.record("it is not refused")
            return
        }
        let reply = CommandReply(
            id: "43", command: "climate.startNow",
            .refused(refusal, message: refusal.text(in: engine, history)))
        #expect(
            reply.json == """
                {"id":"43","command":"climate.startNow","status":"refused","unmet":["doorsClosed"],\
                "message":"The driver's door, passenger's door, sliding door and rear door are open, \
                since 18:04."}
                """)
        let held = CommandReply(
            id: nil, command: "plug.remove",
            .refused(
                Refusal(.plugHeld), message: Refusal(.plugHeld).text(in: engine, history)))
        #expect(
            held.json == """
                {"id":null,"command":"plug.remove","status":"refused","reason":"plugHeld",\
                "message":"The pin holds the plug. Unlock it first."}
                """)
    }

    @Test func `the other replies have their words, and hostile names are escaped`() {
        let replies: [(CommandReply.Outcome, String)] = [
            (.invalid(message: "a \"b\""), "\"status\":\"invalid\",\"message\":\"a \\\"b\\\"\"}"),
            (.duplicate(first: "accepted"), "\"status\":\"duplicate\",\"outcome\":\"accepted\"}"),
            (.expired(message: "late"), "\"status\":\"expired\",\"message\":\"late\"}"),
            (.queued, "\"status\":\"queued\",\"message\":\"the link is offline\"}"),
        ]
        for (outcome, end) in replies {
            let reply = CommandReply(id: "a\u{1b}[31m\n", command: "'; DROP", outcome)
            #expect(
                reply.json == "{\"id\":\"a\\u001b[31m\\n\",\"command\":\"'; DROP\"," + end)
        }
    }

    @Test func `a reply goes to the vehicle's topic, and to the sender's own`() {
        let reply = CommandReply(id: nil, command: "hood.open", .queued)
        func answered(_ topic: String?) -> [String] {
            var message = IncomingMessage("ecell/van-1/world/hood.open", [])
            message.responseTopic = topic
            message.correlation = [1, 2]
            let messages = reply.messages(to: message, of: "van-1", topics)
            #expect(messages.allSatisfy { $0.correlation == [1, 2] && !$0.isRetained })
            return messages.map(\.topic)
        }
        #expect(answered(nil) == ["ecell/van-1/reply"])
        for topic in ["answers/7", "ecell/answers", "ecell/van-1/answers/7", "ecellar"] {
            #expect(answered(topic) == ["ecell/van-1/reply", topic])
        }
        for forbidden in [
            "a/#", "+", "", "$SYS/a", "ecell/van-2/world/hood.open", "ecell/van-1/state",
            "ecell/van-2/reply", "ecell/status/ecell", "homeassistant/lock/x/config",
            String(repeating: "a", count: 1025),
        ] {
            #expect(answered(forbidden) == ["ecell/van-1/reply"])
        }
    }
}
