import Testing

@testable import Simulation

/// `behaviour.md`, "From plug to power".
@Suite struct SituationTests {
    @Test(arguments: Situation.all)
    func `a situation reads as its row of the table says`(situation: Situation) {
        let world = situation.world()
        #expect(
            Situation.columns.map { world[$0] }
                == situation.row.split(separator: " ").map(String.init))
        for (signal, text) in situation.more.sorted(by: { $0.key < $1.key }) {
            #expect(world[signal] == text, "\(signal)")
        }
    }

    // MARK: 1, the plug

    @Test func `plugging locks, makes the pilot and opens a session in one step`() {
        var world = World()
        world.do(.plugIn)
        #expect(
            world.read(
                "plug.lock", "wallbox.pilot", "wallbox.status", "session.state", "plug.rating")
                == ["locked", "B1", "Preparing", "open", "32.0 A"])
        #expect(world.history("wallbox.pilot") == ["B1"])
        #expect(world.history("plug.lock") == ["locked"])
    }

    @Test func `a partial plug is neither locked nor connected until it is pushed home`() {
        var world = World()
        world.do(.plugInsert(supply: .wallbox, fit: .partial, rating: 20))
        #expect(
            world.read("plug.lock", "wallbox.pilot", "session.state") == ["unlocked", "A1", "none"])
        world.do(.plugIn)
        #expect(
            world.read("plug.lock", "wallbox.pilot", "session.state", "plug.rating")
                == ["locked", "B1", "open", "20.0 A"])
    }

    // MARK: 2, the card

    @Test func `a card is pending for a second, then the wallbox offers current`() {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card))
        world.wait(.milliseconds(999))
        #expect(
            world.read("card.status", "wallbox.pilot", "wallbox.offer") == [
                "pending", "B1", "0.0 A",
            ])
        world.wait(.milliseconds(1))
        #expect(
            world.read("card.status", "wallbox.pilot", "wallbox.offer")
                == ["Accepted", "B2", "16.0 A"])
    }

    // MARK: 3, the current

    @Test func `the van closes its switch after a second and the contactor closes a second later`()
    {
        var world = World()
        world.do(.plugIn, .cardPresent(World.card))
        world.wait(.milliseconds(1999))
        #expect(world["wallbox.pilot"] == "B2")
        world.wait(.milliseconds(1))
        #expect(
            world.read("wallbox.pilot", "wallbox.contactor", "charging.state")
                == ["C2", "open", "starting"])
        world.wait(.milliseconds(999))
        #expect(world.read("wallbox.contactor", "charging.power") == ["open", "0.00 kW"])
        world.wait(.milliseconds(1))
        #expect(
            world.read("wallbox.contactor", "charging.state", "charging.power")
                == ["closed", "charging", "7.36 kW"])
    }

    /// What can be the last to be met, and how it is met.
    static let lastMet: [(String, Command, Command)] = [
        ("hood", .hoodOpen, .hoodClose), ("gear", .gearSelect(.reverse), .gearSelect(.park)),
        ("lock", .plugUnlock, .plugLock), ("jam", .lockJam, .lockFree),
        ("wish", .chargingStop, .chargingStart),
        ("limit", .wallboxSetLimit(0), .wallboxSetLimit(6)),
        ("fault", .wallboxFail(.overVoltage, .none), .wallboxRecover),
        ("communication", .wallboxFail(.evCommunicationError, .none), .wallboxRecover),
        ("van", .vehicleFail(.lowVoltage), .vehicleRecover), ("mains", .mainsOff, .mainsOn),
        ("window", .window("22:00-06:00"), .chargingClearWindow),
        ("target", .chargingSetTarget(50), .chargingSetTarget(60)),
        ("cable", .plugDisconnect, .plugConnect(.wallbox)),
    ]

    @Test(arguments: lastMet)
    func `from the last prerequisite met to current it takes at most 5 s`(
        name: String, harm: Command, cure: Command
    ) {
        var world = World.charging()
        world.do(harm)
        world.wait(.seconds(20))
        #expect(world["charging.power"] == "0.00 kW")
        world.do(cure)
        // Pulling the other end ends the transaction.
        if name == "cable" { world.do(.cardPresent(World.card)) }
        world.wait(.seconds(5))
        #expect(world.read("charging.state", "wallbox.contactor") == ["charging", "closed"])
        #expect(world.number("charging.power") > 1)
    }

    @Test func `the duty cycle changes at most every 5 s, and the current follows it`() {
        var world = World.charging()
        world.do(.wallboxSetLimit(10))
        #expect(world.read("wallbox.offer", "charging.current") == ["10.0 A", "10.0 A"])
        world.wait(.seconds(1))
        world.do(.wallboxSetLimit(8))
        world.do(.wallboxSetLimit(7))
        #expect(world.read("wallbox.offer", "wallbox.limit") == ["10.0 A", "7.0 A"])
        world.wait(.milliseconds(3999))
        #expect(world.read("wallbox.offer", "charging.current") == ["10.0 A", "10.0 A"])
        world.wait(.milliseconds(1))
        #expect(world.read("wallbox.offer", "charging.current") == ["7.0 A", "7.0 A"])
        world.wait(.minutes(10))
        #expect(world.history("wallbox.offer") == ["10.0 A", "7.0 A"])
    }

    @Test func `the end of the duty cycle waits for nothing`() {
        var world = World.charging()
        world.do(.wallboxSetLimit(10))
        world.wait(.seconds(1))
        world.do(.wallboxSetLimit(5))
        #expect(
            world.read("wallbox.offer", "wallbox.pilot", "charging.power")
                == ["0.0 A", "C1", "0.00 kW"])
    }

    @Test func `a household socket tests itself for 2 s and gives 10 A after 4 s`() {
        var world = World(nil)
        world.do(.plugIn)
        world.wait(.milliseconds(1999))
        #expect(world["wallbox.pilot"] == "B1")
        world.wait(.milliseconds(1))
        #expect(world["wallbox.pilot"] == "B2")
        world.wait(.milliseconds(1999))
        #expect(world["charging.power"] == "0.00 kW")
        world.wait(.milliseconds(1))
        #expect(
            world.read("charging.power", "charging.phases", "wallbox.status", "plug.supply")
                == ["2.30 kW", "1", "none", "socket"])
    }

    // MARK: 4, stopping

    static let lostInTheVan: [Command] = [
        .hoodOpen, .gearSelect(.neutral), .plugUnlock, .lockJam, .vehicleFail(.isolation),
        .chargingStop, .window("22:00-06:00"), .chargingSetTarget(50),
    ]

    @Test(arguments: lostInTheVan)
    func `what is lost in the van ends the current in the same step`(command: Command) {
        var world = World.charging()
        world.do(command)
        #expect(
            world.read("charging.power", "battery.power", "wallbox.pilot", "wallbox.contactor")
                == ["0.00 kW", "0.00 kW", "B2", "open"])
    }

    static let stoppedOutside: [Command] = [
        .cardPresent(World.card), .wallboxSetLimit(5), .wallboxFail(.evCommunicationError, .none),
    ]

    @Test(arguments: stoppedOutside)
    func `stopped by wallbox or card the van leaves C a second after the duty cycle's end`(
        command: Command
    ) {
        var world = World.charging()
        world.do(command)
        #expect(
            world.read("wallbox.pilot", "wallbox.offer", "charging.power", "wallbox.contactor")
                == ["C1", "0.0 A", "0.00 kW", "closed"])
        world.wait(.milliseconds(999))
        #expect(world.read("wallbox.pilot", "wallbox.contactor") == ["C1", "closed"])
        world.wait(.milliseconds(1))
        #expect(world.read("wallbox.pilot", "wallbox.contactor") == ["B1", "open"])
    }

    static let cutOff: [(Command, String)] = [
        (.wallboxFail(.overCurrentFailure, .contactorWelded), "F"), (.mainsOff, "E"),
    ]

    @Test(arguments: cutOff)
    func `a fault or lost mains opens the contactor at once and keeps the transaction`(
        command: Command, pilot: String
    ) {
        var world = World.charging()
        world.do(command)
        #expect(
            world.read("wallbox.pilot", "wallbox.contactor", "wallbox.offer", "charging.power")
                == [pilot, "open", "0.0 A", "0.00 kW"])
        world.wait(.hours(1))
        world.do(.wallboxRecover, .mainsOn)
        world.wait(.seconds(5))
        #expect(
            world.read("charging.state", "session.state", "session.stopReason")
                == ["charging", "open", "none"])
    }

    // MARK: 5, the wake-up pulse

    @Test func `B2 without C for 30 s brings one wake-up pulse of 4 s`() {
        var world = World.charging()
        world.do(.chargingStop)
        world.wait(.milliseconds(29_999))
        #expect(world["wallbox.pilot"] == "B2")
        world.wait(.milliseconds(1))
        #expect(
            world.read("wallbox.pilot", "wallbox.status", "charging.state", "charging.unmet")
                == ["F", "SuspendedEV", "stopped", "[chargingWanted]"])
        world.wait(.milliseconds(3999))
        #expect(world["wallbox.pilot"] == "F")
        world.wait(.milliseconds(1))
        #expect(world["wallbox.pilot"] == "B2")
        world.wait(.hours(3))
        #expect(world.history("wallbox.pilot") == ["B2", "F", "B2"])
        #expect(world.history("wallbox.status") == ["SuspendedEV"])
        #expect(world.history("charging.state") == ["stopped"])
        #expect(world.history("charging.unmet") == ["[chargingWanted]"])
    }

    @Test func `every interruption has a pulse of its own`() {
        var world = World.charging()
        world.do(.hoodOpen)
        world.wait(.minutes(1))
        world.do(.hoodClose)
        world.wait(.minutes(1))
        world.do(.hoodOpen)
        world.wait(.minutes(1))
        #expect(world.history("wallbox.pilot") == ["B2", "F", "B2", "C2", "B2", "F", "B2"])
    }

    @Test func `another cause within one interruption brings no second pulse`() {
        var world = World.charging()
        world.do(.hoodOpen)
        world.wait(.minutes(1))
        world.do(.chargingStop, .hoodClose)
        world.wait(.minutes(5))
        #expect(world.history("wallbox.pilot") == ["B2", "F", "B2"])
    }

    @Test func `a van that wants energy during the pulse gets it within 5 s`() {
        var world = World.charging()
        world.do(.chargingStop)
        world.wait(.seconds(31))
        #expect(world["wallbox.pilot"] == "F")
        world.do(.chargingStart)
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    // MARK: The lock

    @Test func `an unlocked plug that nobody pulls locks after 30 s and charging resumes`() {
        var world = World.charging()
        world.do(.plugUnlock)
        world.wait(.milliseconds(29_999))
        #expect(world.read("plug.lock", "charging.state") == ["unlocked", "blocked"])
        world.wait(.milliseconds(1))
        #expect(world.read("plug.lock", "charging.state") == ["locked", "starting"])
        world.wait(.seconds(5))
        #expect(world.read("charging.state", "session.stopReason") == ["charging", "none"])
    }

    @Test func `the pin holds the plug, also when its position is not confirmed`() {
        var world = World.charging()
        #expect(world.outcome(of: .plugRemove) == .refused(Refusal(.plugHeld)))
        world.do(.lockJam)
        #expect(world.outcome(of: .plugRemove) == .refused(Refusal(.plugHeld)))
        world.do(.lockFree, .plugUnlock, .plugRemove)
        #expect(world.read("plug.fit", "plug.rating", "plug.supply") == ["out", "none", "none"])
    }

    @Test func `a lock jammed while unlocked lets the plug go`() {
        var world = World()
        world.do(.lockJam, .plugIn)
        #expect(world.read("plug.lock", "charging.state") == ["jammed", "fault"])
        world.do(.plugRemove)
        #expect(world["plug.fit"] == "out")
    }
}
