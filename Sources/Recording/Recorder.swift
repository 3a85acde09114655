public import Diagnostics
internal import Foundation
internal import GRDB
public import Simulation

/// Writes the lives of vehicles down, so that nothing that was answered is ever lost.
///
/// A step is one transaction: its command, its events, the engine as it is afterwards, what is to be
/// sent, and everything derived from them. When ``record(_:)`` returns, the disk has it; only then may
/// anything of it be told outside.
public struct Recorder {
    /// Where it writes.
    public let path: String
    /// Where a corrupt file that stood there was moved to.
    public let movedAside: String?
    /// Whom a recorded diagnosis tells to call.
    let contacts: ContactDirectory
    let queue: DatabaseQueue
    private var statements: Statements
    var lives: [String: Life] = [:]
    /// Whether steps are part of a transaction of several.
    private var isTogether = false

    /// Opens a file, or makes it.
    ///
    /// A file of an older version is brought up to date. A corrupt one is moved aside, and never
    /// written over.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - contacts: whom a recorded diagnosis tells to call.
    /// - Throws: what keeps it from being written.
    public init(
        path: String, contacts: ContactDirectory = ContactDirectory()
    ) throws(RecordingError) {
        self.path = path
        self.contacts = contacts
        (queue, movedAside) = try DatabaseFile.open(path)
        let queue = queue
        statements = try explaining(path) { try queue.writeWithoutTransaction(Statements.init) }
    }

    /// Begins the life of a vehicle.
    ///
    /// - Parameters:
    ///   - vehicle: an id that no other has had in this file.
    ///   - preset: the word of its figures, for people.
    ///   - engine: the vehicle as it is at first.
    /// - Throws: what kept it from being written.
    public mutating func begin(
        vehicle: String, preset: String, engine: Engine
    ) throws(RecordingError) {
        var life = Life(vehicle: vehicle, engine: engine)
        life.contacts = contacts
        let rows = life.begin()
        try transact { db in
            let stored = Data(engine.stored)
            try db.execute(
                literal: """
                    INSERT INTO vehicle (id, preset, zone, createdAt, at, sequence, snapshot)
                    VALUES (\(vehicle), \(preset), \(engine.zone.name), \(engine.now.milliseconds),
                        \(engine.now.milliseconds), \(Int64(engine.sequence)), \(stored))
                    """)
            try statements.insert(.created, engine, of: vehicle, stored: stored)
            try write(rows, life, db)
        }
        lives[vehicle] = life
    }

    /// Writes a step down.
    ///
    /// - Throws: what kept it from being written. It is lost then, and nothing of it may be answered;
    ///   where it was not undone, the next step that is written tells of a gap before it.
    public mutating func record(_ step: RecordedStep) throws(RecordingError) {
        guard var life = lives[step.vehicle] else {
            preconditionFailure("a vehicle's life begins before its steps are recorded")
        }
        let before = life.engine
        let rows = life.follow(step)
        do {
            try transact { db in
                try writeInput(step, before)
                for event in step.events {
                    try statements.insert(
                        RecordedEvent(event, plans: life.plans.known), kind: event.kind.word,
                        of: step.vehicle)
                }
                for message in step.messages { try statements.insert(message, of: step.vehicle) }
                try write(rows, life, db)
                let stored = Data(step.engine.stored)
                try statements.save(step.engine, of: step.vehicle, stored: stored)
                if let reason = rows.start {
                    try statements.insert(
                        reason, step.engine, of: step.vehicle, stored: stored,
                        lostAfter: reason == .gap ? before.sequence : nil)
                }
            }
        } catch {
            lives[step.vehicle]?.lose(step)
            // A statement that failed tells so once more when it is used again.
            statements = (try? queue.unsafeReentrantWrite(Statements.init)) ?? statements
            throw error
        }
        lives[step.vehicle] = life
    }

    /// What the first command of an id came to, and its content.
    ///
    /// - Returns: nothing where the id is new.
    public func firstCommand(
        id: String, vehicle: String
    ) throws(RecordingError) -> (content: String, status: RecordedCommand.Status)? {
        try explaining(path) {
            try queue.read { db in
                let row = try Row.fetchOne(
                    db,
                    sql: "SELECT content, status FROM command WHERE vehicle = ? AND id = ?",
                    arguments: [vehicle, id])
                guard let row, let status = RecordedCommand.Status(rawValue: row[1]) else {
                    return nil
                }
                return (content: row[0], status: status)
            }
        }
    }

    /// When an open session is due to be written though nothing happens: each minute and 0.1 kWh.
    ///
    /// A step without input and events does it.
    ///
    /// - Returns: nothing while no current flows.
    public func checkpointDue(vehicle: String) -> Instant? {
        guard let life = lives[vehicle], let session = life.session else { return nil }
        let power = session.sample?.powerW ?? 0
        guard power > 0 else { return nil }
        let step = Timespan(milliseconds: 100 * 3_600_000 / power)
        return session.row.checkpointAt + min(step, SampleRow.interval)
    }

    /// Makes one transaction of several steps, where nothing is answered in between.
    ///
    /// - Throws: what `body` does; then none of its steps is written.
    public mutating func together(
        _ body: (inout Recorder) throws -> Void
    ) throws {
        var copy = self
        copy.isTogether = true
        let path = path
        do {
            try queue.write { _ in try body(&copy) }
        } catch let error as DatabaseError {
            throw RecordingError(error, path: path)
        }
        copy.isTogether = false
        self = copy
    }

    // MARK: Parts of a step

    private func transact(_ body: (Database) throws -> Void) throws(RecordingError) {
        try explaining(path) {
            if isTogether { try queue.unsafeReentrantWrite(body) } else { try queue.write(body) }
        }
    }

    private func writeInput(_ step: RecordedStep, _ before: Engine) throws {
        var own: UInt32?
        switch step.input {
        case nil: break
        case .jump(let from):
            try statements.insertJump(
                of: step.vehicle, sequence: before.sequence, from: from, to: step.engine.now)
        case .command(let command):
            // One that never reached the engine has no number there.
            if step.engine.commandCount > before.commandCount { own = step.engine.commandCount }
            try statements.insert(
                command, of: step.vehicle, at: step.engine.now,
                sequence: step.firstSequence(of: own), number: own)
        }
        for event in step.events {
            guard case .command(_, let number) = event.cause, number != own else { continue }
            switch event.kind {
            case .accepted, .ignored:
                try statements.settle(number, of: step.vehicle, .accepted, unmet: [])
            case .refused(let refusal):
                try statements.settle(number, of: step.vehicle, .refused, unmet: refusal.words)
            case .dropped:
                try statements.settle(number, of: step.vehicle, .expired, unmet: ["linkOnline"])
            case .queued, .interrupted, .met, .unmet, .changed: break
            }
        }
    }

    private func write(_ rows: Life.Rows, _ life: Life, _ db: Database) throws {
        for row in rows.sessions { try statements.save(row, db) }
        for row in rows.samples { try statements.save(row) }
        for row in rows.preconditions { try statements.save(row) }
        for diagnosis in rows.diagnoses {
            try statements.save(diagnosis, of: life.vehicle, sequence: life.engine.sequence)
        }
    }
}

extension RecordedStep {
    /// The number of the event that told what became of a command; the last event, where it never
    /// reached the engine.
    fileprivate func firstSequence(of command: UInt32?) -> UInt64 {
        let first = events.first { event in
            if case .command(_, let number) = event.cause { number == command } else { false }
        }
        return first?.sequence ?? engine.sequence
    }
}
