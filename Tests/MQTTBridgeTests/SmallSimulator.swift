import Diagnostics
import Foundation
import MQTTBridge
import Simulation
import Synchronization

/// One vehicle behind MQTT, with a clock that stands still: enough to try out every command.
final class SmallSimulator: Sendable {
    private struct Life {
        var engine: Engine
        var history: History
        var feed: VehicleFeed
        var client: MQTTClient?
    }

    let topics: Topics
    private let life: Mutex<Life>
    static let vehicle = "van-1"

    /// Returns once it is online.
    init(_ broker: borrowing Broker) async throws {
        topics = try Topics()
        var setup = Setup()
        // 2026-01-12T18:00Z.
        setup.start = Instant(milliseconds: 1_768_240_800_000)
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        let engine = Engine(setup)
        life = Mutex(
            Life(
                engine: engine, history: History(start: engine),
                feed: VehicleFeed(Self.vehicle, topics)))
        var settings = broker.settings
        settings.beSimulator(topics)
        settings.mostUnderWay = 1000
        let (online, continuation) = AsyncStream.makeStream(of: Void.self)
        let client = MQTTClient(settings) { [self] news in
            if case .message(let message) = news { hear(message) }
            if case .online = news {
                publish(everything())
                continuation.yield()
            }
        }
        life.withLock { $0.client = client }
        for await _ in online { break }
    }

    func stop() {
        let client = life.withLock(\.client)
        client?.stop()
    }

    private func everything() -> [OutgoingMessage] {
        life.withLock { life in
            let about = About(preset: "eVito-41", wallbox: "home-11kW", version: "1.0")
            return [topics.aboutMessage(Self.vehicle, life.engine, about)]
                + life.feed.everything(life.engine, life.history, at: .zero)
        }
    }

    private func publish(_ messages: [OutgoingMessage]) {
        let client = life.withLock(\.client)
        for message in messages {
            do {
                try client?.publish(message)
            } catch {
                // A test that misses it says so.
                return
            }
        }
    }

    private func hear(_ message: IncomingMessage) {
        guard let destination = topics.destination(of: message.topic) else { return }
        guard destination.vehicle == Self.vehicle else {
            publish([topics.unknownVehicleMessage(destination.vehicle, known: [Self.vehicle])])
            return
        }
        do throws(CommandMessage.Invalid) {
            guard
                let command = try CommandMessage(
                    message, to: destination, topics, card: { CardToken(bits: UInt64($0.count)) })
            else { return }
            publish(life.withLock { step(command, message, &$0) })
        } catch {
            publish(CommandReply(error).messages(to: message, of: Self.vehicle, topics))
        }
    }

    /// The news, and then the reply.
    private func step(
        _ message: CommandMessage, _ incoming: IncomingMessage, _ life: inout Life
    ) -> [OutgoingMessage] {
        var events: [Event] = []
        let outcome = life.engine.handle(message.command, into: &events)
        life.history.add(events)
        let name = message.command.name
        let result: CommandReply.Outcome =
            switch outcome {
            case .accepted:
                .accepted(
                    at: life.engine.now, sequence: life.engine.sequence,
                    changed: events.first?.kind == .accepted,
                    unmet: life.engine.unmet(concerning: name),
                    startsAt: life.engine.start(concerning: name))
            case .queued: .queued
            case .refused(let refusal):
                .refused(refusal, message: refusal.text(in: life.engine, life.history))
            }
        return life.feed.happened(events, plans: [:], life.engine)
            + life.feed.step(events, plans: [:], life.engine, life.history, at: .zero)
            + CommandReply(id: message.id, command: name.word, result)
            .messages(to: incoming, of: message.vehicle, topics)
            + life.feed.newDiagnoses(life.engine, life.history)
    }
}
