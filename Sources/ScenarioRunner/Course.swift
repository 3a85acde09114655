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
    /// The course of a run that kept its engines.
    init(_ run: ScenarioRun) {
        let engines = run.log.engines + [run.engine]
        let named = run.scenario.namedSignals
        zone = run.engine.zone
        var lanes: [Lane] = []
        var curves: [Curve] = []
        for signal in Signal.allCases {
            let isNamed = named.contains(signal)
            if signal.isContinuous {
                guard isNamed || Self.shownCurves.contains(signal) else { continue }
                let curve = Curve(signal: signal, isNamed: isNamed, engines)
                if isNamed || curve.isMoving { curves.append(curve) }
            } else if isNamed || Self.shownLanes.contains(signal) {
                let lane = Lane(signal: signal, isNamed: isNamed, engines)
                if isNamed || lane.stays.count > 1 { lanes.append(lane) }
            }
        }
        self.lanes = lanes
        self.curves = curves
    }

    /// What people follow; the other signals are shown when the scenario names them.
    private static let shownLanes: [Signal] = [
        .vehicleGear, .vehicleHood, .vehicleDoors, .vehicleWindows, .vehicleFault,
        .weatherTemperature, .plugFit, .plugLock, .plugSupply, .wallboxStatus, .wallboxFault,
        .wallboxMains, .wallboxBackend, .cardStatus, .chargingState, .chargingBlockedBy,
        .climateState, .climateBlockedBy, .climateResult, .linkState, .serviceState,
    ]

    private static let shownCurves: [Signal] = [.vehicleSoc, .chargingPower, .cabinTemperature]
}

extension Course.Lane {
    fileprivate init(signal: Signal, isNamed: Bool, _ engines: [Engine]) {
        self.signal = signal
        self.isNamed = isNamed
        var stays: [Course.Stay] = []
        var last: Value?
        for engine in engines {
            let value = signal.value(in: engine.snapshot)
            guard value != last else { continue }
            last = value
            let text = engine.text(value, signal: signal)
            // Of several values at one instant the last counts; the start's is shown before it.
            if stays.count > 1, stays.last?.since == engine.now { stays.removeLast() }
            guard text != stays.last?.text else { continue }
            stays.append(Course.Stay(since: engine.now, text: text))
        }
        self.stays = stays
    }
}

extension Course.Curve {
    fileprivate init(signal: Signal, isNamed: Bool, _ engines: [Engine]) {
        var stretches: [[Course.Point]] = []
        for (engine, next) in zip(engines, engines.dropFirst()) {
            stretches.append(Self.samples(of: signal, engine, until: next.now))
        }
        if let end = engines.last {
            stretches.append(Self.samples(of: signal, end, until: end.now))
        }
        let values = stretches.joined().map(\.value)
        let height = (values.max() ?? 0) - (values.min() ?? 0)
        let points = stretches.flatMap { $0.simplified(within: height * 0.003) }
        self.init(signal: signal, isNamed: isNamed, points: points)
    }

    /// The values from where an engine stands until the next step, within which they move on one
    /// straight or exponential line.
    private static func samples(
        of signal: Signal, _ engine: Engine, until end: Instant
    ) -> [Course.Point] {
        let scale = (0..<decimals(of: signal)).reduce(1.0) { scale, _ in scale * 10 }
        func sample(_ offset: Int64) -> Course.Point? {
            let instant = engine.now + Timespan(milliseconds: offset)
            guard case .number(let value) = signal.value(in: engine.snapshot(at: instant)) else {
                return nil
            }
            return Course.Point(at: instant, value: (value * scale).rounded() / scale)
        }
        let length = (end - engine.now).milliseconds
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
        return Set(points.map { $0.value.text(decimals: unit.decimals) }).count > 1
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
