/// Everything that became of a run, for those who want it at once.
public struct RunReport: Hashable, Sendable {
    /// The stream, in its order.
    public private(set) var records: [RunRecord] = []

    public init() {}

    public mutating func take(_ record: RunRecord) { records.append(record) }

    /// In the order of the instances.
    public var results: [ScenarioResult] {
        records.compactMap { record in
            if case .result(let result) = record { result } else { nil }
        }
    }

    /// Every error in the files; where there is one, the run is invalid.
    public var problems: [Problem] {
        records.compactMap { record in
            if case .problem(let problem) = record { problem } else { nil }
        }
    }

    /// Goldens below the folders of the run that no scenario uses.
    public var unusedGoldens: [String] {
        records.compactMap { record in
            if case .unusedGolden(let path) = record { path } else { nil }
        }
    }

    public var start: RunStart {
        if case .started(let start) = records.first { start } else { RunStart() }
    }

    public var finish: RunFinish {
        if case .finished(let finish) = records.last { finish } else { RunFinish() }
    }

    public var passed: Int { finish.passed }
    public var failed: Int { finish.failed }
    public var skipped: Int { finish.skipped }
    /// Whether a file could not be read or has errors: never green.
    public var isInvalid: Bool { finish.isInvalid }
    /// What all its scenarios have shown; it is known only where it was asked for.
    public var seen: Sighting { finish.seen ?? Sighting() }

    /// The whole stream as JSON Lines.
    public func jsonLines() -> String { records.map(\.jsonLines).joined() }

    /// JUnit's XML.
    public func junit(_ dialect: JUnitDialect = .extended) -> String {
        var report = JUnitReport(dialect)
        let cases = records.map { report.take($0) }.joined()
        return report.opening + cases + JUnitReport.closing
    }

    /// For people.
    public func terminalText(
        hasColor: Bool = false, isVerbose: Bool = false, appendix: String? = nil
    ) -> String {
        var report = TerminalReport(hasColor: hasColor, isVerbose: isVerbose)
        return records.map { report.take($0) }.joined() + report.ending(appendix: appendix)
    }

    /// At most ten annotations for GitHub.
    public func githubAnnotations() -> String {
        var report = GitHubAnnotations()
        for record in records { report.take(record) }
        return report.text
    }
}
