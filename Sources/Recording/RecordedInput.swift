public import Simulation

/// Something that came to a vehicle from outside; with the engine at its start, the inputs make a
/// whole life.
public struct RecordedInput: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Where it has to wait for the link, it does so until then.
        case command(Command, expiresAt: Instant)
        case jump(to: Instant)
    }

    public let at: Instant
    public let kind: Kind
}

extension Engine {
    /// Takes an input at its time, and tells what happened until then and because of it.
    mutating func take(
        _ input: RecordedInput, into events: inout [Event], _ plans: inout KnownPlans
    ) {
        pass(to: input.at, into: &events, &plans)
        switch input.kind {
        case .command(let command, let expiresAt):
            handle(command, expiresAt: expiresAt, into: &events)
        case .jump(let instant): jump(to: instant, into: &events)
        }
        plans.note(self)
    }

    /// Passes every deadline up to an instant.
    mutating func pass(
        to instant: Instant, into events: inout [Event], _ plans: inout KnownPlans
    ) {
        while deadline <= instant {
            advance(to: deadline, into: &events)
            plans.note(self)
        }
        advance(to: instant, into: &events)
    }
}
