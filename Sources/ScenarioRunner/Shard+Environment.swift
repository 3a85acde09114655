public import Simulation

extension Shard {
    /// The shard that a CI system or a cluster has given this process.
    ///
    /// GitLab counts from 1; CircleCI, Buildkite and Kubernetes count from 0; Slurm counts as its
    /// array was written. Kubernetes does not tell how many there are, so that the Job has to.
    ///
    /// - Parameter environment: the process's variables.
    /// - Throws: a sentence that says which variable is missing or makes no sense.
    public init(environment: [String: String]) throws(Mistake) {
        let environment = environment.filter { !$0.value.isEmpty }
        var found: [(name: String, shard: Shard)] = []
        for system in Self.systems {
            if let shard = try system.shard(environment) { found.append((system.index, shard)) }
        }
        if let shard = try Self.slurm(environment) { found.append((Self.slurmIndex, shard)) }
        guard let first = found.first else {
            let names = Self.systems.map(\.index) + [Self.slurmIndex]
            throw Mistake(
                "`--shard auto` finds no shard: none of \(Scalar.choices(names)) is set; "
                    + "write --shard I/N")
        }
        if let other = found.first(where: { $0.shard != first.shard }) {
            throw Mistake(
                "`--shard auto` finds two shards: \(first.name) says "
                    + "\(first.shard.index)/\(first.shard.count), \(other.name) says "
                    + "\(other.shard.index)/\(other.shard.count); write --shard I/N")
        }
        self = first.shard
    }

    /// A system that has a variable for the index and one for the number.
    private struct System {
        let index: String
        let count: String
        /// The index of the first shard.
        let first: Int

        func shard(_ environment: [String: String]) throws(Mistake) -> Shard? {
            guard let text = environment[index] else { return nil }
            guard let total = environment[count] else {
                throw Mistake(
                    "\(index) is \(text), but \(count) does not say how many shards there are; "
                        + "set it, or write --shard I/N")
            }
            let number = try Shard.number(text, index)
            return try Shard(
                number - first + 1, of: Shard.number(total, count),
                as: "\(index)=\(text) of \(count)=\(total), counted from \(first),")
        }
    }

    private static let systems = [
        System(index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1),
        System(index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: 0),
        System(index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0),
        System(index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS", first: 0),
    ]

    private static let slurmIndex = "SLURM_ARRAY_TASK_ID"

    /// An array such as `1-9:2` has tasks 1, 3, 5, 7 and 9.
    private static func slurm(_ environment: [String: String]) throws(Mistake) -> Shard? {
        guard let text = environment[slurmIndex] else { return nil }
        func value(_ name: String) throws(Mistake) -> Int? {
            guard let text = environment[name] else { return nil }
            return try number(text, name)
        }
        guard let count = try value("SLURM_ARRAY_TASK_COUNT"),
            let first = try value("SLURM_ARRAY_TASK_MIN")
        else {
            throw Mistake(
                "\(slurmIndex) is \(text), but SLURM_ARRAY_TASK_COUNT and SLURM_ARRAY_TASK_MIN do "
                    + "not say how many there are; write --shard I/N")
        }
        let step = max(1, try value("SLURM_ARRAY_TASK_STEP") ?? 1)
        let last = try value("SLURM_ARRAY_TASK_MAX") ?? first + (count - 1) * step
        let steps = try number(text, slurmIndex) - first
        // A list such as `1,2,7` has no rule that every task could follow.
        guard steps % step == 0, last == first + (count - 1) * step else {
            throw Mistake(
                "the Slurm array is no even row from \(first) to \(last) in steps of \(step); "
                    + "write --array=1-N")
        }
        return try Shard(
            steps / step + 1, of: count, as: "\(slurmIndex)=\(text) of \(count) from \(first)")
    }

    private static func number(_ text: String, _ name: String) throws(Mistake) -> Int {
        guard let number = Int(text) else {
            throw Mistake("\(name) is `\(text)`; it must be a whole number")
        }
        return number
    }
}
