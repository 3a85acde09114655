import Foundation
import Live
import Logging
@testable import MQTTBridge
import Simulation
import Synchronization

@testable import Service

/// A live world with an outlet, and a connection in the test's hand.
final class Rig: Sendable {
    static let start = Instant(milliseconds: 1_768_240_800_000)

    /// Stands for the broker's connection.
    struct Connection {
        /// Everything that was published.
        var messages: [OutgoingMessage] = []
        var tokens: [UInt64] = []
        /// How many more messages it takes.
        var room = Int.max
    }

    let topics: Topics
    let outlet: Outlet
    let world: LiveWorld<ContinuousClock>
    private let undiagnosed: AsyncStream<String>
    private let taken = Mutex(Connection())

    /// A world that nobody is connected to.
    init(
        vans: [String] = ["van-1"], _ journal: sending any Journal = MemoryJournal(),
        discovers: Bool = false
    ) throws {
        topics = try Topics()
        let discovery =
            discovers ? Discovery(topics, publishesSignals: true, version: "1") : nil
        let places = vans.map {
            Van(id: $0, about: About(preset: "eVito-41", wallbox: "home-11kW", version: "1"))
        }
        let (undiagnosed, diagnose) = AsyncStream.makeStream(of: String.self)
        self.undiagnosed = undiagnosed
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        outlet = Outlet(
            Sending(
                places, topics, publishesSignals: true, discovery, journal, logger, diagnose))
        var setup = Setup()
        setup.start = Self.start
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        let engine = Engine(setup)
        world = LiveWorld(
            vans.map { LiveVehicle(id: $0, engine: engine) }, start: Self.start, rate: 0.001,
            realClock: ContinuousClock(), sink: outlet)
        outlet.connect { connection }
    }

    /// A connection that takes what this rig says.
    var connection: Sending.Connection {
        { [weak self] message, token throws(MQTTError) in try self?.take(message, token) }
    }

    private func take(_ message: OutgoingMessage, _ token: UInt64?) throws(MQTTError) {
        try taken.withLock { connection throws(MQTTError) in
            guard connection.room > 0 else {
                throw MQTTError(.full, at: "here", "it is full", "Wait.")
            }
            connection.room -= 1
            connection.messages.append(message)
            if let token { connection.tokens.append(token) }
        }
    }

    func setRoom(_ room: Int) { taken.withLock { $0.room = room } }

    /// The topics of what was published since last asked, but for those of signals.
    func told() -> [String] { takeTopics().filter { !$0.contains("/signal/") } }

    /// Those of signals alone.
    func signals() -> [String] { takeTopics().filter { $0.contains("/signal/") } }

    private func takeTopics() -> [String] {
        taken.withLock { connection in
            defer { connection.messages = [] }
            return connection.messages.map(\.topic)
        }
    }

    /// The tokens since last asked.
    func tokens() -> [UInt64] {
        taken.withLock { connection in
            defer { connection.tokens = [] }
            return connection.tokens
        }
    }

    /// The broker has everything.
    func settle() {
        while case let tokens = tokens(), !tokens.isEmpty {
            for token in tokens { outlet.isSettled(token) }
        }
    }

    /// Waits until the diagnoses of a vehicle are asked for, and has them told.
    ///
    /// - Returns: the vehicle, and what each diagnosis that is new warns of.
    func nextDiagnoses() async throws -> Warned? {
        for await id in undiagnosed {
            _ = told()
            await outlet.tellDiagnoses(of: id) { await world.vehicle(id) }
            let documents = taken.withLock(\.messages).filter {
                $0.topic.contains("/diagnosis/")
            }
            return Warned(
                vehicle: id,
                warnings: try documents.map {
                    try JSONDecoder().decode(Document.self, from: Data($0.payload))
                        .warnings.map(\.warning)
                })
        }
        return nil
    }

    struct Warned: Hashable {
        let vehicle: String
        let warnings: [[String]]
    }

    private struct Document: Decodable {
        struct Warning: Decodable { let warning: String }
        let warnings: [Warning]
    }

    /// Connects, and tells everything.
    func goOnline() {
        outlet.isOnline(Self.start)
        pay()
    }

    func pay() { world.wait { [outlet] in outlet.pay($0.vehicles) } }

    @discardableResult
    func send(_ command: Command, id: String? = nil, to vehicle: String = "van-1") -> [Reply] {
        let submission = Submission(vehicle: vehicle, command: command, source: .mqtt, id: id)
        return world.wait { $0.submit(submission) ?? [] }
    }
}

/// A journal that a test can make fail.
final class Switch: Sendable {
    let isBroken = Mutex(false)

    struct Broken: Error {}
}

struct FailingJournal: Journal {
    var memory = MemoryJournal()
    let fault: Switch

    private func check() throws {
        if fault.isBroken.withLock(\.self) { throw Switch.Broken() }
    }

    mutating func keep(_ step: Step, _ messages: [OutgoingMessage]) throws {
        try check()
        memory.keep(step, messages)
    }

    func firstReply(to id: String, vehicle: String) throws -> FirstReply? {
        memory.firstReply(to: id, vehicle: vehicle)
    }

    func outbox(after number: Int64, limit: Int) throws -> [Pending] {
        memory.outbox(after: number, limit: limit)
    }

    mutating func delivered(_ numbers: [Int64]) throws { memory.delivered(numbers) }
    func checkpointDue(_ vehicle: String) -> Instant? { nil }
    mutating func removeHistory(before instant: Instant, now: Instant) -> Bool { true }
}
