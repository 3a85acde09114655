import ScenarioRunner
import Testing

struct GitHubSummaryTests {
    private static let failing =
        "scenario: B | <b>\ntimeline:\n  - expect: { plug.fit: inserted }\n"
        + "    note: ends ``` with ```` a fence\n"

    @Test func `a summary counts, and every failure opens on demand`() async throws {
        let files = [
            "a.yaml": "scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n",
            "b.yaml": Self.failing, "d.yaml": "scenario: D\ntimelin: []\n",
        ]
        let run = try await withFiles(files) { await ScenarioSuite.load(paths: [$0]).run() }
        let failure = try #require(run.results.compactMap(\.failure).first)
        let problem = try #require(run.problems.first)
        var summary = GitHubSummary()
        run.records.forEach { summary.take($0) }
        #expect(
            summary.text == """
                ## ❌ Scenarios: 1 passed, 1 failed, 0 skipped, 1 invalid file

                <details><summary>invalid <b>\(problem.file)</b> <code>\(problem.file):2</code></summary>

                ```text
                \(problem.text)
                ```

                </details>

                <details><summary>failed <b>B | &lt;b&gt;</b> <code>\(failure.file):3</code></summary>

                `````text
                \(failure.text)
                `````

                </details>


                """)
    }

    @Test func `a summary fits into what GitHub takes, and says what it leaves out`() async throws {
        let records = try await run(Self.failing).records
        for used in [0, 1_000_000] {
            var summary = GitHubSummary(used: used)
            for _ in 0..<4000 { summary.take(records[1]) }
            let text = summary.text
            #expect(text.utf8.count + used <= GitHubSummary.mostBytes)
            #expect(text.utf8.count + used > GitHubSummary.mostBytes - 3000)
            let shown = text.ranges(of: "<details>").count
            #expect(text.contains("… and \(4000 - shown) more, which do not fit"))
            #expect(text.hasPrefix("## ✅ Scenarios: 0 passed, 0 failed, 0 skipped\n"))
        }
    }

    @Test func `where the summary is full already, nothing is added`() async throws {
        var summary = GitHubSummary(used: GitHubSummary.mostBytes)
        try await run(Self.failing).records.forEach { summary.take($0) }
        #expect(summary.text == "")
    }

    @Test func `a golden that nobody uses makes a summary red`() {
        var summary = GitHubSummary()
        summary.take(.unusedGolden("a.golden.jsonl"))
        #expect(summary.text.hasPrefix("## ❌ Scenarios: 0 passed, 0 failed, 0 skipped\n"))
        #expect(summary.text.contains("unused golden <b>a.golden.jsonl</b>"))
    }
}
