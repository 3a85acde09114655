import Diagnostics
import Foundation
import SQLiteShell
import Simulation
import Testing

@testable import Recording

/// A bundle tells what happened, and not to whom.
struct BundleTests {
    private static let vehicle = "annas-van"
    private static let plan = "to-the-doctor"

    /// A recording of nights with names.
    private func record(
        in folder: borrowing Folder, _ seed: UInt64 = 0, nights: Int = 1,
        _ more: (inout Owner, inout Recorder) throws -> Void = { _, _ in }
    ) throws -> (database: RecordedDatabase, owner: Owner) {
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var other = Owner("bobs-van")
        try other.begin(&recorder)
        var owner = Owner(Self.vehicle, Engine(Owner.setup(seed)))
        try owner.begin(&recorder)
        for night in 0..<nights {
            try owner.give(
                .departureSet(DeparturePlan(name: Self.plan, minute: 420, recurrence: .days(.all))),
                id: "anna@phone \(night)", &recorder)
            try owner.night(&recorder)
            try owner.wait(.hours(10), &recorder)
        }
        try more(&owner, &recorder)
        return (try RecordedDatabase(path: recorder.path), owner)
    }

    private func request(_ change: (inout BundleRequest) -> Void = { _ in }) -> BundleRequest {
        var request = BundleRequest(vehicle: Self.vehicle, program: "0.1.0")
        change(&request)
        return request
    }

    private func open(_ made: MadeBundle, in folder: borrowing Folder) throws -> RecordedDatabase {
        let path = folder.file("a.jsonl")
        try Data(made.bundle.bytes).write(to: URL(fileURLWithPath: path))
        return try RecordedDatabase(bundle: path)
    }

