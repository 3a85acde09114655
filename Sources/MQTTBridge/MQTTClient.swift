internal import CMosquitto
public import Dispatch
internal import Foundation
internal import Synchronization

/// What a client has to tell, in the order in which it happens.
public enum MQTTNews: Sendable {
    /// The broker has taken us in and the subscriptions stand: retained topics are published anew.
    /// A session that is resumed brings what was sent while we were away.
    case online(isResumed: Bool)
    /// A message; it is acknowledged when the closure returns, so commit what it does before.
    case message(IncomingMessage)
    /// The broker has the message of that token.
    case delivered(token: UInt64)
    /// The broker does not take the message of that token; to publish it again is no use.
    case refused(token: UInt64, MQTTError)
    /// After ``MQTTError/Kind/full``: there is room again.
    case ready
    /// What was published without ``delivered(token:)`` may or may not have arrived: publish it
    /// again when we are online.
    case offline(MQTTError, retryIn: Duration)
    case stopped
}

/// A client of an MQTT broker that stays connected until it is stopped.
///
/// A thread of its own does everything: it lets libmosquitto read and write, runs the consumer's
/// closure on what comes, and makes a new handle when a connection ends, whatever the library meant
/// by its end. So no loop can die unseen, and the handle has one owner.
public final class MQTTClient: Sendable {
    /// What other threads share with the client's own.
    private struct Shared {
        /// The handle to publish with, while we are online.
        var handle: Handle?
        /// The tokens of messages on their way, by the library's numbers.
        var tokens: [Int32: UInt64?] = [:]
        var wasFull = false
        var isStopping = false
    }

    private let settings: MQTTSettings
    private let consume: @Sendable (MQTTNews) -> Void
    private let shared = Mutex(Shared())
    /// Ends a rest early.
    private let wakeUp = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let start = ContinuousClock.now

    /// Starts to connect.
    ///
    /// - Parameters:
    ///   - settings: the broker, and what is said to it.
    ///   - consume: is told everything, on the client's thread, one after the other. It may publish,
    ///     and must not stop the client.
    public init(_ settings: MQTTSettings, consume: @escaping @Sendable (MQTTNews) -> Void) {
        self.settings = settings
        self.consume = consume
        let thread = Thread { [self] in live() }
        thread.name = "mqtt"
        // The consumer runs on it, with all that it calls.
        thread.stackSize = 4 << 20
        thread.start()
    }

    // MARK: For every thread

    /// Hands a message to the broker's connection; nothing is kept for later.
    ///
    /// - Parameters:
    ///   - message: what is published, and where.
    ///   - token: what ``MQTTNews/delivered(token:)`` will tell, if that matters.
    /// - Throws: that there is no connection, too much is under way, or the message is too large.
    public func publish(_ message: OutgoingMessage, token: UInt64? = nil) throws(MQTTError) {
        try shared.withLock { shared throws(MQTTError) in try publish(message, token, &shared) }
    }

    private func publish(
        _ message: OutgoingMessage, _ token: UInt64?, _ shared: inout Shared
    ) throws(MQTTError) {
        guard let handle = shared.handle else {
            throw MQTTError(
                .offline, at: settings.address.text, "there is no connection now",
                "It is tried again by itself.")
        }
        guard shared.tokens.count < settings.mostUnderWay else {
            shared.wasFull = true
            throw MQTTError(
                .full, at: settings.address.text,
                "\(settings.mostUnderWay) messages are under way", "Go on when some have arrived.")
        }
        guard message.payload.count < settings.largestPacket else {
            throw MQTTError(
                .tooLarge, at: message.topic, "the message has \(message.payload.count) bytes",
                "It may have up to \(settings.largestPacket).")
        }
        let (code, number) = handle.publish(message)
        switch mosq_err_t(code) {
        case MOSQ_ERR_SUCCESS: shared.tokens[number] = .some(token)
        case MOSQ_ERR_PAYLOAD_SIZE, MOSQ_ERR_OVERSIZE_PACKET:
            throw MQTTError(
                .tooLarge, at: message.topic, "the broker does not take messages of that size",
                "Raise its `max_packet_size`.")
        case MOSQ_ERR_INVAL, MOSQ_ERR_MALFORMED_UTF8:
            throw MQTTError(
                .forbidden, at: message.topic, "nothing can be published there",
                "A topic is text without `+` and `#`.")
        default: throw .dropped(code, settings)
        }
    }

