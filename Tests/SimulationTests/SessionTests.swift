import Testing

@testable import Simulation

/// `behaviour.md`, "Cards and sessions": the row of a session, its energy and its reason.
@Suite struct SessionTests {
    private let row = ["session.state", "session.stopReason", "charging.energy"]

    @Test func `a session lasts from plug to unplugging`() {
        var world = World()
        world.do(.plugIn)
        #expect(row.map { world[$0] } == ["open", "none", "0.000 kWh"])
        world.wait(.hours(1))
        world.do(.cardPresent(World.card))
        world.wait(.hours(1))
        #expect(world["session.state"] == "open")
        world.do(.plugUnlock, .plugRemove)
        #expect(world.read("session.state", "session.stopReason") == ["none", "EVDisconnected"])
        #expect(world.history("session.state") == ["open", "none"])
    }

    @Test func `a session of a card opens with its answer, not with its presentation`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.milliseconds(999))
        #expect(world["session.state"] == "none")
        world.wait(.milliseconds(1))
        #expect(world["session.state"] == "open")
        world.do(.plugIn)
        #expect(world.history("session.state") == ["open"])
    }

    @Test func `a rejected card opens no session`() {
        var world = World()
        world.do(.cardPresent(World.blockedCard))
        world.wait(.minutes(2))
        #expect(world.history("session.state") == [])
    }

    @Test(arguments: [0.0, 0.0004, 1234.5678, 9_999_000.0005])
    func `its energy is the difference of rounded meter readings`(start: Double) {
        var world = World(given: ["wallbox.meter": "\(start) kWh"])
        let before = start.rounded(toThousandths: ())
        world.do(.plugIn, .cardPresent(World.card))
        for span: Timespan in [.seconds(7), .minutes(3), .minutes(29), .hours(1)] {
            world.wait(span)
            let meter = world.number("wallbox.meter").rounded(toThousandths: ())
            #expect(abs(world.number("charging.energy") - (meter - before)) < 1e-8)
        }
    }

    @Test func `its energy and reason end with the transaction`() {
        var world = World.charging()
        world.wait(.hours(1))
        world.do(.cardPresent(World.card))
        let energy = world["charging.energy"]
        #expect(world.number("charging.energy") > 7)
        world.wait(.hours(1))
        #expect(row.map { world[$0] } == ["open", "Local", energy])
        world.do(.plugUnlock, .plugRemove)
        #expect(row.map { world[$0] } == ["none", "Local", energy])
        world.wait(.hours(1))
        #expect(row.map { world[$0] } == ["none", "Local", energy])
        world.do(.plugIn)
        #expect(row.map { world[$0] } == ["open", "none", "0.000 kWh"])
    }

    @Test func `its energy includes the climate's`() {
        var world = World.charging()
        world.do(.chargingStop)
        let before = world.number("charging.energy")
        world.do(.climateStartNow)
        world.wait(.minutes(5))
        let climate = world.engine.current.quantities.climateFromGrid
        #expect(climate > 0.3)
        #expect(world.number("charging.energy") - before >= climate)
    }

    @Test func `a second transaction of a session counts on`() {
        var world = World.charging()
        world.wait(.minutes(30))
        world.do(.cardPresent(World.card))
        let first = world.number("charging.energy")
        world.wait(.minutes(30))
        world.do(.cardPresent(World.strangersCard))
        world.wait(.seconds(1))
        #expect(world["session.stopReason"] == "none")
        #expect(abs(world.number("charging.energy") - first) < 1e-9)
        world.wait(.minutes(30))
        #expect(world.number("charging.energy") > first + 3)
    }

    @Test func `setting the meter does not change a session's energy`() {
        var world = World.charging()
        world.wait(.minutes(30))
        let energy = world["charging.energy"]
        world.set(["wallbox.meter": "50000 kWh"])
        #expect(world.read("charging.energy", "wallbox.meter") == [energy, "50000.000 kWh"])
    }

    @Test func `a household socket has sessions too`() {
        var world = World.charging(nil)
        world.wait(.hours(1))
        #expect(world["session.state"] == "open")
        #expect(abs(world.number("charging.energy") - 2.3) < 0.02)
        world.do(.plugUnlock, .plugRemove)
        #expect(world.read("session.state", "session.stopReason") == ["none", "EVDisconnected"])
    }

    // MARK: Faults and loss of power

    /// What stops charging and not its transaction.
    static let interruptions: [(Command, Command)] = [
        (.mainsOff, .mainsOn), (.wallboxFail(.internalError, .none), .wallboxRecover),
        (.wallboxFail(.evCommunicationError, .none), .wallboxRecover),
        (.hoodOpen, .hoodClose), (.chargingStop, .chargingStart), (.backendDrop, .backendRestore),
    ]

    @Test(arguments: interruptions)
    func `faults and loss of mains do not end a transaction`(harm: Command, cure: Command) {
        var world = World.charging()
        world.do(harm)
        world.wait(.hours(2))
        #expect(world.read("session.state", "session.stopReason") == ["open", "none"])
        world.do(cure)
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
        #expect(world.history("card.status") == [])
    }

    @Test func `a wallbox that does not resume ends the transaction with the power`() {
        var world = World.charging { $0.parameters.wallbox?.resumesAfterPowerLoss = false }
        world.do(.mainsOff)
        #expect(world.read("session.state", "session.stopReason") == ["open", "PowerLoss"])
        world.do(.mainsOn)
        world.wait(.seconds(5))
        #expect(
            world.read("charging.state", "charging.blockedBy", "wallbox.status", "card.status")
                == ["blocked", "cardAccepted", "Preparing", "none"])
        world.do(.cardPresent(World.card))
        world.wait(.seconds(3))
        #expect(world.read("charging.state", "session.stopReason") == ["charging", "none"])
    }

    @Test func `power lost before the plug leaves no session behind`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(10))
        world.do(.mainsOff)
        world.wait(.minutes(2))
        world.do(.mainsOn)
        #expect(world.read("session.state", "wallbox.status") == ["none", "Available"])
    }

    @Test func `power lost while a renewed card is pending leaves no session behind`() {
        var world = World()
        world.do(.cardPresent(World.card))
        world.wait(.seconds(10))
        world.do(.cardPresent(World.card), .mainsOff)
        world.wait(.minutes(2))
        world.do(.mainsOn)
        #expect(world.read("session.state", "wallbox.status") == ["none", "Available"])
    }

    @Test func `a wallbox disabled during a transaction goes out of service at its end`() {
        var world = World.charging()
        world.do(.wallboxDisable)
        world.wait(.hours(1))
        #expect(world.read("wallbox.status", "charging.state") == ["Charging", "charging"])
        world.do(.cardPresent(World.card))
        #expect(
            world.read("wallbox.status", "wallbox.pilot", "charging.state", "session.stopReason")
                == ["Unavailable", "F", "blocked", "Local"])
        world.do(.wallboxEnable)
        #expect(world.read("wallbox.status", "charging.state") == ["Finishing", "stopped"])
    }

    @Test func `a disabled wallbox that is enabled in time stays in service`() {
        var world = World.charging()
        world.do(.wallboxDisable, .wallboxEnable, .plugUnlock, .plugRemove)
        #expect(world["wallbox.status"] == "Available")
    }

    // MARK: The wish

    @Test func `charging.stop holds until charging.start or unplugging`() {
        var world = World.charging()
        world.do(.chargingStop)
        world.wait(.hours(10))
        #expect(world["charging.state"] == "stopped")
        world.do(.plugUnlock, .plugRemove, .plugIn, .cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `charging.start does not override the window`() {
        var world = World.charging()
        world.do(.window("22:00-06:00"), .chargingStart)
        #expect(world.read("charging.state", "charging.heldBy") == ["waiting", "schedule"])
    }

    @Test func `a wish is never refused because something is unmet`() {
        var world = World()
        world.do(.hoodOpen)
        world.do(.chargingStop)
        #expect(world["charging.unmet"] == "[plugInserted, hoodClosed, chargingWanted]")
        world.do(.chargingStart)
        #expect(world["charging.unmet"] == "[plugInserted, hoodClosed]")
    }

    @Test func `standby takes at most 10 W and no grid`() {
        var world = World.charging()
        world.do(.chargingStop)
        world.wait(.hours(1))
        #expect(world.number("battery.power") < 0 && world.number("battery.power") >= -0.01)
        #expect(world["charging.power"] == "0.00 kW")
    }

    @Test func `the target once reached holds until 2 points below`() {
        var world = World.charging(given: ["vehicle.soc": "80 %"])
        world.do(.chargingSetTarget(80))
        world.set(["vehicle.soc": "78.01 %"])
        #expect(world["charging.state"] == "complete")
        world.set(["vehicle.soc": "78 %"])
        world.wait(.seconds(2))
        #expect(world["charging.state"] == "charging")
    }

    @Test(arguments: [
        [Command.chargingSetTarget(81)], [.chargingStart], [.plugUnlock, .plugRemove, .plugIn],
    ])
    func `a new target, charging.start or plugging in asks for the rest at once`(
        commands: [Command]
    ) {
        var world = World.charging(given: ["vehicle.soc": "80 %"])
        world.do(.chargingSetTarget(80))
        world.set(["vehicle.soc": "79.5 %"])
        #expect(world["charging.state"] == "complete")
        for command in commands { world.do(command) }
        if commands.count > 1 { world.do(.cardPresent(World.card)) }
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    @Test func `battery temperature once lost is met again 1 K inside`() {
        var world = World.charging(given: ["battery.temperature": "-25 °C"])
        world.set(["battery.temperature": "-24.01 °C"])
        #expect(world["charging.state"] == "waiting")
        world.set(["battery.temperature": "-24 °C"])
        #expect(world["charging.state"] == "starting")
        world.set(["battery.temperature": "50 °C"])
        world.set(["battery.temperature": "49.01 °C"])
        #expect(world["charging.state"] == "waiting")
        world.set(["battery.temperature": "49 °C"])
        #expect(world["charging.state"] == "starting")
    }
}

extension Double {
    /// Rounded to three decimals, ties to even as the meter's are.
    fileprivate func rounded(toThousandths: Void) -> Double {
        (self * 1000).rounded(.toNearestOrEven) / 1000
    }
}
