internal import GRDB
internal import Simulation

extension SessionRow {
    static let columns = [
        "id", "vehicle", "number", "supply", "card", "startReason", "openedAt", "pluggedAt",
        "authorizedAt", "energyStartedAt", "energyEndedAt", "endedAt", "checkpointAt", "socStart",
        "socEnd", "meterStartWh", "meterStopWh", "phases", "cableA", "energyGridWh",
        "energyBatteryWh", "energyClimateWh", "maxPowerW", "stopReason", "blockedBy", "faults",
        "recovered",
    ]

    /// In the order of the columns.
    var values: StatementArguments {
        [
            id, vehicle, number, supply, card, startReason.rawValue, openedAt.milliseconds,
            pluggedAt?.milliseconds, authorizedAt?.milliseconds, energyStartedAt?.milliseconds,
            energyEndedAt?.milliseconds, endedAt?.milliseconds, checkpointAt.milliseconds,
            socStart, socEnd, meterStartWh, meterStopWh, phases, cableA, energyGridWh,
            energyBatteryWh, energyClimateWh, maxPowerW, stopReason, blockedBy, faults.json,
            isRecovered,
        ]
    }

    /// A row that has every column, in their order.
    init(_ row: Row) throws {
        var row = RowReader(row)
        id = try row.next()
        vehicle = try row.next()
        number = try row.next()
        supply = try row.next()
        card = try row.nextIfAny()
        startReason = SessionRow.StartReason(rawValue: try row.next()) ?? .noCard
        openedAt = try row.nextInstant()
        pluggedAt = try row.nextInstantIfAny()
        authorizedAt = try row.nextInstantIfAny()
        energyStartedAt = try row.nextInstantIfAny()
        energyEndedAt = try row.nextInstantIfAny()
        endedAt = try row.nextInstantIfAny()
        checkpointAt = try row.nextInstant()
        socStart = try row.next()
        socEnd = try row.next()
        meterStartWh = try row.next()
        meterStopWh = try row.next()
        phases = try row.next()
        cableA = try row.nextIfAny()
        energyGridWh = try row.next()
        energyBatteryWh = try row.next()
        energyClimateWh = try row.next()
        maxPowerW = try row.next()
        stopReason = try row.nextIfAny()
        blockedBy = try row.nextIfAny()
        faults = words(inJSON: try row.next())
        isRecovered = try row.next()
    }
}

extension SampleRow {
    static let columns = [
        "session", "at", "powerW", "currentA", "offerA", "soc", "batteryTemperature",
        "cabinTemperature", "limitedBy",
    ]

    /// In the order of the columns.
    var values: StatementArguments {
        [
            session, at.milliseconds, powerW, currentA, offerA, soc, batteryTemperature,
            cabinTemperature, limitedBy,
        ]
    }

    /// A row that has every column, in their order.
    init(_ row: Row) throws {
        var row = RowReader(row)
        session = try row.next()
        at = try row.nextInstant()
        powerW = try row.next()
        currentA = try row.next()
        offerA = try row.next()
        soc = try row.next()
        batteryTemperature = try row.next()
        cabinTemperature = try row.next()
        limitedBy = try row.next()
    }
}

extension PreconditionRow {
    static let columns = [
        "vehicle", "number", "kind", "departureAt", "openedAt", "startedAt", "endedAt",
        "cabinStart", "cabinEnd", "outside", "target", "energyGridWh", "energyBatteryWh",
        "source", "result", "reason",
    ]

    /// In the order of the columns.
    var values: StatementArguments {
        [
            vehicle, number, kind.rawValue, departureAt?.milliseconds, openedAt.milliseconds,
            startedAt?.milliseconds, endedAt?.milliseconds, cabinStart, cabinEnd, outside, target,
            energyGridWh, energyBatteryWh, source, result, reason,
        ]
    }

    /// A row that has every column, in their order.
    init(_ row: Row) throws {
        var row = RowReader(row)
        vehicle = try row.next()
        number = try row.next()
        kind = PreconditionRow.Kind(rawValue: try row.next()) ?? .departure
        departureAt = try row.nextInstantIfAny()
        openedAt = try row.nextInstant()
        startedAt = try row.nextInstantIfAny()
        endedAt = try row.nextInstantIfAny()
        cabinStart = try row.next()
        cabinEnd = try row.next()
        outside = try row.next()
        target = try row.next()
        energyGridWh = try row.next()
        energyBatteryWh = try row.next()
        source = try row.next()
        result = try row.nextIfAny()
        reason = try row.nextIfAny()
    }
}

/// Reads a row from its first column to its last.
struct RowReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) { self.row = row }

    mutating func next<T: DatabaseValueConvertible & StatementColumnConvertible>() throws -> T {
        defer { index += 1 }
        return try row.decode(T.self, atIndex: index)
    }

    mutating func nextIfAny<T: DatabaseValueConvertible & StatementColumnConvertible>()
        throws -> T?
    {
        defer { index += 1 }
        return try row.decode(T?.self, atIndex: index)
    }

    mutating func nextInstant() throws -> Instant { Instant(milliseconds: try next()) }

    mutating func nextInstantIfAny() throws -> Instant? {
        try nextIfAny().map { Instant(milliseconds: $0) }
    }
}

/// The words of a JSON list, as the table has them.
func words(inJSON text: String) -> [String] {
    guard case .list(let list)? = try? Written(json: Array(text.utf8)) else { return [] }
    return list.compactMap { if case .text(let word) = $0 { word } else { nil } }
}
