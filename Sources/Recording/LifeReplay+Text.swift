extension LifeReplay {
    /// What came of it, for people; the first difference with what led to it.
    public var text: String {
        let gaps = gapCount == 0 ? "" : ", \(gapCount) \(gapCount == 1 ? "gap" : "gaps")"
        guard let difference else {
            return "\(vehicle): \(eventCount) events are the same, from \(inputCount) "
                + "\(inputCount == 1 ? "input" : "inputs")\(gaps)\n"
        }
        var lines = [
            "\(vehicle): event \(difference.sequence) is not the same"
                + (eventCount == 0 ? "" : ", after \(eventCount) that are")
        ]
        for event in difference.before { lines.append("    " + event) }
        lines.append("  recorded  " + (difference.recorded ?? "no event"))
        lines.append("  replayed  " + (difference.replayed ?? "no event"))
        if let input = difference.input { lines.append("  last input  " + input) }
        return lines.joined(separator: "\n") + "\n"
    }
}
