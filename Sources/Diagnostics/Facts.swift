import Simulation

/// The values of all signals at one instant: of an engine, or as events have left them.
struct Facts: Hashable, Sendable {
    /// By the signals' raw values.
    private var values: [Value]

    init(_ engine: Engine) {
        let snapshot = engine.current
        values = Signal.allCases.map { $0.value(in: snapshot) }
    }

    subscript(_ signal: Signal) -> Value {
        get { values[Int(signal.rawValue)] }
        set { values[Int(signal.rawValue)] = newValue }
    }

    /// A signal's word as a case of its type.
    func word<W: Word>(_ signal: Signal) -> W? {
        if case .word(let index) = self[signal] { W(rawValue: index) } else { nil }
    }

    func number(_ signal: Signal) -> Double? {
        if case .number(let number) = self[signal] { number } else { nil }
    }

    func instant(_ signal: Signal) -> Instant? {
        if case .instant(let instant) = self[signal] { instant } else { nil }
    }

    func set(_ signal: Signal) -> PrerequisiteSet {
        if case .prerequisites(let set) = self[signal] { set } else { [] }
    }
}

extension Facts {
    var chargingState: ChargingState { word(.chargingState) ?? .disconnected }
    var climateState: ClimateState { word(.climateState) ?? .off }
    var plugFit: PlugFit { word(.plugFit) ?? .out }
    var plugLock: PlugLock { word(.plugLock) ?? .unlocked }
    var isAtSocket: Bool { word(.plugSupply) == PlugSupply.socket }

    /// Whether the plug is in a household socket without mains: the climate then has no power at all,
    /// as it takes nothing from the battery there (FAQ 25.5d).
    var isAtDeadSocket: Bool { isAtSocket && word(.wallboxMains) == Mains.off }

    var openDoors: Doors {
        Self.doors.reduce(into: []) { if word($1.0) == Opening.open { $0.insert($1.1) } }
    }

    var openWindows: Windows {
        Self.windows.reduce(into: []) { if word($1.0) == Opening.open { $0.insert($1.1) } }
    }

    private static let doors: [(Signal, Doors)] = [
        (.vehicleDoorsFrontLeft, .frontLeft), (.vehicleDoorsFrontRight, .frontRight),
        (.vehicleDoorsSlidingRight, .slidingRight), (.vehicleDoorsRear, .rear),
    ]
    private static let windows: [(Signal, Windows)] = [
        (.vehicleWindowsFrontLeft, .frontLeft), (.vehicleWindowsFrontRight, .frontRight),
    ]

    /// Each door and window.
    static var openings: [Signal] { doors.map(\.0) + windows.map(\.0) }

    /// Whether a prerequisite decides anything here: at a household socket there is neither wallbox nor
    /// card, and a climate that was started at once needs no departure.
    func matters(_ prerequisite: Prerequisite, _ parameters: Parameters) -> Bool {
        switch prerequisite {
        case .wallboxOperative: parameters.wallbox != nil && !isAtSocket
        case .cardAccepted: parameters.wallbox?.requiresCard == true && !isAtSocket
        case .climateActivated: self[.climateActivated] == .flag(true)
        case .departureSet: instant(.departureNext) != nil
        default: true
        }
    }

    /// Whether the van is on a drive: plug out, in gear, and drawing power.
    var isDriving: Bool {
        plugFit == .out && word(.vehicleGear) == Gear.drive && (number(.batteryPower) ?? 0) < -0.1
    }
}
