internal import Foundation
internal import Simulation

extension ScenarioSuite {
    /// Runs every instance and hands out the stream of the run.
    ///
    /// - Parameters:
    ///   - options: how.
    ///   - take: is given each record, in the order of the instances whatever the number of jobs.
    public func run(
        options: RunOptions = RunOptions(), _ take: (RunRecord) -> Void
    ) async {
        let clock = ContinuousClock()
        let begin = clock.now
        var start = start
        start.goldenDigest = digest(goldens.lazy.flatMap(\.parts))
        start.repetitions = options.repetition.count
        start.wallStart = .wallClock
        take(.started(start))
        for problem in problems { take(.problem(problem)) }
        for path in unusedGoldens { take(.unusedGolden(path)) }
        var finish = RunFinish()
        finish.isInvalid = !problems.isEmpty
        if options.measuresCoverage { finish.seen = Sighting() }
        await runAll(options) { result in
            finish.add(result)
            take(.result(result))
        }
        finish.wallSeconds = (clock.now - begin).wallSeconds
        take(.finished(finish))
    }

    /// Runs every instance.
    ///
    /// - Returns: all that happened; with many instances the stream itself needs less memory.
    public func run(options: RunOptions = RunOptions()) async -> RunReport {
        var report = RunReport()
        await run(options: options) { report.take($0) }
        return report
    }

    private func runAll(_ options: RunOptions, _ take: (ScenarioResult) -> Void) async {
        var runs = PlannedRuns(instances.count, options.repetition)
        // Known before: while jobs run, `runs` is theirs.
        let isEndless = runs.isEndless
        var hasFailed = false
        func accept(_ run: PlannedRun, _ result: ScenarioResult) {
            // What other jobs did after the first failure is left out: every run tells the same.
            let isLeft = hasFailed && options.endsAtFailure
            if isLeft && isEndless { return }
            take(isLeft ? skipped(run, options) : result)
            hasFailed = hasFailed || result.verdict == .failed
        }
        if options.jobs <= 1 {
            while !(hasFailed && options.endsAtFailure), let run = runs.next() {
                accept(run, result(run, options))
            }
        } else {
            await runTogether(options, &runs, accept)
        }
        guard !isEndless else { return }
        while let run = runs.next() { take(skipped(run, options)) }
    }

    /// Runs batches at once, as one scenario takes less than a task does, and puts their results
    /// in order; few wait for an earlier one, so that memory does not grow with the run.
    private func runTogether(
        _ options: RunOptions, _ runs: inout PlannedRuns,
        _ accept: (PlannedRun, ScenarioResult) -> Void
    ) async {
        let total = options.repetition.count.map { $0 * instances.count } ?? .max
        let size = max(1, min(64, total / (options.jobs * 4)))
        await withTaskGroup(of: (Int, [(PlannedRun, ScenarioResult)]).self) { group in
            var waiting: [Int: [(PlannedRun, ScenarioResult)]] = [:]
            var (started, accepted) = (0, 0)
            var isOver = false
            func start() {
                while !isOver, started - accepted < options.jobs * 2 {
                    let batch = runs.next(size)
                    guard !batch.isEmpty else { return }
                    let number = started
                    started += 1
                    group.addTask { (number, batch.map { ($0, result($0, options)) }) }
                }
            }
            start()
            while let (number, batch) = await group.next() {
                waiting[number] = batch
                while let next = waiting.removeValue(forKey: accepted) {
                    accepted += 1
                    for (run, result) in next {
                        accept(run, result)
                        if options.endsAtFailure, result.verdict == .failed { isOver = true }
                    }
                }
                start()
            }
        }
    }

    private func result(_ run: PlannedRun, _ options: RunOptions) -> ScenarioResult {
        numbered(instances[run.position].run(options), run, options)
    }

    private func skipped(_ run: PlannedRun, _ options: RunOptions) -> ScenarioResult {
        numbered(instances[run.position].skipped(options), run, options)
    }

    private func numbered(
        _ result: ScenarioResult, _ run: PlannedRun, _ options: RunOptions
    ) -> ScenarioResult {
        guard options.repetition != .times(1) else { return result }
        var result = result
        result.index += (run.repetition - 1) * start.selectedCount
        result.repetition = run.repetition
        return result
    }
}

extension Duration {
    /// Seconds, to the microsecond that the stream has: a report that is made of it again rounds the
    /// same number.
    var wallSeconds: Double { (self / .microseconds(1)).rounded() / 1e6 }
}
