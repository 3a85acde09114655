public import Simulation

/// One unmet prerequisite: what was found, since when, and what it should be.
public struct Finding: Hashable, Sendable {
    /// A signal and its value or what is expected of it, as text with its unit.
    public struct Observation: Hashable, Sendable {
        public let signal: Signal
        public let value: String
    }

    public let prerequisite: Prerequisite
    public let severity: Severity
    /// When it became as it is; nothing if it was so at the start.
    public let since: History.Change?
    /// How often it was lost since the plug was last put in or pulled out, 1 at least.
    public let count: Int
    /// When that was for the first and for the last time; nothing if it was so before.
    public let first: Instant?
    public let last: Instant?
    /// The signals that the rule reads.
    public let observed: [Observation]
    /// What is expected of them, as a scenario would write it.
    public let expected: [Observation]
    /// Unmet as well, but only because of this; most important first.
    public let consequences: [Prerequisite]
    /// The item of the FAQ, or where else the rule comes from.
    public let source: String
    /// What other systems call it.
    public let codes: [Code]
    let cause: Cause

    init(_ prerequisite: Prerequisite, in engine: Engine, _ facts: Facts, _ history: History) {
        let row = prerequisite.row
        let cause = Cause(prerequisite, facts, engine.parameters)
        let losses = history.losses(of: prerequisite)
        self.prerequisite = prerequisite
        self.cause = cause
        severity = row.severity
        since = history.since(prerequisite, cause)
        count = max(1, losses.count)
        first = losses.first
        last = losses.last
        observed = (row.reads + cause.details).map {
            Observation(signal: $0, value: engine.text(facts[$0], signal: $0))
        }
        expected = cause.expectations(of: prerequisite, engine.parameters, facts).map {
            Observation(signal: $0, value: $1)
        }
        consequences = engine.current.unmet.intersection(row.hides).members
        source = row.source
        codes = cause.codes
    }

    /// The command, or time, that caused it; the start, if it never changed.
    public var because: String { since?.cause.text ?? "start" }
}

extension Cause {
    /// What is expected of the signals that decide it, as a scenario would write it.
    fileprivate func expectations(
        of prerequisite: Prerequisite, _ parameters: Parameters, _ facts: Facts
    ) -> [(Signal, String)] {
        switch prerequisite {
        case .mainsPresent: [(.wallboxMains, "on")]
        case .wallboxOperative: [(.wallboxFault, "NoError"), (.wallboxStatus, "not Unavailable")]
        case .vehicleOperative: [(.vehicleFault, "none")]
        case .plugInserted: [(.plugFit, "inserted")]
        case .plugLocked: [(.plugLock, "locked")]
        case .plugConnected: [(.plugSupply, "wallbox or socket")]
        case .gearInPark: [(.vehicleGear, "P")]
        case .hoodClosed: [(.vehicleHood, "closed")]
        case .doorsClosed: [(.vehicleDoors, "closed")]
        case .windowsClosed: [(.vehicleWindows, "closed")]
        // The card that ended it was good as well.
        case .cardAccepted where self == .endedByCard: [(.wallboxStatus, "not Finishing")]
        case .cardAccepted where self == .readerBroken: [(.wallboxFault, "NoError")]
        case .cardAccepted: [(.cardStatus, "Accepted"), (.sessionState, "open")]
        case .batteryTemperatureAllows: [(.batteryTemperature, "-25 °C .. 50 °C")]
        case .batterySufficient:
            [
                (
                    .vehicleSoc,
                    "> \(Scalar.shortest(max(parameters.thresholds.climateSoc, parameters.vehicle.minimumSoc))) %"
                )
            ]
        case .targetNotReached:
            [(.vehicleSoc, "< \(Scalar.shortest(facts.number(.chargingTarget) ?? 100)) %")]
        case .chargingWanted: [(.chargingState, "not stopped")]
        case .currentOffered: [(.wallboxLimit, ">= 6 A"), (.plugRating, ">= 6 A")]
        case .insideWindow: [(.chargingWindow, "none")]
        case .climateActivated: [(.climateActivated, "true")]
        case .departureSet: [(.departureNext, "not none")]
        case .coolingAvailable:
            [
                (
                    .cabinTemperature,
                    "<= \(Scalar.shortest(facts.number(.climateTarget) ?? 21)) °C"
                )
            ]
        case .temperatureDiffers:
            [
                (
                    .weatherTemperature,
                    "not \(Scalar.shortest(facts.number(.climateTarget) ?? 21)) °C"
                )
            ]
        case .timeSufficient: [(.chargingTimeSufficient, "true")]
        case .fullClimatePower: [(.plugSupply, "wallbox")]
        case .serviceActive: [(.serviceState, "active")]
        case .linkOnline: [(.linkState, "online")]
        }
    }
}

extension Event.Cause {
    /// The command's word, or `time`.
    public var text: String {
        switch self {
        case .time: "time"
        case .command(let name, number: _): name.word
        }
    }
}
