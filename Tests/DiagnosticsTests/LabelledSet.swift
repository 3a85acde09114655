import Simulation

/// A phase of an evening in which something goes wrong.
enum Phase: String, CaseIterable {
    case beforePlug = "before plug"
    case beforeCard = "before card"
    case charging = "while charging"
    case preheating = "while pre-heating"

    /// The van in it, with the climate armed for seven o'clock.
    var van: Van {
        var van = Van(Van.setup())
        van.handle(.climateActivate)
        van.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
        if self == .beforePlug { return van }
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        van.advance(by: .seconds(10))
        if self == .beforeCard { return van }
        van.handle(.cardPresent(Van.card))
        van.advance(by: .seconds(10))
        if self == .charging { return van }
        van.advance(by: .hours(12) + .minutes(52))
        van.handle(.worldSet([Assignment(.vehicleSoc, .number(40))]))
        van.advance(by: .seconds(10))
        return van
    }

    /// What is unmet in it before anything goes wrong.
    func unmet(_ activity: Activity) -> [Prerequisite] {
        switch self {
        case .beforePlug: [.plugInserted]
        case .beforeCard: activity == .charging ? [.cardAccepted] : []
        case .charging, .preheating: []
        }
    }
}

/// Something that goes wrong, and the prerequisite that it is about.
struct Mishap: Sendable {
    let name: String
    let label: Prerequisite
    /// What the diagnosis must show of it, where a prerequisite can be unmet in several ways.
    var sign: (signal: Signal, value: String)?
    let happen: @Sendable (inout Van) -> Void

    static let all = unmet + faults

    /// The counterexample of each prerequisite.
    private static let unmet = Prerequisite.allCases.map { prerequisite in
        Mishap(name: prerequisite.word, label: prerequisite) { $0.violate(prerequisite) }
    }

    /// Every fault, and every way in which a plug or a card can be wrong.
    private static let faults = wallboxFaults + vehicleFaults + plugs + cards

    private static let wallboxFaults =
        ChargePointErrorCode.allCases.filter { ![.noError, .readerFailure].contains($0) }.map {
            Mishap($0.word, .wallboxOperative, [.wallboxFail($0, .none)], (.wallboxFault, $0.word))
        }
        + WallboxFaultDetail.allCases.filter { $0 != .none }.map {
            Mishap(
                $0.word, .wallboxOperative, [.wallboxFail(.otherError, $0)],
                (.wallboxFaultDetail, $0.word))
        } + [Mishap("wallbox.disable", .wallboxOperative, [.wallboxDisable])]

    private static let vehicleFaults = [VehicleFault.onBoardCharger, .isolation, .lowVoltage].map {
        Mishap($0.word, .vehicleOperative, [.vehicleFail($0)], (.vehicleFault, $0.word))
    }

    private static let plugs = [
        Mishap("plug out", .plugInserted, [.plugUnlock, .plugRemove]),
        Mishap("plug.unlock", .plugLocked, [.plugUnlock]),
        Mishap(
            "battery too hot", .batteryTemperatureAllows,
            [.worldSet([Assignment(.batteryTemperature, .number(55))])]),
    ]

    private static let cards = [
        Mishap(
            "blocked card", .cardAccepted, [.cardPresent(Van.blockedCard)],
            (.cardStatus, CardStatus.blocked.word)),
        Mishap(
            "unknown card", .cardAccepted, [.cardPresent(CardToken(bits: 99))],
            (.cardStatus, CardStatus.invalid.word)),
        Mishap("back end silent", .cardAccepted, [.backendDrop, .cardPresent(Van.card)]),
        Mishap("reader broken", .cardAccepted, [.wallboxFail(.readerFailure, .none)]),
    ]

    private init(name: String, label: Prerequisite, happen: @escaping @Sendable (inout Van) -> Void)
    {
        self.name = name
        self.label = label
        self.happen = happen
    }

    private init(
        _ name: String, _ label: Prerequisite, _ commands: [Command],
        _ sign: (Signal, String)? = nil
    ) {
        self.init(name: name, label: label) { van in
            for command in commands { van.handle(command) }
            // A card is answered only after a moment.
            van.advance(by: .seconds(2))
        }
        self.sign = sign
    }
}

extension Van {
    /// How long after commands an activity starts: in ten minutes, or by the departure.
    func start(of activity: Activity, after commands: [Command]) -> Timespan? {
        var fork = engine
        for command in commands {
            if case .refused = fork.handle(command) { return nil }
        }
        let done = fork.now
        var end = done + .minutes(10)
        if activity == .climate, case .instant(let next) = fork.value(of: .departureNext) {
            end = max(end, next)
        }
        while !fork.runs(activity) {
            guard fork.deadline <= end else { return nil }
            fork.advance(to: fork.deadline)
        }
        return fork.now - done
    }

    /// Every command that a person can give, one of each choice of arguments that matters.
    ///
    /// The world is set, and its weather and clock are changed, by nobody.
    func singleCommands() -> [Command] {
        let inTime = [Int64(10), 60, 180].map { minutes in
            let local = engine.zone.local(at: engine.now + .minutes(minutes))
            return Command.departureSet(
                DeparturePlan(minute: Int(local.milliseconds / 60_000)))
        }
        let temperatures = stride(from: 16, through: 28, by: 0.5).map {
            Command.climateSetTarget($0)
        }
        let supplies = [nil, PlugSupply.wallbox, .socket].map {
            Command.plugInsert(supply: $0, fit: .inserted, rating: nil)
        }
        let cards = [Van.card, Van.blockedCard].map { Command.cardPresent($0) }
        return inTime + temperatures + supplies + cards + [
            .hoodOpen, .hoodClose, .doorOpen(.all), .doorClose(.all), .windowOpen(.all),
            .windowClose(.all), .gearSelect(.park), .gearSelect(.drive),
            .plugConnect(.wallbox), .plugConnect(.socket), .plugDisconnect, .plugRemove,
            .plugLock, .plugUnlock, .lockJam, .lockFree, .wallboxSetLimit(6),
            .wallboxSetLimit(16), .wallboxFail(.otherError, .none), .wallboxRecover,
            .wallboxDisable, .wallboxEnable,
            .vehicleFail(.isolation), .vehicleRecover, .mainsOff, .mainsOn, .backendDrop,
            .backendRestore,
            .vehicleDrive(distance: 1, duration: nil), .linkDrop, .linkRestore, .serviceActivate,
            .serviceExpire,
            .climateActivate, .climateDeactivate, .climateStartNow, .climateStop,
            .departureClear(plan: nil), .chargingStart, .chargingStop, .chargingSetTarget(100),
            .chargingSetWindow(TimeWindow(from: 0, to: 1439)), .chargingClearWindow,
            .vehicleLock, .vehicleUnlock,
        ]
    }
}

extension Engine {
    var isAtSocket: Bool { value(of: .plugSupply) == PlugSupply.socket.value }

    func runs(_ activity: Activity) -> Bool {
        switch activity {
        case .charging: value(of: .chargingState) == ChargingState.charging.value
        // FAQ 25.5d: what is on at a household socket without mains heats nobody.
        case .climate where isAtSocket && value(of: .wallboxMains) == Mains.off.value: false
        case .climate:
            [ClimateState.heating, .cooling, .holding].contains {
                value(of: .climateState) == $0.value
            }
        }
    }
}
