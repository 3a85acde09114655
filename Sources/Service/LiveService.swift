internal import CardTokens
internal import Foundation
internal import Live
public import Logging
public import MQTTBridge
public import ScenarioRunner
public import Simulation
internal import Synchronization

/// The live simulator: vehicles in real time, recorded, and reached over MQTT.
///
/// Data flow one way: a message becomes a submission, the live world makes a step of it, the outlet
/// keeps the step and tells of it.
public final class LiveService: Sendable {
    typealias World = LiveWorld<ContinuousClock>

    /// What the clock showed at the start.
    public let start: Instant
    private let topics: Topics
    private let vehicles: [String]
    private let known: Set<String>
    /// Makes a card's UID its token.
    private let cardKey: [UInt8]
    private let discovery: Discovery?
    private let retention: Timespan?
    private let logger: Logger
    private let claim: DatabaseClaim?
    private let outlet: Outlet
    private let world: World
    private let running = Mutex<Running>(Running())
    /// When history is looked through next.
    private let historyDue = Mutex(ContinuousClock.now)
    /// When it is tried next whether it can be recorded again.
    private let retryDue = Mutex(ContinuousClock.now)
    /// Pieces of history that are removed each second; each takes milliseconds.
    private static let pieces = 20

    private struct Running {
        var client: MQTTClient?
        var tasks: [Task<Void, Never>] = []
    }

    /// Takes up the vehicles, where a recording has left them, and connects to the broker.
    ///
    /// - Parameters:
    ///   - configuration: what is to be.
    ///   - settings: the broker; its session, will and subscriptions are set here.
    ///   - now: the wall clock's time.
    ///   - version: this program's.
    ///   - logger: is told of everything that an operator wants to know.
    /// - Throws: a `Mistake` of the configuration, or what keeps the database from being used.
    public init(
        _ configuration: ServiceConfiguration, _ settings: MQTTSettings, now: Instant,
        version: String, logger: Logger
    ) throws {
        topics = try Topics(root: configuration.root, instance: configuration.instance)
        cardKey = try configuration.database.map(CardKey.read) ?? CardKey.random()
        claim = try configuration.database.map(DatabaseClaim.init)
        var configuration = configuration
        configuration.makeTokens(with: cardKey)
        let fleet = try Fleet(configuration, now: now, version: version, logger)
        discovery =
            configuration.announcesDiscovery
            ? Discovery(
                topics, publishesSignals: configuration.publishesSignals, version: version) : nil
        let (undiagnosed, diagnose) = AsyncStream.makeStream(of: String.self)
        outlet = Outlet(
            Sending(
                fleet.vans, topics, publishesSignals: configuration.publishesSignals,
                contacts: configuration.contacts, discovery, fleet.journal, logger, diagnose))
        start = fleet.start
        vehicles = fleet.vehicles.map(\.id)
        known = Set(vehicles)
        retention = configuration.retention
        self.logger = logger
        world = World(
            fleet.vehicles, start: fleet.start, rate: configuration.rate,
            allowsClock: configuration.allowsClock, weather: configuration.weather.changes,
            realClock: ContinuousClock(), sink: outlet)
        world.wait { $0.start() }
        live(
            settings, isAlone: configuration.instance == ServiceConfiguration().instance,
            undiagnosed)
    }

    private func live(
        _ settings: MQTTSettings, isAlone: Bool, _ undiagnosed: AsyncStream<String>
    ) {
        var settings = settings
        // A simulator with a name of its own shares the root with others, and hears only its own.
        settings.beSimulator(topics, vehicles: isAlone ? nil : vehicles)
        if discovery != nil { settings.subscriptions.append(Discovery.status) }
        // A vehicle that is told whole needs a few hundred.
        settings.mostUnderWay = 1000
        outlet.connect {
            let client = MQTTClient(settings) { [weak self] in self?.hear($0) }
            running.withLock { $0.client = client }
            return { message, token throws(MQTTError) in
                try client.publish(message, token: token)
            }
        }
        running.withLock { running in
            running.tasks = [
                Task(priority: .background) { [weak self, world, outlet] in
                    for await id in undiagnosed {
                        await outlet.tellDiagnoses(of: id) { await world.vehicle(id) }
                        if self == nil { return }
                    }
                },
                Task { [weak self] in
                    while await self?.tick() == true {}
                },
            ]
        }
    }

    /// Stops: time stands still, every vehicle is kept as it is, what is under way is delivered, and the
    /// broker is told that we are offline.
    public func stop() {
        let running = running.withLock(\.self)
        for task in running.tasks { task.cancel() }
        world.wait { world in
            world.stop()
            for vehicle in vehicles { world.checkpoint(vehicle) }
        }
        running.client?.stop()
        outlet.forgetDelivered()
        logger.notice("stopped")
    }

    // MARK: Time

