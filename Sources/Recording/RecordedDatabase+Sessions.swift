internal import GRDB
public import Simulation

/// Which sessions are meant; what is not said leaves none out.
public struct SessionFilter: Hashable, Sendable {
    public var vehicle: String?
    /// Sessions that were open at or after this instant.
    public var from: Instant?
    /// Sessions that were opened before it.
    public var to: Instant?
    /// The beginning of a card's token.
    public var card: String?
    /// A stop reason, a prerequisite or a fault.
    public var reason: String?

    public init() {}

    /// Every word that a reason can be.
    public static var reasons: [String] {
        let signals = [Signal.sessionStopReason, .wallboxFault, .wallboxFaultDetail, .vehicleFault]
        let words = signals.flatMap { signal in
            if case .words(let words) = signal.row.kind { words } else { [String]() }
        }
        let nothing = ["none", ChargePointErrorCode.noError.word]
        return Prerequisite.words + words.filter { !nothing.contains($0) }
    }
}

extension RecordedDatabase {
    /// The sessions, in the order in which they were opened.
    public func sessions(
        _ filter: SessionFilter = SessionFilter()
    ) throws(RecordingError) -> [SessionRow] {
        var conditions = ["1"]
        var arguments = StatementArguments()
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("vehicle = ?", filter.vehicle)
        add("coalesce(endedAt, checkpointAt) >= ?", filter.from?.milliseconds)
        add("openedAt < ?", filter.to?.milliseconds)
        add("instr(card, ?) = 1", filter.card)
        if let reason = filter.reason {
            conditions.append(
                """
                (stopReason = ? OR (energyStartedAt IS NULL AND blockedBy = ?)
                    OR instr(faults, '"' || ? || '"') > 0)
                """)
            arguments += [reason, reason, reason]
        }
        return try read { db in
            // A cursor does not copy each row before it is read.
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT \(list(SessionRow.columns)) FROM session "
                    + "WHERE \(conditions.joined(separator: " AND ")) ORDER BY openedAt, id",
                arguments: arguments)
            return try Array(rows.map(SessionRow.init))
        }
    }

    /// The whole tokens of the cards that begin with what a list shows of one, or with more.
    public func cards(beginning start: String) throws(RecordingError) -> [CardToken] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT card FROM session WHERE substr(card, 1, length(?1)) = ?1
                    ORDER BY card
                    """, arguments: [start]
            ).compactMap { CardToken(written: $0) { _ in CardToken(bits: 0) } }
        }
    }

    /// A session by its id.
    public func session(_ id: String) throws(RecordingError) -> SessionRow? {
        try read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(list(SessionRow.columns)) FROM session WHERE id = ?",
                arguments: [id]
            ).map(SessionRow.init)
        }
    }

    /// The measurements of a session, in their order.
    public func samples(of session: String) throws(RecordingError) -> [SampleRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(list(SampleRow.columns)) FROM sample WHERE session = ? ORDER BY at",
                arguments: [session]
            ).map(SampleRow.init)
        }
    }

    /// Runs of pre-entry climate control, in their order.
    public func preconditions(
        of vehicle: String? = nil
    ) throws(RecordingError) -> [PreconditionRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(list(PreconditionRow.columns)) FROM precondition "
                    + "WHERE ?1 IS NULL OR vehicle = ?1 ORDER BY openedAt, vehicle, number",
                arguments: [vehicle]
            ).map(PreconditionRow.init)
        }
    }
}
