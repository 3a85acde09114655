/// What one settled step is compared by: the state, the quantities, the laws they follow, and the
/// prerequisites as they were found.
public struct Snapshot: Hashable, Sendable, BitwiseCopyable {
    var state = State()
    /// At `at`.
    public internal(set) var quantities = Quantities()
    /// The instant that the quantities are of.
    public internal(set) var at = Instant(milliseconds: 0)
    var flows = Flows()
    /// Every unmet prerequisite.
    public internal(set) var unmet: PrerequisiteSet = [] {
        didSet { if unmet != oldValue { explainUnmet() } }
    }
    /// The unmet prerequisites that block charging, less those hidden, most important first.
    public private(set) var chargingUnmet: PrerequisiteSet = []
    /// The unmet prerequisites that block the climate, less those hidden, most important first.
    public private(set) var climateUnmet: PrerequisiteSet = []
    /// kWh, the vehicle's usable capacity: powers in the taper depend on it.
    var capacity = 35.0
    /// V between a phase and neutral.
    static let voltage = 230.0

    init() {}

    /// A ready world, not yet settled.
    init(ready parameters: Parameters, at start: Instant) {
        at = start
        flows.since = start
        capacity = parameters.vehicle.capacity
        state.wallbox.exists = parameters.wallbox != nil
        state.charging.band = BatteryLimits.band(at: 10, from: 0)
    }

    private mutating func explainUnmet() {
        chargingUnmet = Prerequisite.unhidden(unmet.intersection(Prerequisite.blockCharging))
        climateUnmet = Prerequisite.unhidden(unmet.intersection(Prerequisite.blockClimate))
    }

    /// The quantities at an instant up to which no input changes.
    @inline(__always)
    func quantities(at instant: Instant) -> Quantities {
        flows.quantities(at: instant, capacity: capacity)
    }

    /// As it will be at an instant up to which no input changes.
    public func passed(to instant: Instant) -> Snapshot {
        var result = self
        result.quantities = quantities(at: instant)
        result.at = instant
        return result
    }

    /// Battery power in kW, positive into the battery.
    var batteryPower: Double {
        flows.chargePower(soc: quantities.soc, capacity: capacity) - flows.otherDraw
            - flows.climateFromBattery
    }

    var plugPower: Double { flows.plugPower(soc: quantities.soc, capacity: capacity) }

    /// A per phase.
    var plugCurrent: Double {
        flows.phasesInUse == 0
            ? 0 : plugPower * 1000 / (Snapshot.voltage * Double(flows.phasesInUse))
    }

    /// kWh through the plug in this session.
    var sessionEnergy: Double { state.session.energy(meter: quantities.grid) }

    /// Whether a wallbox feeds, or would feed, the plug.
    @inline(__always)
    var isAtWallbox: Bool { state.wallbox.exists && state.inlet.supply != .socket }

    /// Whether the plug is in the household socket's cable.
    var isAtSocket: Bool { state.inlet.supply == .socket }

    /// IEC 61851-1 control pilot state of whatever feeds the plug.
    var pilot: Pilot? {
        let wallbox = state.wallbox
        guard isAtWallbox || isAtSocket else { return nil }
        if wallbox.mains == .off { return .e }
        if isAtWallbox && (wallbox.faults.areFaulted || wallbox.availability == .outOfService) {
            return .f
        }
        switch wallbox.phase {
        case .apart: return .a1
        case .testing, .connected: return .b1
        case .offering: return .b2
        case .waking: return .f
        case .requested, .energized: return .c2
        case .stopping: return .c1
        }
    }

    var contactor: Contactor? {
        isAtWallbox || isAtSocket ? state.wallbox.contactor : nil
    }

    /// A; the current offered now.
    var offer: Double? {
        guard isAtWallbox || isAtSocket else { return nil }
        return state.wallbox.isOffering ? state.wallbox.duty : 0
    }

    /// OCPP 1.6 status, in the order of `behaviour.md`.
    var wallboxStatus: ChargePointStatus? {
        let wallbox = state.wallbox
        let reader = state.reader
        let isInSocket = isAtSocket && state.inlet.fit != .out
        guard wallbox.exists, wallbox.mains == .on, !isInSocket else { return nil }
        if wallbox.faults.areFaulted { return .faulted }
        if wallbox.availability == .outOfService { return .unavailable }
        if reader.isTransactionOpen {
            switch wallbox.phase {
            case .energized, .stopping: return .charging
            case .offering, .waking, .requested: return .suspendedEV
            case .apart, .testing, .connected: return .suspendedEVSE
            }
        }
        if reader.wasEndedByCard && state.inlet.isConnected { return .finishing }
        return state.inlet.isConnected || reader.awaitsPlug ? .preparing : .available
    }

    /// The state of charging, as its primary cause gives it.
    var chargingState: ChargingState {
        if state.inlet.fit == .out { return .disconnected }
        guard let primary = chargingUnmet.first else {
            return flows.isChargerOn && state.wallbox.phase == .energized
                ? .charging : .starting
        }
        switch primary {
        case .wallboxOperative: return state.wallbox.faults.block ? .fault : .blocked
        case .vehicleOperative: return .fault
        case .plugLocked: return state.inlet.isJammed ? .fault : .blocked
        case .cardAccepted: return state.reader.wasEndedByCard ? .stopped : .blocked
        case .batteryTemperatureAllows, .currentOffered, .insideWindow: return .waiting
        case .targetNotReached: return .complete
        case .chargingWanted: return .stopped
        case .mainsPresent, .plugInserted, .plugConnected, .gearInPark, .hoodClosed, .doorsClosed,
            .windowsClosed, .batterySufficient, .climateActivated, .departureSet,
            .coolingAvailable, .temperatureDiffers, .timeSufficient, .fullClimatePower,
            .serviceActive, .linkOnline:
            return .blocked
        }
    }

    var chargingHeldBy: Holder { chargingUnmet.first?.heldBy ?? .none }

    /// The state of pre-entry climate control.
    var climateState: ClimateState {
        let climate = state.climate
        switch climate.phase {
        case .resting:
            return climate.isActivated && state.departures.wanted != .never ? .armed : .off
        case .waiting, .interrupted: return .blocked
        case .notNeeded: return .notNeeded
        case .running:
            switch flows.climateMode {
            case .heating: return .heating
            case .cooling: return .cooling
            case .off, .holding, .coasting: return .holding
            }
        }
    }

    var climatePower: Double { flows.climateFromGrid + flows.climateFromBattery }

    var climateSource: ClimateSource {
        switch (flows.climateFromGrid > 0, flows.climateFromBattery > 0) {
        case (false, false): .none
        case (true, false): .grid
        case (false, true): .battery
        case (true, true): .both
        }
    }
}
