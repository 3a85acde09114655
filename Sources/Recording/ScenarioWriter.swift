internal import Simulation

/// A stretch of a recorded life as a scenario file: an incident becomes a test.
struct ScenarioWriter {
    private let title: String
    private let start: Engine
    private let inputs: [RecordedInput]
    private let end: Instant
    private var lines: [String] = []
    /// The life as it goes on, and the instant up to which steps have been written.
    private var engine: Engine
    private var written: Instant

    init(_ title: String, _ start: Engine, _ inputs: [RecordedInput], until end: Instant) {
        self.title = title
        self.start = start
        self.inputs = inputs
        self.end = end
        engine = start
        written = start.now
    }

    /// The whole file.
    ///
    /// - Throws: where no scenario can tell the stretch.
    mutating func write() throws(Mistake) -> String {
        try refuseLimits()
        lines = [
            "scenario: \(title.json)",
            "clock: { start: \(start.zone.text(of: start.now)), zone: \(start.zone.name) }",
            "vehicle: \(start.parameters.vehicle.scenarioText)",
        ]
        if let wallbox = start.parameters.wallbox {
            lines.append("wallbox: \(wallbox.scenarioText)")
        }
        writeCards()
        writeGiven()
        lines.append("timeline:")
        writeDepartures()
        for input in inputs {
            guard case .command(let command, let expiresAt) = input.kind else {
                throw Mistake(
                    "the clock jumps at \(start.zone.text(of: input.at)), which no scenario can "
                        + "tell; choose a stretch that ends before, by --to, or a --from before "
                        + "which the vehicle has stood unplugged since")
            }
            try writeStep(command, at: input.at, expiresAt)
        }
        writeEnd()
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: The world

    private func refuseLimits() throws(Mistake) {
        let own = start.parameters.thresholds
        let changed = Thresholds.fields
            .filter { $0.text(in: own) != $0.text(in: Thresholds()) }
            .map { "\($0.name): \($0.text(in: own))" }
        guard !changed.isEmpty else { return }
        throw Mistake(
            "the vehicle lives with `limits` of its own, \(changed.joined(separator: ", ")), which "
                + "no scenario can tell; `ecell replay` without --as-scenario lives it again")
    }

    private mutating func writeCards() {
        guard !start.cards.isEmpty else { return }
        lines.append("cards:")
        lines += start.cards.map { "  \($0.token.full): \($0.scenarioText(in: start.zone))" }
    }

    /// What differs from a ready world, at full precision.
    private mutating func writeGiven() {
        var setup = Setup()
        setup.parameters = start.parameters
        setup.zone = start.zone
        setup.start = start.now
        let ready = Engine(setup).current
        let now = start.current
        var entries: [String] = []
        for signal in Signal.allCases where signal.isGiven {
            let value = signal.value(in: now)
            let isGiven = value != signal.value(in: ready) || signal.isAlwaysGiven
            guard isGiven, value != .none else { continue }
            entries.append("  " + Assignment(signal, value).scenarioText)
        }
        if !entries.isEmpty { lines += ["given:"] + entries }
    }

    /// No starting value has them: they are set again at the start.
    private mutating func writeDepartures() {
        for departure in start.departures {
            var plan = departure.plan
            // What was meant as the next such time would be another one now.
            if case .once = plan.recurrence {
                plan.recurrence = .date(start.zone.local(at: departure.next).date)
            }
            lines.append("  - do: \(Command.departureSet(plan).scenarioText)")
        }
    }

    // MARK: Steps

    private mutating func writeStep(
        _ command: Command, at instant: Instant, _ expiresAt: Instant
    ) throws(Mistake) {
        engine.advance(to: instant)
        writeExpectation(at: instant)
        var events: [Event] = []
        let outcome = engine.handle(command, expiresAt: expiresAt, into: &events)
        if outcome == .queued, expiresAt != .never {
            throw Mistake(
                "the command at \(start.zone.text(of: instant)) waits for the link until its "
                    + "`expiresAt`, which no scenario can tell; choose a stretch without, by --from "
                    + "and --to")
        }
        lines.append("  - do: \(command.scenarioText)")
        if case .refused(let refusal) = outcome {
            lines.append("    refused: [\(refusal.words.joined(separator: ", "))]")
        }
    }

    /// What was seen before the next command, or at the end.
    private mutating func writeExpectation(at instant: Instant) {
        var wait = ""
        if instant > written { wait = "after: \((instant - written).text)\n    " }
        written = instant
        guard !wait.isEmpty else { return }
        lines.append("  - \(wait)expect:")
        for signal in Self.expected {
            let text = engine.text(engine.value(of: signal), signal: signal)
            lines.append("      \(signal.word): \(text)")
        }
    }

    private mutating func writeEnd() {
        // At the same instant as the last command there is something to expect, too.
        let end = max(end, written + Timespan(milliseconds: 1))
        engine.advance(to: end)
        writeExpectation(at: end)
    }

    private static let expected: [Signal] = [
        .vehicleSoc, .wallboxStatus, .chargingState, .chargingUnmet, .climateState, .climateUnmet,
        .sessionState,
    ]
}

extension Signal {
    /// Whether a scenario gives it; those about all doors or windows follow from the single ones.
    fileprivate var isGiven: Bool {
        if self == .vehicleDoors || self == .vehicleWindows { return false }
        switch row.settable {
        case .no: return false
        case .yes, .within: return true
        }
    }

    /// Cabin and battery would follow the weather, if they were not said.
    fileprivate var isAlwaysGiven: Bool {
        [.vehicleSoc, .batteryTemperature, .cabinTemperature, .weatherTemperature].contains(self)
    }
}

extension Command {
    /// As a step of a scenario has it.
    fileprivate var scenarioText: String {
        let entries = arguments
        guard !entries.isEmpty else { return name.word }
        let list = entries.map { "\($0.name): \($0.value.scenarioText)" }.joined(separator: ", ")
        return "{ \(name.word): { \(list) } }"
    }
}

extension Written {
    /// In YAML's flow style; text in quotes, as times and words are safe so.
    fileprivate var scenarioText: String {
        switch self {
        case .text(let text): text.json
        case .list(let list): "[" + list.map(\.scenarioText).joined(separator: ", ") + "]"
        case .number, .flag, .map, .null: json
        }
    }
}
