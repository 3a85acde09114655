internal import Simulation

extension TimelinePicture {
    private static let barHeight = 18.0
    private static let laneHeight = 23.0
    private static let curveHeight = 66.0

    // MARK: Lanes

    mutating func addLanes() {
        for lane in course.lanes {
            addName(lane.signal, isNamed: lane.isNamed, y: y + 13)
            addBars(lane)
            y += Self.laneHeight
        }
        y += 6
    }

    private mutating func addName(_ signal: Signal, isNamed: Bool, y: Double) {
        drawing.label(
            isNamed ? "name named" : "name", signal.word, x: 0, y: y, title: signal.row.about)
    }

    /// One bar for each value; those too narrow to be seen are one bar together.
    private mutating func addBars(_ lane: Course.Lane) {
        var index = 0
        while index < lane.stays.count {
            let stay = lane.stays[index]
            let start = index == 0 ? Self.nameWidth : x(stay.since)
            var end = self.end(of: index, in: lane)
            var count = 1
            while end - start < 2, index + count < lane.stays.count {
                end = self.end(of: index + count, in: lane)
                count += 1
            }
            let last = lane.stays[index + count - 1]
            let tone = Tone(of: last.text, signal: lane.signal)
            let until = index + count < lane.stays.count ? lane.stays[index + count].since : nil
            drawing.rectangle(
                "bar \(tone.rawValue)", x: start + 0.5, y: y, width: end - start - 1,
                height: Self.barHeight, title: tip(of: lane, stay, count, last, until))
            if let text = last.text.fitting(end - start - 6) {
                drawing.label("word", text, x: start + 4, y: y + 13)
            }
            index += count
        }
    }

    private func end(of index: Int, in lane: Course.Lane) -> Double {
        index + 1 < lane.stays.count ? x(lane.stays[index + 1].since) : Self.width
    }

    private func tip(
        of lane: Course.Lane, _ stay: Course.Stay, _ count: Int, _ last: Course.Stay,
        _ until: Instant?
    ) -> String {
        let words = count == 1 ? stay.text : "\(count) values, the last \(last.text)"
        let end = until ?? result.end
        return "\(lane.signal.word): \(words)\n\(time(stay.since)) to "
            + (until.map { time($0) } ?? "the end") + ", \((end - stay.since).text)"
    }

    // MARK: Curves

    mutating func addCurves() {
        for curve in course.curves where !curve.points.isEmpty {
            add(curve)
            y += Self.curveHeight
        }
    }

    private mutating func add(_ curve: Course.Curve) {
        guard case .quantity(let unit) = curve.signal.row.kind else { return }
        let values = curve.points.map(\.value)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let height = Self.curveHeight - 20
        let top = y + 13
        // A tenth of a per cent must not look like a cliff.
        let span = max(high - low, unit.leastSpan)
        func place(_ value: Double) -> Double { top + height * (1 - (value - low) / span) }
        addName(curve.signal, isNamed: curve.isNamed, y: top + height / 2 + 4)
        // Two levels need room for two texts.
        for value in place(low) - place(high) > 12 ? [high, low] : [low] {
            let text = "\(value.text(decimals: 1)) \(unit.symbol)"
            drawing.line(
                "level", from: (Self.nameWidth, place(value)), to: (Self.width, place(value)))
            drawing.label("time", text, x: Self.nameWidth - 4, y: place(value) + 4, anchor: .end)
        }
        let line = path(of: curve, place)
        drawing.path(
            "area", line + "V\((top + height).short)H\(Self.nameWidth.short)z")
        drawing.path(
            "curve", line,
            title: "\(curve.signal.word): \(low.text(decimals: 1)) to "
                + "\(high.text(decimals: 1)) \(unit.symbol)")
        addEnds(of: curve, unit, place)
    }

    /// The line over the axis, level before and after it.
    private func path(of curve: Course.Curve, _ place: (Double) -> Double) -> String {
        let drawn = curve.withPoints(at: axis.knots).map { (x($0.at), place($0.value)) }
        guard let first = drawn.first, let last = drawn.last else { return "" }
        let texts = ([(Self.nameWidth, first.1)] + drawn + [(Self.width, last.1)]).map {
            ($0.0.short, $0.1.short)
        }
        var commands = ""
        for (index, (x, y)) in texts.enumerated() {
            let isLevel =
                index > 0 && index < texts.count - 1 && texts[index - 1].1 == y
                && texts[index + 1].1 == y
            if !isLevel { commands += "\(index == 0 ? "M" : "L")\(x) \(y)" }
        }
        return commands
    }

    /// The first and the last value, in words.
    private mutating func addEnds(
        of curve: Course.Curve, _ unit: UnitOfMeasure, _ place: (Double) -> Double
    ) {
        guard let first = curve.points.first?.value, let last = curve.points.last?.value else {
            return
        }
        drawing.label(
            "value", first.text(decimals: 1), x: Self.nameWidth + 4, y: place(first) - 3)
        drawing.label(
            "value", "\(last.text(decimals: 1)) \(unit.symbol)", x: Self.width - 4,
            y: place(last) - 3, anchor: .end)
    }
}

extension Course.Curve {
    /// Its points, and those of its lines at the knots of an axis, where the scale changes.
    fileprivate func withPoints(at knots: [Instant]) -> [Course.Point] {
        var result: [Course.Point] = []
        var rest = knots[...]
        for point in points {
            while let knot = rest.first, knot < point.at {
                rest.removeFirst()
                guard let last = result.last, last.at < knot else { continue }
                let share = (knot - last.at).seconds / (point.at - last.at).seconds
                result.append(
                    Course.Point(at: knot, value: last.value + share * (point.value - last.value)))
            }
            result.append(point)
        }
        return result
    }
}

extension UnitOfMeasure {
    /// The height of a curve stands for that much at least.
    fileprivate var leastSpan: Double {
        switch self {
        case .percent: 4
        case .celsius, .amperes: 2
        case .kilowatts, .kilowattHours, .kilometres: 1
        }
    }
}
