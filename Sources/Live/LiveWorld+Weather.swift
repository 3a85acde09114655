internal import Simulation

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
