internal import Diagnostics
internal import Foundation
internal import GRDB
internal import Simulation

extension RecordedDatabase {
    /// Makes a bundle of a stretch of a life, with other names, and searches it for the old ones.
    ///
    /// - Parameters:
    ///   - request: what it is to have.
    ///   - progress: is told of long work.
    /// - Returns: the bundle, which is in no file yet.
    /// - Throws: a ``RecordingError``; a ``Mistake`` where there is no such vehicle or nothing in that
    ///   time; a ``BundleLeak``.
    public func bundle(
        _ request: BundleRequest, progress: (_ doing: String) -> Void = { _ in }
    ) throws -> MadeBundle {
        try Self.check(note: request.note ?? "")
        let (stretch, from, known, versions) = try reading { db in
            let (from, to) = try span(of: request, db)
            let stretch = try RecordedStretch(
                of: request.vehicle, from: from, to: to, db, path)
            return (
                stretch, from, try KnownNames(stretch, db, path), try Self.versions(request, db)
            )
        }
        var search = request.search
        known.add(to: &search)
        let names = Pseudonyms(besides: known.cards)
        let renamed = try stretch.renamed(by: names, progress: progress)
        let copy = try RecordedDatabase(renamed, path: path)
        progress("replaying \(stretch.events.count) events")
        guard let replay = try copy.replay(renamed.vehicle) else {
            preconditionFailure("the vehicle was written just now")
        }
        let bundle = SupportBundle(
            [
                .init(name: "note", lines: request.note.map { [$0.json] } ?? []),
                .init(name: "versions", lines: [versions.json]),
                .init(name: "configuration", lines: [renamed.configuration.json]),
                .init(name: "service", lines: request.service.map { [$0.json] } ?? []),
                .init(name: "span", lines: [renamed.span(from: from).json]),
                .init(name: "diagnosis", lines: try copy.diagnoses(of: renamed.vehicle)),
                .init(name: "replay", lines: [replay.written.json]),
            ] + renamed.parts)
        let bytes = bundle.bytes
        progress("searching \(bytes.count / 1_000_000) MB for names and secrets")
        // Behind the manifest the note comes first.
        let inNote = search.shortNames(amongWordsOf: request.note ?? "").map {
            SecretSearch.Finding(kind: $0, line: 2, encodings: [])
        }
        let findings = inNote + search.findings(in: bytes)
        guard findings.isEmpty else { throw BundleLeak(findings, in: bundle) }
        return MadeBundle(
            bundle: bundle, bytes: bytes, original: request.vehicle, vehicle: renamed.vehicle,
            from: from,
            to: renamed.end.now, zone: renamed.end.zone, replay: replay,
            searchedCount: search.count,
            publicNames: search.publicNames)
    }

    /// Opens a bundle as a recording.
    ///
    /// - Throws: what is wrong with the file; also where a byte of it was changed.
    public init(bundle path: String) throws(RecordingError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw .other(
                path: path,
                message: isThere ? "the file cannot be read" : "there is no such bundle")
        }
        let bundle = try SupportBundle(reading: [UInt8](data), path: path)
        do {
            let configuration = try Members(json: bundle.lines(of: "configuration").first ?? "")
            let stretch = try RecordedStretch(
                vehicle: try configuration.text("vehicle"), bundle)
            try self.init(stretch, path: path)
        } catch let mistake as Mistake {
            let versions = try? Members(json: bundle.lines(of: "versions").first ?? "")
            let program = (try? versions?.text("program")) ?? "unknown"
            throw .other(
                path: path,
                message: "the bundle is of eCell \(program), and this version cannot read it: "
                    + mistake.message)
        } catch {
            throw RecordingError(error, path: path)
        }
    }
}

// MARK: What goes into it

