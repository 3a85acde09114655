import Diagnostics
import MQTTBridge
import Simulation
import Testing

/// What is told of a vehicle, and when.
struct VehicleFeedTests {
    /// A vehicle and its feed; each step gives the messages as `topic payload`, without the root.
    struct Stage {
        var engine: Engine
        var history: History
        var feed: VehicleFeed

        init(publishesSignals: Bool = true) throws {
            var setup = Setup()
            // 2026-01-12T18:00Z.
            setup.start = Instant(milliseconds: 1_768_240_800_000)
            setup.given = [.init(.vehicleSoc, .number(40))]
            engine = Engine(setup)
            history = History(start: engine)
            feed = VehicleFeed("van", try Topics(), publishesSignals: publishesSignals)
        }

        mutating func everything(at seconds: Double) -> [OutgoingMessage] {
            feed.everything(engine, history, at: .seconds(seconds))
        }

        mutating func handle(_ command: Command, at seconds: Double) -> [OutgoingMessage] {
            step(command, at: seconds) + feed.newDiagnoses(engine, history)
        }

        @discardableResult
        mutating func step(_ command: Command, at seconds: Double = 0) -> [OutgoingMessage] {
            var events: [Event] = []
            engine.handle(command, into: &events)
            history.add(events)
            return feed.happened(events, plans: [:], engine)
                + feed.step(events, plans: [:], engine, history, at: .seconds(seconds))
        }

        var owesDiagnoses: Bool {
            var copy = feed
            return copy.lendDiagnoses() != nil
        }

        mutating func lent() throws -> DiagnosisFeed {
            let lent = feed.lendDiagnoses()
            return try #require(lent)
        }

        mutating func tick(at seconds: Double) -> [OutgoingMessage] {
            feed.tick(engine, history, at: .seconds(seconds))
        }

        mutating func advance(_ span: Timespan) {
            var events: [Event] = []
            engine.advance(to: engine.now + span, into: &events)
            history.add(events)
            _ = feed.step(events, plans: [:], engine, history, at: .zero)
        }
    }

