public import Simulation

/// A run of pre-entry climate control, or a departure at which it should have run: a row of
/// `precondition`.
public struct PreconditionRow: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case departure, startNow
    }

    public internal(set) var vehicle: String
    /// Counts the vehicle's runs, from 1.
    public internal(set) var number: Int64
    public internal(set) var kind: Kind
    public internal(set) var departureAt: Instant?
    public internal(set) var openedAt: Instant
    /// When it began to heat or cool; nothing where it never did.
    public internal(set) var startedAt: Instant?
    public internal(set) var endedAt: Instant?
    /// °C.
    public internal(set) var cabinStart: Double
    public internal(set) var cabinEnd: Double
    public internal(set) var outside: Double
    public internal(set) var target: Double
    public internal(set) var energyGridWh: Int64
    public internal(set) var energyBatteryWh: Int64
    /// `none`, `grid`, `battery` or `both`.
    public internal(set) var source: String
    /// A word of `climate.result`; none for what was started at once.
    public internal(set) var result: String?
    /// The prerequisite that last stood against it.
    public internal(set) var reason: String?
}

/// An open run as the recorder follows it.
struct PreconditionCourse {
    var row: PreconditionRow
    private let gridStart: Int64
    private let batteryStart: Int64

    /// A run whose start has come, whether it runs or not.
    init(number: Int64, vehicle: String, isAtOnce: Bool, _ now: Observation) {
        let cabin = now.number(of: .cabinTemperature)
        var departure: Instant?
        if !isAtOnce, case .instant(let next) = Signal.departureNext.value(in: now.snapshot) {
            departure = next
        }
        row = PreconditionRow(
            vehicle: vehicle, number: number, kind: isAtOnce ? .startNow : .departure,
            departureAt: departure, openedAt: now.at, cabinStart: cabin, cabinEnd: cabin,
            outside: now.number(of: .weatherTemperature), target: now.number(of: .climateTarget),
            energyGridWh: 0, energyBatteryWh: 0, source: "none")
        (gridStart, batteryStart) = (now.climateGridWh, now.climateBatteryWh)
    }

    /// A run that goes on after a restart.
    init(continuing row: PreconditionRow, _ now: Observation) {
        self.row = row
        gridStart = now.climateGridWh - row.energyGridWh
        batteryStart = now.climateBatteryWh - row.energyBatteryWh
    }

    /// Brings the row up to date after a step.
    mutating func note(_ now: Observation) {
        row.cabinEnd = now.number(of: .cabinTemperature)
        row.energyGridWh = now.climateGridWh - gridStart
        row.energyBatteryWh = now.climateBatteryWh - batteryStart
        switch (row.energyGridWh > 0, row.energyBatteryWh > 0) {
        case (false, false): row.source = now.word(of: .climateSource)
        case (true, false): row.source = "grid"
        case (false, true): row.source = "battery"
        case (true, true): row.source = "both"
        }
        switch now.climateStage {
        case .rests:
            row.endedAt = now.at
            row.result = row.kind == .startNow ? nil : now.wordIfAny(of: .climateResult)
        case .runs: if row.startedAt == nil { row.startedAt = now.at }
        case .isHeld: row.reason = now.snapshot.climateUnmet.first?.word ?? row.reason
        }
    }
}

/// What a run of the climate is at.
enum ClimateStage {
    /// There is none, or none yet.
    case rests
    case runs
    /// Its start has come, and it is blocked or not needed.
    case isHeld
}

extension Observation {
    var climateStage: ClimateStage {
        guard case .word(let index) = Signal.climateState.value(in: snapshot),
            let state = ClimateState(rawValue: index)
        else { return .rests }
        switch state {
        case .off, .armed: return .rests
        case .heating, .cooling, .holding: return .runs
        case .blocked, .notNeeded: return .isHeld
        }
    }
}
