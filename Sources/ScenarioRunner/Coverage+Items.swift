internal import Diagnostics
internal import Simulation

extension Coverage {
    /// What can be seen, and whether it was.
    typealias Item = (name: String, isSeen: Bool)

    /// The items of one kind, in the order of the catalogs.
    static func items(
        _ kind: Kind, _ seen: Sighting, _ reachable: Sighting, _ machines: [Machine]
    ) -> [Item] {
        switch kind {
        case .prerequisites: prerequisites(seen)
        case .decisions: decisions(seen, reachable)
        case .states:
            machines.flatMap { machine in
                machine.states.map { ("\(machine.name) \($0.word)", $0.isSeen) }
            }
        case .transitions:
            machines.flatMap { machine in
                machine.steps.map { ("\(machine.name) \($0.from) -> \($0.to)", $0.isSeen) }
            }
        case .commands: commands.map { ($0.word, seen.accepted.contains($0)) }
        case .refusals:
            commands.filter { reachable.refused.contains($0) || seen.refused.contains($0) }
                .map { ($0.word, seen.refused.contains($0)) }
        case .faults: words(of: .wallboxFault, seen)
        case .cards: words(of: .cardStatus, seen)
        case .verdicts: verdicts(seen)
        }
    }

    private static func prerequisites(_ seen: Sighting) -> [Item] {
        Prerequisite.allCases.flatMap { prerequisite in
            [
                ("\(prerequisite.word) met", seen.met.contains(prerequisite)),
                ("\(prerequisite.word) unmet", seen.unmet.contains(prerequisite)),
            ]
        }
    }

    private static func decisions(_ seen: Sighting, _ reachable: Sighting) -> [Item] {
        let possible = reachable.turns.union(seen.turns)
        return Activity.allCases.flatMap { activity in
            activity.blocking.map { Sighting.Turn(activity: activity, prerequisite: $0) }
        }
        .filter { possible.contains($0) }
        .map { ("\($0.activity.word) by \($0.prerequisite.word)", seen.turns.contains($0)) }
    }

    private static func verdicts(_ seen: Sighting) -> [Item] {
        Activity.allCases.flatMap { activity in
            // `unknown` is for who has no data; a run has them.
            Diagnosis.Verdict.allCases.filter { $0 != .unknown }.map { verdict in
                let judgement = Sighting.Judgement(activity: activity, verdict: verdict)
                return ("\(activity.word) \(verdict.word)", seen.verdicts.contains(judgement))
            }
        }
    }

    private static func words(of signal: Signal, _ seen: Sighting) -> [Item] {
        signal.stateWords.enumerated().map { ($0.element, seen.has(signal, $0.offset)) }
    }

    /// A scenario has no clock to steer.
    private static let commands = CommandName.allCases.filter { $0.row.origin != .clock }
}

extension Coverage.Machine {
    init(_ signal: Signal, _ seen: Sighting, _ reachable: Sighting) {
        name = signal.word
        states = signal.stateWords.enumerated().compactMap { index, word in
            let isSeen = seen.has(signal, index)
            return isSeen || reachable.has(signal, index) ? State(word: word, isSeen: isSeen) : nil
        }
        steps = reachable.ways.union(seen.ways).filter { $0.machine == signal }.sorted().map {
            Step(
                from: signal.state(of: $0.from), to: signal.state(of: $0.to),
                isSeen: seen.ways.contains($0))
        }
    }
}
