internal import Diagnostics
internal import Live
internal import MQTTBridge
internal import Simulation

extension Topics {
    /// The messages that carry a reply; none where nobody waits for it.
    func messages(of reply: Reply, _ vehicle: LiveVehicle) -> [OutgoingMessage] {
        let submission = reply.submission
        guard submission.source != .scenario else { return [] }
        return CommandReply(
            id: submission.id, command: submission.command.name.word,
            CommandReply.Outcome(reply, vehicle)
        ).messages(
            of: submission.vehicle, responseTopic: submission.responseTopic,
            correlation: submission.correlation, self)
    }
}

extension CommandReply.Outcome {
    fileprivate init(_ reply: Reply, _ vehicle: LiveVehicle) {
        let message = reply.message ?? ""
        switch reply.status {
        case .accepted:
            self = .accepted(
                at: reply.at, sequence: reply.sequence, changed: reply.hasEffect,
                unmet: reply.unmet,
                startsAt: vehicle.engine.start(concerning: reply.submission.command.name))
        case .refused:
            guard let refusal = reply.refusal else { preconditionFailure("a refusal says why") }
            self = .refused(refusal, message: refusal.text(in: vehicle.engine, vehicle.history))
        case .invalid: self = .invalid(message: message)
        case .duplicate: self = .duplicate(first: reply.first?.rawValue ?? "")
        case .expired:
            self = .expired(message: reply.message ?? "the command came after its `expiresAt`")
        case .queued: self = .queued
        case .unrecorded:
            self = .unrecorded(message: Diagnosis.Warning.notRecorded.meaning(.english))
        }
    }
}
