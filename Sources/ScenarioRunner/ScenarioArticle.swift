internal import Simulation

/// The part of the HTML report that tells of one scenario.
struct ScenarioArticle {
    let result: ScenarioResult
    /// Unique in the page.
    let number: Int

    init(_ result: ScenarioResult, number: Int) {
        self.result = result
        self.number = number
    }

    /// What failed stands open; the rest opens on demand.
    var html: String {
        let verdict = result.verdict.rawValue
        let words = ([result.fullTitle, result.id, result.path, verdict] + result.tags)
            .joined(separator: " ").lowercased()
        let heading =
            "<h3><span class=\"badge\">\(HTMLReport.sign(verdict)) \(verdict)</span> "
            + "<bdi>\(result.fullTitle.markup)</bdi></h3>"
        let start =
            "<article class=\"\(verdict)\" id=\"scenario-\(number)\" "
            + "data-words=\"\(words.markup)\">\n"
        switch result.verdict {
        case .failed:
            return start + heading + "\n" + facts + failure + picture + tables + "</article>\n"
        case .passed:
            return start + "<details>\n<summary>\(heading)</summary>\n" + facts + picture + tables
                + "</details>\n</article>\n"
        case .skipped:
            return start + heading + "\n" + facts
                + "<p>It did not run, because another one failed before.</p>\n</article>\n"
        }
    }

    // MARK: Words

    private var facts: String {
        let place =
            result.failure.map { "\($0.file):\($0.line):\($0.column)" }
            ?? "\(result.path):\(result.line)"
        var facts = [code(place)]
        if result.id != result.path.withoutEnding { facts.append("id \(code(result.id))") }
        facts += result.tags.map { "<span class=\"tag\"><bdi>\($0.markup)</bdi></span>" }
        if result.verdict != .skipped {
            facts.append("\(result.duration.text) of virtual time \(since)")
        }
        let count = result.assertionCount
        if count > 0 {
            facts.append("\(count) \(count == 1 ? "condition" : "conditions") looked at")
        }
        return "<p class=\"facts\">" + facts.joined(separator: " · ") + "</p>\n"
    }

    /// The start in local time, or in UTC where the zone is not known.
    private var since: String {
        guard let zone = result.course?.zone else { return "from \(result.start.isoText)" }
        return "from \(zone.text(of: result.start)), \(zone.name)"
    }

    private func code(_ text: String) -> String { "<code><bdi>\(text.markup)</bdi></code>" }

    private var failure: String {
        guard let failure = result.failure else { return "" }
        return "<pre class=\"failure\" tabindex=\"0\">\(failure.text.markup)</pre>\n"
    }

    // MARK: Picture

    private var picture: String {
        guard let course = result.course else { return "" }
        let picture = TimelinePicture(result, course, number: number)
        let scale =
            picture.axis.isToScale
            ? "Time is to scale."
            : "Time is not to scale: the upper band tells how long each stretch is."
        return """
            <figure>
            <div class="scroll" role="region" tabindex="0" aria-label="Timeline">
            \(picture.svg())
            </div>
            <figcaption>Local time, \(course.zone.name.markup). \(scale) \
            Names in bold are those that the scenario looks at.</figcaption>
            </figure>

            """
    }

    // MARK: Tables

    private var tables: String { steps + rules + values }

    private static let mostSteps = 400

    private var steps: String {
        guard !result.steps.isEmpty else { return "" }
        let rows = result.steps.prefix(Self.mostSteps).enumerated().map { row($1, $0 + 1) }
        let rest = result.steps.count - rows.count
        let more =
            rest > 0 ? "<tr><td></td><td colspan=\"5\">and \(rest) more steps</td></tr>\n" : ""
        return table("Steps", ["#", "began", "took", "step", "line", "outcome"], rows + [more])
    }

    private func row(_ step: StepResult, _ number: Int) -> String {
        let began = step.begins.map { time($0) } ?? ""
        var took = ""
        if let begins = step.begins, let ends = step.ends, ends > begins {
            took = (ends - begins).text
        }
        let note = step.note.map { "<br><span class=\"note\"><bdi>\($0.markup)</bdi></span>" } ?? ""
        return "<tr class=\"\(step.outcome.rawValue)\"><td>\(number)</td><td>\(began)</td>"
            + "<td>\(took)</td><td>\(step.verb.rawValue) \(code(step.text))\(note)</td>"
            + "<td>\(step.line)</td>"
            + "<td class=\"outcome\">\(step.outcome.sign) \(step.outcome.rawValue)</td></tr>\n"
    }

    private var rules: String {
        guard !result.rules.isEmpty else { return "" }
        let rows = result.rules.map { rule in
            let outcome = rule.broken.map { "✗ broken at \(time($0))" } ?? "✓ kept"
            let verdict = rule.broken == nil ? "passed" : "failed"
            return "<tr class=\"\(verdict)\"><td>\(rule.kind.rawValue) \(code(rule.text))</td>"
                + "<td>\(rule.line)</td><td class=\"outcome\">\(outcome)</td></tr>\n"
        }
        return table("Rules", ["rule", "line", "outcome"], rows)
    }

    private static let mostValues = 400

    /// The bars of the picture as text.
    private var values: String {
        guard let course = result.course else { return "" }
        let all = course.lanes.flatMap { lane in lane.stays.map { (lane, $0) } }
        guard !all.isEmpty else { return "" }
        let rows = all.prefix(Self.mostValues).map { lane, stay in
            "<tr><td>\(lane.signal.word)</td><td><bdi>\(stay.text.markup)</bdi></td>"
                + "<td>\(time(stay.since))</td></tr>\n"
        }
        let rest = all.count - rows.count
        let more = rest > 0 ? "<tr><td colspan=\"3\">and \(rest) more values</td></tr>\n" : ""
        return "<details class=\"values\"><summary>All values of the bars</summary>\n"
            + table("Values", ["signal", "value", "since"], rows + [more]) + "</details>\n"
    }

    private func table(_ caption: String, _ columns: [String], _ rows: [String]) -> String {
        let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return "<table><caption>\(caption)</caption><thead><tr>\(head)</tr></thead>\n<tbody>\n"
            + rows.joined() + "</tbody></table>\n"
    }

    /// Local date and time, the date only where it is not that of the start.
    private func time(_ instant: Instant) -> String {
        guard let zone = result.course?.zone else { return instant.isoText }
        let text = zone.text(of: instant)
        let isFirstDay = zone.local(at: instant).day == zone.local(at: result.start).day
        return isFirstDay ? String(text.split(separator: "T").last ?? "") : text
    }
}