    @Test func `at first everything is told, and kept by the broker`() throws {
        var stage = try Stage()
        let messages = stage.everything(at: 0)
        #expect(
            messages.map(\.topic)
                == ["ecell/van/state", "ecell/van/session"]
                + Signal.allCases.map { "ecell/van/signal/\($0.word)" }
                + ["ecell/van/diagnosis/charging", "ecell/van/diagnosis/climate"])
        #expect(messages.allSatisfy { $0.isRetained })
        #expect(
            messages.filter { $0.delivery == .atMostOnce }.count == Signal.allCases.count)
        let texts = messages.dropFirst(2).prefix(Signal.allCases.count).map(\.text)
        #expect(
            texts.prefix(14) == [
                "P", "closed", "closed", "closed", "closed", "closed", "closed", "closed", "closed",
                "closed", "false", "40.0", "none", "10.0",
            ])
        #expect(texts[Int(Signal.wallboxStatus.rawValue)] == "None")
        #expect(texts[Int(Signal.chargingUnmet.rawValue)] == "[\"plugInserted\"]")
    }

    @Test func `a change of state is told at once: event, state, signal, diagnoses`() throws {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        let messages = stage.handle(.hoodOpen, at: 0.1)
        #expect(
            messages.map(\.topic) == Array(repeating: "ecell/van/event", count: messages.count - 6)
                + [
                    "ecell/van/state", "ecell/van/signal/vehicle.hood",
                    "ecell/van/signal/charging.unmet", "ecell/van/signal/climate.unmet",
                    "ecell/van/diagnosis/charging", "ecell/van/diagnosis/climate",
                ])
        #expect(
            messages.first?.text == """
                {"sequence":1,"at":"2026-01-12T18:00:00.000Z","cause":"hood.open","command":1,\
                "kind":"accepted"}
                """)
        #expect(messages.first?.isRetained == false)
        #expect(stage.handle(.hoodOpen, at: 0.2).map(\.topic) == ["ecell/van/event"])
    }

    @Test func `a wish that was refused is told with the diagnosis, though no signal changed`()
        throws
    {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        _ = stage.handle(.serviceExpire, at: 1)
        let told = stage.handle(.chargingStop, at: 2)
        #expect(
            told.map(\.topic) == ["ecell/van/event", "ecell/van/diagnosis/charging"])
        let document = try #require(told.last).payload
        #expect(
            String(decoding: document, as: UTF8.self).contains(
                #""command":{"name":"charging.stop","at":"2026-01-12T18:00:00.000Z","message":"The "#
                    + "command charging.stop at 18:00 was refused: The van's digital service has "
                    + #"expired."}"#))
    }

    @Test func `diagnoses that are made elsewhere miss nothing that happens meanwhile`() throws {
        var stage = try Stage()
        #expect(!stage.owesDiagnoses)
        _ = stage.everything(at: 0)
        #expect(!stage.owesDiagnoses)
        stage.step(.hoodOpen)
        var lent = try stage.lent()
        let (engine, history) = (stage.engine, stage.history)
        stage.step(.hoodClose)
        #expect(lent.news(engine, history).count == 2)
        stage.feed.take(back: lent)
        #expect(stage.feed.newDiagnoses(stage.engine, stage.history).count == 2)
        #expect(!stage.owesDiagnoses)
        stage.step(.hoodOpen)
        stage.step(.linkDrop)
        lent = try stage.lent()
        #expect(lent.news(stage.engine, stage.history) == [])
        stage.feed.take(back: lent)
        stage.step(.linkRestore)
        #expect(stage.feed.newDiagnoses(stage.engine, stage.history).count == 2)
    }

    @Test func `diagnoses that were lent before everything was told anew are old`() throws {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        stage.step(.hoodOpen)
        var lent = try stage.lent()
        let (engine, history) = (stage.engine, stage.history)
        stage.step(.hoodClose)
        _ = stage.everything(at: 0)
        #expect(lent.news(engine, history).count == 2)
        let counts = stage.feed.take(back: lent)
        #expect(!counts)
        #expect(!stage.owesDiagnoses)
        stage.step(.hoodOpen)
        #expect(stage.feed.newDiagnoses(stage.engine, stage.history).count == 2)
    }

    @Test func `a warning is told with the diagnoses, and once it is over they are told without`()
        throws
    {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        stage.feed.warn(of: [.notRecorded])
        var lent = try stage.lent()
        stage.feed.warn(of: [])
        let warned = lent.news(stage.engine, stage.history)
        stage.feed.take(back: lent)
        let after = stage.feed.newDiagnoses(stage.engine, stage.history)
        stage.feed.warn(of: [])
        #expect(!stage.owesDiagnoses)
        for (messages, warning) in [(warned, Diagnosis.Warning.notRecorded), (after, nil)] {
            #expect(
                messages.map(\.topic)
                    == ["ecell/van/diagnosis/charging", "ecell/van/diagnosis/climate"])
            for message in messages {
                let list =
                    warning.map {
                        #"[{"warning":"\#($0.word)","message":""#
                    } ?? "[]"
                #expect(message.text.contains(#""warnings":\#(list)"#), "\(message.text)")
            }
        }
    }

    @Test func `quantities are told once a second, and only where they have changed`() throws {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        _ = stage.handle(.plugInsert(supply: .socket, fit: .inserted, rating: nil), at: 0.1)
        stage.advance(.minutes(1))
        #expect(stage.tick(at: 0.9) == [])
        stage.advance(.minutes(10))
        let topics = stage.tick(at: 1).map(\.topic)
        #expect(topics.contains("ecell/van/signal/vehicle.soc"))
        #expect(topics.contains("ecell/van/signal/charging.power"))
        #expect(topics.contains("ecell/van/state"))
        #expect(!topics.contains("ecell/van/signal/charging.state"))
        #expect(stage.tick(at: 1) == [])
        #expect(stage.tick(at: 2) == [])
        stage.advance(.minutes(10))
        #expect(stage.tick(at: 2.1).map(\.topic).contains("ecell/van/signal/vehicle.soc"))
    }

    @Test func `the state is one object of all signals`() throws {
        let stage = try Stage()
        let message = try Topics().stateMessage(of: "van", stage.engine)
        guard case .map(let entries) = try Written(json: message.payload) else {
            Issue.record("it is no object")
            return
        }
        #expect(entries.map(\.name) == ["at", "sequence"] + Signal.words)
        #expect(entries.contains(.init("vehicle.soc", .number(40))))
        #expect(entries.contains(.init("vehicle.locked", .flag(true))) == false)
        #expect(entries.contains(.init("departure.plan", .list([]))))
        #expect(entries.contains(.init("departure.next", .null)))
    }

    @Test func `while the link is down only that is told; then the events follow, in order`() throws
    {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        #expect(
            stage.handle(.linkDrop, at: 1).map { "\($0.topic) \($0.text)" } == [
                "ecell/van/signal/link.state offline"
            ])
        #expect(stage.handle(.hoodOpen, at: 2) == [])
        #expect(stage.tick(at: 9) == [])
        #expect(
            stage.everything(at: 10).map { "\($0.topic) \($0.text)" } == [
                "ecell/van/signal/link.state offline"
            ])
        let messages = stage.handle(.linkRestore, at: 11)
        let events = messages.prefix { $0.topic == "ecell/van/event" }.map(\.text)
        #expect(
            events.indices.allSatisfy { events[$0].hasPrefix("{\"sequence\":\($0 + 1),") })
        #expect(events.count == Int(stage.engine.sequence))
        let rest = messages.dropFirst(events.count).map { "\($0.topic) \($0.text)" }
        #expect(rest.contains("ecell/van/signal/link.state online"))
        #expect(rest.contains("ecell/van/signal/vehicle.hood open"))
        #expect(messages.map(\.topic).contains("ecell/van/state"))
        #expect(!stage.handle(.hoodClose, at: 12).contains { $0.text.contains("\"sequence\":1,") })
    }

    @Test func `what a broker lost while the link was down is told when it returns`() throws {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        _ = stage.handle(.linkDrop, at: 1)
        _ = stage.everything(at: 2)
        let topics = stage.handle(.linkRestore, at: 3).map(\.topic)
        #expect(
            Set(topics).isSuperset(of: Signal.allCases.map { "ecell/van/signal/\($0.word)" }))
        #expect(
            Set(topics).isSuperset(
                of: ["ecell/van/diagnosis/charging", "ecell/van/diagnosis/climate"]))
    }

    @Test func `events that nobody can hear are kept up to a limit`() throws {
        var stage = try Stage()
        _ = stage.everything(at: 0)
        _ = stage.handle(.linkDrop, at: 1)
        for _ in 0..<(VehicleFeed.mostHeld / 6) {
            _ = stage.handle(.hoodOpen, at: 2)
            _ = stage.handle(.hoodClose, at: 2)
        }
        let last = stage.engine.sequence
        let messages = stage.handle(.linkRestore, at: 3).filter { $0.topic == "ecell/van/event" }
        let new = Int(stage.engine.sequence - last)
        #expect(messages.count == VehicleFeed.mostHeld + new)
        #expect(
            messages.last?.text.hasPrefix("{\"sequence\":\(stage.engine.sequence),") == true)
    }

    @Test func `topics of single signals can be left out`() throws {
        var stage = try Stage(publishesSignals: false)
        let all =
            stage.everything(at: 0) + stage.handle(.hoodOpen, at: 1)
            + stage.handle(.linkDrop, at: 2) + stage.everything(at: 3)
        #expect(!all.contains { $0.topic.contains("/signal/") })
    }
}

