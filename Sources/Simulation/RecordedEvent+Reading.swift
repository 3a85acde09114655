extension RecordedEvent {
    /// Reads the text that ``json`` gives.
    ///
    /// - Returns: nothing if it begins otherwise.
    public init?(json: String) {
        let start = "{\"sequence\":"
        guard json.hasPrefix(start), json.hasSuffix("}") else { return nil }
        let rest = json.dropFirst(start.count)
        let digits = rest.prefix { $0 != "," }
        let next = ",\"at\":\""
        guard let sequence = UInt64(digits), rest.dropFirst(digits.count).hasPrefix(next),
            let at = Instant(isoText: rest.dropFirst(digits.count + next.count).prefix(24))
        else { return nil }
        self.sequence = sequence
        self.at = at
        self.json = json
    }
}

extension Instant {
    /// Reads the text that ``isoText`` gives, as `2026-01-12T17:00:00.000Z`.
    public init?(isoText: some StringProtocol) {
        guard isoText.utf8.count == 24, isoText.hasSuffix("Z"),
            let local = Scalar.localTime(isoText.prefix(19)),
            let milliseconds = Int64(isoText.dropFirst(20).prefix(3))
        else { return nil }
        self = Zone.utc.instant(of: local) + Timespan(milliseconds: milliseconds)
    }
}