extension RecordedDatabase {
    /// The one free text may have a name that nobody here knows.
    private static func check(note: String) throws(Mistake) {
        let found =
            if !SecretSearch.uids(in: note).isEmpty {
                "the UID of a card, or a telephone number"
            } else if note.contains(/\b[A-HJ-NPR-Za-hj-npr-z0-9]{17}\b/) {
                "the VIN of a vehicle"
            } else if note.contains("@") {
                "an address of mail"
            } else {
                ""
            }
        if !found.isEmpty {
            throw Mistake("the note has what looks like \(found); write it without")
        }
    }

    private func span(
        of request: BundleRequest, _ db: Database
    ) throws -> (from: Instant, to: Instant) {
        guard let last = try StoredLife.engine(of: request.vehicle, db, path) else {
            throw Mistake("there is no vehicle `\(request.vehicle)` in \(path)")
        }
        let first = try Int64.fetchOne(
            db, sql: "SELECT min(at) FROM replayStart WHERE vehicle = ?",
            arguments: [request.vehicle])
        let start = first.map { Instant(milliseconds: $0) } ?? last.now
        var end = min(request.to ?? last.now, last.now)
        // While the recorder was down nobody knows what happened.
        let jump = try Int64.fetchOne(
            db,
            sql: "SELECT min(fromAt) FROM jump WHERE vehicle = ? AND fromAt < ? AND toAt > ?",
            arguments: [request.vehicle, end.milliseconds, end.milliseconds])
        if let jump { end = Instant(milliseconds: jump) }
        let from = request.from ?? max(start, end - BundleRequest.usualLength)
        guard from <= end, end >= start else {
            let times = [start, last.now].map { last.zone.text(of: $0) }
            throw Mistake(
                "nothing of `\(request.vehicle)` is recorded in that time; what is recorded begins "
                    + "at \(times[0]) and ends at \(times[1])")
        }
        return (max(from, start), end)
    }

    private static func versions(_ request: BundleRequest, _ db: Database) throws -> Written {
        let migrations = try Schema.migrator.appliedMigrations(db)
        let sqlite = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
        return [
            "program": .text(request.program), "schema": .list(migrations.map { .text($0) }),
            "sqlite": .text(sqlite), "vocabulary": .text(vocabulary),
        ]
    }

    /// What tells this version's words from every other's.
    private static var vocabulary: String {
        var hash = StableHash()
        for word in Explanation.words {
            for byte in word.utf8 { hash.add(byte) }
            hash.add(0)
        }
        return String(hash.value, radix: 16)
    }

    private func diagnoses(of vehicle: String) throws -> [String] {
        let moment = try moment(of: vehicle)
        return Activity.allCases.map { activity in
            Diagnosis(
                of: activity, engine: moment.engine, history: moment.history,
                freshness: moment.freshness
            ).document(vehicle: vehicle).json
        }
    }
}

extension RecordedStretch {
    /// What is fixed about the vehicle and its place.
    fileprivate var configuration: Written {
        let parameters = end.parameters
        let cards: [Written] = end.cards.map { card in
            [
                "card": .text(card.token.full), "status": .text(card.status.word),
                "group": .number(Double(card.group)),
                "expires": card.expires == .never ? .null : .text(card.expires.isoText),
                "local": .flag(card.isLocal),
            ]
        }
        return [
            "vehicle": .text(vehicle), "model": .text(parameters.vehicle.scenarioText),
            "wallbox": parameters.wallbox.map { .text($0.scenarioText) } ?? .null,
            "zone": .text(end.zone.name),
            "climateSoc": .number(parameters.thresholds.climateSoc),
            "climateDifference": .number(parameters.thresholds.climateDifference),
            "cards": .list(cards),
        ]
    }

    fileprivate func span(from: Instant) -> Written {
        [
            "from": .text(from.isoText), "to": .text(end.now.isoText),
            "start": .text((starts.first?.start.engine.now ?? from).isoText),
        ]
    }
}

extension LifeReplay {
    fileprivate var written: Written {
        [
            "events": .number(Double(eventCount)), "inputs": .number(Double(inputCount)),
            "gaps": .number(Double(gapCount)), "isSame": .flag(difference == nil),
        ]
    }
}
