public import Simulation

/// The temperature outside that begins at an instant, for every vehicle.
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
    /// What is still to come at an instant, and what holds there: before the first change, that one.
    func ahead(of instant: Instant) -> [WeatherChange] {
        var changes = Array(self[(lastIndex { $0.at <= instant } ?? startIndex)...])
        if !changes.isEmpty { changes[0].at = instant }
        return changes
    }
}

extension LiveWorld {
    /// Lets a vehicle live up to an instant, in the weather of each moment.
    func advance(_ index: Int, to now: Instant) {
        while let change = nextWeather(of: index), change.at <= now {
            pass(index, to: change.at)
            passedWeather[index] += 1
            begin(change, index)
        }
        pass(index, to: now)
    }

    func nextWeather(of index: Int) -> WeatherChange? {
        passedWeather[index] < weather.count ? weather[passedWeather[index]] : nil
    }

    /// The weather is an input like any other: it is recorded and replayed.
    private func begin(_ change: WeatherChange, _ index: Int) {
        let temperature = Value.number(change.temperature)
        guard vehicles[index].engine.value(of: .weatherTemperature) != temperature else {
            return setDeadline(index)
        }
        let assignment = Assignment(.weatherTemperature, temperature)
        handle(
            Submission(
                vehicle: vehicles[index].id, command: .worldSet([assignment]), source: .scenario),
            index)
    }
}
