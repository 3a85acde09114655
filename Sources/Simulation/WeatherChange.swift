/// The temperature outside that begins at an instant.
public struct WeatherChange: Hashable, Sendable {
    public var at: Instant
    /// °C.
    public var temperature: Double

    public init(at: Instant, temperature: Double) {
        self.at = at
        self.temperature = temperature
    }
}

extension [WeatherChange] {
    /// What holds at an instant, as if it began there, and what is still to come.
    ///
    /// Before the first change, that one holds already.
    public func ahead(of instant: Instant) -> [WeatherChange] {
        var changes = Array(self[(lastIndex { $0.at <= instant } ?? startIndex)...])
        if !changes.isEmpty { changes[0].at = instant }
        return changes
    }
}
