public import Simulation

/// Why an activity runs or does not, and what to do: one explanation for everyone.
///
/// It is the document `ecell.diagnosis/1`. The prerequisites are not evaluated here: the engine's own
/// answer is explained, so that explanation and behaviour cannot drift apart.
public struct Diagnosis: Hashable, Sendable {
    public static let schema = "ecell.diagnosis/1"

    /// How far what is known of the vehicle can be trusted.
    public enum Freshness: Hashable, Sendable {
        case current
        /// Nothing has been heard since then, for longer than can be trusted.
        case old(since: Instant)
        /// Nothing has ever been heard.
        case missing
    }

    public let activity: Activity
    public let at: Instant
    public let freshness: Freshness
    /// What its reader has to know besides.
    public let warnings: [Notice]
    public let verdict: Verdict
    /// Who holds the activity back.
    public let heldBy: Holder
    /// The one cause that comes first; nothing when nothing is unmet.
    public let primary: Finding?
    /// Everything else that is unmet, most important first.
    public let others: [Finding]
    /// The prerequisites of the activity that were checked and are met, where they matter.
    public let satisfied: [Prerequisite]
    /// Those that nobody can tell, because of what is unmet before them: they are not fine.
    public let untested: [Prerequisite]
    /// What was tried in a copy of the engine, and started the activity.
    public let remedies: [ProvedRemedy]
    /// What holds the charging power down.
    public let limitedBy: LimitingFactor
    public let next: Prospect?
    public let forecast: Forecast?
    /// What the lamps at the charge socket show; nothing where nobody knows.
    public let lamp: Lamp?
    /// The last remote command about the activity, where it did nothing so far.
    public let ineffectiveCommand: CommandFate?
    /// The climate of a departure not long ago.
    public let lastDeparture: PastDeparture?
    /// Whom to call, where the driver cannot do it alone.
    public let contact: ContactDirectory.Listed?
    /// Before then something happened of which nobody knows; nothing where all is known.
    let knownSince: Instant?
    /// How it is with the zone's times.
    let zone: Zone
    let facts: Facts

    /// Explains an activity as it is now in an engine.
    ///
    /// - Parameters:
    ///   - activity: charging, or the climate.
    ///   - engine: the vehicle and its place, now.
    ///   - history: what led to it.
    ///   - directory: whom to call.
    ///   - freshness: where the data are not current, nothing but that is said.
    ///   - warnings: what its reader has to know besides.
    ///   - triesRemedies: whether remedies are looked for; it takes most of the time.
    public init(
        of activity: Activity, engine: Engine, history: History,
        directory: ContactDirectory = ContactDirectory(), freshness: Freshness = .current,
        warnings: [Warning] = [], triesRemedies: Bool = true
    ) {
        let facts = Facts(engine)
        self.activity = activity
        self.freshness = freshness
        self.warnings = warnings.map { Notice($0, directory) }
        self.facts = facts
        at = engine.now
        zone = engine.zone
        knownSince = history.beginsLate ? history.start : nil
        let checks = Checks(of: activity, engine, isCurrent: freshness == .current)
        satisfied = checks.satisfied
        untested = checks.untested
        primary = checks.blocking.first.map { Finding($0, in: engine, facts, history) }
        others = (checks.blocking.dropFirst() + checks.lesser).map {
            Finding($0, in: engine, facts, history)
        }
        heldBy = primary?.prerequisite.heldBy ?? .none
        lamp = freshness == .current ? Lamp(facts) : nil
        guard freshness == .current else {
            (verdict, remedies, limitedBy, next, forecast) = (.unknown, [], .none, nil, nil)
            (ineffectiveCommand, lastDeparture) = (nil, nil)
            contact = directory.listed([.assistance])
            return
        }
        let next = Prospect(of: activity, in: engine)
        self.next = next
        verdict = Verdict(of: activity, facts, primary?.cause, next)
        limitedBy = facts.word(.chargingLimitedBy) ?? .none
        let forecast = Forecast(facts, in: engine)
        self.forecast = forecast.isEmpty ? nil : forecast
        ineffectiveCommand = history.ineffectiveCommand(about: activity, at: engine.now)
        lastDeparture = activity == .climate ? history.recentDeparture(at: engine.now) : nil
        remedies = triesRemedies ? RemedySearch.remedies(for: activity, in: engine) : []
        contact =
            primary.flatMap { directory.listed(for: $0.cause) }
            ?? Self.missingService(facts, engine, remedies, ineffectiveCommand)
            .flatMap { directory.listed(for: $0) }
    }
}

extension Diagnosis {
    /// The digital service, where it keeps commands about the activity from having an effect.
    private static func missingService(
        _ facts: Facts, _ engine: Engine, _ remedies: [ProvedRemedy], _ command: CommandFate?
    ) -> Cause? {
        guard engine.current.unmet.contains(.serviceActive) else { return nil }
        let isNeeded = remedies.contains { $0.steps.contains { $0.prerequisite == .serviceActive } }
        return isNeeded || command != nil
            ? Cause(.serviceActive, facts, engine.parameters) : nil
    }
}

/// The prerequisites of an activity, by what was found of them.
private struct Checks {
    var blocking: [Prerequisite] = []
    /// Those that only limit or warn.
    var lesser: [Prerequisite] = []
    var satisfied: [Prerequisite] = []
    var untested: [Prerequisite] = []

    init(of activity: Activity, _ engine: Engine, isCurrent: Bool) {
        let mine = activity.prerequisites
        guard isCurrent else {
            untested = mine
            return
        }
        let unmet = engine.current.unmet
        blocking = engine.unmet(activity).members
        lesser = mine.filter { $0.row.severity != .blocks && unmet.contains($0) }
        // What an unmet one hides cannot be told while it is unmet.
        var hidden = blocking.reduce(into: PrerequisiteSet()) { $0.formUnion($1.row.hides) }
        // A wallbox without mains tells nobody how it is.
        if blocking.contains(.mainsPresent) {
            hidden.formUnion(PrerequisiteSet([.wallboxOperative]))
        }
        // A departure is told whatever keeps it from being used.
        hidden.subtract(PrerequisiteSet([.departureSet]))
        let facts = Facts(engine)
        let met = mine.filter { !unmet.contains($0) && facts.matters($0, engine.parameters) }
        satisfied = met.filter { !hidden.contains($0) }
        untested = met.filter { hidden.contains($0) }
    }
}

extension History {
    /// How long a command or a departure is remembered: a day, and a morning.
    private static let commandMemory = Timespan.hours(24)
    private static let departureMemory = Timespan.hours(12)

    /// The last remote command about an activity, if it did nothing so far.
    fileprivate func ineffectiveCommand(about activity: Activity, at now: Instant) -> CommandFate? {
        let topics = activity == .charging ? ["charging."] : ["climate.", "departure."]
        let last = CommandName.allCases.filter { name in
            topics.contains { name.word.hasPrefix($0) }
        }.compactMap { fate(of: $0) }.max { $0.number < $1.number }
        guard let last, last.hadNoEffect, now - last.at <= Self.commandMemory else { return nil }
        return last
    }

    fileprivate func recentDeparture(at now: Instant) -> PastDeparture? {
        lastDeparture.flatMap { now - $0.at <= Self.departureMemory ? $0 : nil }
    }
}
