internal import Diagnostics
internal import Live
internal import Logging
internal import MQTTBridge
internal import Simulation

/// What was told and what is still to be told; one thread at a time has it.
struct Sending {
    typealias Connection = @Sendable (OutgoingMessage, _ token: UInt64?) throws(MQTTError) -> Void

    let topics: Topics
    /// Nothing where Home Assistant is not told of the vehicles.
    let discovery: Discovery?
    let logger: Logger
    var journal: any Journal
    /// Hands a message to the broker's connection, once there is one.
    var connection: Connection?
    var isOnline = false
    /// As much is under way as may be: what does not fit is owed.
    var isFull = false
    /// The number of the last kept message that is under way.
    var lastSent: Int64 = 0
    /// Numbers of kept messages that the broker has.
    private(set) var delivered: [Int64] = []
    private var feeds: [String: VehicleFeed]
    private var debts: Debts
    private var undiagnosed: Set<String> = []
    private var unsent = Unsent()
    /// Vehicles that are gone, and of which the broker still has something.
    private var gone: Set<String> = []
    /// What is told when the broker has the last reply, so that nobody waits for it.
    private var following: Following?
    private let diagnose: AsyncStream<String>.Continuation
    /// What keeps steps from being recorded.
    private var problem: String?

    private struct Following {
        /// The number of the last reply.
        let reply: Int64
        let vehicle: String
        let signals: [OutgoingMessage]
    }

    init(
        _ vans: [Van], _ topics: Topics, publishesSignals: Bool,
        contacts: ContactDirectory = ContactDirectory(), _ discovery: Discovery?,
        _ journal: any Journal, _ logger: Logger, _ diagnose: AsyncStream<String>.Continuation
    ) {
        self.topics = topics
        self.discovery = discovery
        self.journal = journal
        self.logger = logger
        self.diagnose = diagnose
        debts = Debts(vans)
        feeds = Dictionary(
            uniqueKeysWithValues: vans.map {
                (
                    $0.id,
                    VehicleFeed(
                        $0.id, topics, publishesSignals: publishesSignals, contacts: contacts)
                )
            })
    }

    // MARK: Steps

    /// Keeps a step, and tells of it: how it is now, then the replies, then what happened.
    ///
    /// A reply waits for nothing but the state. What waited for the link comes before all of it.
    mutating func take(_ step: Step, at now: Duration) throws {
        let (id, engine) = (step.vehicle.id, step.vehicle.engine)
        tellWhatFollows()
        let happened = feeds[id]?.happened(step.events, plans: step.plans, engine) ?? []
        let replies = step.replies.flatMap { topics.messages(of: $0, step.vehicle) }
        let earlier = happened.dropLast(step.events.count)
        let later = replies + happened.suffix(step.events.count)
        do {
            try journal.keep(step, earlier + later)
        } catch {
            // A command that is not kept never was; time has passed all the same.
            if step.submission == nil {
                tell(changes(of: step, at: now), of: id)
                askForDiagnoses(of: id)
            }
            note(problem: error.problem, engine.now)
            throw error
        }
        note(problem: nil, engine.now)
        tell(changes(of: step, at: now), of: id, replies: replies.count, later: later.count)
    }

    private mutating func changes(of step: Step, at now: Duration) -> [OutgoingMessage] {
        let vehicle = step.vehicle
        return feeds[vehicle.id]?.step(
            step.events, plans: step.plans, vehicle.engine, vehicle.history, at: now) ?? []
    }

    /// Tells what was kept last: the state before the replies, and the rest when the broker has them.
    ///
    /// Single signals say nothing that the state does not: nobody waits for them.
    private mutating func tell(
        _ retained: [OutgoingMessage], of id: String, replies: Int, later: Int
    ) {
        let batch = pending()
        let isBacklog = batch.count == Self.batch
        for message in batch.dropLast(isBacklog ? 0 : later) { send(message) }
        tell(retained.filter { $0.delivery == .atLeastOnce }, of: id)
        let signals = retained.filter { $0.delivery == .atMostOnce }
        let answers = isBacklog ? [] : batch.suffix(later).prefix(replies)
        following = Following(reply: answers.last?.number ?? 0, vehicle: id, signals: signals)
        for message in answers { send(message) }
        if answers.isEmpty { tellWhatFollows() }
    }

    private mutating func tellWhatFollows() {
        guard let following else { return }
        self.following = nil
        pump()
        tell(following.signals, of: following.vehicle)
        askForDiagnoses(of: following.vehicle)
    }

    /// A new connection is told everything, and nothing that is older.
    mutating func forgetWhatFollows() {
        following = nil
        unsent.forgetRetained()
    }

    // MARK: What waits in the journal

    private static let batch = 100

    private func pending() -> [Pending] {
        guard isOnline, !isFull else { return [] }
        do {
            return try journal.outbox(after: lastSent, limit: Self.batch)
        } catch {
            logger.error("the outbox cannot be read", metadata: ["problem": "\(error)"])
            return []
        }
    }

    /// Tells what waits, as far as there is room.
    mutating func pump() {
        sendUnsent()
        var batch: [Pending]
        repeat {
            batch = pending()
            for message in batch { send(message) }
        } while batch.count == Self.batch
    }

