internal import Simulation

extension Exploration {
    /// A world to start from, and what is varied in it.
    struct Scene {
        let start: Engine
        /// What is gone on from; every other command is tried all the same.
        let commands: [Command]
        /// The signals that tell two states apart.
        let keys: [Signal]
        /// How long time alone is followed from a state.
        let length: Timespan
        /// How many states are gone on from: so many that ten times as many show no further transition.
        var limit = 1000
    }

    static let scenes =
        atThePlace + withCards + dayByDay + inTheCabin + ofTheBattery + fromAfar

    /// Plug, wallbox and household socket.
    private static let atThePlace: [Scene] = {
        var leaving = plugged(world())
        leaving.handle(.wallboxDisable)
        let starts = [
            world(), world { $0.parameters.wallbox?.resumesAfterPowerLoss = false },
            world { $0.parameters.wallbox?.requiresCard = false }, leaving,
            world { $0.parameters.wallbox = nil },
        ]
        let commands: [Command] =
            plugging + supplying + [
                .hoodOpen, .hoodClose, .climateStartNow, .climateStop, .chargingStop,
                .chargingStart, .chargingSetTarget(50), .chargingSetTarget(100),
                .cardPresent(card(0)), .cardPresent(card(2)),
            ]
        let keys: [Signal] = [
            .plugFit, .plugLock, .plugSupply, .wallboxPilot, .wallboxStatus, .wallboxContactor,
            .wallboxMains, .wallboxFault, .cardStatus, .sessionState, .sessionStopReason,
            .chargingState, .chargingUnmet, .climateState,
        ]
        return starts.map {
            Scene(start: $0, commands: commands, keys: keys, length: .hours(1), limit: 2000)
        }
    }()

    /// Every answer of whoever approves cards.
    private static let withCards = [
        Scene(
            start: world(),
            commands: plugging + (0...cards.count).map { .cardPresent(card($0)) } + [
                .backendDrop, .backendRestore, .mainsOff, .mainsOn,
                .wallboxFail(.groundFailure, .none), .wallboxRecover,
            ],
            keys: [
                .plugFit, .plugSupply, .wallboxStatus, .wallboxBackend, .wallboxMains, .cardStatus,
                .cardToken, .sessionState,
            ],
            length: .hours(1))
    ]

    /// Departures, one after the other, each with its own result.
    private static let dayByDay = [world(), world { $0.parameters.vehicle.heater = 0.5 }].map {
        Scene(
            start: planned(plugged($0)),
            commands: [
                .hoodOpen, .hoodClose, .weatherSet(21), .weatherSet(15), .weatherSet(-5),
                .climateStop,
            ],
            keys: [
                .climateState, .climateResult, .climateUnmet, .weatherTemperature,
                .cabinTemperature,
            ],
            length: .hours(40))
    }

    /// Every wish and weather.
    private static let inTheCabin: [Scene] = {
        let starts = [
            world(), world(soc: 16, outside: 32),
            world(outside: 32) { $0.parameters.vehicle.cooler = 0 },
        ]
        let commands: [Command] = [
            .hoodOpen, .hoodClose, .weatherSet(21), .weatherSet(-5), .weatherSet(32),
            .climateActivate, .climateDeactivate, .climateSetTarget(16), .climateSetTarget(21),
            .climateSetTarget(28), .climateStartNow, .climateStop,
            .departureSet(DeparturePlan(minute: 7 * 60)),
            .departureSet(DeparturePlan(name: "2", minute: 7 * 60 + 5)),
            .departureClear(plan: nil), .departureClear(plan: "1"),
        ]
        let keys: [Signal] = [
            .climateState, .climateActivated, .climateUnmet, .climateTarget, .climateStartsAt,
            .departureNext, .weatherTemperature, .cabinTemperature,
        ]
        return starts.map {
            Scene(
                start: planned(plugged($0)), commands: commands, keys: keys, length: .hours(40),
                limit: 2000)
        }
    }()

    /// Whatever keeps a van that is plugged in from charging or from its climate.
    private static let ofTheBattery: [Scene] = {
        let starts = [
            world(), world(soc: 14, outside: -30),
            world(soc: 49.99) { $0.parameters.wallbox?.requiresCard = false },
        ]
        let commands: [Command] =
            supplying + [
                .hoodOpen, .hoodClose, .vehicleFail(.isolation), .vehicleRecover,
                .chargingStop, .chargingStart, .chargingSetTarget(50), .chargingSetTarget(100),
                .chargingSetWindow(TimeWindow(from: 60, to: 120)), .chargingClearWindow,
                .climateStartNow, .climateStop, .weatherSet(-30), .weatherSet(-5),
                .plugUnlock, .plugRemove, .plugInsert(supply: nil, fit: .inserted, rating: nil),
            ]
        let keys: [Signal] = [
            .plugFit, .wallboxPilot, .wallboxContactor, .chargingState, .chargingUnmet,
            .climateState, .climateUnmet, .weatherTemperature,
        ]
        return starts.map {
            Scene(
                start: planned(plugged($0)), commands: commands, keys: keys, length: .hours(8))
        }
    }()

