internal import Simulation

/// What is written down of a vehicle at an instant, read from the engine's signals.
struct Observation {
    let snapshot: Snapshot
    /// Of the quantities.
    let at: Instant
    let meterWh: Int64
    let sessionWh: Int64
    let chargedWh: Int64
    let climateGridWh: Int64
    let climateBatteryWh: Int64
    let powerW: Int64

    init(_ snapshot: Snapshot, at: Instant) {
        self.snapshot = snapshot
        self.at = at
        let quantities = snapshot.quantities
        meterWh = wattHours(quantities.grid)
        chargedWh = wattHours(quantities.charged)
        climateGridWh = wattHours(quantities.climateFromGrid)
        climateBatteryWh = wattHours(quantities.climateFromBattery)
        sessionWh = wattHours(Signal.chargingEnergy.number(in: snapshot))
        powerW = Int64((Signal.chargingPower.number(in: snapshot) * 1000).rounded())
    }

    init(_ engine: Engine) { self.init(engine.current, at: engine.now) }

    var isSessionOpen: Bool { word(of: .sessionState) == SessionState.open.word }

    func number(of signal: Signal) -> Double { signal.number(in: snapshot) }

    func word(of signal: Signal) -> String { signal.wordText(in: snapshot) ?? "none" }

    /// The word, or nothing where it is `none`.
    func wordIfAny(of signal: Signal) -> String? {
        let word = word(of: signal)
        return word == "none" ? nil : word
    }
}

extension Signal {
    /// A quantity, 0 where it has no value.
    fileprivate func number(in snapshot: Snapshot) -> Double {
        if case .number(let number) = value(in: snapshot) { number } else { 0 }
    }

    /// The word of a signal that has one.
    fileprivate func wordText(in snapshot: Snapshot) -> String? {
        guard case .word(let index) = value(in: snapshot), case .words(let words) = row.kind
        else { return nil }
        return words[Int(index)]
    }
}
