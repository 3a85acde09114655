public import Simulation

extension History {
    /// What led to how an activity is, as lines for people.
    ///
    /// - Parameters:
    ///   - activity: whose prerequisites count.
    ///   - engine: what values are called, and the zone of the times.
    /// - Returns: a line for each of the last events; a first one says how many are left out.
    public func timeline(of activity: Activity, in engine: Engine) -> [String] {
        let news = news(of: activity)
        return (news.leftOut > 0 ? ["… \(news.leftOut)"] : [])
            + news.events.map { event in
                "\(engine.zone.text(of: event.at)) \(event.cause.text): \(event.news(engine))"
            }
    }
}

/// The last events that an activity's diagnosis stands on.
struct RecentNews: Hashable, Sendable {
    private let activity: Activity
    private(set) var events: [Event] = []
    /// How many there were before them.
    private(set) var leftOut = 0

    /// As many as fit a terminal page below the diagnosis.
    private static let limit = 20
    /// By activity and signal: whose changes count.
    private static let counting = Activity.allCases.map { activity in
        let signals =
            activity.prerequisites.flatMap(\.row.reads)
            + [activity.state, .wallboxMains, .linkState, .serviceState]
        // Quantities change at every step; what matters of them is told by the others.
        return Signal.allCases.map { signals.contains($0) && !$0.row.kind.isQuantity }
    }

    init(of activity: Activity) { self.activity = activity }

    /// Keeps an event, if it tells something about the activity.
    mutating func add(_ event: Event) {
        guard isNews(event.kind) else { return }
        events.append(event)
        guard events.count > Self.limit else { return }
        events.removeFirst()
        leftOut += 1
    }

    private func isNews(_ kind: Event.Kind) -> Bool {
        switch kind {
        case .changed(let signal, from: _, to: _):
            Self.counting[Int(activity.rawValue)][Int(signal.rawValue)]
        case .refused, .queued, .dropped: true
        case .interrupted(let activity, unmet: _): activity == self.activity
        case .accepted, .ignored, .met, .unmet: false
        }
    }
}

extension Event {
    /// What it tells.
    fileprivate func news(_ engine: Engine) -> String {
        switch kind {
        case .changed(let signal, let from, let to):
            "\(signal.word) \(engine.text(from, signal: signal)) → "
                + engine.text(to, signal: signal)
        case .refused(let refusal): "refused: " + refusal.words.joined(separator: ", ")
        case .interrupted(let activity, let unmet):
            "\(activity.word) interrupted: " + unmet.members.map(\.word).joined(separator: ", ")
        case .accepted, .ignored, .queued, .dropped, .met, .unmet: kind.word
        }
    }
}

extension Activity {
    /// The signals whose changes change what a diagnosis says of it.
    ///
    /// Quantities are left out: where one matters, what it decides is among the others.
    public var decisiveSignals: [Signal] {
        Self.decisive[Int(rawValue)]
    }

    private static let decisive = allCases.map { activity in
        let shown: [Signal] =
            switch activity {
            // What tells the causes of a prerequisite apart stands beside what its rule reads.
            case .charging:
                [.chargingState, .chargingUnmet, .chargingLimitedBy, .wallboxFaultDetail]
            case .climate:
                [.climateState, .climateUnmet, .climateReduced, .wallboxMains] + Facts.openings
            }
        // What remedies hang on.
        let gates: [Signal] = [.serviceState, .linkState, .wallboxBackend]
        let signals = Set(activity.prerequisites.flatMap(\.row.reads) + shown + gates)
        return Signal.allCases.filter { signals.contains($0) && !$0.row.kind.isQuantity }
    }
}
