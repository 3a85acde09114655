public import Simulation

/// How the part of the world that a picture shows went, from the start of a run to its end.
public struct Course: Hashable, Sendable {
    /// The zone of the scenario's local times.
    public let zone: Zone
    /// In the order of the vocabulary.
    public let lanes: [Lane]
    /// In the order of the vocabulary.
    public let curves: [Curve]

    /// A signal that holds one value until the next.
    public struct Lane: Hashable, Sendable {
        public let signal: Signal
        /// Whether an expectation or a rule names it.
        public let isNamed: Bool
        /// The value at the start, then each one that it changed to.
        public let stays: [Stay]
    }

    /// A value, from an instant on.
    public struct Stay: Hashable, Sendable {
        public let since: Instant
        /// As people read it.
        public let text: String
    }

    /// A quantity that moves between two steps of the engine too.
    public struct Curve: Hashable, Sendable {
        public let signal: Signal
        /// Whether an expectation or a rule names it.
        public let isNamed: Bool
        /// Straight lines between them deviate by less than a picture shows; two at one instant
        /// are a jump.
        public let points: [Point]
    }

    /// A value at an instant, in the signal's unit.
    public struct Point: Hashable, Sendable {
        public let at: Instant
        public let value: Double
    }
}

extension Course {
    /// The course of a run that kept its snapshots.
    init(_ run: ScenarioRun) {
        let named = run.scenario.namedSignals
        zone = run.engine.zone
        lanes = Lane.all(run, named)
        curves = Signal.allCases.compactMap { signal in
            let isNamed = named.contains(signal)
            guard signal.isContinuous, isNamed || Self.shownCurves.contains(signal) else {
                return nil
            }
            let curve = Curve(
                signal: signal, isNamed: isNamed, run.log.snapshots, until: run.engine.now)
            return isNamed || curve.isMoving ? curve : nil
        }
    }

    /// What people follow; the other signals are shown when the scenario names them.
    fileprivate static let shownLanes: [Signal] = [
        .vehicleGear, .vehicleHood, .vehicleDoors, .vehicleWindows, .vehicleFault,
        .weatherTemperature, .plugFit, .plugLock, .plugSupply, .wallboxStatus, .wallboxFault,
        .wallboxMains, .wallboxBackend, .cardStatus, .chargingState, .chargingBlockedBy,
        .climateState, .climateBlockedBy, .climateResult, .linkState, .serviceState,
    ]

    private static let shownCurves: [Signal] = [.vehicleSoc, .chargingPower, .cabinTemperature]
}

extension Course.Lane {
    /// What is named, and what people follow if it has changed.
    fileprivate static func all(_ run: ScenarioRun, _ named: Set<Signal>) -> [Course.Lane] {
        guard let start = run.log.snapshots.first else { return [] }
        func text(_ value: Value, _ signal: Signal) -> String {
            value.text(of: signal, in: run.engine.zone) { run.log.departures[$0] ?? [] }
        }
        // By raw value; empty for what is not shown.
        var stays = Signal.allCases.map { signal -> [Course.Stay] in
            guard named.contains(signal) || Course.shownLanes.contains(signal),
                !signal.isContinuous
            else { return [] }
            let value = signal.value(in: start)
            return [Course.Stay(since: start.at, text: text(value, signal))]
        }
        for event in run.events {
            guard case .changed(let signal, from: _, to: let value) = event.kind else { continue }
            let place = Int(signal.rawValue)
            guard let last = stays[place].last else { continue }
            // Of several values at one instant the last counts; the start's is shown before it.
            if stays[place].count > 1, last.since == event.at { stays[place].removeLast() }
            let text = text(value, signal)
            guard text != stays[place].last?.text else { continue }
            stays[place].append(Course.Stay(since: event.at, text: text))
        }
        return zip(Signal.allCases, stays).compactMap { signal, stays in
            let isNamed = named.contains(signal)
            guard isNamed ? !stays.isEmpty : stays.count > 1 else { return nil }
            return Course.Lane(signal: signal, isNamed: isNamed, stays: stays)
        }
    }
}

