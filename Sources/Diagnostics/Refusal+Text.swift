public import Simulation

extension Refusal {
    /// Why, as a sentence for the driver: the first thing that is unmet, and since when.
    public func text(in engine: Engine, _ history: History) -> String {
        if let reason { return reason.meaning(.english) }
        guard let first = unmet.first else { return "" }
        let voice = Voice(language: .english, zone: engine.zone, now: engine.now)
        let message = Cause(first, Facts(engine), engine.parameters).sentence(voice)
        guard let since = history.since(first) else { return message }
        let local = engine.zone.local(at: since.at)
        let isToday = local.date == engine.zone.local(at: engine.now).date
        let time = timeOfDay(Int(local.milliseconds / 60_000))
        return message.dropLast() + ", since \(isToday ? "" : local.date.text + " ")\(time)."
    }
}