    @Test func `a command that expired while it waited for the link has no effect there either`()
        throws
    {
        let folder = try Folder()
        let (database, _) = try record(in: folder) { owner, recorder in
            try owner.give(.linkDrop, &recorder)
            let expiry = owner.engine.now + .minutes(5)
            try owner.give(.chargingSetTarget(60), expiresAt: expiry, &recorder)
            try owner.wait(.minutes(10), &recorder)
            try owner.give(.linkRestore, &recorder)
        }
        #expect(try database.replay(Self.vehicle)?.difference == nil)
        let made = try database.bundle(request())
        let copy = try open(made, in: folder)
        #expect(try copy.replay(made.vehicle)?.difference == nil)
        let mistake = #expect(throws: Mistake.self) { try copy.scenario(of: made.vehicle) }
        #expect(
            mistake?.message.hasSuffix(
                "waits for the link until its `expiresAt`, which no scenario can tell; choose a "
                    + "stretch without, by --from and --to") == true)
    }

    @Test func `none of the names and cards is in a byte of it`() throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder, nights: 3) { owner, recorder in
            try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
            try owner.give(.cardPresent(Owner.card), &recorder)
            try owner.give(.linkDrop, &recorder)
            try owner.give(.departureClear(plan: Self.plan), &recorder)
        }
        try sqlite(database.path, "UPDATE command SET unmet = '[\"anna@phone\"]'")
        let bundle = try database.bundle(request()).bundle
        var texts = [String(decoding: bundle.bytes, as: UTF8.self).lowercased()]
        for text in texts[0].components(separatedBy: "\"stored\":\"").dropFirst() {
            #expect(text.prefix { $0 != "\"" }.count > 1000)
        }
        let original = String(decoding: bundle.bytes, as: UTF8.self)
        for text in original.components(separatedBy: "\"stored\":\"").dropFirst() {
            let data = try #require(Data(base64Encoded: String(text.prefix { $0 != "\"" })))
            texts.append(String(decoding: data, as: Unicode.ASCII.self))
            for card in [Owner.card, Owner.otherCard] {
                let bytes = Data(
                    (0..<8).map { UInt8(truncatingIfNeeded: card.bits >> (8 * UInt64($0))) })
                #expect(data.range(of: bytes) == nil)
            }
        }
        #expect(texts.count > 2)
        let digits = [Owner.card, Owner.otherCard].map { String($0.full.dropFirst(5)) }
        let secrets =
            [Self.vehicle, "bobs-van", Self.plan, "anna@phone", Owner.card.text] + digits
        for secret in secrets {
            for text in texts { #expect(!text.contains(secret), "\(secret)") }
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `the life in it replays as the recorded one does`(_ seed: UInt64) throws {
        let folder = try Folder()
        let (database, owner) = try record(in: folder, seed) { owner, recorder in
            var life = RandomLife(seed: seed)
            try recorder.together { recorder in
                for _ in 0..<80 { try life.step(&owner, &recorder) }
            }
        }
        let whole = try #require(try database.replay(Self.vehicle))
        #expect(whole.difference == nil)
        let made = try database.bundle(request { $0.from = Owner.start })
        let copy = try open(made, in: folder)
        let replay = try #require(try copy.replay(made.vehicle))
        #expect(replay == made.replay)
        #expect(replay.difference == nil)
        #expect(replay.eventCount == whole.eventCount)
        #expect(try copy.engine(of: made.vehicle)?.snapshot.unmet == owner.engine.snapshot.unmet)
    }

    @Test func `the diagnosis of it is that of the recording, but for names`() throws {
        let folder = try Folder()
        let (database, owner) = try record(in: folder, nights: 4) { owner, recorder in
            try owner.give(.hoodOpen, &recorder)
            try owner.give(.plugInsert(supply: nil, fit: .inserted, rating: nil), &recorder)
        }
        let made = try database.bundle(request())
        let copy = try open(made, in: folder)
        for ago in [0, 5, 11, 20] as [Int64] {
            let instant = owner.engine.now - .hours(ago)
            for activity in Activity.allCases {
                let own = try database.moment(of: Self.vehicle) { _ in instant }
                let other = try copy.moment(of: made.vehicle) { _ in instant }
                #expect(
                    withoutCards(document(activity, own)) == withoutCards(document(activity, other))
                )
            }
        }
        let moment = try copy.moment(of: made.vehicle)
        let documents = Activity.allCases.map { activity in
            Diagnosis(of: activity, engine: moment.engine, history: moment.history)
                .document(vehicle: made.vehicle).json
        }
        #expect(made.bundle.lines(of: "diagnosis") == documents)
    }

    private func document(_ activity: Activity, _ moment: RecordedMoment) -> String {
        Diagnosis(of: activity, engine: moment.engine, history: moment.history)
            .document().json
    }

    private func withoutCards(_ text: String) -> String {
        text.replacing(/card~[0-9a-f]{4,16}/, with: "a card")
    }

    @Test func `it ends and begins where it is asked to, and has the last start before`() throws {
        let folder = try Folder()
        let (database, owner) = try record(in: folder, nights: 5)
        let made = try database.bundle(
            request {
                $0.from = owner.engine.now - .hours(30)
                $0.to = owner.engine.now - .hours(15)
            })
        #expect(made.from == owner.engine.now - .hours(30))
        #expect(made.to == owner.engine.now - .hours(15))
        let copy = try open(made, in: folder)
        let vehicle = try #require(try copy.vehicles().first)
        #expect(vehicle.at == made.to)
        #expect(vehicle.createdAt <= made.from)
        #expect(vehicle.createdAt > Owner.start)
        #expect(try copy.replay(made.vehicle)?.difference == nil)
        #expect(try copy.engine(of: made.vehicle)?.now == made.to)
        let usual = try database.bundle(request())
        #expect(usual.from == owner.engine.now - .hours(48))
    }

    @Test func `lost steps and a recorder that was down are told as they are`() throws {
        let folder = try Folder()
        let path = folder.file("a.sqlite")
        let (database, owner) = try record(in: folder) { owner, recorder in
            try sqlite(
                path,
                "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'full'); END")
            #expect(throws: RecordingError.self) { try owner.give(.hoodOpen, &recorder) }
            try sqlite(path, "DROP TRIGGER full")
            try owner.give(.hoodClose, &recorder)
            try owner.jump(.hours(4), &recorder)
        }
        let made = try database.bundle(request())
        #expect(made.replay.difference == nil)
        #expect(made.replay.gapCount == 1)
        #expect(try open(made, in: folder).replay(made.vehicle) == made.replay)
        // In the middle of the jump nobody knows what happened.
        let before = try database.bundle(request { $0.to = owner.engine.now - .hours(2) })
        #expect(before.to == owner.engine.now - .hours(4))
        #expect(before.replay.difference == nil)
    }

    @Test func `what does not replay is given as it was recorded`() throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder)
        try sqlite(
            database.path,
            "UPDATE event SET payload = replace(payload, 'plugInserted', 'hoodClosed') "
                + "WHERE payload LIKE '%met%plugInserted%'")
        let made = try database.bundle(request())
        #expect(made.replay.difference?.recorded?.contains("hoodClosed") == true)
        #expect(try open(made, in: folder).replay(made.vehicle) == made.replay)
    }

    @Test func `a bundle that this version cannot read says of which it is`() throws {
        let folder = try Folder()
        let (database, owner) = try record(in: folder)
        var bundle = try database.bundle(request()).bundle
        var stored = owner.engine.stored
        // The form of its fields.
        stored[5] ^= 1
        let end = Data(stored).base64EncodedString()
        let index = try #require(bundle.parts.firstIndex { $0.name == "end" })
        bundle.parts[index].lines = [#"{"stored":"\#(end)"}"#]
        let path = folder.file("a.jsonl")
        try Data(bundle.bytes).write(to: URL(fileURLWithPath: path))
        #expect(
            throws: RecordingError.other(
                path: path,
                message: "the bundle is of eCell 0.1.0, and this version cannot read it: the "
                    + "stored engine has the form of another version of eCell")
        ) { try RecordedDatabase(bundle: path) }
    }

    @Test func `no two bundles can be linked by their names`() throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder)
        let bundles = try (0..<2).map { _ in try database.bundle(request()).bundle }
        let names = bundles.map { bundle in
            Set(
                String(decoding: bundle.bytes, as: UTF8.self)
                    .matches(of: /(card~[0-9a-f]{16}|van~[0-9a-f]{8}|p-[0-9a-f]{8})/)
                    .map { String($0.output.0) })
        }
        #expect(names.map(\.count) == [4, 4])
        #expect(names[0].isDisjoint(with: names[1]))
    }

    @Test func `what is planted is found, and said without saying it`() throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder)
        func leak(_ change: (inout BundleRequest) -> Void) -> String? {
            do {
                _ = try database.bundle(request(change))
                return nil
            } catch let leak as BundleLeak {
                return leak.message
            } catch {
                return "\(error)"
            }
        }
        let start = "no bundle is written, as it would tell what it must not:\n"
        #expect(
            leak { $0.note = "As with BOBS-VAN." }
                == start + "  line 2, note: the name of a vehicle")
        #expect(
            leak { $0.note = "See " + Data("my annas-van".utf8).base64EncodedString() }
                == start + "  line 2, note: the name of a vehicle, in base64")
        #expect(
            leak { $0.search.add(secret: Array("evito-41".utf8), "the password") }
                == start + "  line 3, configuration: the password")
        #expect(
            leak {
                $0.service = .map([.init("host", .text("depot.example"))])
                $0.search.add(name: "depot.example", "the broker's host")
            }
                == start + "  line 4, service: the broker's host")
        #expect(
            leak {
                $0.note = "Anton's phone is off."
                $0.search.add(name: "anton", "the broker's user")
            } == start + "  line 2, note: the broker's user")
        #expect(
            leak {
                $0.note = "It stood idle in Kanton."
                $0.search.add(name: "anton", "the broker's user")
                $0.search.add(name: "idle", "the name of a vehicle")
            } == nil)
        #expect(leak { $0.note = "It is cold." } == nil)
    }

    @Test(arguments: [
        ("Anna's card is 04A1B2C3", "the UID of a card, or a telephone number"),
        ("The van is WDF44760313123456", "the VIN of a vehicle"),
        ("Ask anna@example.org", "an address of mail"),
    ])
    func `a note that looks like a person is refused`(_ note: String, _ what: String) throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder)
        #expect(throws: Mistake("the note has what looks like \(what); write it without")) {
            try database.bundle(request { $0.note = note })
        }
    }

    @Test(arguments: [
        #"{"sequence":1,"at":"2026-01-12T18:00:00.000Z","cause":"time","note":"x"}"#,
        #"{"sequence":1,"at":"2026-01-12T18:00:00.000Z","cause":"Anna","kind":"met"}"#,
        #"{"sequence":1,"at":"2026-01-12T18:00:00.000Z","cause":"time","Anna":true}"#,
        #"{"sequence":1,"signal":"card.token","kind":"changed","from":null,"to":"Anna"}"#,
        #"{"sequence":1,"signal":"vehicle.gear","kind":"changed","from":{"a":1},"to":"P"}"#,
        "Anna",
    ])
    func `an event with anything unknown is in no bundle`(_ payload: String) throws {
        let folder = try Folder()
        let (database, _) = try record(in: folder)
        try sqlite(
            database.path, "UPDATE event SET payload = '\(payload)' WHERE sequence = 3")
        do {
            _ = try database.bundle(request())
            Issue.record("a bundle was made")
        } catch let mistake as Mistake {
            #expect(mistake.message.hasPrefix("event 3 of "), "\(mistake.message)")
            #expect(!mistake.message.contains("Anna"))
        }
    }

    @Test func `where nothing is recorded there is nothing to give`() throws {
        let folder = try Folder()
        let (database, owner) = try record(in: folder)
        let end = owner.engine.zone.text(of: owner.engine.now)
        let nothing = Mistake(
            "nothing of `annas-van` is recorded in that time; what is recorded begins at "
                + "2026-01-12T19:00 and ends at \(end)")
        let times: [(Instant?, Instant?)] = [
            (owner.engine.now + .hours(1), nil), (nil, Owner.start - .hours(1)),
            (Owner.start + .hours(2), Owner.start + .hours(1)),
        ]
        for (from, to) in times {
            #expect(throws: nothing) {
                try database.bundle(request { ($0.from, $0.to) = (from, to) })
            }
        }
        #expect(throws: Mistake("there is no vehicle `van9` in \(database.path)")) {
            try database.bundle(BundleRequest(vehicle: "van9", program: "0.1.0"))
        }
    }
}
