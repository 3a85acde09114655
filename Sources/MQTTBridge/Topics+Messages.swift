public import Diagnostics
public import Simulation

/// What is fixed about a vehicle, for whoever wants to know what it talks to.
public struct About: Hashable, Sendable {
    /// The presets' words; nothing where there is no wallbox.
    public var preset: String
    public var wallbox: String?
    /// This program's version.
    public var version: String

    public init(preset: String, wallbox: String?, version: String) {
        self.preset = preset
        self.wallbox = wallbox
        self.version = version
    }
}

/// Whether a simulator is there.
public enum Presence: String, CaseIterable, Hashable, Sendable {
    /// Its birth message.
    case online
    /// Its last will.
    case offline
}

/// The messages that tell of a vehicle: pure functions of its engine.
extension Topics {
    /// All signals by name.
    public func stateMessage(of vehicle: String, _ engine: Engine) -> OutgoingMessage {
        stateMessage(of: vehicle, engine, engine.values)
    }

    func stateMessage(
        of vehicle: String, _ engine: Engine, _ values: [String]
    ) -> OutgoingMessage {
        var object = members(stamp(engine))
        object.removeLast()
        object.reserveCapacity(4096)
        for (member, value) in zip(Signal.members, values) {
            object += member
            object += value
        }
        object += "}"
        return retained(state(of: vehicle), object)
    }

    /// One signal's value, given as JSON, as text.
    func signalMessage(_ signal: Signal, of vehicle: String, _ value: String) -> OutgoingMessage {
        OutgoingMessage(
            self.signal(signal, of: vehicle), value.textOfSignal, delivery: .atMostOnce,
            isRetained: true)
    }

    /// Events, as everybody reads them.
    ///
    /// - Parameters:
    ///   - events: the events, in their order.
    ///   - vehicle: whose they are.
    ///   - plans: the departures that each of their revisions stands for.
    /// - Returns: a message for each, none of them retained.
    public func eventMessages(
        _ events: [Event], of vehicle: String, plans: [UInt32: [DeparturePlan]]
    ) -> [OutgoingMessage] {
        let topic = event(of: vehicle)
        return RecordedEvent.texts(of: events, plans: plans).map { OutgoingMessage(topic, $0.json) }
    }

    /// Why an activity runs or does not.
    ///
    /// - Parameters:
    ///   - activity: which.
    ///   - vehicle: whose it is.
    ///   - document: `ecell.diagnosis/1`.
    /// - Returns: a retained message.
    func diagnosisMessage(
        of activity: Activity, _ vehicle: String, _ document: Written
    ) -> OutgoingMessage {
        retained(self.diagnosis(of: activity, vehicle), document.json)
    }

    /// The open or last charging session.
    public func sessionMessage(
        of vehicle: String, _ engine: Engine, _ history: History
    ) -> OutgoingMessage {
        let snapshot = engine.current
        let shown: [(String, Signal)] = [
            ("state", .sessionState), ("stopReason", .sessionStopReason), ("supply", .plugSupply),
            ("card", .cardToken), ("energy", .chargingEnergy), ("soc", .vehicleSoc),
        ]
        let signals = shown.map { ($0, $1.value(in: snapshot).json(of: $1, plans: [:])) }
        let since = history.since(.sessionState)?.at ?? history.start
        return retained(
            session(of: vehicle),
            members(stamp(engine) + [("since", since.isoText.json)] + signals))
    }

