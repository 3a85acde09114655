internal import Simulation

extension TimelinePicture {
    /// A step's mark and what is written beside it.
    private struct Note {
        let step: StepResult
        /// The number in the table of steps.
        let number: Int
        /// Where its mark begins and ends.
        let from: Double
        let to: Double
        /// As much as there is room for.
        let text: String
        let textStart: Double

        var start: Double { min(from, textStart) }
        var end: Double { max(to, textStart + text.drawnWidth) }

        init(_ step: StepResult, number: Int, from: Double, to: Double) {
            self.step = step
            self.number = number
            self.from = from
            self.to = max(to, from + (step.verb == .do ? 9 : 4))
            let sign = step.verb == .do && step.outcome == .passed ? "" : " " + step.outcome.sign
            let whole = "\(number)\(sign) \(step.text.withoutBraces.withoutControls)"
            let right = TimelinePicture.width - self.to - 6
            if step.verb == .expect, whole.drawnWidth + 8 < to - from {
                text = whole
                textStart = from + 5
            } else if right >= min(150, whole.drawnWidth) {
                text = whole.fitting(min(right, Self.mostWidth)) ?? ""
                textStart = self.to + 4
            } else {
                let left = from - TimelinePicture.nameWidth - 6
                text = whole.fitting(min(left, Self.mostWidth)) ?? ""
                textStart = from - 4 - text.drawnWidth
            }
        }

        private static let mostWidth = 300.0
    }

    private static let rowHeight = 19.0
    private static let mostRows = 8

    /// Two blocks of rows: the commands at their instants, the expectations over their spans.
    mutating func addSteps() {
        for (verb, name) in [(StepResult.Verb.do, "done"), (.expect, "expected")] {
            let notes = result.steps.enumerated().compactMap { index, step -> Note? in
                // A step can fail before its wait is over.
                guard step.verb == verb, let end = step.ends else { return nil }
                return Note(step, number: index + 1, from: x(step.begins ?? end), to: x(end))
            }
            guard !notes.isEmpty else { continue }
            drawing.label("name", name, x: 0, y: y + 13)
            add(notes)
        }
    }

    /// Places each in the first row where it does not cover another; without one, its mark alone.
    private mutating func add(_ notes: [Note]) {
        var ends = [Double](repeating: 0, count: Self.mostRows)
        var rowCount = 1
        for note in notes {
            let free = ends.firstIndex { $0 <= note.start }
            let row = free ?? Self.mostRows - 1
            rowCount = max(rowCount, row + 1)
            draw(note, hasText: free != nil, y: y + Double(row) * Self.rowHeight)
            ends[row] = max(ends[row], free == nil ? note.to : note.end + 6)
        }
        y += Double(rowCount) * Self.rowHeight + 6
    }

    private mutating func draw(_ note: Note, hasText: Bool, y: Double) {
        let style = "\(note.step.verb.rawValue) \(note.step.outcome.rawValue)"
        let tip = tip(of: note)
        switch note.step.verb {
        case .do:
            // A flag that points at its instant.
            drawing.path(style, "M\(note.from.short) \((y + 1).short)v14l9 -7z", title: tip)
        case .expect:
            drawing.rectangle(
                style, x: note.from, y: y + 1, width: note.to - note.from, height: 14, title: tip)
        }
        guard hasText, !note.text.isEmpty else { return }
        // Widths are estimates: the end that is beside the mark is the exact one.
        if note.textStart < note.from {
            drawing.label("step", note.text, x: note.from - 4, y: y + 12, anchor: .end, title: tip)
        } else {
            drawing.label("step", note.text, x: note.textStart, y: y + 12, title: tip)
        }
    }

    private func tip(of note: Note) -> String {
        let times = [note.step.begins, note.step.ends].compactMap { $0 }.map { time($0) }
        let span = times.first == times.last ? times.prefix(1) : times.prefix(2)
        return "Step \(note.number), line \(note.step.line): \(note.step.text)\n"
            + "\(note.step.outcome.rawValue), " + span.joined(separator: " to ")
    }
}

extension StepResult.Outcome {
    /// A sign that says it without colour.
    var sign: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .unreached: "–"
        }
    }
}

extension String {
    /// A step with less of YAML's punctuation.
    fileprivate var withoutBraces: String {
        let text = replacing("{ ", with: "").replacing(" }", with: "")
        // A list of commands, and not one that is expected.
        guard text.hasPrefix("["), let end = text.lastIndex(of: "]") else { return text }
        return String(text[text.index(after: text.startIndex)..<end])
            + text[text.index(after: end)...]
    }
}
