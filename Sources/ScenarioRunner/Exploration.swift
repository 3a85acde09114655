internal import Diagnostics
public import Simulation

/// Drives copies of the engine through everything that can happen, and records the transitions of its
/// machines as their signals show them.
///
/// The machines have no tables: running them makes the tables, so that these cannot go stale.
public struct Exploration: Sendable {
    /// One way from a state to another.
    public struct Transition: Hashable, Sendable {
        public let from: String
        public let to: String
        /// A command's word, or `time`.
        public let cause: String
    }

    /// The signals that show the machines' states.
    public static let machines: [Signal] = [
        .plugFit, .plugLock, .wallboxPilot, .wallboxStatus, .cardStatus, .sessionState,
        .chargingState, .climateState, .climateResult,
    ]

    /// The transitions found for each of ``machines``, sorted.
    public private(set) var transitions = [[Transition]](repeating: [], count: machines.count)
    /// All that was shown on the way.
    public private(set) var seen = Sighting()

    private var known: Set<Step> = []
    /// What to go on from, oldest first: shallow states come before deep ones.
    private var frontier: [Engine] = []
    private var visited: Set<[Value]> = []

    /// What tells two transitions apart.
    private struct Step: Hashable {
        let signal: Signal
        let from: Value
        let to: Value
        let cause: CommandName?
    }

    /// Explores from every starting world, going on from at most `limit` states of each.
    public init(limit: Int = 4000) {
        for world in World.allCases { explore(world.engine, limit: limit) }
        for machine in transitions.indices {
            transitions[machine].sort { ($0.from, $0.to, $0.cause) < ($1.from, $1.to, $1.cause) }
        }
        (known, frontier, visited) = ([], [], [])
    }

    private mutating func explore(_ start: Engine, limit: Int) {
        seen.add(start.snapshot)
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
        record(events)
        visit(fork, limit: limit)
    }

    /// Lets a day and more pass, and goes on from every state that a machine moves to.
    private mutating func followTime(from engine: Engine, limit: Int) {
        var fork = engine
        let end = engine.now + .hours(30)
        var events: [Event] = []
        while fork.deadline <= end {
            fork.advance(to: fork.deadline, into: &events)
            visit(fork, limit: limit)
        }
        record(events)
    }

    private mutating func visit(_ engine: Engine, limit: Int) {
        if frontier.count < limit, visited.insert(Self.key(of: engine)).inserted {
            frontier.append(engine)
        }
    }

    private mutating func record(_ events: [Event]) {
        for event in events {
            seen.add(event)
            guard case .changed(let signal, let from, let to) = event.kind,
                let machine = Self.machines.firstIndex(of: signal)
            else { continue }
            var cause: CommandName?
            if case .command(let name, number: _) = event.cause { cause = name }
            // To set the world is no event in it.
            guard cause != .worldSet,
                known.insert(Step(signal: signal, from: from, to: to, cause: cause)).inserted
            else { continue }
            transitions[machine].append(
                Transition(
                    from: signal.state(of: from), to: signal.state(of: to),
                    cause: event.cause.text))
        }
    }

    /// What tells two worlds apart; each is gone on from once.
    private static func key(of engine: Engine) -> [Value] {
        let snapshot = engine.snapshot
        return keys.map { $0.value(in: snapshot) }
    }

    private static let keys =
        machines + [.plugSupply, .cardToken, .wallboxBackend, .climateActivated]
}
