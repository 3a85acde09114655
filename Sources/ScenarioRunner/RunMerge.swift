public import Simulation

/// The streams of all shards of a run, read together as the stream of the whole.
///
/// It holds one scenario of each shard at a time.
public struct RunMerge {
    /// One shard's stream, up to where it is read.
    private struct Part {
        var reader: RunRecordReader
        let start: RunStart
        /// The next record, not yet handed out.
        var next: RunRecord?

        var path: String { reader.path }

        /// The number of the next scenario.
        var index: Int? {
            if case .result(let result) = next { result.index } else { nil }
        }

        init(path: String) throws(Mistake) {
            reader = try RunRecordReader(path: path)
            guard case .started(let start) = try reader.next() else {
                preconditionFailure("the reader lets every stream begin with its start")
            }
            self.start = start
            next = try reader.next()
        }
    }

    private var parts: [Part] = []

    /// Reads the beginnings of the files.
    ///
    /// One file that is a whole run is taken as it is.
    ///
    /// - Throws: a sentence when they are not all shards of one run, each once.
    public init(paths: [String]) throws(Mistake) {
        for path in paths { parts.append(try Part(path: path)) }
        try checkShards()
    }

    /// Hands out the stream of the whole.
    ///
    /// - Throws: a sentence when a file is broken, or the shards do not fit together. What was handed
    ///   out until then is void.
    public mutating func run(_ take: (RunRecord) -> Void) throws(Mistake) {
        guard var start = parts.first?.start else { return }
        start.shard = nil
        start.wallStart = parts.map(\.start.wallStart).min() ?? start.wallStart
        take(.started(start))
        try takeErrors(take)
        var finish = RunFinish()
        var last = 0
        while let position = nextPart() {
            guard case .result(let result) = parts[position].next else { break }
            try check(result.index, after: last, start, position)
            last = result.index
            finish.add(result)
            take(.result(result))
            try advance(position)
        }
        if let count = start.resultCount, last < count { throw missing(last + 1) }
        add(to: &finish, since: start.wallStart)
        take(.finished(finish))
    }

    // MARK: Beginnings

    private func checkShards() throws(Mistake) {
        guard let first = parts.first else { return }
        for part in parts.dropFirst() {
            if let difference = part.start.difference(from: first.start) {
                throw Mistake(
                    "\(part.path) is not of the same run as \(first.path): \(difference)")
            }
        }
        guard let count = first.start.shard?.count else {
            guard parts.count > 1 else { return }
            throw Mistake(
                "\(first.path) is a whole run, made without --shard: there is nothing to merge it "
                    + "with")
        }
        guard first.start.repetitions != nil else {
            throw Mistake("\(first.path) was made with --stress, which has no end to put together")
        }
        var owners: [Int: String] = [:]
        for part in parts {
            guard let index = part.start.shard?.index else { continue }
            if let owner = owners.updateValue(part.path, forKey: index) {
                throw Mistake(
                    "shard \(index)/\(count) is there twice: \(owner) and \(part.path)")
            }
        }
        let missing = (1...count).filter { owners[$0] == nil }.map { "\($0)/\(count)" }
        guard missing.isEmpty else {
            throw Mistake(
                missing.count == 1
                    ? "shard \(missing[0]) is missing"
                    : "shards \(Scalar.list(missing)) are missing")
        }
    }

    /// Problems and unused goldens, which every shard tells.
    private mutating func takeErrors(_ take: (RunRecord) -> Void) throws(Mistake) {
        var problems: Set<Problem> = []
        var goldens: Set<String> = []
        for position in parts.indices {
            loop: while true {
                switch parts[position].next {
                case .problem(let problem): problems.insert(problem)
                case .unusedGolden(let path): goldens.insert(path)
                case .started, .result, .finished, nil: break loop
                }
                try advance(position)
            }
        }
        for problem in problems.sorted() { take(.problem(problem)) }
        for path in goldens.sorted() { take(.unusedGolden(path)) }
    }

    // MARK: Scenarios

    private mutating func advance(_ position: Int) throws(Mistake) {
        parts[position].next = try parts[position].reader.next()
    }

    /// The part whose scenario comes first.
    private func nextPart() -> Int? {
        parts.indices.filter { parts[$0].index != nil }
            .min { (parts[$0].index ?? 0) < (parts[$1].index ?? 0) }
    }

    private func check(
        _ index: Int, after last: Int, _ start: RunStart, _ position: Int
    ) throws(Mistake) {
        guard index > last else {
            throw Mistake(
                "\(parts[position].path): scenario \(index) is there already; were all shards "
                    + "made with the same --shard-by and --timings?")
        }
        guard start.repetitions == nil || index == last + 1 else { throw missing(last + 1) }
    }

    private func missing(_ index: Int) -> Mistake {
        Mistake(
            "scenario \(index) is in no shard; were all shards made with the same --shard-by and "
                + "--timings?")
    }

    // MARK: End

    /// What the ends of the parts say, scenarios apart.
    private func add(to finish: inout RunFinish, since start: Instant) {
        for part in parts {
            guard case .finished(let end) = part.next else { continue }
            finish.isInvalid = finish.isInvalid || end.isInvalid
            if let seen = end.seen {
                finish.seen = finish.seen ?? Sighting()
                finish.seen?.add(seen)
            }
            // Shards run beside each other: from the first start to the last end.
            let seconds = (part.start.wallStart - start).seconds + end.wallSeconds
            finish.wallSeconds = max(finish.wallSeconds, seconds)
        }
    }
}

extension RunStart {
    /// How many scenarios the streams of all shards have; nothing where that is not known.
    fileprivate var resultCount: Int? { repetitions.map { $0 * selectedCount } }

    /// Why it is not of the same run as another; nothing if it is.
    fileprivate func difference(from other: RunStart) -> String? {
        if version != other.version {
            return "it was made by ecell \(version), and not \(other.version)"
        }
        if fileDigest != other.fileDigest { return "its scenario files are others" }
        if goldenDigest != other.goldenDigest { return "its goldens are others" }
        if (tags, ids) != (other.tags, other.ids) || selectedDigest != other.selectedDigest {
            return "it selects other scenarios, \(selectedCount) and not \(other.selectedCount)"
        }
        if repetitions != other.repetitions { return "its scenarios are repeated otherwise" }
        switch (shard, other.shard) {
        case (nil, nil): return nil
        case (nil, _?), (_?, nil): return "shards and whole runs do not go together"
        case (let shard?, let other?):
            if shard.count != other.count {
                return "it is one of \(shard.count) shards, and not of \(other.count)"
            }
            return shard.rule == other.rule
                ? nil : "its shard is by \(shard.rule.rawValue), and not by \(other.rule.rawValue)"
        }
    }
}