    /// A drive, and what becomes of commands without link or service.
    private static let fromAfar = [world(), world { $0.parameters.wallbox = nil }].map {
        Scene(
            start: $0,
            commands: [
                .vehicleDrive(distance: 5, duration: nil), .linkDrop, .linkRestore,
                .serviceActivate, .serviceExpire,
                .plugInsert(supply: nil, fit: .inserted, rating: nil), .plugUnlock, .plugRemove,
            ],
            keys: [.vehicleGear, .plugFit, .plugLock, .linkState, .serviceState],
            length: .hours(1))
    }

    // MARK: Worlds

    /// A cold evening, 2026-01-12T18:00Z, a Monday.
    private static func world(
        soc: Double = 60, outside: Double = -5, _ change: (inout Setup) -> Void = { _ in }
    ) -> Engine {
        var setup = Setup()
        setup.start = Instant(milliseconds: 1_768_240_800_000)
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        setup.cards = cards
        setup.given = [
            Assignment(.weatherTemperature, .number(outside)),
            Assignment(.vehicleSoc, .number(soc)),
        ]
        change(&setup)
        return Engine(setup)
    }

    /// Plugged in, its card accepted where one is wanted.
    private static func plugged(_ world: Engine) -> Engine {
        var engine = world
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.handle(.cardPresent(card(0)))
        engine.advance(to: engine.now + .seconds(20))
        return engine
    }

    /// Pre-entry climate control is activated, and a departure set.
    private static func planned(_ world: Engine) -> Engine {
        var engine = world
        engine.handle(.climateActivate)
        engine.handle(
            .departureSet(DeparturePlan(minute: 7 * 60, recurrence: .days(.all))))
        return engine
    }

    /// One card for each answer, the second of the first one's group; beyond them nobody knows it.
    private static let cards: [Card] =
        [CardStatus.accepted, .accepted, .blocked, .expired, .concurrentTx].enumerated().map {
            Card(token: card($0), status: $1, group: $1 == .accepted ? 1 : 0)
        }

    private static func card(_ index: Int) -> CardToken { CardToken(bits: UInt64(index + 1)) }

    // MARK: Commands

    private static let plugging: [Command] = [
        .plugInsert(supply: nil, fit: .inserted, rating: nil),
        .plugInsert(supply: nil, fit: .partial, rating: nil),
        .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil),
        .plugInsert(supply: .socket, fit: .inserted, rating: nil),
        .plugConnect(.wallbox), .plugConnect(.socket), .plugDisconnect, .plugRemove,
        .plugLock, .plugUnlock, .lockJam, .lockFree,
    ]

    private static let supplying: [Command] = [
        .wallboxSetLimit(0), .wallboxSetLimit(16), .wallboxFail(.groundFailure, .none),
        .wallboxFail(.evCommunicationError, .none), .wallboxRecover, .wallboxDisable,
        .wallboxEnable, .mainsOff, .mainsOn,
    ]

    /// What is tried in every state of every scene.
    static let commands: [Command] =
        plugging + supplying + [
            .hoodOpen, .hoodClose, .doorOpen(.rear), .doorClose(.all), .windowOpen(.frontLeft),
            .windowClose(.all), .gearSelect(.park), .gearSelect(.neutral),
            .cardPresent(card(0)), .cardPresent(card(1)), .cardPresent(card(2)),
            .vehicleFail(.isolation), .vehicleRecover, .backendDrop, .backendRestore,
            .weatherSet(21), .weatherSet(-5), .vehicleDrive(distance: 5, duration: nil),
            .linkDrop, .linkRestore, .serviceActivate, .serviceExpire, .climateActivate,
            .climateDeactivate, .climateSetTarget(16), .climateSetTarget(21), .climateStartNow,
            .climateStop, .departureSet(DeparturePlan(minute: 7 * 60)),
            .departureSet(
                DeparturePlan(minute: 0, recurrence: .date(CivilDate(day: 0)))),
            .departureClear(plan: nil), .chargingStart, .chargingStop, .chargingSetTarget(50),
            .chargingSetTarget(100), .chargingSetWindow(TimeWindow(from: 60, to: 120)),
            .chargingClearWindow, .vehicleLock, .vehicleUnlock,
        ]
}
