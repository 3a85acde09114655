/// How much of what the engine can do the runs have shown.
///
/// What can be reached is what running the engine finds (``Exploration``), and whatever the runs have
/// shown beyond it.
public struct Coverage: Hashable, Sendable {
    /// What is counted.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Each prerequisite, seen met and seen unmet.
        case prerequisites
        /// Each prerequisite of charging and of the climate, seen to decide alone whether it may run:
        /// a step with nothing else unmet before and after it (MC/DC).
        case decisions
        /// Each word of the machines' signals that can be reached.
        case states
        /// Each step of a machine from a state to another that can be reached.
        case transitions
        /// Each command, accepted.
        case commands
        /// Each command that can be refused, refused.
        case refusals
        /// Each fault of the wallbox.
        case faults
        /// Each status of the card.
        case cards
        /// Each verdict that a diagnosis gives of charging and of the climate.
        case verdicts

        /// Whether what can be reached is found by running the engine, and not in the catalogs.
        public var needsExploration: Bool {
            switch self {
            case .decisions, .states, .transitions, .refusals: true
            case .prerequisites, .commands, .faults, .cards, .verdicts: false
            }
        }
    }

    /// One kind, counted.
    public struct Measure: Hashable, Sendable {
        public let kind: Kind
        public let total: Int
        /// What has not been seen, in the order of the catalogs.
        public let missing: [String]

        public var counted: Int { total - missing.count }
        /// 0–100.
        public var percent: Double {
            total == 0 ? 100 : Double(counted) * 100 / Double(total)
        }

        /// `items` are what can be seen, each with whether it was.
        init(_ kind: Kind, _ items: [(name: String, isSeen: Bool)]) {
            self.kind = kind
            total = items.count
            missing = items.filter { !$0.isSeen }.map(\.name)
        }
    }

    /// What a signal shows of a machine, as far as it can be reached.
    public struct Machine: Hashable, Sendable {
        /// The signal's word.
        public let name: String
        public let states: [State]
        public let steps: [Step]

        /// A word of the signal.
        public struct State: Hashable, Sendable {
            public let word: String
            public let isSeen: Bool
        }

        /// From one state to another; `none` where the signal has no value.
        public struct Step: Hashable, Sendable {
            public let from: String
            public let to: String
            public let isSeen: Bool
        }
    }

    /// One for each kind, in the order of the kinds.
    public let measures: [Measure]
    /// In the order of ``Exploration/machines``.
    public let machines: [Machine]

    /// - Parameters:
    ///   - seen: what the runs have shown.
    ///   - reachable: what can be shown; see ``Exploration/seen``.
    public init(of seen: Sighting, reachable: Sighting) {
        let machines = Exploration.machines.map { Machine($0, seen, reachable) }
        self.machines = machines
        measures = Kind.allCases.map { kind in
            Measure(kind, Self.items(kind, seen, reachable, machines))
        }
    }

    public subscript(kind: Kind) -> Measure {
        guard let measure = measures.first(where: { $0.kind == kind }) else {
            preconditionFailure("every kind is measured")
        }
        return measure
    }
}
