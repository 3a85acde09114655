internal import Diagnostics
internal import Live
internal import Logging
internal import MQTTBridge
internal import Simulation
internal import Synchronization

/// Takes the steps of the live world: keeps each of them, and then tells the broker.
///
/// What must arrive, replies and events, waits in the journal until the broker has it. What is
/// retained is told at once or not at all, as everything is told again at the next connection.
final class Outlet: StepSink, Sendable {
    private let sending: Mutex<Sending>
    private let start = ContinuousClock.now

    init(_ sending: sending Sending) { self.sending = Mutex(sending) }

    func take(_ step: Step) throws {
        let now = now
        try sending.withLock { try $0.take(step, at: now) }
    }

    func firstReply(to id: String, vehicle: String) throws -> FirstReply? {
        try sending.withLock { try $0.journal.firstReply(to: id, vehicle: vehicle) }
    }

    private var now: Duration { start.duration(to: .now) }

    // MARK: The connection

    /// Takes a connection that may be online before it is made: until then nobody tells anything.
    func connect(_ make: () -> Sending.Connection) {
        sending.withLock { $0.connection = make() }
    }

    /// From here on everything is told anew.
    func isOnline(_ now: Instant) {
        sending.withLock { sending in
            sending.isOnline = true
            sending.isFull = false
            sending.forgetWhatFollows()
            // What was under way may or may not have arrived.
            sending.forgetDelivered()
            sending.lastSent = 0
            sending.owe(.all)
            sending.tellRecording(now)
        }
    }

    func isOffline() { sending.withLock { $0.isOnline = false } }

    func isReady() { sending.withLock { $0.isFull = false } }

    /// The broker has the message of a token, or never will.
    func isSettled(_ token: UInt64) { sending.withLock { $0.isSettled(Int64(token)) } }

    func forgetDelivered() { sending.withLock { $0.forgetDelivered() } }

    // MARK: Telling

    func oweClearing(_ vehicle: String) { sending.withLock { $0.oweClearing(vehicle) } }

    func oweDiscovery() { sending.withLock { $0.owe(.discovery) } }

    /// Tells what waits in the journal, and everything of the vehicles of which it is owed.
    func pay(_ vehicles: [LiveVehicle]) {
        let now = now
        sending.withLock { sending in
            sending.pump()
            sending.pay(at: now, vehicles)
        }
    }

    func tell(_ messages: [OutgoingMessage]) { sending.withLock { $0.tell(messages, of: nil) } }

    /// Tells what time alone has changed.
    func tick(_ vehicle: String, _ engine: Engine, _ history: History) {
        let now = now
        sending.withLock { $0.tick(vehicle, engine, history, at: now) }
    }

    /// Tells what the diagnoses say by now; that takes long, and nobody waits meanwhile.
    ///
    /// - Parameters:
    ///   - id: the vehicle's.
    ///   - vehicle: looks it up when everything after that asks for diagnoses anew.
    func tellDiagnoses(of id: String, _ vehicle: () async -> LiveVehicle?) async {
        guard var lent = sending.withLock({ $0.lendDiagnoses(of: id) }),
            let vehicle = await vehicle()
        else { return }
        let messages = lent.news(vehicle.engine, vehicle.history)
        sending.withLock { $0.tell(messages, lent, of: id) }
    }

    // MARK: The journal

    /// Whether steps cannot be recorded.
    var isFailing: Bool { sending.withLock(\.isFailing) }

    func checkpointDue(_ vehicle: String) -> Instant? {
        sending.withLock { $0.journal.checkpointDue(vehicle) }
    }

    func removeHistory(before instant: Instant, now: Instant) throws -> Bool {
        try sending.withLock { try $0.journal.removeHistory(before: instant, now: now) }
    }
}
