import Testing

@testable import Simulation

/// `behaviour.md`, "Remote commands": what the communication module makes of them.
@Suite struct ModuleTests {
    /// What acts now.
    static let actions: [Command] = [
        .climateStartNow, .climateStop, .chargingStart, .chargingStop, .vehicleLock,
        .vehicleUnlock,
    ]
    /// What changes a setting.
    static let settings: [Command] = [
        .climateActivate, .climateDeactivate, .climateSetTarget(19), .departure("07:00"),
        .departureClear(plan: nil), .chargingSetTarget(80), .window("22:00-06:00"),
        .chargingClearWindow,
    ]

    @Test func `the two lists hold every remote command`() {
        let listed = Set((Self.actions + Self.settings).map(\.name))
        #expect(listed == Set(CommandName.allCases.filter { $0.row.origin.isRemote }))
        #expect(Self.actions.allSatisfy { $0.name.row.origin == .action })
        #expect(Self.settings.allSatisfy { $0.name.row.origin == .setting })
    }

    // MARK: The service

    @Test(arguments: actions + settings)
    func `without an active service every remote command is refused`(command: Command) {
        for assignment in ["inactive", "expired"] {
            var world = World.charging()
            world.set(["service.state": assignment])
            world.forget()
            #expect(
                world.outcome(of: command)
                    == .refused(Refusal(unmet: PrerequisiteSet([.serviceActive]))))
            #expect(world.outcomes == ["\(command.name.word) refused [\"serviceActive\"]"])
            #expect(world.events.count == 1)
            #expect(world["service.state"] == assignment)
        }
    }

    @Test func `an activated service lets commands through again`() {
        var world = World.charging()
        world.do(.serviceExpire)
        #expect(world["service.state"] == "expired")
        world.do(.serviceActivate, .chargingStop)
        #expect(world.read("service.state", "charging.state") == ["active", "stopped"])
    }

    @Test func `what happens at the vehicle needs neither link nor service`() {
        var world = World()
        world.do(.linkDrop, .serviceExpire)
        world.do(.plugIn, .cardPresent(World.card))
        world.wait(.seconds(5))
        #expect(world["charging.state"] == "charging")
    }

    // MARK: The link

    @Test(arguments: actions + settings)
    func `while the link is offline a command waits and changes nothing`(command: Command) {
        var world = World.charging()
        world.do(.climateActivate, .departure("09:00"), .linkDrop)
        let before = world.engine.current
        #expect(world.outcome(of: command) == .queued)
        for signal in Signal.allCases {
            #expect(signal.value(in: world.engine.current) == signal.value(in: before))
        }
    }

    @Test(arguments: actions)
    func `what acts now is dropped after 10 min of waiting`(command: Command) {
        var world = World.charging()
        world.do(.linkDrop, command)
        world.forget()
        world.wait(.minutes(10) + .milliseconds(-1))
        #expect(world.outcomes == [])
        world.wait(.milliseconds(1))
        #expect(world.outcomes == ["\(command.name.word) dropped"])
        world.do(.linkRestore)
        #expect(world.outcomes == ["\(command.name.word) dropped", "link.restore accepted"])
        #expect(world["charging.state"] == "charging")
    }

    @Test(arguments: actions)
    func `delivered in time it acts`(command: Command) {
        var world = World.charging()
        world.do(.linkDrop, command)
        world.forget()
        world.wait(.minutes(10) + .milliseconds(-1))
        world.do(.linkRestore)
        #expect(world.outcomes.count == 2)
        #expect(world.outcomes.first == "link.restore accepted")
        #expect(
            ["\(command.name.word) accepted", "\(command.name.word) ignored"]
                .contains(world.outcomes.last ?? ""))
    }

    @Test(arguments: settings)
    func `a setting waits for days`(command: Command) {
        var world = World.charging()
        world.do(.linkDrop, command)
        world.wait(.hours(72))
        world.forget()
        world.do(.linkRestore)
        #expect(world.outcomes.count == 2)
        #expect(world.outcomes.last?.hasPrefix(command.name.word) == true)
        #expect(world.outcomes.last?.hasSuffix("dropped") == false)
    }

    @Test func `they are delivered in order, each in a step of its own`() {
        var world = World.charging()
        world.do(.linkDrop, .chargingSetTarget(80), .chargingStop, .chargingSetTarget(70))
        world.forget()
        world.wait(.minutes(1))
        world.do(.linkRestore)
        #expect(
            world.outcomes == [
                "link.restore accepted", "charging.setTarget accepted", "charging.stop accepted",
                "charging.setTarget accepted",
            ])
        #expect(world.history("charging.target") == ["80.0 %", "70.0 %"])
        #expect(world["charging.target"] == "70.0 %")
        let numbers = world.events.compactMap {
            if case .command(_, let number) = $0.cause, $0.kind == .accepted { number } else { nil }
        }
        // Delivered under the number they were given with.
        #expect(numbers.dropFirst().sorted() == Array(numbers.dropFirst()))
        #expect(numbers[0] > (numbers.last ?? 0))
    }

    @Test func `only those that waited too long are dropped`() {
        var world = World.charging()
        world.do(.linkDrop, .chargingStop)
        world.wait(.minutes(5))
        world.do(.vehicleLock, .chargingSetTarget(80))
        world.wait(.minutes(5))
        world.forget()
        world.do(.linkRestore)
        #expect(
            world.outcomes == [
                "link.restore accepted", "vehicle.lock accepted", "charging.setTarget accepted",
            ])
    }

    @Test func `the world decides on delivery`() {
        var world = World.charging()
        world.do(.linkDrop, .climateStartNow)
        world.wait(.minutes(2))
        world.do(.doorOpen(.rear))
        world.forget()
        world.do(.linkRestore)
        #expect(
            world.outcomes == [
                "link.restore accepted", "climate.startNow refused [\"doorsClosed\"]",
            ])
    }

    @Test func `what would have been refused may be done on delivery`() {
        var world = World.charging()
        world.do(.doorOpen(.rear), .linkDrop, .climateStartNow, .doorClose(.all))
        world.do(.linkRestore)
        #expect(world["climate.state"] == "heating")
    }

    @Test func `the service decides on delivery`() {
        var world = World.charging()
        world.do(.linkDrop, .chargingStop, .serviceExpire)
        #expect(world.outcome(of: .chargingSetTarget(80)) == .queued)
        world.forget()
        world.do(.linkRestore)
        #expect(
            world.outcomes == [
                "link.restore accepted", "charging.stop refused [\"serviceActive\"]",
                "charging.setTarget refused [\"serviceActive\"]",
            ])
        #expect(world.read("charging.state", "charging.target") == ["charging", "100.0 %"])
    }

    @Test func `a departure is meant as of its delivery`() throws {
        let evening = try #require(CivilDate(year: 2026, month: 1, dayOfMonth: 12))
        var world = World.charging()
        world.do(.linkDrop, .departure("20:00"))
        world.do(.departure("20:00", plan: "dated", .date(evening)))
        world.wait(.hours(3))
        world.forget()
        world.do(.linkRestore)
        #expect(
            world.outcomes == [
                "link.restore accepted", "departure.set accepted",
                "departure.set refused [\"departureInPast\"]",
            ])
        #expect(world["departure.next"] == "2026-01-13T20:00")
    }

    @Test func `setting the link online delivers as well`() {
        var world = World.charging()
        world.do(.linkDrop, .chargingStop)
        world.set(["link.state": "online"])
        #expect(world["charging.state"] == "stopped")
    }

    @Test func `a command that changes nothing is accepted and ignored`() {
        var world = World.charging()
        world.do(.hoodClose, .chargingStart, .mainsOn, .linkRestore, .serviceActivate)
        #expect(
            world.outcomes == [
                "hood.close ignored", "charging.start ignored", "mains.on ignored",
                "link.restore ignored", "service.activate ignored",
            ])
    }

    @Test func `the clock is not the engine's to change`() {
        for command: Command in [
            .clockPause, .clockResume, .clockSetRate(2), .clockAdvance(.hours(1)),
        ] {
            var world = World()
            #expect(world.outcome(of: command) == .refused(Refusal(.clockFixed)))
        }
    }
}