/// Messages about what is fixed, and about what is gone.
struct MessagesTests {
    @Test func `a vehicle of ours that is gone is cleared, another's is not`() throws {
        let topics = try Topics(instance: "sim-1")
        let engine = Engine(Setup())
        let about = About(preset: "eVito-41", wallbox: nil, version: "1.0")
        let told = topics.aboutMessage("van-9", engine, about)
        let message = IncomingMessage(told.topic, told.payload, isRetained: true)
        #expect(topics.gone(message, known: ["van-1"]) == "van-9")
        let cleared = topics.clearing("van-9")
        #expect(cleared.allSatisfy { $0.isRetained && $0.payload.isEmpty })
        var feed = VehicleFeed("van-9", topics)
        let retained = feed.everything(engine, History(start: engine), at: .zero) + [told]
        #expect(Set(cleared.map(\.topic)) == Set(retained.map(\.topic)))
        #expect(topics.gone(message, known: ["van-9"]) == nil)
        let others = try Topics(instance: "sim-2")
        #expect(others.gone(message, known: []) == nil)
        #expect(topics.gone(IncomingMessage(told.topic, [1]), known: []) == nil)
    }

    @Test func `what is fixed is told with its figures`() throws {
        var setup = Setup()
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        let about = About(preset: "eVito-41", wallbox: "home-11kW", version: "1.0")
        let topics = try Topics()
        #expect(
            topics.aboutMessage("van-1", Engine(setup), about).text == """
                {"vehicle":"van-1","instance":"ecell","preset":"eVito-41",\
                "limits":{"capacity":35,"phases":2,"phaseCurrent":16,"chargerPower":7.4,"heater":5,\
                "cooler":2.5,"minimumSoc":15},\
                "wallbox":{"preset":"home-11kW","phases":3,"current":16,"cable":"loose",\
                "card":"required"},"zone":"UTC","versions":{"ecell":"1.0","interface":"1"}}
                """)
    }

    @Test func `the clock, the session and an unknown vehicle are told`() throws {
        let topics = try Topics()
        #expect(
            topics.clockMessage(Instant(milliseconds: 0), rate: 60, isPaused: true).text
                == "{\"at\":\"1970-01-01T00:00:00.000Z\",\"rate\":60,\"paused\":true}")
        let engine = Engine(Setup())
        #expect(
            topics.sessionMessage(of: "van-1", engine, History(start: engine)).text == """
                {"at":"1970-01-01T00:00:00.000Z","sequence":0,"since":"1970-01-01T00:00:00.000Z",\
                "state":"none","stopReason":"none","supply":"none","card":null,"energy":0.000,\
                "soc":50.0}
                """)
        let unknown = topics.unknownVehicleMessage("van-11", known: ["van-1"])
        #expect(unknown.topic == "ecell/status/ecell/error")
        #expect(
            unknown.text
                == "{\"vehicle\":\"van-11\",\"message\":\"unknown vehicle `van-11`; did you mean "
                + "`van-1`?\"}")
    }
}

extension OutgoingMessage {
    var text: String { String(decoding: payload, as: UTF8.self) }
}
