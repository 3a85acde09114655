internal import Foundation
internal import GRDB
internal import Simulation

extension RecordedDatabase {
    /// A recording in memory that has nothing but a stretch of a life.
    ///
    /// So whatever reads a recording reads a bundle, too.
    init(_ stretch: RecordedStretch, path: String) throws {
        let queue = try DatabaseQueue()
        try Schema.migrator.migrate(queue)
        try queue.write { try stretch.write(to: $0) }
        self.init(path: path, queue: queue)
    }
}

extension RecordedStretch {
    fileprivate func write(to db: Database) throws {
        let statements = try Statements(db)
        let createdAt = starts.first?.start.engine.now ?? end.now
        try db.execute(
            literal: """
                INSERT INTO vehicle (id, preset, zone, createdAt, at, sequence, snapshot)
                VALUES (\(vehicle), \(end.parameters.vehicle.scenarioText), \(end.zone.name),
                    \(createdAt.milliseconds), \(end.now.milliseconds), \(Int64(end.sequence)),
                    \(Data(end.stored)))
                """)
        for place in starts {
            try statements.insert(
                place.start.reason, place.start.engine, of: vehicle,
                stored: Data(place.start.engine.stored), lostAfter: place.lostAfter)
        }
        for received in commands {
            let command = RecordedCommand(
                received.command, source: received.source, status: received.status,
                unmet: received.unmet, expiresAt: received.expiresAt)
            try statements.insert(
                command, of: vehicle, at: received.at, sequence: received.sequence,
                number: received.number)
        }
        for jump in jumps {
            try statements.insertJump(
                of: vehicle, sequence: jump.sequence, from: jump.from, to: jump.to)
        }
        for json in events {
            guard let event = RecordedEvent(json: json) else {
                throw Mistake("an event begins otherwise than every event does")
            }
            let kind = json.split(separator: "\"kind\":\"", maxSplits: 1).last?
                .prefix { $0 != "\"" }
            try statements.insert(event, kind: String(kind ?? ""), of: vehicle)
        }
    }
}
