internal import Diagnostics
internal import Simulation

/// What runs have shown of the engine: compact, so that every run of a large suite can keep its own.
public struct Sighting: Hashable, Sendable {
    /// A machine's step from one state to another; the states are those of its signal.
    struct Way: Hashable, Sendable, Comparable {
        let machine: Signal
        let from: Value
        let to: Value

        var text: String {
            "\(machine.word) \(machine.state(of: from)) -> \(machine.state(of: to))"
        }

        static func < (a: Way, b: Way) -> Bool { a.order < b.order }

        private var order: (UInt8, Int, Int) {
            (machine.rawValue, machine.rank(of: from), machine.rank(of: to))
        }
    }

    var met: PrerequisiteSet = []
    var unmet: PrerequisiteSet = []
    /// The values of the signals that have words.
    var values: Set<Sight> = []
    var ways: Set<Way> = []
    var accepted: Set<CommandName> = []
    var refused: Set<CommandName> = []
    var turns: Set<Turn> = []
    var verdicts: Set<Judgement> = []

    /// A prerequisite that alone turned whether an activity may run.
    struct Turn: Hashable, Sendable {
        let activity: Activity
        let prerequisite: Prerequisite

        var text: String { "\(activity.word) by \(prerequisite.word)" }
    }

    /// What a diagnosis said of an activity.
    struct Judgement: Hashable, Sendable {
        let activity: Activity
        let verdict: Diagnosis.Verdict

        var text: String { "\(activity.word) \(verdict.word)" }
    }

    /// A value that a signal had.
    struct Sight: Hashable, Sendable {
        let signal: Signal
        let value: Value
    }

    public init() {}

    /// What one run shows, of which everything was kept.
    init(_ log: EventLog) {
        if let start = log.snapshots.first { add(start) }
        for event in log.events { add(event) }
        verdicts = log.judgements
    }

    /// Adds what other runs have shown.
    public mutating func add(_ other: Sighting) {
        met.formUnion(other.met)
        unmet.formUnion(other.unmet)
        values.formUnion(other.values)
        ways.formUnion(other.ways)
        accepted.formUnion(other.accepted)
        refused.formUnion(other.refused)
        turns.formUnion(other.turns)
        verdicts.formUnion(other.verdicts)
    }

    /// Adds a world as it starts.
    mutating func add(_ snapshot: Snapshot) {
        unmet.formUnion(snapshot.unmet)
        met.formUnion(PrerequisiteSet(Prerequisite.allCases).subtracting(snapshot.unmet))
        for signal in Self.watched {
            values.insert(Sight(signal: signal, value: signal.value(in: snapshot)))
        }
    }

    /// Adds a piece of news.
    mutating func add(_ event: Event) {
        switch (event.kind, event.cause) {
        case (.accepted, .command(let name, number: _)): accepted.insert(name)
        case (.refused, .command(let name, number: _)): refused.insert(name)
        case (.met(let prerequisite), _): met.insert(PrerequisiteSet([prerequisite]))
        case (.unmet(let prerequisite), _): unmet.insert(PrerequisiteSet([prerequisite]))
        case (.changed(let signal, let from, let to), let cause):
            if Self.watched.contains(signal) { values.insert(Sight(signal: signal, value: to)) }
            // To set the world is no event in it.
            if case .command(.worldSet, number: _) = cause { return }
            if let turn = Turn(signal, from, to) { turns.insert(turn) }
            guard Exploration.machines.contains(signal) else { return }
            ways.insert(Way(machine: signal, from: from, to: to))
        case (.accepted, .time), (.refused, .time), (.ignored, _), (.queued, _), (.dropped, _),
            (.interrupted, _):
            break
        }
    }

    /// Whether a signal had a word.
    func has(_ signal: Signal, _ word: Int) -> Bool {
        values.contains(Sight(signal: signal, value: .word(UInt8(word))))
    }

    private static let watched = Exploration.machines + [.wallboxFault]
}

extension Sighting.Turn {
    /// Nothing unless the change of a signal is that between nothing unmet and one thing alone.
    ///
    /// What is hidden by another has no part in it: the signals of what is unmet leave it out.
    fileprivate init?(_ signal: Signal, _ from: Value, _ to: Value) {
        guard let activity = Activity.allCases.first(where: { $0.unmet == signal }),
            case .prerequisites(let before) = from, case .prerequisites(let after) = to,
            before.isEmpty != after.isEmpty
        else { return nil }
        let unmet = before.union(after)
        guard let prerequisite = unmet.first, unmet.members.count == 1 else { return nil }
        self.init(activity: activity, prerequisite: prerequisite)
    }
}

extension Activity {
    /// The signal of what blocks it.
    fileprivate var unmet: Signal {
        switch self {
        case .charging: .chargingUnmet
        case .climate: .climateUnmet
        }
    }

    /// The prerequisites that each can keep it from running, most important first.
    var blocking: [Prerequisite] {
        prerequisites.filter { $0.row.severity == .blocks }
    }
}

extension Signal {
    /// The state that a machine's signal shows; `none` where it has no value.
    func state(of value: Value) -> String {
        guard case .word(let index) = value else { return "none" }
        return stateWords[Int(index)]
    }

    /// The words of a signal that has words.
    var stateWords: [String] {
        guard case .words(let words) = row.kind else { return [] }
        return words
    }

    fileprivate func rank(of value: Value) -> Int {
        guard case .word(let index) = value else { return -1 }
        return Int(index)
    }
}
