public import Simulation

/// One of several parts of a run; together they are the whole, and no two share an instance.
public struct Shard: Hashable, Sendable {
    /// What decides to which part an instance belongs.
    public enum Rule: String, CaseIterable, Sendable {
        /// A stable hash of the id: an instance stays where it is, whatever else is selected.
        case hash
        /// Recorded times, so that all parts take equally long.
        case time
    }

    /// From 1.
    public let index: Int
    public let count: Int
    public var rule = Rule.hash

    /// `2/5`: the second of five.
    ///
    /// - Throws: a sentence that says what may be written.
    public init(_ text: String) throws(Mistake) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else {
            throw Mistake("`\(text)` is no shard; write I/N, as in 2/5 for the second of five")
        }
        try self.init(index, of: count, as: text)
    }

    /// The same from numbers; `text` is what messages call it.
    init(_ index: Int, of count: Int, as text: String) throws(Mistake) {
        guard count >= 1, (1...count).contains(index) else {
            throw Mistake("the shard \(text) is none: shards count from 1 to their number")
        }
        self.index = index
        self.count = count
    }

    /// Whether each of the instances belongs to this part.
    ///
    /// The ids are of everything that is selected, the same for every part; the recorded times, by
    /// id, are for ``Rule/time``.
    func members(of ids: [String], _ seconds: [String: Double]) -> [Bool] {
        switch rule {
        case .hash: ids.map { Int(Self.hash($0) % UInt64(count)) == index - 1 }
        case .time: timed(ids, seconds)
        }
    }

    private static func hash(_ id: String) -> UInt64 {
        var hash = StableHash()
        for byte in id.utf8 { hash.add(byte) }
        return hash.value
    }

    /// The longest first, each to the part that has least; what has no time counts as the mean.
    private func timed(_ ids: [String], _ seconds: [String: Double]) -> [Bool] {
        let known = ids.compactMap { seconds[$0] }
        let mean = known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
        let lengths = ids.map { seconds[$0] ?? mean }
        let order = ids.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
        var loads = [Double](repeating: 0, count: count)
        var isMember = [Bool](repeating: false, count: ids.count)
        for position in order {
            var least = 0
            for part in loads.indices where loads[part] < loads[least] { least = part }
            loads[least] += lengths[position]
            isMember[position] = least == index - 1
        }
        return isMember
    }
}
