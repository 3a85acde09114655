public import Simulation

extension Topics {
    /// Whether what happens is recorded.
    public var recording: String { "\(status)/recording" }

    /// Whether what happens is recorded.
    ///
    /// - Parameters:
    ///   - now: what the clock shows.
    ///   - problem: what keeps it from being recorded, as a sentence; nothing while all is well.
    /// - Returns: a retained message.
    public func recordingMessage(_ now: Instant, problem: String?) -> OutgoingMessage {
        let entries: [Written.Entry] = [
            .init("at", .text(now.isoText)),
            .init("status", .text(problem == nil ? "ok" : "failing")),
            .init("message", problem.map { .text($0) } ?? .null),
        ]
        return OutgoingMessage(recording, Written.map(entries).json, isRetained: true)
    }
}
