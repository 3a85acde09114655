import Testing

@testable import Simulation

/// The wallbox, its faults and its status, the cable, and what limits the current.
@Suite struct WallboxTests {
    // MARK: Faults

    /// Of the OCPP codes, those that only warn, or stop new cards alone.
    static let harmless: [ChargePointErrorCode] = [
        .localListConflict, .powerMeterFailure, .resetFailure, .weakSignal, .readerFailure,
    ]
    static let faulting = ChargePointErrorCode.allCases.filter {
        $0 != .noError && $0 != .evCommunicationError && !harmless.contains($0)
    }

    @Test(arguments: harmless)
    func `a harmless fault shows and changes nothing else`(code: ChargePointErrorCode) {
        var world = World.charging()
        world.do(.wallboxFail(code, .none))
        world.wait(.minutes(10))
        #expect(
            world.read("wallbox.fault", "wallbox.status", "charging.state", "charging.unmet")
                == [code.word, "Charging", "charging", "[]"])
        world.do(.wallboxRecover)
        #expect(world["wallbox.fault"] == "NoError")
    }

    @Test(arguments: faulting)
    func `any other fault is Faulted, plugged or not`(code: ChargePointErrorCode) {
        var world = World()
        world.do(.wallboxFail(code, .none))
        #expect(world.read("wallbox.status", "wallbox.pilot") == ["Faulted", "F"])
        world.do(.plugIn)
        #expect(
            world.read("wallbox.status", "wallbox.pilot", "charging.state", "charging.heldBy")
                == ["Faulted", "F", "fault", "wallbox"])
        world.do(.wallboxRecover)
        #expect(
            world.read("wallbox.status", "wallbox.pilot", "charging.blockedBy")
                == ["Preparing", "B1", "cardAccepted"])
    }

    @Test(arguments: WallboxFaultDetail.allCases)
    func `what lies behind a fault is shown until it is cleared`(detail: WallboxFaultDetail) {
        var world = World()
        world.do(.wallboxFail(.otherError, detail))
        #expect(world["wallbox.faultDetail"] == detail.word)
        world.do(.wallboxRecover)
        #expect(world["wallbox.faultDetail"] == "none")
    }

    @Test func `of several faults the one that stops charging shows, and recover clears all`() {
        var world = World.charging()
        world.do(.wallboxFail(.weakSignal, .none), .wallboxFail(.evCommunicationError, .none))
        #expect(world["wallbox.fault"] == "EVCommunicationError")
        world.do(.wallboxFail(.underVoltage, .none))
        #expect(world.read("wallbox.fault", "wallbox.status") == ["UnderVoltage", "Faulted"])
        world.do(.wallboxRecover)
        #expect(world["wallbox.fault"] == "NoError")
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `EVCommunicationError blocks without Faulted, also before the card`() {
        var world = World()
        world.do(.wallboxFail(.evCommunicationError, .none))
        #expect(world["wallbox.status"] == "Available")
        world.do(.plugIn)
        #expect(
            world.read("wallbox.status", "wallbox.pilot", "charging.state", "charging.unmet")
                == ["Preparing", "B1", "fault", "[wallboxOperative]"])
    }

    // MARK: The status, in its order

    @Test func `no power comes before Faulted, Faulted before Unavailable, that before the rest`() {
        var world = World()
        world.do(.wallboxDisable, .wallboxFail(.internalError, .none), .mainsOff)
        #expect(world.read("wallbox.status", "wallbox.pilot") == ["none", "E"])
        world.do(.mainsOn)
        #expect(world["wallbox.status"] == "Faulted")
        world.do(.wallboxRecover)
        #expect(world["wallbox.status"] == "Unavailable")
        world.do(.wallboxEnable)
        #expect(world["wallbox.status"] == "Available")
    }

    @Test func `without a wallbox its signals are none`() {
        var world = World(nil)
        let words = [
            "wallbox.status", "wallbox.pilot", "wallbox.contactor", "wallbox.offer",
            "wallbox.limit", "wallbox.fault", "wallbox.backend", "wallbox.meter",
        ]
        #expect(words.allSatisfy { world[$0] == "none" })
        world.do(.plugIn)
        #expect(
            world.read("wallbox.status", "wallbox.pilot", "wallbox.contactor", "wallbox.offer")
                == ["none", "B1", "open", "0.0 A"])
    }

    @Test func `a van in a household socket leaves the wallbox out of it`() {
        var world = World()
        world.do(.wallboxFail(.groundFailure, .none))
        world.do(.plugInsert(supply: .socket, fit: .inserted, rating: nil))
        world.wait(.seconds(5))
        #expect(
            world.read("wallbox.status", "charging.state", "charging.unmet", "plug.rating")
                == ["none", "charging", "[]", "10.0 A"])
    }

    @Test func `a household socket needs no card and hears no limit`() {
        var world = World()
        world.do(.wallboxSetLimit(0))
        world.do(.plugInsert(supply: .socket, fit: .inserted, rating: nil))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    // MARK: Commands without a wallbox

    static let needsWallbox: [Command] = [
        .cardPresent(World.card), .wallboxSetLimit(6), .wallboxFail(.otherError, .none),
        .wallboxRecover, .wallboxDisable, .wallboxEnable, .backendDrop, .backendRestore,
        .plugInsert(supply: .wallbox, fit: .inserted, rating: nil),
        .worldSet([Assignment(.wallboxLimit, .number(6))]),
    ]

    @Test(arguments: needsWallbox)
    func `without a wallbox its commands are refused`(command: Command) {
        var world = World(nil)
        let before = world.engine.snapshot
        #expect(world.outcome(of: command) == .refused(Refusal(.noWallbox)))
        #expect(world.engine.snapshot == before)
    }

    @Test func `a wallbox can be connected to only where there is one`() {
        var world = World(nil)
        world.do(.plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil))
        #expect(
            world.outcome(of: .plugConnect(.wallbox)) == .refused(Refusal(.noWallbox)))
        world.do(.plugConnect(.socket))
        #expect(world["plug.supply"] == "socket")
    }

    // MARK: The plug's commands

    @Test func `a plug is inserted once, and removed only when it is free`() {
        var world = World()
        world.do(.plugIn)
        #expect(world.outcome(of: .plugIn) == .refused(Refusal(.plugPresent)))
        #expect(world.outcome(of: .plugRemove) == .refused(Refusal(.plugHeld)))
        world.do(.plugUnlock, .plugRemove)
        #expect(world.news(of: .plugRemove) == .ignored)
    }

    @Test(arguments: [PlugFit.out, .partial])
    func `only a correctly inserted plug can be locked`(fit: PlugFit) {
        var world = World()
        if fit == .partial { world.do(.plugInsert(supply: nil, fit: .partial, rating: nil)) }
        #expect(
            world.outcome(of: .plugLock)
                == .refused(Refusal(unmet: PrerequisiteSet([.plugInserted]))))
    }

    @Test func `a jammed lock obeys nobody`() {
        var world = World.charging()
        world.do(.lockJam)
        #expect(world.outcome(of: .plugLock) == .refused(Refusal(.lockJammed)))
        #expect(world.outcome(of: .plugUnlock) == .refused(Refusal(.lockJammed)))
        world.do(.lockFree)
        world.wait(.seconds(5))
        #expect(world.read("plug.lock", "charging.state") == ["locked", "charging"])
    }

    @Test func `the other end makes and ends the session`() {
        var world = World()
        world.do(.plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil))
        #expect(world["session.state"] == "none")
        world.do(.plugConnect(.wallbox))
        #expect(world.read("session.state", "wallbox.pilot") == ["open", "B1"])
        #expect(
            world.outcome(of: .plugConnect(.socket)) == .refused(Refusal(.otherEndConnected)))
        world.do(.plugDisconnect)
        #expect(world.read("session.state", "wallbox.pilot") == ["none", "A1"])
    }

    @Test func `a drive needs a free inlet and the energy`() {
        var world = World(given: ["vehicle.soc": "10 %"])
        world.do(.plugIn)
        #expect(
            world.outcome(of: .vehicleDrive(distance: 1, duration: nil))
                == .refused(Refusal(.plugPresent)))
        world.do(.plugUnlock, .plugRemove)
        // 10 % of 35 kWh are 14 km at 25 kWh per 100 km.
        #expect(
            world.outcome(of: .vehicleDrive(distance: 14, duration: nil))
                == .refused(Refusal(.energyTooLow)))
        world.do(.vehicleDrive(distance: 7, duration: .minutes(10)))
        #expect(world["vehicle.gear"] == "D")
        #expect(world.outcome(of: .plugIn) == .refused(Refusal(.driving)))
        #expect(
            world.outcome(of: .vehicleDrive(distance: 1, duration: nil))
                == .refused(Refusal(.driving)))
        world.wait(.minutes(10))
        #expect(world.read("vehicle.gear", "vehicle.soc") == ["P", "5.0 %"])
        world.do(.plugIn)
    }

    // MARK: Limits

    /// Limit, cable, and what becomes of them.
    static let limits: [(WallboxPreset, Double?, Double?, String, String, String, String)] = [
        (.home11, nil, nil, "16.0 A", "2", "7.36 kW", "charger"),
        (.home22, nil, nil, "32.0 A", "2", "7.36 kW", "charger"),
        (.home3, nil, nil, "16.0 A", "1", "3.68 kW", "wallbox"),
        (.home7, nil, nil, "32.0 A", "1", "3.68 kW", "wallbox"),
        (.home11, 10, nil, "10.0 A", "2", "4.60 kW", "wallbox"),
        (.home22, nil, 13, "13.0 A", "2", "5.98 kW", "cable"),
        (.home11, 6, nil, "6.0 A", "2", "2.76 kW", "wallbox"),
        (.home11, 12, 13, "12.0 A", "2", "5.52 kW", "wallbox"),
    ]

    @Test(arguments: limits)
    func `the lowest of wallbox, cable and charger holds the power down`(
        preset: WallboxPreset, limit: Double?, rating: Double?, offer: String, phases: String,
        power: String, limitedBy: String
    ) {
        var world = World(preset)
        if let limit { world.do(.wallboxSetLimit(limit)) }
        world.do(.plugInsert(supply: nil, fit: .inserted, rating: rating))
        world.do(.cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(
            world.read("wallbox.offer", "charging.phases", "charging.power", "charging.limitedBy")
                == [offer, phases, power, limitedBy])
    }

    @Test(arguments: [(5.9, "waiting"), (6, "charging"), (0, "waiting")])
    func `below 6 A nothing is offered`(limit: Double, state: String) {
        var world = World()
        world.do(.wallboxSetLimit(limit), .plugIn, .cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == state)
    }

    @Test func `a limit above the wallbox's own is its own`() {
        var world = World()
        world.do(.wallboxSetLimit(80))
        #expect(world["wallbox.limit"] == "16.0 A")
    }

    @Test func `a tethered cable has the wallbox's rating`() {
        var world = World { $0.parameters.wallbox?.isTethered = true }
        world.do(.plugIn)
        #expect(world["plug.rating"] == "16.0 A")
    }

    @Test(
        arguments: [
            (VehiclePreset.eVito41, nil, "10.0 A"), (.vitoECell, nil, "13.0 A"),
            (.eVito41, 8, "8.0 A"),
            (.eVito41, 16, "16.0 A"),
        ] as [(VehiclePreset, Double?, String)])
    func `a household cable has its control box's setting`(
        preset: VehiclePreset, rating: Double?, text: String
    ) {
        var world = World(nil, preset)
        world.do(.plugInsert(supply: .socket, fit: .inserted, rating: rating))
        world.wait(.seconds(5))
        #expect(
            world.read("plug.rating", "wallbox.offer", "charging.current") == [text, text, text])
    }

    @Test func `a cable that does not fit its supply is refused`() {
        var world = World()
        #expect(
            world.outcome(of: .plugInsert(supply: .socket, fit: .inserted, rating: 32))
                == .refused(Refusal(.cableUnsuitable)))
        #expect(
            world.outcome(of: .plugInsert(supply: .wallbox, fit: .inserted, rating: 10))
                == .refused(Refusal(.cableUnsuitable)))
    }

    @Test func `a raised limit waits for the duty cycle's 5 s, a fallen one too`() {
        var world = World.charging()
        world.do(.wallboxSetLimit(8))
        world.wait(.seconds(2))
        world.do(.wallboxSetLimit(16))
        #expect(world["wallbox.offer"] == "8.0 A")
        world.wait(.milliseconds(2999))
        #expect(world["wallbox.offer"] == "8.0 A")
        world.wait(.milliseconds(1))
        #expect(world["wallbox.offer"] == "16.0 A")
    }
}