    /// What is due each second of real time; false at the end.
    private func tick() async -> Bool {
        do {
            try await Task.sleep(for: .seconds(1))
        } catch {
            return false
        }
        for vehicle in vehicles {
            await world.perform { [outlet] world in
                guard let engine = world.current(vehicle), let life = world.vehicle(vehicle)
                else { return }
                outlet.tick(vehicle, engine, life.history)
                if let due = outlet.checkpointDue(vehicle), due <= engine.now {
                    world.checkpoint(vehicle)
                }
            }
        }
        outlet.tell([await world.perform { [topics] in $0.clockMessage(topics) }])
        outlet.forgetDelivered()
        await retryRecording()
        await removeHistory()
        return true
    }

    /// Finds out whether it can be recorded again, though nothing may happen that would be.
    ///
    /// Not each second: a database that another process holds keeps everybody waiting.
    private func retryRecording() async {
        guard outlet.isFailing, retryDue.withLock({ $0 <= .now }), let first = vehicles.first
        else { return }
        await world.perform { $0.checkpoint(first) }
        retryDue.withLock { $0 = .now + .seconds(10) }
    }

    /// Keeps no more than is wanted: looks for it once an hour, and removes a few pieces each second.
    private func removeHistory() async {
        guard let retention, historyDue.withLock({ $0 <= .now }) else { return }
        do {
            for _ in 0..<Self.pieces {
                // Commands come in between.
                let isDone = try await world.perform { [outlet] world in
                    try outlet.removeHistory(before: world.now - retention, now: world.now)
                }
                if isDone { return historyDue.withLock { $0 = .now + .seconds(3600) } }
            }
        } catch {
            historyDue.withLock { $0 = .now + .seconds(3600) }
            logger.warning(
                "old history cannot be removed", metadata: ["problem": "\(error.problem)"])
        }
    }

    // MARK: Messages

    private func hear(_ news: MQTTNews) {
        switch news {
        case .message(let message): hear(message)
        case .online(let isResumed):
            logger.notice("online", metadata: ["resumed": "\(isResumed)"])
            let clock = world.wait { [topics, outlet] world in
                outlet.isOnline(world.now)
                return world.clockMessage(topics)
            }
            outlet.tell([clock])
            pay()
        case .ready:
            outlet.isReady()
            pay()
        case .delivered(let token): outlet.isSettled(token)
        case .refused(let token, let error):
            logger.error("the broker refuses a message", metadata: ["problem": "\(error.text)"])
            outlet.isSettled(token)
        case .offline(let error, let rest):
            logger.error(
                "no broker; the vehicles live on",
                metadata: [
                    "problem": "\(error.text)",
                    "next attempt in": "\(rest.formatted(.units(allowed: [.seconds])))",
                ])
            outlet.isOffline()
        case .stopped: outlet.isOffline()
        }
    }

    private func pay() {
        world.wait { [outlet] world in outlet.pay(world.vehicles) }
    }

    private func hear(_ message: IncomingMessage) {
        if discovery != nil, Discovery.asksForAll(message) {
            outlet.oweDiscovery()
            pay()
        } else if let destination = topics.destination(of: message.topic) {
            hear(message, to: destination)
        } else if let vehicle = topics.gone(message, known: known) {
            logger.notice("a vehicle is gone", metadata: ["vehicle": "\(vehicle)"])
            outlet.oweClearing(vehicle)
            pay()
        }
    }

    private func hear(_ message: IncomingMessage, to destination: Topics.Destination) {
        guard known.contains(destination.vehicle) else {
            outlet.tell([topics.unknownVehicleMessage(destination.vehicle, known: vehicles)])
            return
        }
        do throws(CommandMessage.Invalid) {
            let command = try CommandMessage(message, to: destination, topics) { [cardKey] uid in
                cardToken(uid: uid, key: cardKey)
            }
            guard let command else { return }
            submit(command, message)
        } catch {
            logger.debug("an invalid command", metadata: ["problem": "\(error.message)"])
            outlet.tell(CommandReply(error).messages(to: message, of: destination.vehicle, topics))
        }
    }

    private func submit(_ command: CommandMessage, _ message: IncomingMessage) {
        world.wait { [topics, outlet] world in
            let submission = Submission(command, message, world.clock, world.now)
            guard let vehicle = world.vehicle(command.vehicle) else { return }
            for reply in world.submit(submission) ?? [] where reply.status == .unrecorded {
                outlet.tell(topics.messages(of: reply, vehicle))
            }
            if command.command.name.row.origin == .clock {
                outlet.tell([world.clockMessage(topics)])
            }
        }
    }
}

extension LiveWorld {
    func clockMessage(_ topics: Topics) -> OutgoingMessage {
        topics.clockMessage(now, rate: clock.rate, isPaused: clock.isPaused)
    }
}

extension Submission {
    fileprivate init<Real>(
        _ command: CommandMessage, _ message: IncomingMessage, _ clock: SimulatedClock<Real>,
        _ now: Instant
    ) {
        // The message's own expiry is in real time, the command's in the vehicle's.
        let expiry = command.expiresIn.map {
            now + Timespan(milliseconds: Int64(Double($0) * 1000 * clock.rate))
        }
        self.init(
            vehicle: command.vehicle, command: command.command, source: .mqtt, id: command.id,
            content: command.content,
            expiresAt: [command.expiresAt, expiry].compactMap(\.self).min())
        responseTopic = message.responseTopic
        correlation = message.correlation
    }
}
