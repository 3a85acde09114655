public import Simulation

/// What became of one scenario.
public struct ScenarioResult: Hashable, Sendable {
    public enum Verdict: String, Hashable, Sendable {
        case passed, failed
        /// Not run, because another one failed first.
        case skipped
    }

    public let id: String
    public let path: String
    /// The line of its title.
    public let line: Int
    public let title: String
    public let tags: [String]
    public let verdict: Verdict
    public let failure: Failure?
    /// The instant at which it began, in virtual time.
    public let start: Instant
    /// Virtual time from its start to its end.
    public let duration: Timespan
    /// Steps of the timeline that were completed.
    public let stepCount: Int
    /// Conditions that were looked at.
    public let assertionCount: Int
    /// Events of the engine; 0 unless they were recorded.
    public let eventCount: Int
    /// SHA-256 over all events, where it was asked for.
    public let traceDigest: String?
    /// Where they were asked for.
    public let events: [RecordedEvent]
    /// The steps of its timeline, where events were asked for.
    public internal(set) var steps: [StepResult] = []
    /// What it has shown of the engine, where it was asked for.
    public let sighting: Sighting?
    /// Seconds of real time.
    public let wallSeconds: Double
    /// The path of its golden, where that was looked at.
    public internal(set) var golden: String?
    /// What came of that.
    var goldenOutcome: GoldenOutcome?

    /// The title, with the choice of the matrix that tells the instances apart.
    public var fullTitle: String {
        guard id.hasSuffix("]"), let bracket = id.firstIndex(of: "[") else { return title }
        return title + " " + id[bracket...]
    }
}

/// How scenarios are run.
public struct RunOptions: Hashable, Sendable {
    /// How many run at once.
    public var jobs: Int
    /// Whether the first failure ends the run; the rest is skipped.
    public var failFast: Bool
    /// Whether results keep their events.
    public var recordsEvents: Bool
    /// Whether results have a ``ScenarioResult/traceDigest``.
    public var digestsTraces: Bool
    /// Whether results have a ``ScenarioResult/sighting``.
    public var measuresCoverage: Bool
    /// What becomes of goldens whose trace differs.
    public var goldens: GoldenMode

    public init(
        jobs: Int = 1, failFast: Bool = false, recordsEvents: Bool = false,
        digestsTraces: Bool = false, measuresCoverage: Bool = false,
        goldens: GoldenMode = .compare
    ) {
        self.jobs = jobs
        self.failFast = failFast
        self.recordsEvents = recordsEvents
        self.digestsTraces = digestsTraces
        self.measuresCoverage = measuresCoverage
        self.goldens = goldens
    }
}

extension ScenarioInstance {
    /// Runs it once; if it fails, once more to tell why.
    public func run(_ options: RunOptions = RunOptions()) -> ScenarioResult {
        let clock = ContinuousClock()
        let start = clock.now
        let needsTexts =
            options.recordsEvents || options.digestsTraces || scenario.golden != nil
        let needsEvents = needsTexts || options.measuresCoverage
        var run = ScenarioRun(scenario, recordsEvents: needsEvents)
        let broken = run.run()
        var failure: Failure?
        if let broken {
            var witness = run
            if !needsEvents {
                witness = ScenarioRun(scenario, recordsEvents: true)
                let again = witness.run()
                precondition(again == broken, "a run gives the same again")
            }
            failure = Failure(broken, witness, sources)
        }
        let events =
            needsTexts ? run.events.map { RecordedEvent($0, plans: run.log.departures) } : []
        // What failed otherwise has no whole trace.
        var outcome: GoldenOutcome?
        if broken == nil, let golden = scenario.golden {
            let found = golden.check(GoldenTrace(events), options.goldens)
            failure = Failure(golden, found, run, sources)
            outcome = found
        }
        var result = result(
            failure == nil ? .passed : .failed, failure, run, events, options,
            seconds: (clock.now - start) / .seconds(1))
        if options.recordsEvents { result.steps = run.stepResults }
        result.golden = outcome.flatMap { _ in scenario.golden?.path }
        result.goldenOutcome = outcome
        return result
    }

    /// The result of not running it.
    var skipped: ScenarioResult {
        let run = ScenarioRun(scenario, recordsEvents: false)
        return result(.skipped, nil, run, [], RunOptions(), seconds: 0)
    }

    private func result(
        _ verdict: ScenarioResult.Verdict, _ failure: Failure?, _ run: ScenarioRun,
        _ events: [RecordedEvent], _ options: RunOptions, seconds: Double
    ) -> ScenarioResult {
        ScenarioResult(
            id: id, path: path, line: line, title: title, tags: tags, verdict: verdict,
            failure: failure, start: scenario.setup.start,
            duration: run.engine.now - scenario.setup.start, stepCount: run.stepCount,
            assertionCount: run.assertionCount, eventCount: events.count,
            traceDigest: options.digestsTraces ? ScenarioRunner.traceDigest(events) : nil,
            events: options.recordsEvents ? events : [],
            sighting: options.measuresCoverage
                ? Sighting(start: Engine(scenario.setup), events: run.events) : nil,
            wallSeconds: seconds)
    }
}
