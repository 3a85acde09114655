/// What feeds the plug: a wallbox, or the control box in a household cable (mode 2).
///
/// Both speak IEC 61851-1 with the van over the control pilot. Status and pilot are computed from
/// this and the rest of the state, never stored twice.
struct Wallbox: Hashable, Sendable, BitwiseCopyable {
    /// Where the two stand in the sequence of IEC 61851-1, Annex A.
    enum Phase: Hashable, Sendable, BitwiseCopyable {
        /// A1. Left when the plug's contacts make.
        case apart
        /// B1: the control box tests itself. Left when it is done.
        case testing(until: Instant)
        /// B1: no current is offered. Left when all on this side permit.
        case connected
        /// B2: current is offered. Left when the van closes its switch, at `closesAt` once it wants
        /// to, or by a wake-up pulse at `wakesAt`.
        case offering(closesAt: Instant, wakesAt: Instant)
        /// F for a moment, to wake a van that sleeps. Left when over, or when the van wants.
        case waking(until: Instant)
        /// C2, contactor still open. Left when it closes.
        case requested(closesAt: Instant)
        /// C2, contactor closed. Left when either side stops.
        case energized
        /// C1: the offer has ended under load; the van is about to open its switch.
        case stopping(until: Instant)
    }

    /// Whether the wallbox takes part in service.
    enum Availability: Hashable, Sendable, BitwiseCopyable {
        case inService
        /// Out of service when the transaction ends.
        case leaving
        case outOfService
    }

    var exists = false
    /// A per phase, as set on it.
    var limit = 0.0
    var faults: WallboxFaults = []
    var faultDetail = WallboxFaultDetail.none
    var availability = Availability.inService
    var mains = Mains.on
    var backend = Link.online
    var phase = Phase.apart
    /// A; what the duty cycle stands for while it runs.
    var duty = 0.0
    /// When the duty cycle may change next.
    var dutyHoldsUntil = Instant(milliseconds: .min)
    /// Whether it wants to change then.
    var isDutyStale = false

    /// The van closes its switch this long after offer and wish came together *.
    static let vanDelay = Timespan.seconds(1)
    /// IEC 61851-1, Table A.6, sequence 4: the contactor closes within 3 s.
    static let closingDelay = Timespan.seconds(1)
    /// The van leaves C this long after the offer's end.
    ///
    /// IEC 61851-1, Table A.6, sequence 10 gives it 3 s; it always keeps to it here, so that the
    /// forced opening after 6 s never comes.
    static let stoppingDelay = Timespan.seconds(1)
    /// EV-Chg: the duty cycle changes at most every 5 s.
    static let dutyInterval = Timespan.seconds(5)
    /// EV-Chg, Phoenix: 30 s in B2 without C bring one pulse of 4 s.
    static let wakeDelay = Timespan.seconds(30)
    static let wakeLength = Timespan.seconds(4)
    /// The control box in a household cable tests itself for about 2 s.
    static let testLength = Timespan.seconds(2)
    /// IEC 61851-1: the lowest current that a duty cycle can offer, A.
    static let leastOffer = 6.0

    var contactor: Contactor {
        switch phase {
        case .energized, .stopping: .closed
        case .apart, .testing, .connected, .offering, .waking, .requested: .open
        }
    }

    /// Whether the duty cycle runs.
    var isOffering: Bool {
        switch phase {
        case .offering, .requested, .energized: true
        case .apart, .testing, .connected, .waking, .stopping: false
        }
    }

    var deadline: Instant {
        let next: Instant
        switch phase {
        case .apart, .connected, .energized: next = .never
        case .testing(let until), .waking(let until), .stopping(let until): next = until
        case .requested(let closesAt): next = closesAt
        case .offering(let closesAt, let wakesAt): next = min(closesAt, wakesAt)
        }
        return isDutyStale && isOffering ? min(next, dutyHoldsUntil) : next
    }
}

/// OCPP 1.6 error codes that hold at a wallbox.
struct WallboxFaults: OptionSet, Hashable, Sendable, BitwiseCopyable {
    let rawValue: UInt16
    @inline(__always) init(rawValue: UInt16) { self.rawValue = rawValue }
    @inline(__always)
    init(_ code: ChargePointErrorCode) {
        rawValue = code == .noError ? 0 : 1 << UInt16(code.rawValue)
    }

    /// Those that only warn, or stop new cards alone.
    @inline(__always)
    static var harmless: WallboxFaults {
        [
            .init(.localListConflict), .init(.powerMeterFailure), .init(.resetFailure),
            .init(.weakSignal), .init(.readerFailure),
        ]
    }
    /// Blocks without `Faulted`.
    @inline(__always)
    static var communication: WallboxFaults { WallboxFaults(.evCommunicationError) }

    /// Whether charging cannot run.
    var block: Bool { !subtracting(.harmless).isEmpty }
    /// Whether the status is `Faulted`.
    var areFaulted: Bool { !subtracting(.harmless).subtracting(.communication).isEmpty }

    /// The one to show: the first that faults, else that blocks, else any.
    var shown: ChargePointErrorCode {
        let faulting = subtracting(.harmless).subtracting(.communication)
        let chosen = !faulting.isEmpty ? faulting : block ? .communication : self
        guard !chosen.isEmpty else { return .noError }
        return ChargePointErrorCode(rawValue: UInt8(chosen.rawValue.trailingZeroBitCount))
            ?? .otherError
    }
}
