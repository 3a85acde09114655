/// How long the client waits for what.
public struct Patience: Hashable, Sendable {
    /// Until the first attempt after a failure, without the share that chance adds.
    public var shortestRest: Duration = .seconds(1)
    /// Each failure doubles the rest, up to this.
    public var longestRest: Duration = .seconds(60)
    /// For the broker's answer to our greeting and to our subscriptions.
    public var answer: Duration = .seconds(10)
    /// For what is under way when we stop.
    public var farewell: Duration = .seconds(3)
    /// A connection that lasted that long was a good one: the next failure is the first again.
    ///
    /// Two clients with one name would else throw each other out without end.
    public var proof: Duration = .seconds(10)

    public init() {}
}

/// The connection to the broker as a pure machine: what happened goes in, what is to do comes out.
///
/// Time is an input, as is chance. One attempt, one handle of the library: whatever ends a connection, the handle is thrown away.
struct Connection: Hashable, Sendable {
    enum State: Hashable, Sendable {
        /// Waits to try. Left when the time has come, or by stopping.
        case resting(until: Duration)
        /// The greeting is sent. Left by the broker's answer, or without one in time.
        case opening(until: Duration)
        /// Left when the subscriptions stand, or do not in time, or by stopping.
        case subscribing(until: Duration, isResumed: Bool)
        /// Left when the connection is lost, or by stopping.
        case online(since: Duration)
        /// Stopping, with messages under way. Left when they are delivered, or not in time.
        case draining(until: Duration)
        /// We have said goodbye. Left when the broker has hung up, or does not in time.
        case closing(until: Duration)
        case ended
    }

    enum Input: Hashable, Sendable {
        /// Nothing but time.
        case time
        /// The broker has taken us in; whether it has kept our session.
        case connected(isResumed: Bool)
        case subscribed
        case lost(MQTTError)
        /// Nothing is under way any more.
        case delivered
        case stop
    }

    enum Action: Hashable, Sendable {
        case open
        case subscribe
        /// Tell the broker and the consumer that we are here.
        case announce(isResumed: Bool)
        case farewell
        /// Throw the handle away.
        case close
        case report(MQTTError, retryIn: Duration)
        case end
    }

    private(set) var state = State.resting(until: .zero)
    /// Failures since the last good connection.
    private(set) var failures = 0
    let place: String
    let patience: Patience

    init(place: String, patience: Patience = Patience()) {
        self.place = place
        self.patience = patience
    }

    /// When time alone next changes something; nothing while we are online, and at the end.
    var deadline: Duration? {
        switch state {
        case .resting(let until), .opening(let until), .subscribing(let until, _),
            .draining(let until), .closing(let until):
            until
        case .online, .ended: nil
        }
    }

    /// Takes in what happened.
    ///
    /// - Parameters:
    ///   - input: what happened.
    ///   - now: real time since the start.
    ///   - chance: 0–1, anew after each ``Action/report(_:retryIn:)``.
    /// - Returns: what is to be done, in order.
    mutating func handle(_ input: Input, at now: Duration, chance: Double) -> [Action] {
        switch state {
        case .resting(let until): resting(input, until, now)
        case .opening(let until): opening(input, until, now, chance)
        case .subscribing(let until, let isResumed):
            subscribing(input, until, isResumed, now, chance)
        case .online(let since): online(input, since, now, chance)
        case .draining(let until): draining(input, until, now)
        case .closing(let until): closing(input, until, now)
        case .ended: []
        }
    }

    private mutating func resting(_ input: Input, _ until: Duration, _ now: Duration) -> [Action] {
        switch input {
        case .time:
            guard now >= until else { return [] }
            state = .opening(until: now + patience.answer)
            return [.open]
        case .stop: return end([])
        case .connected, .subscribed, .lost, .delivered: return []
        }
    }

    private mutating func opening(
        _ input: Input, _ until: Duration, _ now: Duration, _ chance: Double
    ) -> [Action] {
        switch input {
        case .connected(let isResumed):
            state = .subscribing(until: now + patience.answer, isResumed: isResumed)
            return [.subscribe]
        case .lost(let error): return fail(error.kind == .lost ? hangUp : error, now, chance)
        case .time: return now >= until ? fail(silence, now, chance) : []
        case .stop: return end([.close])
        case .subscribed, .delivered: return []
        }
    }

    private mutating func subscribing(
        _ input: Input, _ until: Duration, _ isResumed: Bool, _ now: Duration, _ chance: Double
    ) -> [Action] {
        switch input {
        case .subscribed:
            state = .online(since: now)
            return [.announce(isResumed: isResumed)]
        case .lost(let error): return fail(error, now, chance)
        case .time: return now >= until ? fail(silence, now, chance) : []
        // A session that is resumed brings commands already now: they must be acknowledged.
        case .stop: return sayFarewell(now)
        case .connected, .delivered: return []
        }
    }

    private mutating func online(
        _ input: Input, _ since: Duration, _ now: Duration, _ chance: Double
    ) -> [Action] {
        switch input {
        case .lost(let error):
            if now - since >= patience.proof { failures = 0 }
            return fail(error, now, chance)
        case .stop:
            state = .draining(until: now + patience.farewell)
            return []
        case .time, .connected, .subscribed, .delivered: return []
        }
    }

    private mutating func draining(_ input: Input, _ until: Duration, _ now: Duration) -> [Action] {
        switch input {
        case .delivered: return sayFarewell(now)
        case .time: return now >= until ? sayFarewell(now) : []
        case .lost: return end([.close])
        case .connected, .subscribed, .stop: return []
        }
    }

    private mutating func closing(_ input: Input, _ until: Duration, _ now: Duration) -> [Action] {
        switch input {
        case .lost: return end([.close])
        case .time: return now >= until ? end([.close]) : []
        case .connected, .subscribed, .delivered, .stop: return []
        }
    }

    private mutating func sayFarewell(_ now: Duration) -> [Action] {
        state = .closing(until: now + patience.farewell)
        return [.farewell]
    }

    private mutating func end(_ actions: [Action]) -> [Action] {
        state = .ended
        return actions + [.end]
    }

    private mutating func fail(_ error: MQTTError, _ now: Duration, _ chance: Double) -> [Action] {
        let rest = rest(chance)
        failures += 1
        state = .resting(until: now + rest)
        return [.close, .report(error, retryIn: rest)]
    }

    /// How long to wait after a failure: twice as long as after the one before, and up to as much
    /// again by chance, so that a fleet does not come back all at once.
    private func rest(_ chance: Double) -> Duration {
        // Beyond 2^20 every rest is the longest.
        let doubled = patience.shortestRest * (1 << min(failures, 20))
        return min(doubled, patience.longestRest / 2) * (1 + chance)
    }

    private var silence: MQTTError { notUnderstood(.unreachable, "the broker does not answer") }

    /// So ends a greeting without encryption to a broker that wants it.
    private var hangUp: MQTTError { notUnderstood(.lost, "the broker hangs up without an answer") }

    private func notUnderstood(_ kind: MQTTError.Kind, _ what: String) -> MQTTError {
        MQTTError(
            kind, at: place, what,
            "Check that it is an MQTT broker, and that encryption is meant there or is not.")
    }
}
