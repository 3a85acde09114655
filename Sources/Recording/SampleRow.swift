public import Simulation

/// A measurement in a session: a row of `sample`.
public struct SampleRow: Hashable, Sendable {
    public internal(set) var session: String
    public internal(set) var at: Instant
    /// Through the plug.
    public internal(set) var powerW: Int64
    /// Per phase.
    public internal(set) var currentA: Double
    public internal(set) var offerA: Double
    /// %.
    public internal(set) var soc: Double
    /// °C.
    public internal(set) var batteryTemperature: Double
    public internal(set) var cabinTemperature: Double
    /// A word of `charging.limitedBy`.
    public internal(set) var limitedBy: String

    /// While current flows there is one at least as often.
    static let interval = Timespan.seconds(60)
}

extension SampleRow {
    init(session: String, _ now: Observation) {
        self.session = session
        at = now.at
        powerW = now.powerW
        currentA = now.number(of: .chargingCurrent)
        offerA = now.number(of: .wallboxOffer)
        soc = now.number(of: .vehicleSoc)
        batteryTemperature = now.number(of: .batteryTemperature)
        cabinTemperature = now.number(of: .cabinTemperature)
        limitedBy = now.word(of: .chargingLimitedBy)
    }

    /// Whether it tells more than the one before it.
    func isDue(after last: SampleRow) -> Bool {
        offerA != last.offerA || limitedBy != last.limitedBy || (powerW > 0) != (last.powerW > 0)
            || abs(powerW - last.powerW) > 50
            || (powerW > 0 && at >= last.at + Self.interval)
    }
}
