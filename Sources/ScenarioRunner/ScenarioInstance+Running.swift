internal import Simulation

extension ScenarioInstance {
    /// Runs it once; if it fails, once more to tell why.
    public func run(_ options: RunOptions = RunOptions()) -> ScenarioResult {
        let clock = ContinuousClock()
        let start = clock.now
        let scenario = scenario
        let needsTexts =
            options.recordsEvents || options.digestsTraces || scenario.golden != nil
        let needsEvents =
            needsTexts || options.recordsCourse || options.measuresCoverage
            || options.limits.eventCount != nil
        let extras = EventLog.Extras(
            snapshots: options.recordsCourse || options.measuresCoverage,
            judgements: options.measuresCoverage)
        var run = ScenarioRun(
            scenario, recordsEvents: needsEvents, limits: options.limits, extras: extras)
        let broken = run.run()
        var failure: Failure?
        if let broken {
            var witness = run
            if !needsEvents && !broken.isOfLimit {
                witness = ScenarioRun(scenario, recordsEvents: true)
                let again = witness.run()
                precondition(again == broken, "a run gives the same again")
            }
            failure = Failure(broken, witness, sources)
        }
        let events =
            needsTexts ? RecordedEvent.texts(of: run.events, plans: run.log.departures) : []
        // What failed otherwise has no whole trace.
        var outcome: GoldenOutcome?
        if broken == nil, let golden = scenario.golden {
            let found = golden.check(GoldenTrace(events), options.goldens)
            failure = Failure(golden, found, run, sources)
            outcome = found
        }
        var result = result(
            failure == nil ? .passed : .failed, failure, run, events, options,
            seconds: (clock.now - start).wallSeconds)
        if options.recordsEvents || options.recordsCourse {
            result.steps = run.stepResults
            result.rules = run.ruleResults(broken)
        }
        if options.recordsCourse { result.course = Course(run) }
        if let outcome, let golden = scenario.golden {
            result.golden = GoldenResult(path: golden.path, outcome: outcome.result)
        }
        return result
    }

    /// The result of not running it.
    func skipped(_ options: RunOptions) -> ScenarioResult {
        let run = ScenarioRun(scenario, recordsEvents: false)
        var bare = RunOptions()
        bare.seed = options.seed
        return result(.skipped, nil, run, [], bare, seconds: 0)
    }

    private func result(
        _ verdict: ScenarioResult.Verdict, _ failure: Failure?, _ run: ScenarioRun,
        _ events: [RecordedEvent], _ options: RunOptions, seconds: Double
    ) -> ScenarioResult {
        let scenario = run.scenario
        var result = ScenarioResult(
            id: id, path: path, line: scenario.place.line, title: scenario.title,
            tags: scenario.tags, verdict: verdict, failure: failure, start: scenario.setup.start,
            duration: run.engine.now - scenario.setup.start, stepCount: run.stepCount,
            assertionCount: run.assertionCount, eventCount: events.count,
            traceDigest: options.digestsTraces ? ScenarioRunner.traceDigest(events) : nil,
            events: options.recordsEvents ? events : [],
            sighting: options.measuresCoverage ? Sighting(run.log) : nil,
            wallSeconds: seconds)
        result.index = index
        result.choice = scenario.choice
        result.seed = options.seed ?? scenario.seed
        return result
    }
}
