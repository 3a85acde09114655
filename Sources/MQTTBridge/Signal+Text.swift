internal import Simulation

extension Signal {
    /// Whether it is a quantity, which changes with time alone.
    var isQuantity: Bool {
        switch row.kind {
        case .quantity: true
        case .flag, .words, .instant, .window, .card, .prerequisites, .departures: false
        }
    }

    /// Whether the session's message shows it and changes with it.
    ///
    /// The state of charge is left out: it changes without a session, too.
    var isInSession: Bool {
        switch self {
        case .sessionState, .sessionStopReason, .chargingEnergy, .cardToken, .plugSupply: true
        default: false
        }
    }
}

extension Value {
    /// As the topic of one signal has it: words without quotes, quantities as bare numbers, lists as
    /// JSON.
    func text(of signal: Signal, plans: [UInt32: [DeparturePlan]]) -> String {
        // Home Assistant takes this word, and no other, for a value that is not known.
        if self == .none { return "None" }
        let json = json(of: signal, plans: plans)
        return json.hasPrefix("\"") ? String(json.dropFirst().dropLast()) : json
    }
}

extension Engine {
    /// The texts of all signals, by raw value.
    var texts: [String] {
        let snapshot = current
        let plans = plans
        return Signal.allCases.map { $0.value(in: snapshot).text(of: $0, plans: plans) }
    }

    /// Whether the communication module has no connection.
    var isLinkDown: Bool { value(of: .linkState) == .word(Link.offline.rawValue) }
}
