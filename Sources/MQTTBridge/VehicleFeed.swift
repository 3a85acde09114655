public import Diagnostics
public import Simulation

/// What is published of one vehicle: keeps in mind what the broker was told, and tells what is new.
///
/// Pure: real time is an input. Whoever owns it hands its messages on, and the state before the reply
/// to the command that changed it.
public struct VehicleFeed: Sendable {
    /// Quantities are told at most that often.
    public static let quantityInterval = Duration.seconds(1)
    /// Events that are kept for a link that is down; older ones go first, and leave a gap in the
    /// sequence.
    public static let mostHeld = 10_000

    private let topics: Topics
    private let vehicle: String
    private let publishesSignals: Bool
    /// The JSON of every signal that was told, by raw value.
    private var told: [String] = []
    private var diagnoses: DiagnosisFeed
    private var held: [OutgoingMessage] = []
    private var nextQuantities = Duration.zero

    /// A vehicle of which nobody has been told.
    ///
    /// - Parameters:
    ///   - vehicle: its id.
    ///   - topics: where to.
    ///   - publishesSignals: whether each signal has a topic of its own.
    ///   - contacts: whom a diagnosis tells to call.
    public init(
        _ vehicle: String, _ topics: Topics, publishesSignals: Bool = true,
        contacts: ContactDirectory = ContactDirectory()
    ) {
        self.topics = topics
        self.vehicle = vehicle
        self.publishesSignals = publishesSignals
        diagnoses = DiagnosisFeed(vehicle, topics, contacts)
    }

    /// Everything that is retained, as at every connect; while the link is down only that.
    public mutating func everything(
        _ engine: Engine, _ history: History, at now: Duration
    ) -> [OutgoingMessage] {
        // Whatever the broker has lost is told when the link returns.
        told = []
        diagnoses.forget()
        guard !engine.isLinkDown else { return publishesSignals ? [linkMessage(engine)] : [] }
        return changes(engine, history, at: now) + newDiagnoses(engine, history)
    }

    /// What happened in a step, and has to arrive: the events that waited for the link, and its own.
    ///
    /// - Parameters:
    ///   - events: of the step.
    ///   - plans: the departures that each of their revisions stands for.
    ///   - engine: as it is afterwards.
    /// - Returns: nothing while the link is down.
    public func happened(
        _ events: [Event], plans: [UInt32: [DeparturePlan]], _ engine: Engine
    ) -> [OutgoingMessage] {
        guard !engine.isLinkDown else { return [] }
        return held + topics.eventMessages(events, of: vehicle, plans: plans)
    }

    /// What a step has changed, but for the diagnoses; its events are told, or held, from here on.
    ///
    /// - Parameters:
    ///   - events: of the step.
    ///   - plans: the departures that each of their revisions stands for.
    ///   - engine: as it is afterwards.
    ///   - history: as it is afterwards.
    ///   - now: real time.
    /// - Returns: retained messages, in order.
    public mutating func step(
        _ events: [Event], plans: [UInt32: [DeparturePlan]], _ engine: Engine, _ history: History,
        at now: Duration
    ) -> [OutgoingMessage] {
        if engine.isLinkDown {
            hold(topics.eventMessages(events, of: vehicle, plans: plans))
            let link = Int(Signal.linkState.rawValue)
            guard !told.isEmpty, told[link] != Link.offline.word.json else { return [] }
            told[link] = Link.offline.word.json
            return publishesSignals ? [linkMessage(engine)] : []
        }
        // What becomes of a wish is told, also where no signal changes.
        if events.contains(where: \.isDecision) { diagnoses.owe() }
        held = []
        return events.isEmpty ? [] : changes(engine, history, at: now)
    }

    /// The diagnoses that say something else than before, made at once.
    public mutating func newDiagnoses(_ engine: Engine, _ history: History) -> [OutgoingMessage] {
        guard var lent = lendDiagnoses() else { return [] }
        defer { take(back: lent) }
        return lent.news(engine, history)
    }

    /// Lends the diagnoses to be made elsewhere, of the vehicle as it is from here on.
    ///
    /// - Returns: nothing where none can say anything else than before.
    public mutating func lendDiagnoses() -> DiagnosisFeed? { diagnoses.lend() }

    /// Takes back what was lent.
    ///
    /// - Returns: whether its news count; everything may have been told anew meanwhile.
    @discardableResult
    public mutating func take(back lent: DiagnosisFeed) -> Bool { diagnoses.take(back: lent) }

    /// Lets the diagnoses warn of something from here on; they are owed where that is new.
    public mutating func warn(of warnings: [Diagnosis.Warning]) { diagnoses.warn(of: warnings) }

    /// What has changed with time alone: quantities, once a second.
    ///
    /// - Parameters:
    ///   - engine: as it is now.
    ///   - history: as it is now.
    ///   - now: real time.
    /// - Returns: nothing before the second is over.
    public mutating func tick(
        _ engine: Engine, _ history: History, at now: Duration
    ) -> [OutgoingMessage] {
        guard !engine.isLinkDown else { return [] }
        return changes(engine, history, at: now)
    }

    /// The signals that have changed, quantities only if they are due.
    private mutating func changes(
        _ engine: Engine, _ history: History, at now: Duration
    ) -> [OutgoingMessage] {
        let isFirst = told.isEmpty
        let isDue = isFirst || now >= nextQuantities
        let values = engine.values
        var changed: [Signal] = []
        for (index, signal) in Signal.allCases.enumerated()
        where isDue || !Signal.quantities[index] {
            if isFirst || told[index] != values[index] { changed.append(signal) }
        }
        guard !changed.isEmpty else { return [] }
        if isFirst { told = values }
        for signal in changed { told[Int(signal.rawValue)] = values[Int(signal.rawValue)] }
        if changed.contains(where: \.isExplained) { diagnoses.owe() }
        if isDue { nextQuantities = now + Self.quantityInterval }
        var messages = [topics.stateMessage(of: vehicle, engine, values)]
        if changed.contains(where: \.isInSession) {
            messages.append(topics.sessionMessage(of: vehicle, engine, history))
        }
        guard publishesSignals else { return messages }
        return messages
            + changed.map { topics.signalMessage($0, of: vehicle, values[Int($0.rawValue)]) }
    }

    private mutating func hold(_ messages: [OutgoingMessage]) {
        held += messages
        if held.count > Self.mostHeld { held.removeFirst(held.count - Self.mostHeld) }
    }

    private func linkMessage(_ engine: Engine) -> OutgoingMessage {
        let value = engine.value(of: .linkState).json(of: .linkState, plans: [:])
        return topics.signalMessage(.linkState, of: vehicle, value)
    }
}

extension Event {
    /// Whether it says what became of a remote command.
    fileprivate var isDecision: Bool {
        guard case .command(let name, number: _) = cause, name.row.origin.isRemote else {
            return false
        }
        return switch kind {
        case .accepted, .ignored, .queued, .dropped, .refused: true
        case .interrupted, .met, .unmet, .changed: false
        }
    }
}
