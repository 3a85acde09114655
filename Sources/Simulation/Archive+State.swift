extension Snapshot: Storable {
    static var blank: Snapshot { Snapshot() }
    /// What is blocked by the unmet follows from them.
    mutating func pass(_ archive: inout Archive) {
        archive.field("state", &state)
        archive.field("quantities", &quantities)
        archive.field("at", &at)
        archive.field("flows", &flows)
        archive.field("unmet", &unmet)
        archive.field("capacity", &capacity)
    }
}

extension State: Storable {
    static var blank: State { State() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("body", &body)
        archive.field("inlet", &inlet)
        archive.field("wallbox", &wallbox)
        archive.field("reader", &reader)
        archive.field("session", &session)
        archive.field("charging", &charging)
        archive.field("climate", &climate)
        archive.field("departures", &departures)
        archive.field("module", &module)
    }
}

extension Body: Storable {
    static var blank: Body { Body() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("gear", &gear)
        archive.field("hood", &hood)
        archive.field("openDoors", &openDoors)
        archive.field("openWindows", &openWindows)
        archive.field("isLocked", &isLocked)
        archive.field("fault", &fault)
        archive.field("outside", &outside)
        archive.field("drivesUntil", &drivesUntil)
        archive.field("drivePower", &drivePower)
    }
}

extension Inlet: Storable {
    static var blank: Inlet { Inlet() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("fit", &fit)
        archive.field("isPinEngaged", &isPinEngaged)
        archive.field("isJammed", &isJammed)
        archive.field("supply", &supply)
        archive.field("rating", &rating)
        archive.field("relocksAt", &relocksAt)
    }
}

extension Wallbox: Storable {
    static var blank: Wallbox { Wallbox() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("exists", &exists)
        archive.field("limit", &limit)
        archive.field("faults", &faults)
        archive.field("faultDetail", &faultDetail)
        archive.field(
            "inService leaving outOfService", &availability,
            oneOf: [.inService, .leaving, .outOfService])
        archive.field("mains", &mains)
        archive.field("backend", &backend)
        archive.field("phase", &phase)
        archive.field("duty", &duty)
        archive.field("dutyHoldsUntil", &dutyHoldsUntil)
        archive.field("isDutyStale", &isDutyStale)
    }
}

extension Wallbox.Phase: Storable {
    static var blank: Self { .apart }
    mutating func pass(_ archive: inout Archive) {
        var (kind, first, second): (UInt8, Instant, Instant) =
            switch self {
            case .apart: (0, .blank, .blank)
            case .testing(let until): (1, until, .blank)
            case .connected: (2, .blank, .blank)
            case .offering(let closesAt, let wakesAt): (3, closesAt, wakesAt)
            case .waking(let until): (4, until, .blank)
            case .requested(let closesAt): (5, closesAt, .blank)
            case .energized: (6, .blank, .blank)
            case .stopping(let until): (7, until, .blank)
            }
        archive.field(
            "apart testing connected offering waking requested energized stopping", &kind)
        archive.field("first", &first)
        archive.field("second", &second)
        switch kind {
        case 0: self = .apart
        case 1: self = .testing(until: first)
        case 2: self = .connected
        case 3: self = .offering(closesAt: first, wakesAt: second)
        case 4: self = .waking(until: first)
        case 5: self = .requested(closesAt: first)
        case 6: self = .energized
        case 7: self = .stopping(until: first)
        default: archive.damage()
        }
    }
}

extension CardReader: Storable {
    static var blank: CardReader { CardReader() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("phase", &phase)
        archive.field("status", &status)
        archive.field("token", &token)
        archive.field("presentedAt", &presentedAt)
        archive.field("isTransactionOpen", &isTransactionOpen)
        archive.field("owner", &owner)
        archive.field("ownerPresentedAt", &ownerPresentedAt)
        archive.field("ownerGroup", &ownerGroup)
        archive.field("wasEndedByCard", &wasEndedByCard)
    }
}

extension CardReader.Phase: Storable {
    static var blank: Self { .idle }
    mutating func pass(_ archive: inout Archive) {
        var (kind, first, second): (UInt8, Instant, Instant) =
            switch self {
            case .idle: (0, .blank, .blank)
            case .pending(let until, let accepted): (1, until, accepted)
            case .accepted(let until): (2, until, .blank)
            }
        archive.field("idle pending accepted", &kind)
        archive.field("first", &first)
        archive.field("second", &second)
        switch kind {
        case 0: self = .idle
        case 1: self = .pending(until: first, accepted: second)
        case 2: self = .accepted(until: first)
        default: archive.damage()
        }
    }
}

extension Session: Storable {
    static var blank: Session { Session() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("isOpen", &isOpen)
        archive.field("stopReason", &stopReason)
        archive.field("meterStart", &meterStart)
        archive.field("meterStop", &meterStop)
    }
}

extension Charging: Storable {
    static var blank: Charging { Charging() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("target", &target)
        archive.field("window", &window)
        archive.field("isWindowOpen", &isWindowOpen)
        archive.field("windowTurnsAt", &windowTurnsAt)
        archive.field("isWanted", &isWanted)
        archive.field("isTargetReached", &isTargetReached)
        archive.field("isTemperatureLost", &isTemperatureLost)
        archive.field("band", &band)
        archive.field("readyAt", &readyAt)
        archive.field("timeSufficient", &timeSufficient)
        archive.field("timeRunsOutAt", &timeRunsOutAt)
        if band >= BatteryLimits.count { archive.damage() }
    }
}