    /// Stops: what is under way is delivered first, if that does not take too long; then the last
    /// will is sent, as somebody who is gone on purpose is gone all the same.
    ///
    /// Returns when the client has ended, or after `longest`.
    public func stop(longest: DispatchTimeInterval = .seconds(8)) {
        shared.withLock { $0.isStopping = true }
        wakeUp.signal()
        if ended.wait(timeout: .now() + longest) == .success { ended.signal() }
    }

    // MARK: The client's thread

    private var now: Duration { start.duration(to: .now) }

    private func live() {
        var connection = Connection(place: settings.address.text, patience: settings.patience)
        let mailbox = Mailbox(
            settings, receive: { [consume] in consume(.message($0)) },
            acknowledge: { [self] in acknowledge($0, $1) })
        var link: BrokerLink?
        var chance = Double.random(in: 0...1)
        while connection.state != .ended {
            poll(&link, mailbox, until: connection.deadline)
            for input in mailbox.empty() + outside(connection.state) {
                for action in connection.handle(input, at: now, chance: chance) {
                    if case .report = action { chance = Double.random(in: 0...1) }
                    perform(action, &link, mailbox)
                }
            }
        }
        ended.signal()
    }

    /// How long the library may wait for the network: nothing else than a message wakes it, and
    /// somebody may want to stop.
    private static let turn = Duration.milliseconds(100)

    /// Waits for the network, or for the end of a rest.
    private func poll(_ link: inout BrokerLink?, _ mailbox: Mailbox, until deadline: Duration?) {
        let wait = deadline.map { max(.zero, $0 - now) } ?? Self.turn
        guard link != nil else {
            let nanoseconds = Int(min(wait / .nanoseconds(1), 6e10))
            _ = wakeUp.wait(timeout: .now() + .nanoseconds(nanoseconds))
            return
        }
        do throws(MQTTError) {
            try link?.poll(for: min(wait, Self.turn))
        } catch {
            mailbox.inputs.append(.lost(error))
        }
    }

    /// What does not come from the network.
    private func outside(_ state: Connection.State) -> [Connection.Input] {
        let (isStopping, isIdle) = shared.withLock { ($0.isStopping, $0.tokens.isEmpty) }
        return switch state {
        case .draining: isIdle ? [.delivered, .time] : [.time]
        case .resting, .opening, .subscribing, .online: isStopping ? [.stop, .time] : [.time]
        case .closing, .ended: [.time]
        }
    }

    private func perform(_ action: Connection.Action, _ link: inout BrokerLink?, _ mailbox: Mailbox)
    {
        do throws(MQTTError) {
            switch action {
            case .open:
                link = try BrokerLink(settings, mailbox: mailbox)
                try link?.connect()
            case .subscribe:
                try link?.subscribe()
                if settings.subscriptions.isEmpty { mailbox.inputs.append(.subscribed) }
            case .announce(let isResumed):
                let handle = link?.handle
                shared.withLock { $0.handle = handle }
                if let birth = settings.birth { try publish(birth) }
                consume(.online(isResumed: isResumed))
            case .farewell: link?.handle.disconnect()
            case .close:
                forget(mailbox)
                link = nil
            case .report(let error, let rest): consume(.offline(error, retryIn: rest))
            case .end:
                consume(.stopped)
            }
        } catch {
            mailbox.inputs.append(.lost(error))
        }
    }

    /// From here on nobody uses the handle, and what was under way never arrived for all we know.
    private func forget(_ mailbox: Mailbox) {
        shared.withLock { shared in
            shared.handle = nil
            shared.tokens = [:]
            shared.wasFull = false
        }
        mailbox.clear()
    }

    /// The broker has a message, or does not want it.
    private func acknowledge(_ number: Int32, _ error: MQTTError?) {
        let (token, hasRoom) = shared.withLock { shared in
            let token = shared.tokens.removeValue(forKey: number)
            let hasRoom = shared.wasFull && shared.tokens.count <= settings.mostUnderWay / 2
            if hasRoom { shared.wasFull = false }
            return (token, hasRoom)
        }
        if let token = token ?? nil {
            consume(error.map { .refused(token: token, $0) } ?? .delivered(token: token))
        }
        if hasRoom { consume(.ready) }
    }
}
