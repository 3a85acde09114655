internal import Simulation

extension RunReport {
    /// The whole run as JSON Lines: from it every other report can be made again.
    ///
    /// Everything that is not virtual time or its consequence stands under the key `wall` alone, so
    /// that two runs of the same files differ in nothing else.
    public func jsonLines() -> String {
        var lines = ["{\"type\":\"run.started\",\"schema\":\"ecell.run/1\"}"]
        for problem in problems {
            lines.append(
                object([
                    ("type", "problem".json), ("file", problem.file.json),
                    ("line", "\(problem.line)"), ("column", "\(problem.column)"),
                    ("message", problem.message.json), ("text", problem.text.json),
                ]))
        }
        for path in unusedGoldens {
            lines.append(object([("type", "golden.unused".json), ("file", path.json)]))
        }
        for result in results { lines += self.lines(result) }
        lines.append(
            object([
                ("type", "run.finished".json), ("passed", "\(passed)"), ("failed", "\(failed)"),
                ("skipped", "\(skipped)"), ("invalid", "\(isInvalid)"),
                ("wall", wall(wallSeconds)),
            ]))
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(_ result: ScenarioResult) -> [String] {
        var lines = [
            object([
                ("type", "scenario.started".json), ("id", result.id.json),
                ("path", result.path.json), ("line", "\(result.line)"),
                ("title", result.title.json), ("tags", result.tags.json),
                ("at", result.start.isoText.json),
            ])
        ]
        for event in result.events {
            lines.append(
                "{\"type\":\"event\",\"id\":\(result.id.json)," + event.json.dropFirst())
        }
        var members: [(String, String)] = [
            ("type", "scenario.finished".json), ("id", result.id.json),
            ("verdict", result.verdict.rawValue.json),
            ("at", (result.start + result.duration).isoText.json),
            ("durationMilliseconds", "\(result.duration.milliseconds)"),
            ("steps", "\(result.stepCount)"), ("assertions", "\(result.assertionCount)"),
        ]
        if !result.events.isEmpty { members.append(("events", "\(result.eventCount)")) }
        if let digest = result.traceDigest { members.append(("trace", digest.json)) }
        if let failure = result.failure { members.append(("failure", object(failure))) }
        members.append(("wall", wall(result.wallSeconds)))
        lines.append(object(members))
        return lines
    }

    private func object(_ failure: Failure) -> String {
        let findings = failure.findings.map { finding in
            object([
                ("expected", finding.expected.json), ("seen", finding.seen.json),
                ("since", finding.since?.json ?? "null"),
                ("because", finding.because?.json ?? "null"),
            ])
        }
        return object([
            ("file", failure.file.json), ("line", "\(failure.line)"),
            ("column", "\(failure.column)"), ("title", failure.title.json),
            ("at", failure.at.json), ("findings", "[" + findings.joined(separator: ",") + "]"),
            ("diagnosis", failure.diagnosis?.json ?? "null"), ("text", failure.text.json),
        ])
    }

    private func wall(_ seconds: Double) -> String { "{\"seconds\":\(seconds.text(decimals: 6))}" }

    private func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }
}