extension TimeWindow: Storable {
    static var blank: TimeWindow { TimeWindow(from: 0, to: 0) }
    mutating func pass(_ archive: inout Archive) {
        var (from, to) = (UInt32(from), UInt32(to))
        archive.field("from", &from)
        archive.field("to", &to)
        self = TimeWindow(
            from: UInt16(truncatingIfNeeded: from), to: UInt16(truncatingIfNeeded: to))
    }
}

extension Climate: Storable {
    static var blank: Climate { Climate() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("isActivated", &isActivated)
        archive.field("target", &target)
        archive.field("phase", &phase)
        archive.field("result", &result)
        archive.field("startsAt", &startsAt)
        archive.field("plannedFor", &plannedFor)
        archive.field("isBatteryLost", &isBatteryLost)
    }
}

extension Climate.Phase: Storable {
    static var blank: Self { .resting }
    mutating func pass(_ archive: inout Archive) {
        var run = Climate.Run(until: .blank)
        var kind: UInt8
        switch self {
        case .resting: kind = 0
        case .waiting(let departure): (kind, run.departure) = (1, departure)
        case .notNeeded(let departure): (kind, run.departure) = (2, departure)
        case .running(let own): (kind, run) = (3, own)
        case .interrupted(let own): (kind, run) = (4, own)
        }
        archive.field("resting waiting notNeeded running interrupted", &kind)
        archive.field("departure", &run.departure)
        archive.field("until", &run.until)
        archive.field("wasInterrupted", &run.wasInterrupted)
        switch kind {
        case 0: self = .resting
        case 1: self = .waiting(departure: run.departure)
        case 2: self = .notNeeded(departure: run.departure)
        case 3: self = .running(run)
        case 4: self = .interrupted(run)
        default: archive.damage()
        }
    }
}

extension ClimatePlan: Storable {
    static var blank: ClimatePlan { ClimatePlan() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("departure", &departure)
        archive.field("target", &target)
        archive.field("outside", &outside)
        archive.field("cabin", &cabin)
        archive.field("at", &at)
        archive.field("heater", &heater)
        archive.field("cooler", &cooler)
    }
}

extension Departures: Storable {
    static var blank: Departures { Departures() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("next", &next)
        archive.field("wanted", &wanted)
        archive.field("revision", &revision)
    }
}

extension CommunicationModule: Storable {
    static var blank: CommunicationModule { CommunicationModule() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("link", &link)
        archive.field("service", &service)
        archive.field("dropsAt", &dropsAt)
    }
}

extension Quantities: Storable {
    static var blank: Quantities { Quantities() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("soc", &soc)
        archive.field("batteryTemperature", &batteryTemperature)
        archive.field("cabinTemperature", &cabinTemperature)
        archive.field("grid", &grid)
        archive.field("charged", &charged)
        archive.field("discharged", &discharged)
        archive.field("climateFromGrid", &climateFromGrid)
        archive.field("climateFromBattery", &climateFromBattery)
        archive.field("lost", &lost)
    }
}

extension Flows: Storable {
    static var blank: Flows { Flows() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("since", &since)
        archive.field("anchor", &anchor)
        archive.field("charge", &charge)
        archive.field("climateFromGrid", &climateFromGrid)
        archive.field("climateFromBattery", &climateFromBattery)
        archive.field(
            "off heating cooling holding coasting", &climateMode,
            oneOf: [.off, .heating, .cooling, .holding, .coasting])
        archive.field("otherDraw", &otherDraw)
        archive.field("isChargerOn", &isChargerOn)
        archive.field("limitedBy", &limitedBy)
        archive.field("phasesInUse", &phasesInUse)
        archive.field("cabinEnd", &cabinEnd)
        archive.field("cabinRate", &cabinRate)
        archive.field("batteryEnd", &batteryEnd)
        archive.field("batteryRate", &batteryRate)
    }
}

extension Flows.ChargeLaw: Storable {
    static var blank: Self { .constant(0) }
    mutating func pass(_ archive: inout Archive) {
        var (isTaper, number) =
            switch self {
            case .constant(let power): (false, power)
            case .taper(let rate): (true, rate)
            }
        archive.field("isTaper", &isTaper)
        archive.field("number", &number)
        self = isTaper ? .taper(rate: number) : .constant(number)
    }
}

extension Gear: StorableByNumber {}
extension Opening: StorableByNumber {}
extension VehicleFault: StorableByNumber {}
extension PlugFit: StorableByNumber {}
extension PlugSupply: StorableByNumber {}
extension WallboxFaultDetail: StorableByNumber {}
extension Mains: StorableByNumber {}
extension Link: StorableByNumber {}
extension Service: StorableByNumber {}
extension CardStatus: StorableByNumber {}
extension StopReason: StorableByNumber {}
extension Sufficiency: StorableByNumber {}
extension ClimateResult: StorableByNumber {}
extension LimitingFactor: StorableByNumber {}
extension Doors: StorableByNumber {}
extension Windows: StorableByNumber {}
extension WallboxFaults: StorableByNumber {}
extension PrerequisiteSet: StorableByNumber {}
