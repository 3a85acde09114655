internal import Diagnostics
internal import Simulation

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

    /// One for each kind, in the order of the kinds.
    public let measures: [Measure]

    /// - Parameters:
    ///   - seen: what the runs have shown.
    ///   - reachable: what can be shown; see ``Exploration/seen``.
    public init(of seen: Sighting, reachable: Sighting) {
        measures = Kind.allCases.map { kind in
            Measure(kind, Self.items(kind, seen, reachable))
        }
    }

    public subscript(kind: Kind) -> Measure {
        guard let measure = measures.first(where: { $0.kind == kind }) else {
            preconditionFailure("every kind is measured")
        }
        return measure
    }

    private static func items(
        _ kind: Kind, _ seen: Sighting, _ reachable: Sighting
    ) -> [(name: String, isSeen: Bool)] {
        switch kind {
        case .prerequisites:
            Prerequisite.allCases.flatMap { prerequisite in
                [
                    ("\(prerequisite.word) met", seen.met.contains(prerequisite)),
                    ("\(prerequisite.word) unmet", seen.unmet.contains(prerequisite)),
                ]
            }
        case .decisions:
            Activity.allCases.flatMap { activity in
                activity.blocking.map { Sighting.Turn(activity: activity, prerequisite: $0) }
            }
            .filter { reachable.turns.union(seen.turns).contains($0) }
            .map {
                ("\($0.activity.word) by \($0.prerequisite.word)", seen.turns.contains($0))
            }
        case .states:
            Exploration.machines.flatMap { signal in
                words(of: signal).filter {
                    reachable.has(signal, $0.index) || seen.has(signal, $0.index)
                }.map { ("\(signal.word) \($0.word)", seen.has(signal, $0.index)) }
            }
        case .transitions:
            reachable.ways.union(seen.ways).sorted().map { ($0.text, seen.ways.contains($0)) }
        case .commands: commands.map { ($0.word, seen.accepted.contains($0)) }
        case .refusals:
            commands.filter { reachable.refused.contains($0) || seen.refused.contains($0) }
                .map { ($0.word, seen.refused.contains($0)) }
        case .faults:
            words(of: .wallboxFault).map { ($0.word, seen.has(.wallboxFault, $0.index)) }
        case .cards: words(of: .cardStatus).map { ($0.word, seen.has(.cardStatus, $0.index)) }
        case .verdicts:
            Activity.allCases.flatMap { activity in
                // Without data there is no engine to run.
                Diagnosis.Verdict.allCases.filter { $0 != .unknown }.map {
                    Sighting.Judgement(activity: activity, verdict: $0)
                }
            }
            .map { ("\($0.activity.word) \($0.verdict.word)", seen.verdicts.contains($0)) }
        }
    }

    /// A scenario has no clock to steer.
    private static let commands = CommandName.allCases.filter { $0.row.origin != .clock }

    private static func words(of signal: Signal) -> [(index: Int, word: String)] {
        signal.stateWords.enumerated().map { ($0.offset, $0.element) }
    }
}
