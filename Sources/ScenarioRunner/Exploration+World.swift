internal import Simulation

extension Exploration {
    /// The worlds that the exploration starts from.
    enum World: CaseIterable {
        /// A wallbox that wants a card, on a cold evening.
        case wallbox
        /// The same, plugged in and charging, pre-entry climate control activated.
        case charging
        /// The same, in a heat wave.
        case summer
        /// A wallbox that wants no card.
        case free
        /// A household socket and no wallbox.
        case socket

        var engine: Engine {
            var setup = Setup()
            // 2026-01-12T18:00Z, a Monday.
            setup.start = Instant(milliseconds: 1_768_240_800_000)
            setup.parameters.wallbox = self == .socket ? nil : WallboxPreset.home11.wallbox
            if self == .free { setup.parameters.wallbox?.requiresCard = false }
            setup.cards = Exploration.cards
            setup.given = [
                Assignment(.weatherTemperature, .number(self == .summer ? 32 : -5)),
                Assignment(.vehicleSoc, .number(self == .socket ? 60 : 40)),
            ]
            var engine = Engine(setup)
            if self == .charging || self == .summer {
                engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
                engine.handle(.cardPresent(Exploration.accepted))
                engine.handle(.climateActivate)
                engine.handle(.departureSet(DeparturePlan(minute: 7 * 60)))
                engine.advance(to: engine.now + .seconds(20))
            }
            return engine
        }
    }

    fileprivate static let accepted = CardToken(bits: 1)

    /// One card for each answer, and a second of the first one's group.
    fileprivate static let cards: [Card] =
        [
            Card(token: accepted, status: .accepted, group: 1),
            Card(token: CardToken(bits: 2), status: .accepted, group: 1),
        ]
        + [CardStatus.blocked, .expired, .concurrentTx].enumerated().map { index, status in
            Card(token: CardToken(bits: UInt64(3 + index)), status: status)
        }

    /// What is tried in every state.
    static let commands: [Command] =
        [
            .hoodOpen, .hoodClose, .doorOpen(.rear), .doorClose(.all), .windowOpen(.frontLeft),
            .windowClose(.all), .gearSelect(.park), .gearSelect(.neutral),
            .plugInsert(supply: nil, fit: .inserted, rating: nil),
            .plugInsert(supply: nil, fit: .partial, rating: nil),
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil),
            .plugConnect(.wallbox), .plugConnect(.socket), .plugDisconnect, .plugRemove,
            .plugLock, .plugUnlock, .lockJam, .lockFree,
            .wallboxSetLimit(0), .wallboxSetLimit(16), .wallboxFail(.groundFailure, .none),
            .wallboxFail(.evCommunicationError, .none), .wallboxRecover, .wallboxDisable,
            .wallboxEnable, .vehicleFail(.isolation), .vehicleRecover, .mainsOff, .mainsOn,
            .backendDrop, .backendRestore, .weatherSet(21), .weatherSet(-5),
            .vehicleDrive(distance: 5, duration: nil), .linkDrop, .linkRestore,
            .serviceActivate, .serviceExpire, .climateActivate, .climateDeactivate,
            .climateSetTarget(21), .climateStartNow, .climateStop,
            .departureSet(DeparturePlan(minute: 7 * 60)), .departureClear(plan: nil),
            .chargingStart, .chargingStop, .chargingSetTarget(50), .chargingSetTarget(100),
            .chargingSetWindow(TimeWindow(from: 60, to: 120)), .chargingClearWindow,
            .vehicleLock, .vehicleUnlock,
            .worldSet([Assignment(.vehicleSoc, .number(15))]),
            .worldSet([Assignment(.vehicleSoc, .number(99))]),
            .worldSet([Assignment(.batteryTemperature, .number(-26))]),
        ] + (1...6).map { .cardPresent(CardToken(bits: $0)) }
}
