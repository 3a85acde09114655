/// Which of the scenarios found are run; empty lists choose all.
public struct Selection: Hashable, Sendable {
    /// Any of them; `!tag` leaves out.
    public var tags: [String]
    /// A scenario's id, or one instance's `id[name=value]`.
    public var ids: [String]
    /// The part of them that this run takes.
    public var shard: Shard?

    public init(tags: [String] = [], ids: [String] = [], shard: Shard? = nil) {
        self.tags = tags
        self.ids = ids
        self.shard = shard
    }

    func contains(_ scenario: Scenario) -> Bool {
        let wanted = tags.filter { !$0.hasPrefix("!") }
        let unwanted = tags.filter { $0.hasPrefix("!") }.map { $0.dropFirst() }
        if !wanted.isEmpty && !wanted.contains(where: scenario.tags.contains) { return false }
        if unwanted.contains(where: { scenario.tags.contains(String($0)) }) { return false }
        if !ids.isEmpty {
            let base = scenario.id.prefix { $0 != "[" }
            guard ids.contains(where: { $0 == scenario.id || $0 == base }) else { return false }
        }
        return shard?.contains(scenario.id) ?? true
    }
}

/// One of several parts of a run, chosen by a stable hash of the instances' ids.
public struct Shard: Hashable, Sendable {
    /// From 1.
    public var index: Int
    public var count: Int

    /// `2/5`: the second of five.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
            count >= 1, (1...count).contains(index)
        else { return nil }
        self.index = index
        self.count = count
    }

    /// Whether an instance belongs to it.
    public func contains(_ id: String) -> Bool {
        // FNV-1a: the same in every process.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(hash % UInt64(count)) == index - 1
    }
}
