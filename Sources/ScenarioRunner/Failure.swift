/// Why a scenario failed: the place, what was expected, what was seen, since when and why.
public struct Failure: Hashable, Sendable {
    /// One thing that was not as expected.
    public struct Finding: Hashable, Codable, Sendable {
        /// As the scenario writes it.
        public let expected: String
        public let seen: String
        /// When that came about, in local time; nothing when it was so at the start.
        public let since: String?
        /// What brought it about: a command's word, or `time`.
        public let because: String?
    }

    /// Where the scenario says what did not come true.
    public let file: String
    public let line: Int
    public let column: Int
    /// What went wrong, in one line.
    public let title: String
    /// The local time of it, and how long after the start that is.
    public let at: String
    public let findings: [Finding]
    /// The step's note.
    public let note: String?
    /// Why the van does not charge or climatise, and what to do.
    public let diagnosis: String?
    let excerpt: Excerpt
    /// A difference for people, in place of the findings.
    var comparison: String?

    /// The whole failure, without a newline at the end.
    public var text: String {
        var lines = ["\(file):\(line):\(column): \(title)".withoutControls, excerpt.rendered]
        lines.append("  at        \(at)")
        for finding in findings where comparison == nil {
            lines.append("  expected  \(finding.expected)")
            lines.append("  seen      \(finding.seen)\(finding.origin)")
        }
        if let note { lines.append("  note      \(note)".withoutControls) }
        if let comparison { lines.append(comparison) }
        if let diagnosis {
            lines += diagnosis.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? "" : "  \($0)"
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension Failure.Finding {
    /// Since when, and because of what, as the end of a sentence.
    fileprivate var origin: String {
        switch (since, because) {
        case (let since?, let because?): ", since \(since) because of \(because)"
        case (let since?, nil): ", since \(since)"
        case (nil, _): ""
        }
    }
}
