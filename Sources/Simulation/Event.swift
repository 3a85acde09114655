/// One piece of news from the engine.
public struct Event: Hashable, Sendable, BitwiseCopyable {
    /// Counts from 1, without gaps.
    public let sequence: UInt64
    public let at: Instant
    public let cause: Cause
    public let kind: Kind

    /// Why it happened.
    public enum Cause: Hashable, Sendable, BitwiseCopyable {
        case time
        /// The command, and its number among those given to this engine.
        case command(CommandName, number: UInt32)
    }

    /// What happened.
    public enum Kind: Hashable, Sendable, BitwiseCopyable {
        /// The command was done.
        case accepted
        /// The command changed nothing: its effect already held.
        case ignored
        /// The command waits for the link.
        case queued
        /// The command waited too long for the link.
        case dropped
        case refused(Refusal)
        /// An activity that ran does not run any more; why.
        case interrupted(Activity, unmet: PrerequisiteSet)
        case met(Prerequisite)
        case unmet(Prerequisite)
        case changed(Signal, from: Value, to: Value)

        /// What it is called in texts: `changed`.
        public var word: String { name.word }

        private var name: KindName {
            switch self {
            case .accepted: .accepted
            case .ignored: .ignored
            case .queued: .queued
            case .dropped: .dropped
            case .refused: .refused
            case .interrupted: .interrupted
            case .met: .met
            case .unmet: .unmet
            case .changed: .changed
            }
        }
    }

    /// What a ``Kind`` is called, without what it carries.
    public enum KindName: UInt8, Word {
        case accepted, ignored, queued, dropped, refused, interrupted, met, unmet, changed
        public static let words = [
            "accepted", "ignored", "queued", "dropped", "refused", "interrupted", "met", "unmet",
            "changed",
        ]
    }
}

/// One of the two activities that have prerequisites of their own.
public enum Activity: UInt8, Word {
    case charging, climate
    public static let words = ["charging", "climate"]

    /// Its place among what a prerequisite can gate.
    public var gate: Activities {
        switch self {
        case .charging: .charging
        case .climate: .climate
        }
    }

    /// The prerequisites that gate it, most important first.
    public var prerequisites: [Prerequisite] {
        Prerequisite.allCases.filter { $0.row.gates.contains(gate) }
    }
}
