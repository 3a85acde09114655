import Testing

@testable import Simulation

/// The catalogs against the tables of `vocabulary.md`.
@Suite struct VocabularyTests {
    /// for, severity, held by, hides, looked at.
    static let prerequisites: [(Prerequisite, String)] = [
        (.mainsPresent, "charging blocks supply [cardAccepted] throughout"),
        (.wallboxOperative, "charging blocks wallbox [cardAccepted] throughout"),
        (.vehicleOperative, "charging+climate blocks vehicle [] throughout"),
        (
            .plugInserted,
            "charging+climate blocks person [plugLocked,plugConnected,cardAccepted] throughout"
        ),
        (.plugLocked, "charging+climate blocks vehicle [] throughout"),
        (.plugConnected, "charging+climate blocks person [cardAccepted] throughout"),
        (.gearInPark, "charging+climate blocks vehicle [] throughout"),
        (.hoodClosed, "charging+climate blocks vehicle [] throughout"),
        (.doorsClosed, "climate blocks vehicle [] throughout"),
        (.windowsClosed, "climate blocks vehicle [] throughout"),
        (.cardAccepted, "charging blocks card [] throughout"),
        (.batteryTemperatureAllows, "charging blocks vehicle [] throughout"),
        (.batterySufficient, "climate blocks vehicle [] throughout"),
        (.targetNotReached, "charging blocks none [] throughout"),
        (.chargingWanted, "charging blocks person [] throughout"),
        (.currentOffered, "charging blocks wallbox [] throughout"),
        (.insideWindow, "charging blocks schedule [] throughout"),
        (.climateActivated, "climate blocks person [departureSet] throughout"),
        (.departureSet, "climate blocks person [] start"),
        (.coolingAvailable, "climate blocks vehicle [] start"),
        (.temperatureDiffers, "climate blocks none [] start"),
        (.timeSufficient, "charging warns none [] throughout"),
        (.fullClimatePower, "climate limits none [] throughout"),
        (.serviceActive, "remote blocks none [] throughout"),
        (.linkOnline, "remote blocks none [] throughout"),
    ]

