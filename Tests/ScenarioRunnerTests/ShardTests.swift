import ScenarioRunner
import Simulation
import Testing

struct ShardTests {
    /// Variables, and the shard or the sentence that comes of them.
    @Test(arguments: [
        ("CI_NODE_INDEX=1 CI_NODE_TOTAL=4", "1/4"), ("CI_NODE_INDEX=4 CI_NODE_TOTAL=4", "4/4"),
        ("CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=4", "1/4"),
        ("BUILDKITE_PARALLEL_JOB=3 BUILDKITE_PARALLEL_JOB_COUNT=4", "4/4"),
        ("JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=3", "1/3"),
        ("JOB_COMPLETION_INDEX=2 JOB_COMPLETIONS=3", "3/3"),
        (
            "SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=5 SLURM_ARRAY_TASK_MIN=0"
                + " SLURM_ARRAY_TASK_MAX=4", "1/5"
        ),
        (
            "SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_COUNT=5 SLURM_ARRAY_TASK_MIN=1"
                + " SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_STEP=2", "3/5"
        ),
        (
            "SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1"
                + " SLURM_ARRAY_TASK_MAX=7",
            "the Slurm array is no even row from 1 to 7 in steps of 1; write --array=1-N"
        ),
        (
            "SLURM_ARRAY_TASK_ID=7",
            "SLURM_ARRAY_TASK_ID is 7, but SLURM_ARRAY_TASK_COUNT and SLURM_ARRAY_TASK_MIN do not "
                + "say how many there are; write --shard I/N"
        ),
        (
            "CI_NODE_INDEX=0 CI_NODE_TOTAL=4",
            "the shard CI_NODE_INDEX=0 of CI_NODE_TOTAL=4, counted from 1, is none: shards count "
                + "from 1 to their number"
        ),
        (
            "JOB_COMPLETION_INDEX=2",
            "JOB_COMPLETION_INDEX is 2, but JOB_COMPLETIONS does not say how many shards there "
                + "are; set it, or write --shard I/N"
        ),
        (
            "CI_NODE_INDEX=one CI_NODE_TOTAL=4",
            "CI_NODE_INDEX is `one`; it must be a whole number"
        ),
        (
            "CI_NODE_INDEX=1 CI_NODE_TOTAL=4 JOB_COMPLETION_INDEX=1 JOB_COMPLETIONS=4",
            "`--shard auto` finds two shards: CI_NODE_INDEX says 1/4, JOB_COMPLETION_INDEX says "
                + "2/4; write --shard I/N"
        ),
    ])
    func `a shard comes from the variables of its system`(variables: String, expected: String) {
        let pairs = variables.split(separator: " ").map { $0.split(separator: "=") }
        let environment = Dictionary(
            uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
        do throws(Mistake) {
            let shard = try Shard(environment: environment)
            #expect("\(shard.index)/\(shard.count)" == expected)
        } catch {
            #expect(error.message == expected)
        }
    }

    @Test(arguments: Shard.Rule.allCases)
    func `shards share nothing and leave nothing out`(rule: Shard.Rule) async throws {
        let yaml = """
            scenario: Charge
            matrix:
              soc: [10 %, 20 %, 30 %, 40 %, 50 %, 60 %, 70 %]
              outside: [-10 °C, 0 °C, 10 °C]
            given: { vehicle.soc: "${soc}", weather.temperature: "${outside}" }
            timeline:
              - expect: { vehicle.soc: "${soc}" }

            """
        try await withFiles(["a.yaml": yaml]) { folder in
            let all = ScenarioSuite.load(paths: [folder]).instances.map(\.id)
            // One takes as long as ten others.
            let seconds = Dictionary(
                uniqueKeysWithValues: all.enumerated().map { ($1, $0 == 0 ? 10.0 : 1) })
            let parts = try (1...4).map { index in
                var shard = try Shard("\(index)/4")
                shard.rule = rule
                let selection = Selection(shard: shard, seconds: seconds)
                return ScenarioSuite.load(paths: [folder], selection: selection)
                    .instances.map(\.id)
            }
            #expect(parts.flatMap(\.self).sorted() == all.sorted())
            if rule == .time { #expect(parts.map(\.count) == [1, 7, 7, 6]) }
        }
    }

    @Test func `a shard by hash does not depend on what else is there`() async throws {
        // These hashes are a promise: shards of different days and machines fit together.
        let files = Dictionary(
            uniqueKeysWithValues: ["a", "b", "c", "d", "e"].map {
                ("\($0).yaml", "scenario: S\nid: \($0)\ntimeline: [expect: { plug.fit: out }]\n")
            })
        try await withFiles(files) { folder in
            let parts = try (1...2).map { index in
                ScenarioSuite.load(
                    paths: [folder], selection: Selection(shard: try Shard("\(index)/2"))
                ).instances.map(\.id)
            }
            #expect(parts == [["a", "c", "e"], ["b", "d"]])
        }
    }
}
