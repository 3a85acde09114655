public import Simulation

/// A charging session, from plug or accepted card until unplugged or lapsed: a row of `session`.
///
/// In an open one the values are those of its last checkpoint.
public struct SessionRow: Hashable, Sendable {
    /// How a session came to have its energy.
    public enum StartReason: String, Hashable, Sendable {
        case plugFirst, cardFirst, noCard
    }

    public internal(set) var id: String
    public internal(set) var vehicle: String
    /// Counts the vehicle's sessions, from 1.
    public internal(set) var number: Int64
    /// `wallbox`, `socket` or `none`.
    public internal(set) var supply: String
    /// The accepted card's whole token.
    public internal(set) var card: String?
    public internal(set) var startReason: StartReason
    public internal(set) var openedAt: Instant
    public internal(set) var pluggedAt: Instant?
    public internal(set) var authorizedAt: Instant?
    public internal(set) var energyStartedAt: Instant?
    /// When current last stopped; nothing while it flows.
    public internal(set) var energyEndedAt: Instant?
    public internal(set) var endedAt: Instant?
    /// The instant of its values.
    public internal(set) var checkpointAt: Instant
    /// %.
    public internal(set) var socStart: Double
    public internal(set) var socEnd: Double
    public internal(set) var meterStartWh: Int64
    public internal(set) var meterStopWh: Int64
    /// The most that were in use.
    public internal(set) var phases: Int64
    /// What the cable may carry, per phase.
    public internal(set) var cableA: Double?
    public internal(set) var energyGridWh: Int64
    public internal(set) var energyBatteryWh: Int64
    public internal(set) var energyClimateWh: Int64
    public internal(set) var maxPowerW: Int64
    /// An OCPP 1.6 Reason.
    public internal(set) var stopReason: String?
    /// The prerequisite that held charging back the longest.
    public internal(set) var blockedBy: String?
    /// Words of faults, in the order in which they were seen.
    public internal(set) var faults: [String]
    /// Whether its end is not known: it was closed after the fact.
    public internal(set) var isRecovered = false

    /// The prerequisite because of which no energy flowed at all.
    public var notStartedBecause: String? { energyStartedAt == nil ? blockedBy : nil }
}

extension SessionRow {
    /// A session that has just been opened.
    init(opening number: Int64, of vehicle: String, _ now: Observation) {
        id = "\(vehicle)-\(number)"
        self.vehicle = vehicle
        self.number = number
        supply = "none"
        startReason = .noCard
        openedAt = now.at
        checkpointAt = now.at
        socStart = now.number(of: .vehicleSoc)
        socEnd = socStart
        meterStartWh = now.meterWh
        meterStopWh = now.meterWh
        phases = 0
        energyGridWh = 0
        energyBatteryWh = 0
        energyClimateWh = 0
        maxPowerW = 0
        faults = []
    }
}

/// An open session as the recorder follows it: its row, and what the row's values are counted from.
struct SessionCourse {
    var row: SessionRow
    /// Readings at which the row's energies were zero, in watt-hours.
    private let chargedStart: Int64
    private let climateStart: Int64
    /// Milliseconds that each prerequisite was the primary cause.
    private var held = [Int64](repeating: 0, count: Prerequisite.allCases.count)
    private var primary: Prerequisite?
    /// The last sample, to see what has changed.
    private(set) var sample: SampleRow?

    /// A session that opens now.
    init(number: Int64, vehicle: String, _ now: Observation, _ engine: Engine) {
        row = SessionRow(opening: number, of: vehicle, now)
        (chargedStart, climateStart) = (now.chargedWh, now.climateWh)
        let isPlugged = now.word(of: .plugFit) != PlugFit.out.word
        row.startReason =
            !isPlugged ? .cardFirst : engine.needsCard(at: now) ? .plugFirst : .noCard
    }

