internal import GRDB
public import Simulation

/// A recorded life, lived again and compared.
public struct LifeReplay: Hashable, Sendable {
    public let vehicle: String
    /// Events that were the same to the letter.
    public internal(set) var eventCount = 0
    /// Commands and jumps of the clock that were given again.
    public internal(set) var inputCount = 0
    /// Places at which steps were lost: the replay starts anew behind each.
    public internal(set) var gapCount = 0
    /// The first event that was not the same.
    public internal(set) var difference: Difference?

    /// Where the recorded life and the one lived again part.
    public struct Difference: Hashable, Sendable {
        public let sequence: UInt64
        /// The event's JSON; nothing where there is none.
        public let recorded: String?
        public let replayed: String?
        /// JSON of the events before it, the same in both.
        public let before: [String]
        /// The last input before it, as people read it.
        public let input: String?
    }
}

extension RecordedDatabase {
    /// Lives a recorded life again, and compares every event to the letter.
    ///
    /// - Parameters:
    ///   - vehicle: whose.
    ///   - from: events before are lived through, but not counted.
    ///   - end: what comes later is left out.
    /// - Returns: nothing where there is no such vehicle.
    /// - Throws: what keeps the file from being read, or an engine from being restored.
    public func replay(
        _ vehicle: String, from: Instant? = nil, to end: Instant? = nil
    ) throws(RecordingError) -> LifeReplay? {
        try read { db in
            guard let engine = try StoredLife.engine(of: vehicle, db, path),
                var start = try StoredLife.start(
                    of: vehicle, before: from ?? Instant(milliseconds: .min), db, path)
            else { return nil }
            var replay = LifeReplay(vehicle: vehicle)
            let limit = min(end ?? .never, engine.now)
            while replay.difference == nil {
                let gap = try StoredLife.gap(of: vehicle, after: start.engine.sequence, db)
                var stretch = Stretch(start.engine, from: from ?? start.engine.now)
                try stretch.run(vehicle, until: gap, limit: limit, db)
                replay.eventCount += stretch.eventCount
                replay.inputCount += stretch.inputCount
                replay.difference = stretch.difference
                guard let gap, gap.at <= limit else {
                    let isWhole = stretch.difference == nil && limit == engine.now
                    if isWhole, stretch.engine != engine {
                        replay.difference = stretch.differenceOfState
                    }
                    break
                }
                replay.gapCount += 1
                guard let next = try StoredLife.start(of: vehicle, before: gap.at, db, path),
                    next.engine.sequence > start.engine.sequence
                else { break }
                start = next
            }
            return replay
        }
    }
}

/// A stretch of a life without a gap.
private struct Stretch {
    private(set) var engine: Engine
    private(set) var eventCount = 0
    private(set) var inputCount = 0
    private(set) var difference: LifeReplay.Difference?
    private let from: Instant
    private var before: [String] = []
    private var lastInput: String?

    /// How many events are shown before a difference.
    private static let surroundings = 3

    init(_ engine: Engine, from: Instant) {
        self.engine = engine
        self.from = from
    }

    var differenceOfState: LifeReplay.Difference {
        .init(
            sequence: engine.sequence, recorded: "the stored state of the vehicle",
            replayed: "another state, after the same events", before: before, input: lastInput)
    }

    mutating func run(
        _ vehicle: String, until gap: Gap?, limit: Instant, _ db: Database
    ) throws {
        let inputs = try StoredLife.inputs(
            of: vehicle, after: engine.sequence, until: limit, gap: gap, db)
        let recorded = try Row.fetchCursor(
            db,
            sql: """
                SELECT sequence, payload FROM event
                WHERE vehicle = ? AND sequence > ? AND sequence <= ? AND at <= ?
                ORDER BY sequence
                """,
            arguments: [
                vehicle, Int64(engine.sequence), gap.map { Int64($0.lostAfter) } ?? Int64.max,
                limit.milliseconds,
            ])
        var plans = KnownPlans(engine)
        var events: [Event] = []
        for input in inputs {
            lastInput = input.text(in: engine)
            inputCount += 1
            engine.take(input, into: &events, &plans)
            guard try compare(&events, plans, with: recorded, until: gap) else { return }
        }
        engine.pass(to: min(limit, gap?.at ?? limit), into: &events, &plans)
        guard try compare(&events, plans, with: recorded, until: gap) else { return }
        if let row = try recorded.next() {
            difference = .init(
                sequence: UInt64(row[0] as Int64), recorded: row[1], replayed: nil,
                before: before, input: lastInput)
        }
    }

    /// Compares what happened with what was written down.
    ///
    /// - Returns: whether to go on.
    private mutating func compare(
        _ events: inout [Event], _ plans: KnownPlans, with recorded: RowCursor, until gap: Gap?
    ) throws -> Bool {
        for event in events where event.sequence <= gap?.lostAfter ?? .max {
            let replayed = RecordedEvent(event, plans: plans.known).json
            let text: String? = try recorded.next()?[1]
            guard text == replayed else {
                difference = .init(
                    sequence: event.sequence, recorded: text, replayed: replayed,
                    before: before, input: lastInput)
                return false
            }
            if event.at >= from { eventCount += 1 }
            before.append(replayed)
            if before.count > Self.surroundings { before.removeFirst() }
        }
        events.removeAll(keepingCapacity: true)
        return true
    }
}

extension RecordedInput {
    /// As people read it: when, and what.
    func text(in engine: Engine) -> String {
        let time = engine.zone.text(of: at)
        return switch kind {
        case .command(let command, _): "\(time) \(command.text)"
        case .jump(let instant): "\(time) the clock jumps to \(engine.zone.text(of: instant))"
        }
    }
}
