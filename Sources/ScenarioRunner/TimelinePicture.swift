internal import Simulation

/// The timeline of one run as SVG: what was done and expected, and how the signals went.
///
/// Made of rows from top to bottom over one time axis; before the axis stands how the world began,
/// after it how it ended.
struct TimelinePicture {
    let result: ScenarioResult
    let course: Course
    /// Makes the picture's names unique in a page.
    let number: Int
    let axis: TimeAxis
    var drawing = Drawing()
    /// Where the next row begins.
    var y = 0.0

    static let width = 1180.0
    /// The names of the rows stand left of it.
    static let nameWidth = 172.0
    /// How the world began stands there.
    static let headWidth = 96.0
    /// How it ended stands there.
    static let tailWidth = 88.0
    static var axisStart: Double { nameWidth + headWidth }
    static var axisEnd: Double { width - tailWidth }

    init(_ result: ScenarioResult, _ course: Course, number: Int) {
        self.result = result
        self.course = course
        self.number = number
        let steps = result.steps.flatMap { [$0.begins, $0.ends].compactMap { $0 } }
        let stays = course.lanes.flatMap { $0.stays.map(\.since) }
        axis = TimeAxis(
            [result.start, result.end] + steps + stays, width: Self.axisEnd - Self.axisStart,
            needs: course.needs(until: result.end))
    }

    /// The whole `svg` element.
    func svg() -> String {
        var picture = self
        picture.y = 46
        if !axis.isToScale { picture.addScale() }
        picture.addSteps()
        picture.addRules()
        picture.addLanes()
        picture.addCurves()
        let height = picture.y + 6
        let rows = picture.drawing.text
        var frame = self
        frame.addTicks(height: height)
        let front = frame.failureMark(height: height)
        let title = "Timeline of \(result.fullTitle)"
        return """
            <svg class="timeline" viewBox="0 0 \(Self.width.short) \(height.short)" role="img" \
            aria-labelledby="t\(number) d\(number)">
            <title id="t\(number)">\(title.markup)</title>
            <desc id="d\(number)">\(summary.markup)</desc>
            \(frame.drawing.text)\(rows)\(front)</svg>
            """
    }

    /// Where an instant stands.
    func x(_ instant: Instant) -> Double { Self.axisStart + axis.position(of: instant) }

    /// The local time of day of an instant, with seconds where there are any.
    func time(_ instant: Instant) -> String {
        String(course.zone.text(of: instant).split(separator: "T").last ?? "")
    }

    /// The picture in one paragraph.
    private var summary: String {
        let signals = course.lanes.map(\.signal.word) + course.curves.map(\.signal.word)
        let ending =
            switch result.verdict {
            case .passed: "It passed."
            case .failed: "It failed: \(result.failure?.title ?? "")."
            case .skipped: "It was skipped."
            }
        return "From \(course.zone.text(of: result.start)) to \(course.zone.text(of: result.end)), "
            + "\(course.zone.name), with \(count(result.steps.count, "step")) and "
            + "\(count(result.rules.count, "rule")). It shows "
            + signals.joined(separator: ", ") + ". " + ending
            + " The tables below hold the steps and all values."
    }

    private func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }

    // MARK: Time

    /// The labelled instants, most important first: the ends, where it failed, the steps, the rest.
    private var tickCandidates: [Instant] {
        let begins = result.steps.compactMap(\.begins)
        let ends = result.steps.compactMap(\.ends)
        return [result.start, result.end] + begins + ends + axis.knots
    }

    /// Lines from top to bottom with the local time above, as many as there is room for.
    private mutating func addTicks(height: Double) {
        var taken: [ClosedRange<Double>] = []
        var ticks: [Instant] = []
        for instant in tickCandidates {
            let label = tickText(instant)
            let half = label.drawnWidth / 2 + 3
            let range = (x(instant) - half)...(x(instant) + half)
            guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
            taken.append(range)
            ticks.append(instant)
        }
        var lastDate = ""
        for instant in ticks.sorted() {
            drawing.line("grid", from: (x(instant), 32), to: (x(instant), height))
            drawing.label("time", tickText(instant), x: x(instant), y: 26, anchor: .middle)
            let date = course.zone.local(at: instant).date.text
            if date != lastDate {
                drawing.label("time", date, x: x(instant), y: 12, anchor: .middle)
            }
            lastDate = date
        }
        drawing.label("name", "local time", x: 0, y: 26)
        let left = Self.nameWidth
        drawing.rectangle(
            "edge", x: left, y: 32, width: Self.headWidth, height: height - 32)
        drawing.rectangle(
            "edge", x: Self.axisEnd, y: 32, width: Self.tailWidth, height: height - 32)
        drawing.label("time", "start", x: left + 4, y: 26)
        drawing.label("time", "end", x: Self.width - 4, y: 26, anchor: .end)
    }

    /// Without milliseconds; tips and tables have them.
    private func tickText(_ instant: Instant) -> String {
        String(time(instant).split(separator: ".").first ?? "")
    }

    /// How long the stretches of the axis are.
    private mutating func addScale() {
        drawing.label("name", "not to scale", x: 0, y: y + 11)
        for (index, (from, to)) in zip(axis.knots, axis.knots.dropFirst()).enumerated() {
            let width = x(to) - x(from)
            drawing.rectangle(
                index.isMultiple(of: 2) ? "scale" : "scale odd", x: x(from), y: y, width: width,
                height: 15, title: "\((to - from).text) from \(time(from)) to \(time(to))")
            let text = (to - from).rounded.text
            if text.drawnWidth <= width {
                drawing.label(
                    "length", text, x: x(from) + width / 2, y: y + 11.5, anchor: .middle)
            }
        }
        y += 24
    }

    /// Where the run ended because of a failure; a trace that differs has no such instant.
    private func failureMark(height: Double) -> String {
        guard let failure = result.failure, failure.comparison == nil else { return "" }
        var mark = Drawing()
        let x = x(result.end)
        mark.line("failed", from: (x, 47), to: (x, height))
        mark.label(
            "failed", "✗ failed", x: x, y: 43, anchor: .middle, title: failure.title)
        return mark.text
    }
}

extension ScenarioResult {
    /// When the run ended, in virtual time.
    var end: Instant { start + duration }
}

extension Timespan {
    /// Without seconds from an hour on, without milliseconds from a second on.
    var rounded: Timespan {
        let unit: Int64 =
            milliseconds >= 3_600_000 ? 60_000 : milliseconds >= 1000 ? 1000 : 1
        return Timespan(milliseconds: (milliseconds + unit / 2) / unit * unit)
    }
}

extension Course {
    /// The room that the words of the lanes need, those of lanes that the scenario names first.
    fileprivate func needs(until end: Instant) -> [TimeAxis.Need] {
        let ordered = lanes.filter(\.isNamed) + lanes.filter { !$0.isNamed }
        return ordered.flatMap { lane in
            lane.stays.enumerated().map { index, stay in
                let isLast = index == lane.stays.count - 1
                let room =
                    (index == 0 ? TimelinePicture.headWidth : 0)
                    + (isLast ? TimelinePicture.tailWidth : 0)
                return TimeAxis.Need(
                    from: stay.since, to: isLast ? end : lane.stays[index + 1].since,
                    width: min(stay.text.drawnWidth, 120) + 8 - room)
            }
        }
    }
}