extension Course.Curve {
    fileprivate init(
        signal: Signal, isNamed: Bool, _ snapshots: [Snapshot], until end: Instant
    ) {
        // The end itself belongs to the last.
        let ends = snapshots.dropFirst().map(\.at) + [end + Timespan(milliseconds: 1)]
        let samples = zip(snapshots, ends).flatMap { Self.samples(of: signal, $0, until: $1) }
        let values = samples.map(\.value)
        let height = (values.max() ?? 0) - (values.min() ?? 0)
        self.init(
            signal: signal, isNamed: isNamed, points: samples.simplified(within: height * 0.003))
    }

    /// The values from one step of the engine until the next, between which they move on one straight
    /// or exponential line.
    private static func samples(
        of signal: Signal, _ start: Snapshot, until end: Instant
    ) -> [Course.Point] {
        let scale = (0..<decimals(of: signal)).reduce(1.0) { scale, _ in scale * 10 }
        func sample(_ offset: Int64) -> Course.Point? {
            let instant = start.at + Timespan(milliseconds: offset)
            guard case .number(let value) = signal.value(in: start.passed(to: instant)) else {
                return nil
            }
            return Course.Point(at: instant, value: (value * scale).rounded() / scale)
        }
        let length = (end - start.at).milliseconds
        // The last sample is the value that the next step may jump from.
        guard let first = sample(0), length > 1, let last = sample(length - 1) else {
            return sample(0).map { [$0] } ?? []
        }
        // It is monotone: with the same value at both ends it rests.
        guard first.value != last.value, length > parts else { return [first, last] }
        return [first] + (1..<parts).compactMap { sample(length * $0 / parts) } + [last]
    }

    /// One more than people are shown.
    static func decimals(of signal: Signal) -> Int {
        guard case .quantity(let unit) = signal.row.kind else { return 0 }
        return unit.decimals + 1
    }

    private static let parts: Int64 = 12

    /// Whether it takes more than one value, at the decimals of its unit.
    fileprivate var isMoving: Bool {
        guard case .quantity(let unit) = signal.row.kind else { return false }
        let texts = points.lazy.map { $0.value.text(decimals: unit.decimals) }
        guard let first = texts.first else { return false }
        return texts.contains { $0 != first }
    }
}

extension [Course.Point] {
    /// Without the points that lie on the line between others, as near as a picture shows.
    fileprivate func simplified(within tolerance: Double) -> [Course.Point] {
        guard count > 2 else { return self }
        var keeps = [Bool](repeating: false, count: count)
        keeps[0] = true
        keeps[count - 1] = true
        var stretches = [0...(count - 1)]
        while let stretch = stretches.popLast() {
            guard let middle = farthest(in: stretch, beyond: tolerance) else { continue }
            keeps[middle] = true
            stretches += [stretch.lowerBound...middle, middle...stretch.upperBound]
        }
        return zip(self, keeps).filter(\.1).map(\.0)
    }

    /// The point that lies farthest from the line between the ends of a stretch.
    private func farthest(in stretch: ClosedRange<Int>, beyond tolerance: Double) -> Int? {
        let (start, end) = (self[stretch.lowerBound], self[stretch.upperBound])
        let length = Double((end.at - start.at).milliseconds)
        var found: Int?
        var most = tolerance
        for index in stretch.dropFirst().dropLast() {
            let passed = Double((self[index].at - start.at).milliseconds)
            let share = length > 0 ? passed / length : 0
            let distance = abs(self[index].value - start.value - share * (end.value - start.value))
            if distance > most {
                most = distance
                found = index
            }
        }
        return found
    }
}

extension Scenario {
    /// The signals that an expectation or a rule names.
    fileprivate var namedSignals: Set<Signal> {
        let expectations =
            steps.compactMap { step -> Expectation? in
                if case .expectation(let expectation) = step.action { expectation } else { nil }
            } + always + never
        return Set(expectations.flatMap { $0.conditions.map(\.signal) })
    }
}
