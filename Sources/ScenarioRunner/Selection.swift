/// Which of the scenarios found are run; empty lists choose all.
public struct Selection: Hashable, Sendable {
    /// Any of them; `!tag` leaves out.
    public var tags: [String]
    /// A scenario's id, or one instance's `id[name=value]`.
    public var ids: [String]
    /// Only instances with these ids, where there is such a list.
    public var instances: Set<String>?
    /// The part of them that this run takes.
    public var shard: Shard?
    /// Recorded real times by the instances' ids, for a shard by time.
    public var seconds: [String: Double]

    public init(
        tags: [String] = [], ids: [String] = [], instances: Set<String>? = nil,
        shard: Shard? = nil, seconds: [String: Double] = [:]
    ) {
        self.tags = tags
        self.ids = ids
        self.instances = instances
        self.shard = shard
        self.seconds = seconds
    }

    /// Whether a scenario is selected, in whatever shard it then is.
    func contains(_ scenario: Scenario) -> Bool {
        let wanted = tags.filter { !$0.hasPrefix("!") }
        let unwanted = tags.filter { $0.hasPrefix("!") }.map { $0.dropFirst() }
        if !wanted.isEmpty && !wanted.contains(where: scenario.tags.contains) { return false }
        if unwanted.contains(where: { scenario.tags.contains(String($0)) }) { return false }
        if let instances, !instances.contains(scenario.id) { return false }
        return ids.isEmpty || ids.contains { $0 == scenario.id || $0 == scenario.baseID }
    }

    /// What was asked for by name and is not there: ids that no scenario has.
    func missing(in entries: [SuiteEntry]) -> [String] {
        guard !ids.isEmpty || instances != nil else { return [] }
        let known = Set(entries.flatMap { [$0.id, $0.baseID] })
        return ids.filter { !known.contains($0) }
            + (instances ?? []).filter { !known.contains($0) }.sorted()
    }
}
