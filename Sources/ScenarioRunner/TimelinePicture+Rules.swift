internal import Simulation

extension TimelinePicture {
    private static let rowHeight = 19.0
    private static let mostRows = 8

    /// One bar for each rule, as long as it was kept; those that were broken stand first.
    mutating func addRules() {
        guard !result.rules.isEmpty else { return }
        let ordered =
            result.rules.filter { $0.broken != nil } + result.rules.filter { $0.broken == nil }
        drawing.label("name", "rules", x: 0, y: y + 13)
        for rule in ordered.prefix(Self.mostRows) {
            add(rule)
            y += Self.rowHeight
        }
        let rest = ordered.count - Self.mostRows
        if rest > 0 {
            drawing.label("step", "and \(rest) more, kept", x: Self.axisStart + 5, y: y + 12)
            y += Self.rowHeight
        }
        y += 6
    }

    private mutating func add(_ rule: RuleResult) {
        let start = x(result.start)
        let end = max(x(rule.broken ?? result.end), start + 4)
        let words = "\(rule.sign) \(rule.kind.rawValue) \(rule.text)".withoutControls
        let fate =
            rule.broken.map { "broken at \(time($0))" } ?? "kept until the end, \(time(result.end))"
        let tip = "\(rule.kind.rawValue), line \(rule.line): \(rule.text)\n\(fate)"
        drawing.rectangle(
            "rule \(rule.broken == nil ? "kept" : "broken")", x: start, y: y + 1,
            width: end - start, height: 14, title: tip)
        // Beside a bar that is too short, there is more room.
        let inside = end - start - 10
        let isInside = words.drawnWidth <= inside || inside > Self.width - end
        let room = isInside ? inside : Self.width - end - 10
        guard let text = words.fitting(room) else { return }
        drawing.label("step", text, x: isInside ? start + 5 : end + 5, y: y + 12, title: tip)
    }
}

extension RuleResult {
    /// A sign that says it without colour.
    fileprivate var sign: String { broken == nil ? "✓" : "✗" }
}
