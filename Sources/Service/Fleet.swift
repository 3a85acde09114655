internal import Diagnostics
internal import Live
internal import Logging
internal import MQTTBridge
internal import Recording
internal import ScenarioRunner
internal import Simulation

/// A vehicle, and what others are told of it once.
struct Van {
    let id: String
    let about: About
}

/// The vehicles of a configuration: new ones, and those whose recorded life goes on.
struct Fleet {
    let vans: [Van]
    let vehicles: [LiveVehicle]
    let journal: any Journal
    /// What the clock shows at first.
    let start: Instant

    /// - Parameters:
    ///   - configuration: what is to be.
    ///   - now: the wall clock's time.
    ///   - version: this program's.
    ///   - logger: is told what was found in the database.
    /// - Throws: a ``Recording/RecordingError``.
    init(
        _ configuration: ServiceConfiguration, now: Instant, version: String, _ logger: Logger
    ) throws {
        vans = configuration.vans.map { van in
            Van(
                id: van.id,
                about: About(preset: van.vehicle, wallbox: van.wallbox, version: version))
        }
        let wanted = configuration.start.map { configuration.zone.instant(of: $0) } ?? now
        guard let path = configuration.database else {
            start = wanted
            journal = MemoryJournal()
            vehicles = configuration.vans.map {
                LiveVehicle(id: $0.id, engine: Engine(configuration.setup(of: $0, at: wanted)))
            }
            return
        }
        var recorder = try Recorder(path: path, contacts: configuration.contacts)
        if let moved = recorder.movedAside {
            logger.error(
                "the database was damaged: it was moved aside, and a new one begun",
                metadata: ["moved to": "\(moved)"])
        }
        let recorded = try recorder.resume()
        for (vehicle, reason) in recorded.unusable {
            logger.error(
                "a recorded vehicle cannot go on",
                metadata: ["vehicle": "\(vehicle)", "problem": "\(reason)"])
        }
        // Another life under the same name would mix with the recorded one.
        if let lost = recorded.unusable.first(where: { lost in
            configuration.vans.contains { $0.id == lost.vehicle }
        }) {
            throw RecordingError.other(
                path: path,
                message: "the recorded vehicle `\(lost.vehicle)` cannot go on; give it another "
                    + "name, or record into another file. Why: \(lost.reason)")
        }
        var known: [String: ResumedVehicle] = [:]
        for vehicle in recorded.vehicles { known[vehicle.id] = vehicle }
        // Nobody's time runs backwards.
        let latest = configuration.vans.compactMap { known[$0.id]?.engine.now }.max() ?? wanted
        start = max(wanted, latest)
        var vehicles: [LiveVehicle] = []
        for van in configuration.vans {
            if let resumed = known[van.id] {
                vehicles.append(LiveVehicle(resumed))
                resumed.compare(with: van, logger)
            } else {
                let engine = Engine(configuration.setup(of: van, at: start))
                try recorder.begin(vehicle: van.id, preset: van.vehicle, engine: engine)
                vehicles.append(LiveVehicle(id: van.id, engine: engine))
            }
        }
        self.vehicles = vehicles
        journal = DatabaseJournal(recorder: recorder)
        DamageSearch.begin(in: path, logger)
    }
}

extension LiveVehicle {
    fileprivate init(_ vehicle: ResumedVehicle) {
        self.init(
            id: vehicle.id, engine: vehicle.engine, history: vehicle.history,
            waiting: vehicle.waiting.mapValues { Submission($0, vehicle: vehicle.id) })
    }
}

extension ResumedVehicle {
    /// A recorded life goes on with the figures it began with, or it would not replay.
    fileprivate func compare(with van: ServiceConfiguration.Van, _ logger: Logger) {
        guard engine.parameters != van.setup.parameters else { return }
        logger.warning(
            "a vehicle goes on with its recorded figures, not those of the configuration",
            metadata: [
                "vehicle": "\(id)",
                "remedy": "give it another name, or another database, for a life of its own",
            ])
    }
}