    /// An open session that goes on after a restart: its readings follow from its row.
    init(continuing row: SessionRow, _ now: Observation) {
        self.row = row
        chargedStart = now.chargedWh - row.energyBatteryWh
        climateStart = now.climateWh - row.energyClimateWh
        primary = now.snapshot.chargingUnmet.first
    }

    /// Brings the row up to date, after a step or between two.
    ///
    /// - Returns: a sample, where one is due.
    mutating func note(_ now: Observation, _ engine: Engine) -> SampleRow? {
        countPrimary(until: now.at)
        row.checkpointAt = now.at
        row.socEnd = now.number(of: .vehicleSoc)
        row.energyGridWh = now.sessionWh
        row.meterStopWh = max(row.meterStopWh, now.meterWh)
        // The meter may have been set: the energy counts.
        if row.energyGridWh != row.meterStopWh - row.meterStartWh {
            row.meterStopWh = now.meterWh
            row.meterStartWh = row.meterStopWh - row.energyGridWh
        }
        row.energyBatteryWh = now.chargedWh - chargedStart
        row.energyClimateWh = now.climateWh - climateStart
        row.maxPowerW = max(row.maxPowerW, now.powerW)
        row.phases = max(row.phases, Int64(now.word(of: .chargingPhases)) ?? 0)
        row.stopReason = now.wordIfAny(of: .sessionStopReason)
        noteFlow(now)
        guard now.isSessionOpen else {
            row.endedAt = now.at
            return takeSample(now)
        }
        primary = now.snapshot.chargingUnmet.first
        noteConnection(now, engine)
        return takeSample(now)
    }

    private mutating func noteFlow(_ now: Observation) {
        if now.powerW > 0 {
            if row.energyStartedAt == nil { row.energyStartedAt = now.at }
            row.energyEndedAt = nil
        } else if row.energyStartedAt != nil, row.energyEndedAt == nil {
            row.energyEndedAt = now.at
        }
    }

    private mutating func noteConnection(_ now: Observation, _ engine: Engine) {
        if now.word(of: .plugFit) != PlugFit.out.word {
            if row.pluggedAt == nil { row.pluggedAt = now.at }
            row.supply = now.word(of: .plugSupply)
            let rating = now.number(of: .plugRating)
            if rating > 0 { row.cableA = rating }
            if row.startReason != .cardFirst, row.energyStartedAt == nil {
                row.startReason = engine.needsCard(at: now) ? .plugFirst : .noCard
            }
        }
        if row.authorizedAt == nil, now.word(of: .cardStatus) == CardStatus.accepted.word {
            row.authorizedAt = now.at
            if case .card(let token) = Signal.cardToken.value(in: now.snapshot) {
                row.card = token.full
            }
        }
        for signal in [Signal.wallboxFault, .wallboxFaultDetail, .vehicleFault] {
            guard let word = now.wordIfAny(of: signal), word != ChargePointErrorCode.noError.word,
                !row.faults.contains(word)
            else { continue }
            row.faults.append(word)
        }
    }

    private mutating func countPrimary(until now: Instant) {
        guard let primary, now > row.checkpointAt else { return }
        held[Int(primary.rawValue)] += (now - row.checkpointAt).milliseconds
        let longest = held.indices.max { held[$0] < held[$1] }
        row.blockedBy = longest.flatMap { Prerequisite(rawValue: UInt8($0))?.word }
    }

    private mutating func takeSample(_ now: Observation) -> SampleRow? {
        let new = SampleRow(session: row.id, now)
        if let sample, !new.isDue(after: sample) { return nil }
        sample = new
        return new
    }
}

extension Observation {
    var climateWh: Int64 { climateGridWh + climateBatteryWh }
}

extension Engine {
    /// Whether a card is asked for where the plug is.
    fileprivate func needsCard(at now: Observation) -> Bool {
        now.word(of: .plugSupply) != PlugSupply.socket.word
            && parameters.wallbox?.requiresCard == true
    }
}
