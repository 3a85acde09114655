import Diagnostics
public import Simulation

/// Vehicles that live in real time times a rate: stamps commands with the clock, sleeps until
/// something happens by itself, and hands every step to its sink.
///
/// One actor for all vehicles: a step takes microseconds. Threads outside of Swift's own call
/// ``wait(_:)``; whoever can suspend calls the methods themselves.
public actor LiveWorld<RealClock: Clock> where RealClock.Duration == Duration {
    /// The vehicles, by the order in which they were given.
    public internal(set) var vehicles: [LiveVehicle]
    public internal(set) var clock: SimulatedClock<RealClock.Instant>
    /// What the last step that was not recorded failed with; nothing while all is well.
    public internal(set) var failure: (any Error)?

    /// What the clock showed first.
    private let beginning: Instant
    let allowsClock: Bool
    let realClock: RealClock
    var sink: any StepSink
    private let queue = SerialQueue(label: "live world")
    private var indices: [String: Int] = [:]
    /// When time alone next changes something, for each vehicle: beside each other, as they are
    /// searched after each step.
    private var deadlines: [Instant]
    let weather: [WeatherChange]
    /// How many changes of the weather each vehicle has had.
    var passedWeather: [Int]
    private var alarm: (at: RealClock.Instant, task: Task<Void, Never>)?

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe queue.asUnownedSerialExecutor()
    }

    /// A world that goes on from where its vehicles are.
    ///
    /// - Parameters:
    ///   - vehicles: each with an id of its own.
    ///   - start: what the simulated clock shows now. Vehicles from an earlier time jump to it.
    ///   - rate: virtual seconds a second.
    ///   - allowsClock: whether commands may steer the clock.
    ///   - weather: the temperatures outside, by their beginnings; without any it is as it is.
    ///   - realClock: what real time is; a test gives its own.
    ///   - sink: where steps go.
    public init(
        _ vehicles: [LiveVehicle], start: Instant, rate: Double = 1, allowsClock: Bool = false,
        weather: [WeatherChange] = [], realClock: RealClock, sink: sending any StepSink
    ) {
        self.vehicles = vehicles
        beginning = start
        self.allowsClock = allowsClock
        self.realClock = realClock
        self.sink = sink
        clock = SimulatedClock(showing: start, at: realClock.now, rate: rate)
        self.weather = weather.ahead(of: start)
        passedWeather = vehicles.map { _ in 0 }
        let first = self.weather.first?.at ?? .never
        deadlines = vehicles.map { min($0.engine.deadline, first) }
        for (index, vehicle) in vehicles.enumerated() { indices[vehicle.id] = index }
        precondition(
            Set(vehicles.map(\.id)).count == vehicles.count, "each vehicle has an id of its own")
    }

    /// Runs `body` on the actor from a thread that is not one of Swift's, and waits for it.
    public nonisolated func wait<T: Sendable>(
        _ body: @Sendable (isolated LiveWorld) throws -> T
    ) rethrows -> T {
        try queue.sync { try assumeIsolated { try body($0) } }
    }

    /// Runs `body` on the actor.
    public func perform<T: Sendable>(
        _ body: @Sendable (isolated LiveWorld) throws -> T
    ) rethrows -> T { try body(self) }

    /// A vehicle as it is now.
    public func vehicle(_ id: String) -> LiveVehicle? { indices[id].map { vehicles[$0] } }

    func index(of id: String) -> Int? { indices[id] }

    // MARK: Time

    /// What the clock shows.
    public var now: Instant { clock.now(at: realClock.now) }

    /// Puts every vehicle at the clock's time: what lay before its beginning is jumped over, and
    /// departures that lay in between are missed.
    ///
    /// A vehicle that begins with the clock just lives: its record tells of no jump.
    public func start() {
        let now = now
        for index in vehicles.indices where vehicles[index].engine.now < beginning {
            step(index, jumpedFrom: vehicles[index].engine.now) { vehicle, events in
                vehicle.engine.jump(to: now, into: &events)
                return nil
            }
        }
        catchUp()
    }

    /// Passes everything that is due, and sleeps until the next.
    public func catchUp() {
        let now = now
        for index in deadlines.indices where deadlines[index] <= now {
            advance(index, to: now)
        }
        setAlarm()
    }

    /// Lets a vehicle live up to an instant in the weather that there is.
    func pass(_ index: Int, to now: Instant) {
        step(index) { vehicle, events in
            vehicle.engine.advance(to: now, into: &events)
            return nil
        }
    }

    /// Hands a vehicle as it is now to the sink, though nothing may have happened.
    public func checkpoint(_ id: String) {
        guard let index = indices[id] else { return }
        advance(index, to: now)
        step(index, isCheckpoint: true) { _, _ in nil }
    }

    /// A vehicle with its quantities as of now, without a step.
    public func current(_ id: String) -> Engine? {
        guard var engine = vehicle(id)?.engine else { return nil }
        engine.advance(to: now)
        return engine
    }

    /// Wakes when the first vehicle has something to do.
    func setAlarm() {
        guard let real = clock.real(of: deadlines.min() ?? .never) else {
            alarm?.task.cancel()
            alarm = nil
            return
        }
        if let alarm, alarm.at == real { return }
        alarm?.task.cancel()
        let realClock = realClock
        let task = Task { [weak self] in
            do {
                try await realClock.sleep(until: real, tolerance: nil)
            } catch {
                // It was set anew.
                return
            }
            await self?.ring()
        }
        alarm = (real, task)
    }

    private func ring() {
        alarm = nil
        catchUp()
    }

    /// Ends the sleep for good.
    public func stop() {
        alarm?.task.cancel()
        alarm = nil
    }

    // MARK: Steps

    /// Does something to a vehicle, and hands what happened to the sink.
    ///
    /// - Returns: the replies.
    @discardableResult
    func step(
        _ index: Int, _ submission: Submission? = nil, jumpedFrom: Instant? = nil,
        isCheckpoint: Bool = false,
        _ body: (inout LiveVehicle, inout [Event]) -> Reply?
    ) -> [Reply] {
        let before = vehicles[index]
        var events: [Event] = []
        let reply = body(&vehicles[index], &events)
        vehicles[index].history.add(events)
        setDeadline(index)
        let replies = [reply].compactMap(\.self) + vehicles[index].delivered(events)
        // A jump is an input, even if nothing can be told of it: a replay needs it.
        guard !events.isEmpty || !replies.isEmpty || jumpedFrom != nil || isCheckpoint else {
            return []
        }
        let step = Step(
            vehicle: vehicles[index], submission: submission, jumpedFrom: jumpedFrom,
            events: events,
            plans: before.engine.plans.merging(vehicles[index].engine.plans) { $1 },
            replies: replies)
        do {
            try sink.take(step)
            failure = nil
            return replies
        } catch {
            failure = error
            return submission.map { [undo($0, index, before)] } ?? replies
        }
    }

    func setDeadline(_ index: Int) {
        deadlines[index] = min(
            vehicles[index].engine.deadline, nextWeather(of: index)?.at ?? .never)
    }

    /// What nobody could write down never happened, or its sender would rely on it.
    ///
    /// The time before it has passed all the same: the van goes on charging.
    private func undo(_ submission: Submission, _ index: Int, _ before: LiveVehicle) -> Reply {
        vehicles[index] = before
        setDeadline(index)
        return Reply(.unrecorded, submission, before.engine)
    }
}