    @Test(arguments: prerequisites)
    func `a prerequisite's row is that of the vocabulary`(
        prerequisite: Prerequisite, text: String
    ) {
        let row = prerequisite.row
        let names: [(Activities, String)] = [
            (.charging, "charging"), (.climate, "climate"), (.remote, "remote"),
        ]
        let gates = names.filter { row.gates.contains($0.0) }.map(\.1).joined(separator: "+")
        let hides = row.hides.members.map(\.word).joined(separator: ",")
        #expect(
            "\(gates) \(row.severity.word) \(row.heldBy.word) [\(hides)] \(row.holds.word)" == text)
    }

    @Test func `the prerequisites stand in their order of importance`() {
        #expect(Self.prerequisites.map(\.0) == Prerequisite.allCases)
    }

    /// Signals, and all of their words.
    static let signals: [(String, String)] = [
        ("vehicle.gear", "P R N D"), ("vehicle.hood", "closed open"),
        ("vehicle.fault", "none onBoardCharger isolation lowVoltage"),
        ("plug.fit", "out partial inserted"), ("plug.lock", "unlocked locked jammed"),
        ("plug.supply", "none wallbox socket"),
        (
            "wallbox.status",
            "Available Preparing Charging SuspendedEV SuspendedEVSE Finishing Unavailable Faulted"
        ),
        ("wallbox.pilot", "A1 B1 B2 C1 C2 E F"), ("wallbox.contactor", "open closed"),
        (
            "wallbox.faultDetail",
            "none emergencyStop residualCurrent contactorWelded pilotShort protectiveEarth diode"
        ),
        ("wallbox.mains", "on off"), ("wallbox.backend", "online offline"),
        (
            "card.status",
            "none pending Accepted Blocked Expired Invalid ConcurrentTx Timeout NoAnswer"
        ),
        (
            "charging.state",
            "disconnected blocked starting charging waiting stopped complete fault"
        ),
        ("charging.heldBy", "none vehicle wallbox card person schedule supply"),
        ("charging.phases", "0 1 2 3"),
        (
            "charging.limitedBy",
            "none wallbox cable charger batteryTemperature taper climate"
        ),
        ("charging.timeSufficient", "true false unknown"),
        ("climate.state", "off armed blocked heating cooling holding notNeeded"),
        ("climate.source", "none grid battery both"),
        (
            "climate.result",
            "none reached notReached interrupted blocked notNeeded cancelled missed"
        ),
        ("link.state", "online offline"), ("service.state", "active inactive expired"),
        ("session.state", "none open"),
    ]

    @Test(arguments: signals)
    func `a signal takes the words of the vocabulary`(word: String, words: String) throws {
        let signal = try #require(Signal(word: word))
        guard case .words(let found) = signal.row.kind else {
            Issue.record("\(word) has no words")
            return
        }
        #expect(found.sorted() == words.split(separator: " ").map(String.init).sorted())
    }

    @Test(arguments: Signal.allCases)
    func `a signal is found by its word and says what it is about`(signal: Signal) {
        #expect(Signal(word: signal.word) == signal)
        #expect(signal.row.about.hasSuffix("."))
        let world = World.armed()
        #expect(!world[signal.word].isEmpty)
    }

    @Test func `a door and a window opened alone open the whole`() {
        var world = World()
        for (door, word) in zip([Doors.frontLeft, .frontRight, .slidingRight, .rear], Doors.words) {
            world.do(.doorOpen(door))
            #expect(world.read("vehicle.doors", "vehicle.doors.\(word)") == ["open", "open"])
            world.do(.doorClose(door))
            #expect(world.read("vehicle.doors", "vehicle.doors.\(word)") == ["closed", "closed"])
        }
        world.do(.windowOpen(.all), .windowClose(.frontLeft))
        #expect(
            world.read("vehicle.windows", "vehicle.windows.frontLeft", "vehicle.windows.frontRight")
                == ["open", "closed", "open"])
    }

    @Test func `locking changes nothing else`() {
        var world = World.charging()
        world.do(.vehicleLock)
        #expect(world["vehicle.locked"] == "true")
        world.do(.vehicleUnlock)
        #expect(world["vehicle.locked"] == "false")
        #expect(world.history("charging.state") == [])
    }

    // MARK: Starting values

    @Test func `a given plug is inserted, locked and connected to what there is`() {
        let atWallbox = World(given: ["plug.fit": "inserted"])
        #expect(
            atWallbox.read("plug.lock", "plug.supply", "plug.rating", "session.state")
                == ["locked", "wallbox", "32.0 A", "open"])
        let atSocket = World(nil, given: ["plug.fit": "inserted"])
        #expect(atSocket.read("plug.supply", "plug.rating") == ["socket", "10.0 A"])
        let free = World(given: ["plug.fit": "inserted", "plug.supply": "none"])
        #expect(free.read("plug.supply", "charging.blockedBy") == ["none", "plugConnected"])
        let loose = World(given: ["plug.fit": "inserted", "plug.lock": "unlocked"])
        #expect(loose.read("plug.lock", "charging.blockedBy") == ["unlocked", "plugLocked"])
    }

    @Test func `given weather is in cabin and battery too, unless they are given`() {
        let cold = World(given: ["weather.temperature": "-10 °C"])
        #expect(
            cold.read("cabin.temperature", "battery.temperature") == ["-10.0 °C", "-10.0 °C"])
        let mixed = World(given: ["weather.temperature": "-10 °C", "cabin.temperature": "5 °C"])
        #expect(mixed.read("cabin.temperature", "battery.temperature") == ["5.0 °C", "-10.0 °C"])
    }

    @Test func `given values that contradict each other are found`() {
        var setup = Setup()
        setup.given = [
            Assignment(.plugFit, PlugFit.out.value), Assignment(.plugLock, PlugLock.locked.value),
        ]
        #expect(setup.contradictions().map(\.given.signal) == [.plugLock])
        setup.given = [Assignment(.plugFit, PlugFit.inserted.value)]
        #expect(setup.contradictions().isEmpty)
        setup.given.append(Assignment(.wallboxLimit, .number(10)))
        #expect(setup.contradictions().map(\.given.signal) == [.wallboxLimit])
    }
}
