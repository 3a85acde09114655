/// The reader at the wallbox and the transaction that an accepted card opens.
struct CardReader: Hashable, Sendable, BitwiseCopyable {
    /// What the reader is doing.
    enum Phase: Hashable, Sendable, BitwiseCopyable {
        /// Left by a card.
        case idle
        /// Waits for whoever approves cards; left by the answer. A card accepted before waits for
        /// its plug the while.
        case pending(until: Instant, accepted: Instant)
        /// A card was accepted and no plug is in; left by a plug or when time is up.
        case accepted(until: Instant)
    }

    var phase = Phase.idle
    var status = CardStatus.none
    /// The last card presented.
    var token: CardToken?
    /// When it was presented.
    var presentedAt = Instant(milliseconds: .min)
    /// Whether a transaction is open: plugged and accepted.
    var isTransactionOpen = false
    /// Whose transaction it is, or was.
    var owner: CardToken?
    /// When it was presented, to be accepted.
    var ownerPresentedAt = Instant(milliseconds: .min)
    /// The group of that card; 0 for none.
    var ownerGroup: UInt64 = 0
    /// Whether a card ended the last transaction of this connection.
    var wasEndedByCard = false

    /// How long whoever approves cards takes to answer.
    static let answerDelay = Timespan.seconds(1)
    /// The same card again within this time is one presentation.
    static let repeatDelay = Timespan.seconds(5)

    var deadline: Instant {
        switch phase {
        case .idle: .never
        case .pending(let until, let accepted): min(until, accepted)
        case .accepted(let until): until
        }
    }

    /// Whether the answer on the pending card is due.
    func isDue(at now: Instant) -> Bool {
        switch phase {
        case .idle, .accepted: false
        case .pending(let until, _): until <= now
        }
    }

    /// Until when an accepted card waits for its plug.
    var acceptedUntil: Instant {
        switch phase {
        case .idle: .never
        case .pending(_, let accepted): accepted
        case .accepted(let until): until
        }
    }

    /// Whether an accepted card waits for its plug.
    var awaitsPlug: Bool { acceptedUntil != .never }

    /// Whether a card was held to the reader just now: twice within 5 s is one presentation.
    func hasJustSeen(_ card: CardToken, at now: Instant) -> Bool {
        (card == token && now < presentedAt + Self.repeatDelay)
            || (card == owner && now < ownerPresentedAt + Self.repeatDelay)
    }

    mutating func open() {
        stopWaiting()
        isTransactionOpen = true
        wasEndedByCard = false
    }

    /// No accepted card waits for its plug any more.
    mutating func stopWaiting() {
        switch phase {
        case .idle: break
        case .pending(let until, _): phase = .pending(until: until, accepted: .never)
        case .accepted: phase = .idle
        }
    }

    /// Whoever was asked about a card cannot answer any more.
    mutating func forgetPending() {
        switch phase {
        case .idle, .accepted: break
        case .pending:
            phase = .idle
            status = .none
        }
    }

    /// The transaction ends; the status shown stays.
    mutating func end(byCard: Bool) {
        isTransactionOpen = false
        wasEndedByCard = byCard
    }

    /// The reader forgets: unplugged, lapsed, or without power.
    mutating func reset(status: CardStatus = .none) {
        phase = .idle
        self.status = status
        if status == .none { token = nil }
        isTransactionOpen = false
        owner = nil
        ownerPresentedAt = Instant(milliseconds: .min)
        ownerGroup = 0
        wasEndedByCard = false
    }
}

/// A card that whoever approves cards knows of.
public struct Card: Hashable, Sendable {
    public var token: CardToken
    /// The answer on it: an OCPP 1.6 AuthorizationStatus.
    public var status: CardStatus
    /// Cards of one group may end each other's transactions; 0 for none.
    public var group: UInt64
    /// Expired from then on.
    public var expires: Instant
    /// Whether the wallbox knows it without its back end: on the local list, or cached.
    public var isLocal: Bool

    public init(
        token: CardToken, status: CardStatus, group: UInt64 = 0, expires: Instant = .never,
        isLocal: Bool = false
    ) {
        self.token = token
        self.status = status
        self.group = group
        self.expires = expires
        self.isLocal = isLocal
    }

    /// The answer on it at an instant.
    func answer(at now: Instant) -> CardStatus {
        now >= expires && status == .accepted ? .expired : status
    }
}
