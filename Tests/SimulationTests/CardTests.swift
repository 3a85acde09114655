import Testing

@testable import Simulation

/// `behaviour.md`, "Cards and sessions": who may charge.
@Suite struct CardTests {
    /// A plugged van that waits for a card.
    private func plugged(_ change: (inout Setup) -> Void = { _ in }) -> World {
        var world = World(change: change)
        world.do(.plugIn)
        return world
    }

    // MARK: A card without a plug, a plug without a card

    @Test func `a card first waits for its plug, which starts the transaction at once`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(
            world.read("card.status", "wallbox.status", "session.state", "wallbox.pilot")
                == ["Accepted", "Preparing", "open", "A1"])
        world.wait(.seconds(59))
        world.do(.plugIn)
        #expect(world.read("wallbox.pilot", "wallbox.status") == ["B2", "SuspendedEV"])
        world.wait(.seconds(2))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `an accepted card lapses after a minute without a plug`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(60_999))
        #expect(world.read("card.status", "wallbox.status") == ["Accepted", "Preparing"])
        world.wait(.milliseconds(1))
        #expect(
            world.read("card.status", "wallbox.status", "session.state", "session.stopReason")
                == ["Timeout", "Available", "none", "Other"])
        world.do(.plugIn)
        #expect(
            world.read("charging.blockedBy", "wallbox.status", "session.stopReason")
                == ["cardAccepted", "Preparing", "none"])
    }

    @Test func `a plug in the instant of the lapse comes too late`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(61))
        world.do(.plugIn)
        #expect(world.read("card.status", "wallbox.pilot") == ["Timeout", "B1"])
    }

    @Test func `a plug while the card is pending starts with its answer`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(500))
        world.do(.plugIn)
        #expect(world["wallbox.pilot"] == "B1")
        world.wait(.milliseconds(500))
        #expect(world.read("wallbox.pilot", "session.state") == ["B2", "open"])
        #expect(world.history("session.state") == ["open"])
    }

    @Test func `another wallbox waits for as long as it is set to`() {
        var world = World { $0.parameters.wallbox?.connectionTimeout = .seconds(10) }
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(10_999))
        #expect(world["card.status"] == "Accepted")
        world.wait(.milliseconds(1))
        #expect(world["card.status"] == "Timeout")
    }

    @Test func `a plug without a card waits for ever`() {
        var world = plugged()
        world.wait(.hours(48))
        #expect(world.read("wallbox.status", "session.state") == ["Preparing", "open"])
        world.do(.cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `a partial plug does not stop the minute`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(10))
        world.do(.plugInsert(supply: nil, fit: .partial, rating: nil))
        world.wait(.seconds(51))
        #expect(world.read("card.status", "wallbox.status") == ["Timeout", "Available"])
    }

    // MARK: The same card again

    @Test func `the same card within 5 s is one presentation`() {
        var world = plugged()
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(4999))
        #expect(world.news(of: .cardPresent(World.card)) == .ignored)
        #expect(world["charging.state"] == "charging")
        world.wait(.milliseconds(1))
        world.do(.cardPresent(World.card))
        #expect(
            world.read("charging.state", "wallbox.status", "session.stopReason", "card.status")
                == ["stopped", "Finishing", "Local", "Accepted"])
    }

    @Test func `unplugged and later, the same card renews its minute`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(30))
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(60_999))
        #expect(
            world.read("card.status", "wallbox.status", "session.state")
                == ["Accepted", "Preparing", "open"])
        world.wait(.milliseconds(1))
        #expect(
            world.read("card.status", "wallbox.status", "session.state")
                == ["Timeout", "Available", "none"])
    }

    @Test func `a renewed card keeps the wallbox preparing`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(30))
        world.do(.cardPresent(World.card))
        world.wait(.seconds(30))
        #expect(world.history("wallbox.status") == ["Preparing"])
        #expect(world.history("session.state") == ["open"])
    }

    @Test(arguments: [World.blockedCard, World.unknownCard])
    func `a card rejected after one that waits for its plug leaves no session behind`(
        card: CardToken
    ) {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(10))
        world.do(.cardPresent(card))
        world.wait(.minutes(3))
        #expect(world.read("session.state", "wallbox.status") == ["none", "Available"])
    }

    @Test func `ended by its card, the same card starts a new transaction in the session`() {
        var world = World.charging()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(4))
        world.do(.cardPresent(World.card))
        #expect(world["wallbox.status"] == "Finishing")
        world.wait(.seconds(1))
        world.do(.cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(
            world.read("charging.state", "session.state", "session.stopReason")
                == ["charging", "open", "none"])
        #expect(world.history("session.state") == [])
    }

    // MARK: Other cards

    @Test func `a card of the group ends the transaction once it is accepted`() {
        var world = plugged()
        world.do(.cardPresent(World.groupCard))
        world.wait(.seconds(3))
        world.do(.cardPresent(World.otherGroupCard))
        world.wait(.milliseconds(999))
        #expect(world["charging.state"] == "charging")
        world.wait(.milliseconds(1))
        #expect(
            world.read("charging.state", "wallbox.status", "session.stopReason", "card.status")
                == ["stopped", "Finishing", "Local", "Accepted"])
    }

    @Test(arguments: [World.strangersCard, World.blockedCard, World.unknownCard])
    func `any other card leaves the transaction as it is`(card: CardToken) {
        var world = World.charging()
        world.do(.cardPresent(card))
        world.wait(.minutes(5))
        #expect(
            world.read("charging.state", "wallbox.status", "session.stopReason")
                == ["charging", "Charging", "none"])
        #expect(world.history("charging.state") == [])
        #expect(world["card.token"] == card.text)
        world.do(.cardPresent(World.card))
        #expect(world["charging.state"] == "stopped")
    }

    @Test func `the shown status stays until the next card, unplugging or lapse`() {
        var world = World.charging()
        world.do(.cardPresent(World.blockedCard))
        world.wait(.hours(1))
        #expect(world.read("card.status", "card.token") == ["Blocked", World.blockedCard.text])
        world.do(.plugUnlock, .plugRemove)
        #expect(world.read("card.status", "card.token") == ["none", "none"])
        world.do(.cardPresent(World.unknownCard))
        world.wait(.seconds(1))
        #expect(world["card.status"] == "Invalid")
        world.do(.cardPresent(World.card))
        #expect(world["card.status"] == "pending")
    }

    /// What the back end can say of a card.
    static let answers: [CardStatus] = [.accepted, .blocked, .expired, .invalid, .concurrentTx]

    @Test(arguments: answers)
    func `the answer is what the back end says of the card`(answer: CardStatus) {
        var world = plugged { $0.cards = [Card(token: World.card, status: answer)] }
        world.do(.cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(world["card.status"] == answer.word)
        #expect((world["charging.blockedBy"] == "none") == (answer == .accepted))
    }

    @Test func `a card expires at its instant`() {
        for (wait, status) in [(Int64(999), "Accepted"), (1000, "Expired")] {
            var world = World {
                $0.cards = [
                    Card(
                        token: World.card, status: .accepted,
                        expires: $0.start + .seconds(2))
                ]
            }
            world.do(.plugIn)
            world.wait(.milliseconds(wait))
            world.do(.cardPresent(World.card))
            world.wait(.seconds(1))
            #expect(world["card.status"] == status)
        }
    }

    @Test func `a card that expires while charging keeps its transaction`() {
        var world = plugged {
            $0.cards = [
                Card(token: World.card, status: .accepted, expires: $0.start + .minutes(1))
            ]
        }
        world.do(.cardPresent(World.card))
        world.wait(.minutes(5))
        #expect(world["charging.state"] == "charging")
        world.do(.cardPresent(World.card))
        #expect(world["session.stopReason"] == "Local")
    }

    // MARK: The back end

    @Test func `offline, a card that is not on the local list gets no answer`() {
        var world = plugged()
        world.do(.backendDrop, .cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(
            world.read("card.status", "charging.blockedBy") == ["NoAnswer", "cardAccepted"])
        world.do(.backendRestore)
        world.wait(.seconds(10))
        world.do(.cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(world["card.status"] == "Accepted")
    }

    @Test(arguments: answers)
    func `offline, the local list answers`(answer: CardStatus) {
        var world = plugged {
            $0.cards = [Card(token: World.card, status: answer, isLocal: true)]
        }
        world.do(.backendDrop, .cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(world["card.status"] == answer.word)
    }

    @Test func `offline, the cache answers on a card that was accepted before`() {
        var world = World.charging()
        world.do(.plugUnlock, .plugRemove, .backendDrop, .plugIn, .cardPresent(World.card))
        world.wait(.seconds(1))
        #expect(world["card.status"] == "Accepted")
    }

    @Test func `offline, the card that started a transaction ends it`() {
        var world = World.charging()
        world.do(.backendDrop)
        #expect(world["charging.state"] == "charging")
        world.do(.cardPresent(World.card))
        #expect(world.read("charging.state", "session.stopReason") == ["stopped", "Local"])
    }

    @Test func `the answer counts in the instant it comes`() {
        var world = plugged()
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(500))
        world.do(.backendDrop)
        world.wait(.milliseconds(500))
        #expect(world["card.status"] == "NoAnswer")
    }

    // MARK: Readers that do not read

    static let deafReaders: [Command] = [
        .mainsOff, .wallboxFail(.groundFailure, .none), .wallboxFail(.readerFailure, .none),
        .wallboxDisable,
    ]

    @Test(arguments: deafReaders)
    func `a reader without power, broken or out of service sees no card`(command: Command) {
        var world = plugged()
        world.do(command)
        #expect(world.news(of: .cardPresent(World.card)) == .ignored)
        world.wait(.seconds(2))
        #expect(world.read("card.status", "card.token") == ["none", "none"])
    }

    @Test func `a broken reader stops new cards alone`() {
        var world = World.charging()
        world.do(.wallboxFail(.readerFailure, .none))
        world.wait(.minutes(1))
        #expect(world.read("charging.state", "wallbox.status") == ["charging", "Charging"])
    }

    @Test func `a free wallbox asks nobody`() {
        var world = World { $0.parameters.wallbox?.requiresCard = false }
        world.do(.plugIn)
        world.wait(.seconds(2))
        #expect(world.read("charging.state", "card.status") == ["charging", "none"])
        #expect(world.news(of: .cardPresent(World.card)) == .ignored)
        #expect(world["charging.state"] == "charging")
    }

    @Test func `without a wallbox there is no reader`() {
        var world = World(nil)
        #expect(world.outcome(of: .cardPresent(World.card)) == .refused(Refusal(.noWallbox)))
    }
}
