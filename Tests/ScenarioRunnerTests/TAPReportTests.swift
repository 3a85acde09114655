import ScenarioRunner
import Testing

struct TAPReportTests {
    @Test func `every scenario is a line, and a failure says why in YAML`() async throws {
        let files = [
            "a.yaml": "scenario: 'A #1 \\ 2'\ntimeline:\n  - expect: { plug.fit: out }\n",
            "b.yaml": "scenario: B\ntimeline:\n  - expect: { plug.fit: inserted }\n",
            "c.yaml": "scenario: C\ntimeline:\n  - expect: { plug.fit: out }\n",
            "d.yaml": "scenario: D\ntimelin: []\n",
        ]
        let text = try await withFiles(files) { folder in
            var report = TAPReport()
            var text = ""
            await ScenarioSuite.load(paths: [folder]).run(options: RunOptions(failFast: true)) {
                text += report.take($0)
            }
            return text.replacing(folder + "/", with: "")
        }
        #expect(
            text == """
                TAP version 14
                not ok 1 - d.yaml
                  ---
                  message: "unknown key `timelin`; did you mean `timeline`?"
                  severity: "invalid"
                  file: "d.yaml"
                  line: 2
                  text: |
                    d.yaml:2:1: unknown key `timelin`; did you mean `timeline`?
                        2 | timelin: []
                          | ^
                  ...
                ok 2 - A \\#1 \\\\ 2
                not ok 3 - B
                  ---
                  message: "`plug.fit` is not as expected"
                  severity: "fail"
                  id: "b"
                  file: "b.yaml"
                  line: 3
                  column: 15
                  at: "2026-01-12T18:00, the start"
                  text: |
                    b.yaml:3:15: `plug.fit` is not as expected
                        3 |   - expect: { plug.fit: inserted }
                          |               ^
                      at        2026-01-12T18:00, the start
                      expected  plug.fit: inserted
                      seen      plug.fit: out
                  ...
                ok 4 - C # SKIP another scenario failed before
                1..4

                """)
    }
}
