import ScenarioRunner

/// The reports of a run or a merge, all made of its stream of records.
struct Reports {
    private let options: ReportOptions
    private var terminal: TerminalReport
    private var github = GitHubAnnotations()
    private var summary: StepSummary?
    /// Those that could be written so far.
    private var sinks: [any ReportSink] = []
    private var start = RunStart()
    private var finish = RunFinish()
    private var hasUnusedGoldens = false
    private var hasUnusableGoldens = false
    /// Whether everything could be written so far.
    private var areWritten = true
    /// What people are shown only when all is well; nothing where they are shown it at once.
    private var held: String?

    /// Opens the files; `isHeld` says whether nothing is shown before the end.
    init(_ options: ReportOptions, isHeld: Bool = false) {
        self.options = options
        held = isHeld ? "" : nil
        terminal = TerminalReport(
            hasColor: options.isOutputFree && Terminal.hasColor, isVerbose: options.verbose)
        if options.github { summary = StepSummary() }
        add(options.json) { path throws(ReportFile.Unwritable) in try JSONSink(path: path) }
        add(options.junit) { path throws(ReportFile.Unwritable) in
            try JUnitSink(path: path, options.junitDialect)
        }
        add(options.tap) { path throws(ReportFile.Unwritable) in try TAPSink(path: path) }
        add(options.html) { path throws(ReportFile.Unwritable) in try HTMLSink(path: path) }
    }

    mutating func take(_ record: RunRecord) {
        switch record {
        case .started(let start): self.start = start
        case .unusedGolden: hasUnusedGoldens = true
        case .result(let result):
            hasUnusableGoldens = hasUnusableGoldens || result.golden?.outcome == .unusable
        case .finished(let finish): self.finish = finish
        case .problem: break
        }
        if options.github { github.take(record) }
        summary?.take(record)
        forEachSink { sink throws(ReportFile.Unwritable) in try sink.take(record) }
        show(terminal.take(record))
    }

    /// Leaves nothing behind: the stream was not whole.
    func discard() { sinks.forEach { $0.discard() } }

    /// Writes what is left, coverage included, and ends the command with the code of `cli.md`.
    ///
    /// `missing` are sentences about what was asked for by name and is not there.
    mutating func conclude(_ coverage: CoverageOptions, missing: [String] = []) throws {
        // Files first: whoever reads the output may go away.
        forEachSink { sink throws(ReportFile.Unwritable) in try sink.finish() }
        if let summary {
            attempt { () throws(ReportFile.Unwritable) in try summary.append() }
        }
        let covered = coverage.coverage(of: finish)
        if let held {
            self.held = nil
            show(held)
        }
        show(github.text)
        show(terminal.ending(appendix: coverage.showsTable ? covered?.table : nil))
        if let covered {
            for file in coverage.files {
                save(CoverageOptions.text(of: covered, for: file), to: file)
            }
        }
        missing.forEach(Terminal.complain)
        let reachesGates = covered.map(coverage.reachesGates) ?? true
        try status(reachesGates, isMissing: !missing.isEmpty).leave()
    }

    /// The worst of what happened, in this order.
    private func status(_ reachesGates: Bool, isMissing: Bool) -> ExitStatus {
        if finish.isInvalid { return .invalid }
        if !areWritten || hasUnusableGoldens { return .surroundings }
        if finish.failed > 0 { return .failed }
        if hasUnusedGoldens { return .gateMissed }
        if start.selectedCount == 0 || isMissing { return .nothingSelected }
        return reachesGates ? .done : .gateMissed
    }

    // MARK: Writing

    private mutating func add(
        _ path: String?, _ sink: (String) throws(ReportFile.Unwritable) -> any ReportSink
    ) {
        guard let path else { return }
        do throws(ReportFile.Unwritable) {
            sinks.append(try sink(path))
        } catch {
            fail(error)
        }
    }

    /// A sink that fails is told of once, and left out from then on.
    private mutating func forEachSink(
        _ act: (inout any ReportSink) throws(ReportFile.Unwritable) -> Void
    ) {
        // From the end, as those that fail leave; in place, as some hold their whole text.
        for index in sinks.indices.reversed() {
            do throws(ReportFile.Unwritable) {
                try act(&sinks[index])
            } catch {
                fail(error)
                sinks.remove(at: index).discard()
            }
        }
    }

    private mutating func save(_ text: String, to path: String) {
        attempt { () throws(ReportFile.Unwritable) in try Terminal.save(text, to: path) }
    }

    private mutating func attempt(_ act: () throws(ReportFile.Unwritable) -> Void) {
        do throws(ReportFile.Unwritable) {
            try act()
        } catch {
            fail(error)
        }
    }

    private mutating func show(_ text: String) {
        guard !text.isEmpty else { return }
        guard held == nil else {
            held?.append(text)
            return
        }
        if Terminal.showsProgress { Terminal.showProgress("") }
        guard options.isOutputFree else {
            Terminal.write(text)
            return
        }
        if !Terminal.show(text) { areWritten = false }
    }

    private mutating func fail(_ error: ReportFile.Unwritable) {
        Terminal.complain(error.message)
        areWritten = false
    }
}
