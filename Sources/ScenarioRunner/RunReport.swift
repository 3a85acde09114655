/// What became of a run; every report is a function of it.
public struct RunReport: Sendable {
    /// In the order of the instances.
    public let results: [ScenarioResult]
    /// Every error in the files; where there is one, the run is invalid.
    public let problems: [Problem]
    /// Seconds of real time.
    public let wallSeconds: Double
    /// Goldens below the folders of the run that no scenario uses.
    public let unusedGoldens: [String]

    public init(
        results: [ScenarioResult], problems: [Problem], wallSeconds: Double,
        unusedGoldens: [String] = []
    ) {
        self.results = results
        self.problems = problems
        self.wallSeconds = wallSeconds
        self.unusedGoldens = unusedGoldens
    }

    public var passed: Int { count(.passed) }
    public var failed: Int { count(.failed) }
    public var skipped: Int { count(.skipped) }
    /// Whether a file could not be read or has errors: never green.
    public var isInvalid: Bool { !problems.isEmpty }

    private func count(_ verdict: ScenarioResult.Verdict) -> Int {
        results.count { $0.verdict == verdict }
    }

    /// For people: errors, failures, and `N passed, N failed, N skipped` alone on the last line.
    ///
    /// `appendix` stands before that line.
    public func terminalText(
        hasColor: Bool = false, isVerbose: Bool = false, appendix: String? = nil
    ) -> String {
        func colored(_ text: String, _ code: String) -> String {
            hasColor ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
        }
        var blocks = problems.map { colored("invalid", "31;1") + " " + $0.text }
        var lines: [String] = []
        for result in results {
            let id = result.id.withoutControls
            switch result.verdict {
            case .passed:
                if isVerbose { lines.append(colored("passed", "32") + "  \(id)") }
            case .skipped:
                if isVerbose { lines.append(colored("skipped", "33") + " \(id)") }
            case .failed:
                if isVerbose {
                    lines.append(colored("failed", "31;1") + "  \(id)")
                } else {
                    blocks.append(
                        colored("failed", "31;1") + " \(result.fullTitle)".withoutControls + "\n"
                            + (result.failure?.text ?? ""))
                }
            }
        }
        if !lines.isEmpty { blocks.append(lines.joined(separator: "\n")) }
        if isVerbose {
            for result in results {
                guard let failure = result.failure else { continue }
                blocks.append(
                    colored("failed", "31;1") + " \(result.fullTitle)".withoutControls + "\n"
                        + failure.text)
            }
        }
        if isInvalid {
            let files = Set(problems.map(\.file)).count
            blocks.append(
                "\(problems.count) \(problems.count == 1 ? "error" : "errors") in "
                    + "\(files) \(files == 1 ? "file" : "files")")
        }
        if let goldenText { blocks.append(goldenText) }
        if let appendix { blocks.append(appendix) }
        blocks.append("\(passed) passed, \(failed) failed, \(skipped) skipped")
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// At most ten annotations for GitHub, errors first.
    public func githubAnnotations() -> String {
        let errors = problems.map {
            annotation($0.file, $0.line, $0.column, "Invalid scenario", $0.message)
        }
        let failures = results.compactMap { result in
            result.failure.map {
                annotation($0.file, $0.line, $0.column, result.fullTitle, $0.text)
            }
        }
        // GitHub shows ten of a kind for each step.
        return (errors + failures).prefix(10).map { $0 + "\n" }.joined()
    }

    private func annotation(
        _ file: String, _ line: Int, _ column: Int, _ title: String, _ message: String
    ) -> String {
        func escaped(_ text: String, isProperty: Bool) -> String {
            var result = ""
            for character in text {
                switch character {
                case "%": result += "%25"
                case "\r": result += "%0D"
                case "\n": result += "%0A"
                case ":" where isProperty: result += "%3A"
                case "," where isProperty: result += "%2C"
                default: result.append(character)
                }
            }
            return result
        }
        return "::error file=\(escaped(file, isProperty: true)),line=\(line),col=\(column),"
            + "title=\(escaped(title, isProperty: true))::\(escaped(message, isProperty: false))"
    }
}
