internal import Diagnostics
public import Simulation

/// Drives copies of the engine through everything that can happen, and records the transitions of its
/// machines as their signals show them.
///
/// The machines have no tables: running them makes the tables, so that these cannot go stale.
///
/// It is a bounded search, the same on every machine. In some fifteen worlds it goes on, the shallow
/// states first, from every state that differs in the signals of its scene. In each it tries every
/// command at once, those of the scene once more ten seconds later, and follows time alone through
/// its deadlines. So it misses what needs two timers in the same millisecond, figures of a preset
/// that it does not have, or more than a scene's number of states. Random walks of fifty million
/// steps with other worlds, figures and instants have found no transition beyond it. A clock that
/// jumps is no part of it.
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

    /// Explores every scene, going on from at most `limit` states of each, or from as many as the
    /// scene needs.
    public init(limit: Int = .max) {
        for scene in Self.scenes { explore(scene, limit: min(limit, scene.limit)) }
        for machine in transitions.indices {
            transitions[machine].sort { ($0.from, $0.to, $0.cause) < ($1.from, $1.to, $1.cause) }
        }
        (known, frontier, visited) = ([], [], [])
    }

    private mutating func explore(_ scene: Scene, limit: Int) {
        seen.add(scene.start.snapshot)
        (frontier, visited) = ([], [])
        visit(scene.start, scene, limit)
        // No scenario file may ask something of a wallbox that is not there.
        let hasWallbox = scene.start.parameters.wallbox != nil
        let possible = { (command: Command) in hasWallbox || !command.name.row.needsWallbox }
        let commands = scene.commands.filter(possible)
        let others = Self.commands.filter { possible($0) && !commands.contains($0) }
        var next = 0
        while next < frontier.count {
            let engine = frontier[next]
            next += 1
            var later = engine
            later.advance(to: engine.now + Self.pause)
            for command in commands {
                for start in [engine, later] {
                    let fork = follow(command, from: start)
                    visit(fork, scene, limit)
                }
            }
            for command in others { _ = follow(command, from: engine) }
            followTime(from: engine, scene, limit)
        }
    }

    /// Long enough for a card that is shown again to be a new presentation.
    private static let pause = Timespan.seconds(10)

    private mutating func follow(_ command: Command, from engine: Engine) -> Engine {
        var fork = engine
        var events: [Event] = []
        fork.handle(command, into: &events)
        record(events)
        return fork
    }

    /// Lets time pass, and goes on from every state that it leads to.
    private mutating func followTime(from engine: Engine, _ scene: Scene, _ limit: Int) {
        var fork = engine
        let end = engine.now + scene.length
        var events: [Event] = []
        while fork.deadline <= end {
            fork.advance(to: fork.deadline, into: &events)
            visit(fork, scene, limit)
        }
        record(events)
    }

    private mutating func visit(_ engine: Engine, _ scene: Scene, _ limit: Int) {
        guard frontier.count < limit else { return }
        let snapshot = engine.snapshot
        if visited.insert(scene.keys.map { $0.key(in: snapshot) }).inserted {
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
}

extension Signal {
    /// What counts of it when two states are told apart: of a temperature some 5 K, and of an instant
    /// whether there is one.
    fileprivate func key(in snapshot: Snapshot) -> Value {
        switch value(in: snapshot) {
        case .number(let number): .number((number / 5).rounded())
        case .instant: .flag(true)
        case let value: value
        }
    }
}
