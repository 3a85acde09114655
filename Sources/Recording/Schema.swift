internal import GRDB

/// The tables of a recording; what others rely on.
///
/// Times are integer milliseconds UTC, energies integer watt-hours, ids text. A migration that was
/// released never changes: a new one is appended.
enum Schema {
    /// Stands in the file, so that another program's database is told from ours: `eCel`.
    static let applicationID: Int32 = 0x6543_656c

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-01 tables") { db in
            try db.execute(literal: "PRAGMA application_id = \(sql: "\(applicationID)")")
            for statement in tables + views { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2026-11 answers") { db in
            for statement in answers { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2026-11 quick start") { db in
            for statement in quickStart { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2026-11 why not") { db in
            for statement in whyNot { try db.execute(sql: statement) }
        }
        return migrator
    }

    private static let tables = [
        """
        CREATE TABLE vehicle (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            preset TEXT NOT NULL,
            zone TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            at INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            snapshot BLOB NOT NULL
        ) STRICT
        """,
        // From these a life can be lived again: at its creation, when it is idle, after a gap.
        """
        CREATE TABLE replayStart (
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN ('created', 'idle', 'gap')),
            lostAfter INTEGER CHECK ((reason = 'gap') = (lostAfter IS NOT NULL)),
            snapshot BLOB NOT NULL,
            PRIMARY KEY (vehicle, sequence, at)
        ) STRICT
        """,
        """
        CREATE TABLE command (
            key INTEGER PRIMARY KEY,
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            id TEXT,
            sequence INTEGER NOT NULL,
            number INTEGER,
            at INTEGER NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('mqtt', 'http', 'scenario', 'cli')),
            name TEXT NOT NULL,
            arguments TEXT NOT NULL CHECK (json_valid(arguments)),
            content TEXT NOT NULL,
            status TEXT NOT NULL
                CHECK (status IN ('accepted', 'refused', 'invalid', 'expired', 'queued')),
            unmet TEXT NOT NULL CHECK (json_valid(unmet)),
            expiresAt INTEGER,
            UNIQUE (vehicle, id),
            UNIQUE (vehicle, number)
        ) STRICT
        """,
        "CREATE INDEX commandByTime ON command (vehicle, at)",
        // The clock jumped: the recorder was down, or somebody set it. An input of a replay.
        """
        CREATE TABLE jump (
            key INTEGER PRIMARY KEY,
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX jumpBySequence ON jump (vehicle, sequence)",
        """
        CREATE TABLE event (
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (vehicle, sequence)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            supply TEXT NOT NULL CHECK (supply IN ('none', 'wallbox', 'socket')),
            card TEXT,
            startReason TEXT NOT NULL CHECK (startReason IN ('plugFirst', 'cardFirst', 'noCard')),
            openedAt INTEGER NOT NULL,
            pluggedAt INTEGER,
            authorizedAt INTEGER,
            energyStartedAt INTEGER,
            energyEndedAt INTEGER,
            endedAt INTEGER,
            checkpointAt INTEGER NOT NULL CHECK (checkpointAt >= openedAt),
            socStart REAL NOT NULL,
            socEnd REAL NOT NULL,
            meterStartWh INTEGER NOT NULL,
            meterStopWh INTEGER NOT NULL,
            phases INTEGER NOT NULL CHECK (phases BETWEEN 0 AND 3),
            cableA REAL,
            energyGridWh INTEGER NOT NULL CHECK (energyGridWh = meterStopWh - meterStartWh),
            energyBatteryWh INTEGER NOT NULL,
            energyClimateWh INTEGER NOT NULL,
            maxPowerW INTEGER NOT NULL CHECK (maxPowerW >= 0),
            stopReason TEXT,
            blockedBy TEXT,
            faults TEXT NOT NULL CHECK (json_valid(faults)),
            recovered INTEGER NOT NULL DEFAULT 0 CHECK (recovered IN (0, 1)),
            UNIQUE (vehicle, number),
            CHECK (energyGridWh >= 0),
            CHECK (endedAt IS NULL OR endedAt >= openedAt)
        ) STRICT
        """,
        "CREATE UNIQUE INDEX oneOpenSession ON session (vehicle) WHERE endedAt IS NULL",
        "CREATE INDEX sessionByTime ON session (openedAt)",
        """
        CREATE TABLE sample (
            session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            powerW INTEGER NOT NULL,
            currentA REAL NOT NULL,
            offerA REAL NOT NULL,
            soc REAL NOT NULL,
            batteryTemperature REAL NOT NULL,
            cabinTemperature REAL NOT NULL,
            limitedBy TEXT NOT NULL,
            PRIMARY KEY (session, at)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE precondition (
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind IN ('departure', 'startNow')),
            departureAt INTEGER,
            openedAt INTEGER NOT NULL,
            startedAt INTEGER,
            endedAt INTEGER,
            cabinStart REAL NOT NULL,
            cabinEnd REAL NOT NULL,
            outside REAL NOT NULL,
            target REAL NOT NULL,
            energyGridWh INTEGER NOT NULL CHECK (energyGridWh >= 0),
            energyBatteryWh INTEGER NOT NULL CHECK (energyBatteryWh >= 0),
            source TEXT NOT NULL CHECK (source IN ('none', 'grid', 'battery', 'both')),
            result TEXT,
            reason TEXT,
            PRIMARY KEY (vehicle, number)
        ) STRICT
        """,
        """
        CREATE TABLE diagnosis (
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            activity TEXT NOT NULL CHECK (activity IN ('charging', 'climate')),
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            "primary" TEXT,
            document TEXT NOT NULL CHECK (json_valid(document)),
            PRIMARY KEY (vehicle, activity, sequence)
        ) STRICT
        """,
        """
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
            topic TEXT NOT NULL,
            payload TEXT NOT NULL,
            retain INTEGER NOT NULL CHECK (retain IN (0, 1)),
            expiresAt INTEGER
        ) STRICT
        """,
    ]

    // Where the sender of a command wants its answer, and what that carries unchanged (MQTT 5).
    private static let answers = [
        "ALTER TABLE command ADD COLUMN responseTopic TEXT",
        "ALTER TABLE command ADD COLUMN correlation BLOB",
        "ALTER TABLE outbox ADD COLUMN correlation BLOB",
    ]

    // A start reads the commands after an event, and those that wait for the link: neither may cost more
    // the longer a vehicle has lived.
    private static let quickStart = [
        "DROP INDEX commandByTime",
        "CREATE INDEX commandBySequence ON command (vehicle, sequence)",
        "CREATE INDEX waitingCommand ON command (vehicle) WHERE status = 'queued'",
    ]

    private static let views = [
        """
        CREATE VIEW sessionReport AS SELECT
            id AS session, vehicle, supply, substr(card, 1, 9) AS card, startReason,
            strftime('%Y-%m-%d %H:%M:%S', openedAt / 1000, 'unixepoch') AS openedUTC,
            strftime('%Y-%m-%d %H:%M:%S', energyStartedAt / 1000, 'unixepoch') AS energyStartedUTC,
            strftime('%Y-%m-%d %H:%M:%S', energyEndedAt / 1000, 'unixepoch') AS energyEndedUTC,
            strftime('%Y-%m-%d %H:%M:%S', endedAt / 1000, 'unixepoch') AS endedUTC,
            round((coalesce(endedAt, checkpointAt) - openedAt) / 60000.0, 1) AS minutes,
            round(socStart, 1) AS socStart, round(socEnd, 1) AS socEnd,
            energyGridWh / 1000.0 AS gridKWh, energyBatteryWh / 1000.0 AS batteryKWh,
            energyClimateWh / 1000.0 AS climateKWh, maxPowerW / 1000.0 AS maxKW,
            stopReason, CASE WHEN energyStartedAt IS NULL THEN blockedBy END AS notStartedBecause,
            faults, recovered
        FROM session
        """,
        """
        CREATE VIEW whyNot AS SELECT
            vehicle, activity,
            strftime('%Y-%m-%d %H:%M:%S', at / 1000, 'unixepoch') AS sinceUTC,
            verdict, "primary" AS cause,
            json_extract(document, '$.primary.message') AS message,
            json_extract(document, '$.remedies[0].commands[0].name') AS remedy,
            json_extract(document, '$.contact') AS contact
        FROM diagnosis AS d
        WHERE verdict IN ('blocked', 'fault', 'waiting', 'limited') AND sequence = (
            SELECT max(sequence) FROM diagnosis
            WHERE vehicle = d.vehicle AND activity = d.activity)
        """,
    ]

    // What a person does about it, and whom to call, in words.
    private static let whyNot = [
        "DROP VIEW whyNot",
        """
        CREATE VIEW whyNot AS SELECT
            vehicle, activity,
            strftime('%Y-%m-%d %H:%M:%S', at / 1000, 'unixepoch') AS sinceUTC,
            verdict, "primary" AS cause,
            json_extract(document, '$.primary.message') AS message,
            (SELECT group_concat(value, ' ')
                FROM json_each(document, '$.remedies[0].advice')) AS remedy,
            json_extract(document, '$.contact.name') || ', '
                || json_extract(document, '$.contact.phone') AS contact
        FROM diagnosis AS d
        WHERE verdict IN ('blocked', 'fault', 'waiting', 'limited') AND sequence = (
            SELECT max(sequence) FROM diagnosis
            WHERE vehicle = d.vehicle AND activity = d.activity)
        """,
    ]
}
