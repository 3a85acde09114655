internal import Live
internal import MQTTBridge
internal import Recording
internal import Simulation

/// Keeps in a database, across restarts.
struct DatabaseJournal: Journal {
    var recorder: Recorder
    /// What is left of a removal that is under way.
    private var removal: HistoryRemoval?

    init(recorder: Recorder) { self.recorder = recorder }

    mutating func keep(_ step: Step, _ messages: [MQTTBridge.OutgoingMessage]) throws {
        var recorded = RecordedStep(
            vehicle: step.vehicle.id, engine: step.vehicle.engine, events: step.events,
            messages: messages.map(Recording.OutgoingMessage.init))
        if let from = step.jumpedFrom {
            recorded.input = .jump(from: from)
        } else if let submission = step.submission, let reply = step.replies.first,
            reply.first == nil, let command = RecordedCommand(submission, reply)
        {
            recorded.input = .command(command)
        }
        try recorder.record(recorded)
    }

    func firstReply(to id: String, vehicle: String) throws -> FirstReply? {
        guard let first = try recorder.firstCommand(id: id, vehicle: vehicle),
            let status = Reply.Status(rawValue: first.status.rawValue)
        else { return nil }
        return FirstReply(content: first.content, status: status)
    }

    func outbox(after number: Int64, limit: Int) throws -> [Pending] {
        try recorder.outbox(after: number, limit: limit).map {
            Pending(
                number: $0.sequence,
                message: MQTTBridge.OutgoingMessage(
                    $0.message.topic, Array($0.message.payload.utf8),
                    isRetained: $0.message.isRetained, correlation: $0.message.correlation))
        }
    }

    func delivered(_ numbers: [Int64]) throws { try recorder.delivered(numbers) }

    func checkpointDue(_ vehicle: String) -> Instant? { recorder.checkpointDue(vehicle: vehicle) }

    mutating func removeHistory(before instant: Instant, now: Instant) throws -> Bool {
        var current = try removal ?? recorder.beginRemoval(before: instant, now: now)
        // One that fails begins anew the next time.
        removal = nil
        try recorder.remove(&current)
        guard !current.isDone else { return true }
        removal = current
        return false
    }
}

extension Error {
    /// What keeps a journal from being written, for people.
    var problem: String { (self as? RecordingError)?.message ?? "\(self)" }
}

extension Recording.OutgoingMessage {
    fileprivate init(_ message: MQTTBridge.OutgoingMessage) {
        self.init(
            topic: message.topic, payload: String(decoding: message.payload, as: UTF8.self),
            isRetained: message.isRetained, correlation: message.correlation)
    }
}

extension RecordedCommand {
    /// Nothing for what is no command of its own.
    fileprivate init?(_ submission: Submission, _ reply: Reply) {
        guard let status = Status(rawValue: reply.status.rawValue),
            let source = Source(rawValue: submission.source.rawValue)
        else { return nil }
        self.init(
            submission.command, source: source, id: submission.id, content: submission.content,
            status: status, unmet: reply.refusal?.words ?? reply.unmet.members.map(\.word),
            expiresAt: submission.expiresAt)
        responseTopic = submission.responseTopic
        correlation = submission.correlation
    }
}

extension Submission {
    /// A command that waits for the link since before a restart.
    init(_ command: RecordedCommand, vehicle: String) {
        self.init(
            vehicle: vehicle, command: command.command,
            source: Source(rawValue: command.source.rawValue) ?? .cli, id: command.id,
            content: command.content, expiresAt: command.expiresAt)
        responseTopic = command.responseTopic
        correlation = command.correlation
    }
}
