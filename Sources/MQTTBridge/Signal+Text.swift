internal import Diagnostics
internal import Simulation

extension Signal {
    /// Which are quantities, and change with time alone, by raw value.
    static let quantities = allCases.map(\.row.kind.isQuantity)

    /// What stands before each signal's value in an object of JSON, by raw value.
    static let members = words.map { ",\"\($0)\":" }

    /// Those whose change can change a diagnosis: what decides it, and what its forecast shows.
    private static let explained = Set(
        Activity.allCases.flatMap(\.decisiveSignals)
            + [.chargingReadyAt, .climateStartsAt, .departurePlan])

    /// Whether its change can change a diagnosis.
    var isExplained: Bool { Signal.explained.contains(self) }

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

extension String {
    /// As the topic of one signal has a value of JSON: words without quotes, quantities as bare
    /// numbers, lists as they are.
    var textOfSignal: String {
        // Home Assistant takes this word, and no other, for a value that is not known.
        if self == "null" { return "None" }
        return hasPrefix("\"") ? String(dropFirst().dropLast()) : self
    }
}

extension Engine {
    /// All signals as JSON, by raw value.
    var values: [String] {
        let snapshot = current
        let plans = plans
        return Signal.allCases.map { $0.value(in: snapshot).json(of: $0, plans: plans) }
    }

    /// Whether the communication module has no connection.
    var isLinkDown: Bool { value(of: .linkState) == .word(Link.offline.rawValue) }
}
