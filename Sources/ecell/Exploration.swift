import Diagnostics
import Simulation

/// Drives copies of the engine through everything that can happen, and records the transitions of its
/// machines as their signals show them.
///
/// The machines have no tables: running them makes the tables, so that these cannot go stale.
struct Exploration {
    /// One way from a state to another.
    struct Transition: Hashable {
        let from: String
        let to: String
        /// A command's word, or `time`.
        let cause: String
    }

    /// The signals that show the machines' states.
    static let machines: [Signal] = [
        .plugFit, .plugLock, .wallboxPilot, .wallboxStatus, .cardStatus, .sessionState,
        .chargingState, .climateState, .climateResult,
    ]

    /// The transitions found for each of ``machines``, in the order in which they were found.
    private(set) var found = [[Transition]](repeating: [], count: machines.count)
    private var known = Set<[String]>()
    /// What to go on from, oldest first: shallow states come before deep ones.
    private var frontier: [Engine] = []
    private var visited = Set<[Value]>()

    /// The transitions from every starting world, at most `limit` states of each.
    static func transitions(limit: Int = 4000) -> [[Transition]] {
        var exploration = Exploration()
        for world in World.allCases { exploration.explore(world.engine, limit: limit) }
        return exploration.found.map { transitions in
            transitions.sorted { ($0.from, $0.to, $0.cause) < ($1.from, $1.to, $1.cause) }
        }
    }

    private mutating func explore(_ start: Engine, limit: Int) {
        frontier = [start]
        visited = [Self.key(of: start)]
        var next = 0
        while next < frontier.count {
            let engine = frontier[next]
            next += 1
            for command in Self.commands { follow(command, from: engine, limit: limit) }
            followTime(from: engine, limit: limit)
        }
    }

    private mutating func follow(_ command: Command, from engine: Engine, limit: Int) {
        var fork = engine
        var events: [Event] = []
        fork.handle(command, into: &events)
        // To set the world is no event in it.
        if command.name != .worldSet { record(events) }
        visit(fork, limit: limit)
    }

    /// Lets time pass until a machine moves.
    private mutating func followTime(from engine: Engine, limit: Int) {
        var fork = engine
        let key = Self.key(of: engine)
        let end = engine.now + .hours(30)
        var events: [Event] = []
        while Self.key(of: fork) == key, fork.deadline <= end {
            fork.advance(to: fork.deadline, into: &events)
        }
        record(events)
        visit(fork, limit: limit)
    }

    private mutating func visit(_ engine: Engine, limit: Int) {
        if frontier.count < limit, visited.insert(Self.key(of: engine)).inserted {
            frontier.append(engine)
        }
    }

    private mutating func record(_ events: [Event]) {
        for event in events {
            guard case .changed(let signal, let from, let to) = event.kind,
                let machine = Self.machines.firstIndex(of: signal)
            else { continue }
            let transition = Transition(
                from: signal.text(of: from), to: signal.text(of: to), cause: event.cause.text)
            let line = [signal.word, transition.from, transition.to, transition.cause]
            if known.insert(line).inserted { found[machine].append(transition) }
        }
    }

    /// What tells two states of the machines apart.
    private static func key(of engine: Engine) -> [Value] {
        let snapshot = engine.snapshot
        return machines.map { $0.value(in: snapshot) } + [Signal.plugSupply.value(in: snapshot)]
    }
}

extension Signal {
    fileprivate func text(of value: Value) -> String {
        guard case .word(let index) = value, case .words(let words) = row.kind else {
            return "none"
        }
        return words[Int(index)]
    }
}
