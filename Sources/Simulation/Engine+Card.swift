extension Engine {
    /// A card is held to the reader.
    ///
    /// A reader without power, at a faulted wallbox or broken itself does not see it, and at a free
    /// wallbox nobody asks for it.
    mutating func present(_ token: CardToken) throws(Refusal) {
        guard let wallbox = parameters.wallbox else { throw Refusal(.noWallbox) }
        guard wallbox.requiresCard, isReaderAlive,
            !snapshot.state.wallbox.faults.contains(WallboxFaults(.readerFailure))
        else { return }
        let reader = snapshot.state.reader
        if reader.hasJustSeen(token, at: now) { return }
        snapshot.state.reader.token = token
        snapshot.state.reader.presentedAt = now
        if reader.isTransactionOpen && reader.owner == token {
            // OCPP 2.0.1, C01.FR.03: the card that started it ends it, and nobody is asked.
            snapshot.state.reader.phase = .idle
            snapshot.state.reader.status = .accepted
            endTransaction(.local, byCard: true)
        } else {
            snapshot.state.reader.status = .pending
            snapshot.state.reader.phase = .pending(
                until: now + CardReader.answerDelay, accepted: reader.acceptedUntil)
        }
    }

    /// Whether there is anything that could read a card or take an answer.
    private var isReaderAlive: Bool {
        let wallbox = snapshot.state.wallbox
        return wallbox.mains == .on && !wallbox.faults.areFaulted
            && wallbox.availability != .outOfService
    }

    /// The answer on the pending card.
    mutating func answerCard() {
        guard isReaderAlive else {
            snapshot.state.reader.forgetPending()
            return
        }
        guard let token = snapshot.state.reader.token else { return }
        let index = cards.firstIndex { $0.token == token }
        let isOnline = snapshot.state.wallbox.backend == .online
        let answer: CardStatus
        if let index, isOnline || cards[index].isLocal {
            answer = cards[index].answer(at: now)
            // What the back end said is kept for when it is silent (the authorization cache).
            if isOnline { cards[index].isLocal = true }
        } else {
            answer = isOnline ? .invalid : .noAnswer
        }
        snapshot.state.reader.status = answer
        // A rejected card leaves an accepted one as it is.
        let waitsUntil = snapshot.state.reader.acceptedUntil
        snapshot.state.reader.phase = waitsUntil == .never ? .idle : .accepted(until: waitsUntil)
        guard answer == .accepted else { return }
        let group = index.map { cards[$0].group } ?? 0
        if snapshot.state.reader.isTransactionOpen {
            // OCPP 2.0.1, C09.FR.07: a valid card of the same group ends it; any other leaves it.
            if group != 0, token != snapshot.state.reader.owner,
                group == snapshot.state.reader.ownerGroup
            {
                endTransaction(.local, byCard: true)
            }
            return
        }
        snapshot.state.reader.owner = token
        snapshot.state.reader.ownerPresentedAt = snapshot.state.reader.presentedAt
        snapshot.state.reader.ownerGroup = group
        if snapshot.state.inlet.isConnected && snapshot.isAtWallbox {
            beginTransaction()
        } else {
            let timeout = parameters.wallbox?.connectionTimeout ?? .seconds(60)
            snapshot.state.reader.phase = .accepted(until: now + timeout)
            snapshot.state.session.open(meter: snapshot.quantities.grid)
        }
    }

    /// No plug came in time (OCPP 2.0.1, E03.FR.05).
    mutating func lapseCard() {
        switch snapshot.state.reader.phase {
        case .idle: return
        case .accepted: snapshot.state.reader.reset(status: .timeout)
        // The next card is at the reader already.
        case .pending: snapshot.state.reader.stopWaiting()
        }
        if !snapshot.state.inlet.isConnected {
            snapshot.state.session.close(.other, meter: snapshot.quantities.grid)
        }
    }

    mutating func beginTransaction() {
        snapshot.state.session.open(meter: snapshot.quantities.grid)
        snapshot.state.session.beginTransaction(meter: snapshot.quantities.grid)
        snapshot.state.reader.open()
    }

    mutating func endTransaction(_ reason: StopReason, byCard: Bool) {
        guard snapshot.state.reader.isTransactionOpen else { return }
        snapshot.state.reader.end(byCard: byCard)
        snapshot.state.session.endTransaction(reason, meter: snapshot.quantities.grid)
        if snapshot.state.wallbox.availability == .leaving {
            snapshot.state.wallbox.availability = .outOfService
        }
    }

    /// Ends the transaction as its card would, for counterexamples.
    mutating func endTransaction() {
        anchor()
        endTransaction(.local, byCard: true)
        settle()
    }

    /// A card that would be accepted now.
    var acceptableCard: CardToken? {
        let isOnline = snapshot.state.wallbox.backend == .online
        return cards.first {
            $0.answer(at: now) == .accepted && (isOnline || $0.isLocal)
        }?.token
    }
}
