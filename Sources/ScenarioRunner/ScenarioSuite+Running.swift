extension ScenarioSuite {
    /// Runs every instance.
    ///
    /// - Parameters:
    ///   - options: how.
    ///   - progress: is told each result as it comes, from any task, in any order.
    /// - Returns: a report in the order of the instances, whatever the number of jobs.
    public func run(
        options: RunOptions = RunOptions(),
        progress: (@Sendable (ScenarioResult) -> Void)? = nil
    ) async -> RunReport {
        let clock = ContinuousClock()
        let start = clock.now
        var results = [ScenarioResult?](repeating: nil, count: instances.count)
        if options.jobs <= 1 {
            for index in instances.indices {
                let result = instances[index].run(options)
                progress?(result)
                results[index] = result
                if result.verdict == .failed && options.failFast || Task.isCancelled { break }
            }
        } else {
            await runTogether(options, progress, into: &results)
        }
        if options.failFast, let first = results.firstIndex(where: { $0?.verdict == .failed }) {
            // What other jobs did after the first failure is left out: every run tells the same.
            for index in results.indices where index > first { results[index] = nil }
        }
        return RunReport(
            results: zip(instances, results).map { $1 ?? $0.skipped }, problems: problems,
            wallSeconds: (clock.now - start) / .seconds(1), unusedGoldens: unusedGoldens)
    }

    private func runTogether(
        _ options: RunOptions, _ progress: (@Sendable (ScenarioResult) -> Void)?,
        into results: inout [ScenarioResult?]
    ) async {
        // In batches, as one scenario takes less than a task does.
        let jobs = min(options.jobs, instances.count)
        let size = max(1, min(64, instances.count / max(1, jobs * 4)))
        var batches = stride(from: 0, to: instances.count, by: size).map {
            $0..<min($0 + size, instances.count)
        }[...]
        await withTaskGroup(of: [(Int, ScenarioResult)].self) { group in
            func start() {
                guard let batch = batches.popFirst() else { return }
                group.addTask {
                    var done: [(Int, ScenarioResult)] = []
                    for index in batch where !Task.isCancelled {
                        let result = instances[index].run(options)
                        progress?(result)
                        done.append((index, result))
                        if result.verdict == .failed && options.failFast { break }
                    }
                    return done
                }
            }
            for _ in 0..<jobs { start() }
            for await done in group {
                for (index, result) in done { results[index] = result }
                if options.failFast, done.contains(where: { $0.1.verdict == .failed }) {
                    batches = []
                    group.cancelAll()
                }
                start()
            }
        }
    }
}
