import ScenarioRunner

/// How far a run is, for somebody who watches.
struct Progress {
    /// Runs in all; nothing where that is not known.
    private let total: Int?
    private let isShown = Terminal.showsProgress
    private var count = 0
    private var failed = 0
    private var next = ContinuousClock.now

    init(_ total: Int?) { self.total = total }

    mutating func take(_ record: RunRecord) {
        guard isShown, case .result(let result) = record else { return }
        count += 1
        if result.verdict == .failed { failed += 1 }
        // A terminal is slower than a scenario.
        guard .now >= next else { return }
        next = .now + .milliseconds(100)
        let of = total.map { " of \($0)" } ?? ""
        Terminal.showProgress("\(count)\(of), \(failed) failed: \(result.id)")
    }

    func clear() {
        if isShown { Terminal.showProgress("") }
    }
}
