public import Diagnostics
public import Simulation

/// The diagnoses of a vehicle, as far as they were told.
///
/// They try out remedies in copies of the engine, which takes longer than a step: so they are made
/// apart from the rest of what is told, of a copy of the vehicle, while commands are answered.
public struct DiagnosisFeed: Sendable {
    private let topics: Topics
    private let vehicle: String
    private let contacts: ContactDirectory
    /// The hash of each that was told, but for its time: the documents themselves are large.
    private var told: [Activity: Int] = [:]
    /// What all of them warn of.
    private var warnings: [Diagnosis.Warning] = []
    /// Whether one of them may say something else by now.
    private(set) var isOwed = false
    /// How often all were forgotten.
    private var round = 0

    init(_ vehicle: String, _ topics: Topics, _ contacts: ContactDirectory) {
        self.contacts = contacts
        self.vehicle = vehicle
        self.topics = topics
    }

    mutating func owe() { isOwed = true }

    /// Lets all of them warn from here on.
    mutating func warn(of warnings: [Diagnosis.Warning]) {
        guard warnings != self.warnings else { return }
        self.warnings = warnings
        owe()
    }

    /// Owes all of them, whatever was told.
    mutating func forget() {
        told = [:]
        isOwed = true
        round += 1
    }

    /// What is owed, to be made elsewhere.
    mutating func lend() -> DiagnosisFeed? {
        guard isOwed else { return nil }
        isOwed = false
        return self
    }

    mutating func take(back lent: DiagnosisFeed) -> Bool {
        guard lent.round == round else { return false }
        told = lent.told
        isOwed = isOwed || lent.isOwed
        return true
    }

    /// The diagnoses that say something else than before, but for the time of day.
    ///
    /// - Returns: nothing while the link is down; then they are owed again.
    public mutating func news(_ engine: Engine, _ history: History) -> [OutgoingMessage] {
        guard !engine.isLinkDown else {
            isOwed = true
            return []
        }
        var messages: [OutgoingMessage] = []
        for activity in Activity.allCases {
            let diagnosis = Diagnosis(
                of: activity, engine: engine, history: history, directory: contacts,
                warnings: warnings)
            let lasting = diagnosis.document(vehicle: vehicle).without("at").hashValue
            guard told[activity] != lasting else { continue }
            told[activity] = lasting
            let document = diagnosis.published(
                vehicle: vehicle, timeline: history.timeline(of: activity, in: engine))
            messages.append(topics.diagnosisMessage(of: activity, vehicle, document))
        }
        return messages
    }
}

extension Written {
    /// A map without one of its names.
    fileprivate func without(_ name: String) -> Written {
        guard case .map(let entries) = self else { return self }
        return .map(entries.filter { $0.name != name })
    }
}
