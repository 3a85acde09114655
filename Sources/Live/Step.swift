public import Simulation

/// One step of a vehicle's life: what came in, what happened, and what is answered.
public struct Step: Sendable {
    /// The vehicle as it is afterwards.
    public let vehicle: LiveVehicle
    /// What came in; nothing where time alone did something.
    public let submission: Submission?
    /// Where the clock jumped from, to the vehicle's present; nothing in every other step.
    public let jumpedFrom: Instant?
    public let events: [Event]
    /// The departures that the events name by their revision.
    public let plans: [UInt32: [DeparturePlan]]
    public let replies: [Reply]
}

/// Where the steps of a live world go: a record, messages, a page.
public protocol StepSink {
    /// Takes a step for good before it returns; only then may anything of it be told outside.
    ///
    /// - Throws: what keeps it from being recorded. A submission has no effect then; where time alone
    ///   did something, the world goes on all the same.
    func take(_ step: Step) throws

    /// What the first submission of that id came to.
    ///
    /// - Returns: nothing where the id is new.
    func firstReply(to id: String, vehicle: String) throws -> FirstReply?
}

/// What an id stands for: the same message again has no second effect.
public struct FirstReply: Hashable, Sendable {
    public var content: String
    public var status: Reply.Status

    public init(content: String, status: Reply.Status) {
        self.content = content
        self.status = status
    }
}