    /// What is fixed about a vehicle: its limits in the units of the vocabulary.
    public func aboutMessage(
        _ vehicle: String, _ engine: Engine, _ about: About
    ) -> OutgoingMessage {
        let figures = engine.parameters.vehicle
        let limits: [(String, Double)] = [
            ("capacity", figures.capacity), ("phases", Double(figures.phases)),
            ("phaseCurrent", figures.phaseCurrent), ("chargerPower", figures.chargerPower),
            ("heater", figures.heater), ("cooler", figures.cooler),
            ("minimumSoc", figures.minimumSoc),
        ]
        let box = engine.parameters.wallbox.map { box in
            members([
                ("preset", about.wallbox?.json ?? "null"), ("phases", "\(box.phases)"),
                ("current", Scalar.shortest(box.current)),
                ("cable", (box.isTethered ? "tethered" : "loose").json),
                ("card", (box.requiresCard ? "required" : "free").json),
            ])
        }
        return retained(
            self.about(vehicle),
            members([
                ("vehicle", vehicle.json), ("instance", instance.json),
                ("preset", about.preset.json),
                ("limits", members(limits.map { ($0, Scalar.shortest($1)) })),
                ("wallbox", box ?? "null"), ("zone", engine.zone.name.json),
                ("versions", members([("ecell", about.version.json), ("interface", "\"1\"")])),
            ]))
    }

    /// The simulated time.
    ///
    /// - Parameters:
    ///   - now: what the clock shows.
    ///   - rate: virtual seconds a second.
    ///   - isPaused: whether it stands still.
    /// - Returns: a retained message.
    public func clockMessage(_ now: Instant, rate: Double, isPaused: Bool) -> OutgoingMessage {
        retained(
            clock,
            members([
                ("at", now.isoText.json), ("rate", Scalar.shortest(rate)),
                ("paused", "\(isPaused)"),
            ]))
    }

    /// Whether what happens is recorded.
    ///
    /// - Parameters:
    ///   - now: what the clock shows.
    ///   - problem: what keeps it from being recorded, as a sentence; nothing while all is well.
    /// - Returns: a retained message.
    public func recordingMessage(_ now: Instant, problem: String?) -> OutgoingMessage {
        retained(
            recording,
            members([
                ("at", now.isoText.json),
                ("status", (problem == nil ? "ok" : "failing").json),
                ("message", problem?.json ?? "null"),
            ]))
    }

    /// Whether the simulator is there.
    func statusMessage(_ presence: Presence) -> OutgoingMessage {
        retained(status, presence.rawValue)
    }

    /// The answer to a command whose vehicle is none of ours.
    public func unknownVehicleMessage(_ vehicle: String, known: [String]) -> OutgoingMessage {
        let mistake = Mistake.unknown("vehicle", vehicle, in: known)
        return OutgoingMessage(
            error, members([("vehicle", vehicle.json), ("message", mistake.message.json)]))
    }

    // MARK: Vehicles that are gone

    /// What is subscribed to, to find the vehicles that somebody has left behind.
    public var abouts: Subscription { Subscription(about("+"), retained: .always) }

    /// Finds a vehicle of ours that is gone.
    ///
    /// - Parameters:
    ///   - about: a message that told of a vehicle.
    ///   - known: the vehicles that are there.
    /// - Returns: nothing if it is there, or another simulator's.
    public func gone(_ about: IncomingMessage, known: Set<String>) -> String? {
        let levels = about.topic.split(separator: "/", omittingEmptySubsequences: false)
        guard levels.count == 3, about.topic == self.about(String(levels[1])),
            !known.contains(String(levels[1])), !about.payload.isEmpty,
            case .map(let entries)? = try? Written(json: about.payload),
            entries.contains(.init("instance", .text(instance)))
        else { return nil }
        return String(levels[1])
    }

    /// Clears what is retained of a vehicle; last of all that by which it would be found again.
    public func clearing(_ vehicle: String) -> [OutgoingMessage] {
        let topics =
            [state(of: vehicle), session(of: vehicle)]
            + Activity.allCases.map { diagnosis(of: $0, vehicle) }
            + Signal.allCases.map { signal($0, of: vehicle) } + [about(vehicle)]
        return topics.map { retained($0, "") }
    }

    // MARK: Parts

    private func retained(_ topic: String, _ payload: String) -> OutgoingMessage {
        OutgoingMessage(topic, payload, isRetained: true)
    }

    private func stamp(_ engine: Engine) -> [(String, String)] {
        [("at", engine.now.isoText.json), ("sequence", "\(engine.sequence)")]
    }

    private func members(_ list: [(String, String)]) -> String {
        "{" + list.map { "\($0.json):\($1)" }.joined(separator: ",") + "}"
    }
}
