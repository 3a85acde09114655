internal import Simulation

/// One step of a timeline: it waits, then does or expects.
struct Step: Hashable, Sendable {
    enum Wait: Hashable, Sendable {
        case at(Moment, Place)
        /// From the completion of the step before.
        case after(Timespan)
    }

    enum Action: Hashable, Sendable {
        case commands([PlacedCommand], refusal: ExpectedRefusal?)
        case expectation(Expectation)
    }

    let place: Place
    let wait: Wait?
    let action: Action
    let note: String?
    /// What it does or expects, on one line as YAML.
    let written: String
}

/// A command with its place and as it is written.
struct PlacedCommand: Hashable, Sendable {
    let command: Command
    let place: Place
    let written: String
}

/// A refusal that a step asks for.
enum ExpectedRefusal: Hashable, Sendable {
    case any
    /// Exactly these prerequisites or reasons, in any order.
    case exactly([String])

    func matches(_ refusal: Refusal) -> Bool {
        switch self {
        case .any: true
        case .exactly(let words):
            words.count == refusal.words.count
                && words.allSatisfy { refusal.words.contains($0) }
        }
    }

    var text: String {
        switch self {
        case .any: "any refusal"
        case .exactly(let words): "refused: [" + words.joined(separator: ", ") + "]"
        }
    }
}

/// Conditions that must all hold, and when.
struct Expectation: Hashable, Sendable {
    let place: Place
    let conditions: [Condition]
    /// First reached not later than that.
    var within: Timespan?
    /// Then kept that long.
    var hold: Timespan?
    /// The place of `for`.
    var holdPlace: Place?

    func holds(in snapshot: Snapshot, of engine: Engine) -> Bool {
        conditions.allSatisfy { $0.holds(in: snapshot, of: engine) }
    }
}
