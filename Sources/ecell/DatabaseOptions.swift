import ArgumentParser
import Foundation
import Recording
import Simulation

/// The file of a recording, and how its troubles end a command.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The recording.", valueName: "file"))
    var database: String

    /// Does something with the recording; when it cannot be read, says so and ends the command.
    func read<T>(_ body: (RecordedDatabase) throws -> T) throws -> T {
        try Self.explaining { try body(RecordedDatabase(path: database)) }
    }

    /// A UID is not taken: it would stand in the shell's history.
    static func refuseUID(_ card: String?) throws {
        guard card?.hasPrefix("card~") != false else {
            throw ValidationError("`--card` must be a token such as card~07c2, not a UID")
        }
    }

    /// Refuses to write over the recording itself, and over a file that is there unless it may be.
    func refuseToReplace(_ output: String, isForced: Bool) throws(Mistake) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: output) else {
            return
        }
        let files = [database, output].map {
            URL(fileURLWithPath: $0).resolvingSymlinksInPath().path
        }
        guard files[0] != files[1] else {
            throw Mistake("\(output) is the recording itself; give another `--output`")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Mistake("\(output) is no file; give another `--output`")
        }
        guard isForced else {
            throw Mistake(
                "\(output) is there already; give another `--output`, or `--force` to write over it"
            )
        }
    }

    /// Does something with a recording; what is wrong with it is the surroundings' fault.
    static func explaining<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as RecordingError {
            throw ExitStatus.surroundings.error(saying: error.message)
        } catch let error as Mistake {
            throw ExitStatus.invalid.error(saying: error.message)
        }
    }
}

/// A file that is read as a recording.
enum RecordingFile {
    case database(String)
    case bundle(String)

    func open() throws(RecordingError) -> RecordedDatabase {
        switch self {
        case .database(let path): try RecordedDatabase(path: path)
        case .bundle(let path): try RecordedDatabase(bundle: path)
        }
    }
}

/// A recording or a bundle.
struct RecordingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The recording.", valueName: "file"))
    var database: String?

    @Option(
        help: ArgumentHelp("A bundle of `ecell bundle`.", valueName: "file"), completion: .file())
    var bundle: String?

    func validate() throws {
        guard (database == nil) != (bundle == nil) else {
            throw ValidationError("give one of `--database FILE` and `--bundle FILE`")
        }
    }

    /// Does something with it; when it cannot be read, says so and ends the command.
    func read<T>(_ body: (RecordedDatabase) throws -> T) throws -> T {
        let file = bundle.map { RecordingFile.bundle($0) } ?? .database(database ?? "")
        return try DatabaseOptions.explaining { try body(file.open()) }
    }
}

/// A stretch of time as it is written.
struct StretchOptions: ParsableArguments {
    @Option(help: "Not what ended before: 2026-01-12 or 2026-01-12T18:00, in the van's zone.")
    var from: String?

    @Option(help: "Not what began then or later.")
    var to: String?

    init() {}

    /// Times as other options have them.
    init(from: String?, to: String?) {
        self.from = from
        self.to = to
    }

    /// - Throws: a sentence about the time.
    func stretch(in zone: Zone) throws -> (from: Instant?, to: Instant?) {
        let times = (from: try instant(from, "--from", zone), to: try instant(to, "--to", zone))
        if let from = times.from, let to = times.to, from >= to {
            throw Mistake("`--from` must be earlier than `--to`")
        }
        return times
    }

    /// The same where something of the vehicle is recorded.
    func stretch(
        in recording: RecordedDatabase, of id: String
    ) throws -> (from: Instant?, to: Instant?) {
        let zone = try recording.zone(of: id)
        let times = try stretch(in: zone)
        guard let vehicle = try recording.vehicles().first(where: { $0.id == id }) else {
            return times
        }
        if let from = times.from, from > vehicle.at {
            throw Mistake(
                "`--from` is \(zone.text(of: from)); what is recorded of `\(id)` ends at "
                    + zone.text(of: vehicle.at))
        }
        if let to = times.to, to < vehicle.createdAt {
            throw Mistake(
                "`--to` is \(zone.text(of: to)); what is recorded of `\(id)` begins at "
                    + zone.text(of: vehicle.createdAt))
        }
        return times
    }

    private func instant(_ text: String?, _ option: String, _ zone: Zone) throws -> Instant? {
        guard let text else { return nil }
        let whole = text.contains("T") ? text : text + "T00:00"
        guard let time = Scalar.localTime(whole) else {
            throw Mistake("`\(option)` is \"\(text)\"; write 2026-01-12 or 2026-01-12T18:00")
        }
        return zone.instant(of: time)
    }
}

extension RecordedDatabase {
    /// The zone that times are meant in: the vehicle's, or the first one's.
    func zone(of vehicle: String?) throws -> Zone {
        guard let id = try vehicle ?? vehicles().first?.id else { return .utc }
        return try engine(of: id)?.zone ?? .utc
    }

    /// The one vehicle that is meant.
    func only(_ vehicle: String?) throws -> String {
        let vehicles = try chosen(vehicle)
        guard let id = vehicles.first, vehicles.count == 1 else {
            throw Mistake(
                vehicles.isEmpty
                    ? "there is no vehicle in \(path) yet"
                    : "give `--vehicle`: one of \(vehicles.joined(separator: ", "))")
        }
        return id
    }

    /// The vehicles that are meant.
    func chosen(_ vehicle: String?) throws -> [String] {
        let known = try vehicles().map(\.id)
        guard let vehicle else { return known }
        guard known.contains(vehicle) else {
            let hint = nearest(to: vehicle, in: known).map { "; did you mean `\($0)`?" } ?? ""
            throw Mistake("there is no vehicle `\(vehicle)` in \(path)\(hint)")
        }
        return [vehicle]
    }
}