    private mutating func sendUnsent() {
        var waiting = unsent
        unsent = Unsent()
        waiting.send { isOnline && !isFull && publish($0) }
        unsent = waiting
    }

    private mutating func send(_ pending: Pending) {
        guard isOnline, !isFull else { return }
        if publish(pending.message, token: UInt64(pending.number)) {
            lastSent = pending.number
        }
    }

    mutating func isSettled(_ number: Int64) {
        delivered.append(number)
        if number == following?.reply { tellWhatFollows() }
        if delivered.count >= 500 { forgetDelivered() }
    }

    mutating func forgetDelivered() {
        guard !delivered.isEmpty else { return }
        do {
            try journal.delivered(delivered)
            delivered = []
        } catch {
            // They are sent again after a restart.
            logger.warning("the outbox cannot be written", metadata: ["problem": "\(error)"])
        }
    }

    // MARK: What is retained

    /// Hands a message to the connection.
    ///
    /// - Returns: whether that is settled; if not, there is no room or no connection.
    private mutating func publish(_ message: OutgoingMessage, token: UInt64? = nil) -> Bool {
        do throws(MQTTError) {
            try connection?(message, token)
            return true
        } catch {
            switch error.kind {
            case .full: isFull = true
            case .offline, .lost: isOnline = false
            default:
                logger.error("a message cannot be sent", metadata: ["problem": "\(error.text)"])
                if let token { isSettled(Int64(token)) }
                return true
            }
            return false
        }
    }

    /// Tells at once, or owes it.
    mutating func tell(_ messages: [OutgoingMessage], of vehicle: String?) {
        tellWhatFollows()
        guard isOnline else {
            // A resumed session brings commands before that. What is retained is told anew.
            if vehicle == nil { unsent.add(messages.filter { !$0.isRetained }) }
            return
        }
        for (index, message) in messages.enumerated() where isFull || !publish(message) {
            if let vehicle {
                debts.add(.everything, vehicle)
            } else {
                unsent.add(messages[index...])
            }
            return
        }
    }

    mutating func owe(_ debt: Debts.Kind) { debts.addToAll(debt) }

    mutating func oweClearing(_ vehicle: String) { gone.insert(vehicle) }

    /// Tells everything of the vehicles of which it is owed, as far as there is room.
    ///
    /// - Parameters:
    ///   - now: real time.
    ///   - vehicles: all, as they are now.
    mutating func pay(at now: Duration, _ vehicles: [LiveVehicle]) {
        tellWhatFollows()
        while isOnline, !isFull, let (index, van, debt) = debts.first {
            let vehicle = vehicles[index]
            var messages: [OutgoingMessage] = []
            if debt.contains(.everything) {
                messages.append(topics.aboutMessage(van.id, vehicle.engine, van.about))
                messages +=
                    feeds[van.id]?.everything(vehicle.engine, vehicle.history, at: now) ?? []
            }
            if debt.contains(.discovery), let discovery {
                messages += discovery.messages(for: van.id, preset: van.about.preset)
            }
            for message in messages where !publish(message) { return }
            debts.removeFirst()
        }
        while isOnline, !isFull, let vehicle = gone.first {
            let messages = (discovery?.clearing(vehicle) ?? []) + topics.clearing(vehicle)
            for message in messages where !publish(message) { return }
            gone.remove(vehicle)
        }
    }

    /// Tells what time alone has changed.
    mutating func tick(
        _ vehicle: String, _ engine: Engine, _ history: History, at now: Duration
    ) {
        guard isOnline, !isFull else { return }
        tell(feeds[vehicle]?.tick(engine, history, at: now) ?? [], of: vehicle)
    }

    private mutating func askForDiagnoses(of vehicle: String) {
        if undiagnosed.insert(vehicle).inserted { diagnose.yield(vehicle) }
    }

    /// Lends the diagnoses of a vehicle; what happens from here on asks for them anew.
    mutating func lendDiagnoses(of vehicle: String) -> DiagnosisFeed? {
        undiagnosed.remove(vehicle)
        guard isOnline else { return nil }
        return feeds[vehicle]?.lendDiagnoses()
    }

    mutating func tell(_ messages: [OutgoingMessage], _ lent: DiagnosisFeed, of vehicle: String) {
        guard feeds[vehicle]?.take(back: lent) == true else { return }
        tell(messages, of: vehicle)
    }

    // MARK: The record

    /// Whether steps cannot be recorded.
    var isFailing: Bool { problem != nil }

    private mutating func note(problem: String?, _ now: Instant) {
        guard problem != self.problem else { return }
        self.problem = problem
        if let problem {
            logger.error(
                "nothing is recorded; commands have no effect",
                metadata: ["problem": "\(problem)"])
        } else {
            logger.notice("it is recorded again")
        }
        tellRecording(now)
        for vehicle in feeds.keys {
            feeds[vehicle]?.warn(of: problem == nil ? [] : [.notRecorded])
            askForDiagnoses(of: vehicle)
        }
    }

    mutating func tellRecording(_ now: Instant) {
        tell([topics.recordingMessage(now, problem: problem)], of: nil)
    }
}
