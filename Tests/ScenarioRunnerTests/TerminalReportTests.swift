import ScenarioRunner
import Testing

/// The report for people stays short, however much goes wrong.
struct TerminalReportTests {
    /// A matrix of that many failing instances.
    private static func failing(_ count: Int) -> String {
        let values = (0..<count).map { "v\($0)" }.joined(separator: ", ")
        return "scenario: Bad ${x}\nmatrix: { x: [\(values)] }\n"
            + "timeline:\n  - expect: { plug.fit: inserted }\n"
    }

    @Test func `only the first failures are shown whole`() async throws {
        let report = try await run(Self.failing(30))
        for isVerbose in [false, true] {
            let text = report.terminalText(isVerbose: isVerbose)
            #expect(text.ranges(of: "failed Bad v").count == 20)
            #expect(text.contains("failed Bad v19 [x=v19]\n"))
            #expect(
                text.hasSuffix(
                    "\n\nand 10 more failed; `--junit FILE` and `--json FILE` have them all\n\n"
                        + "0 passed, 30 failed, 0 skipped\n"))
        }
        let few = try await run(Self.failing(20)).terminalText()
        #expect(!few.contains("more failed"))
    }

    @Test func `only the first errors of each file are shown`() async throws {
        let steps = (0..<25).map { "  - do: hod.open\(String(repeating: "x", count: $0))\n" }
        let files = [
            "a.yaml": "scenario: A\ntimeline:\n" + steps.joined(),
            "b.yaml": "scenario: B\ntimelin: []\n",
        ]
        try await withFiles(files) { folder in
            let text = await ScenarioSuite.load(paths: [folder]).run().terminalText()
            #expect(text.ranges(of: "invalid \(folder)/a.yaml:").count == 20)
            #expect(text.ranges(of: "invalid \(folder)/b.yaml:").count == 1)
            #expect(
                text.hasSuffix(
                    "\n\n26 errors in 2 files; `ecell validate` shows them all\n\n"
                        + "0 passed, 0 failed, 0 skipped\n"))
        }
    }
}
