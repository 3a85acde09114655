import ScenarioRunner
import Simulation
import Testing

struct ReportTests {
    /// A report of one passed, one failed and one skipped scenario and a file with an error.
    private func report() async throws -> RunReport {
        let files = [
            "a.yaml":
                "scenario: Good & <quick>\ntags: [x]\ntimeline:\n  - expect: { plug.fit: out }\n",
            "b.yaml": "scenario: Bad\ntimeline:\n  - after: 10 s\n    do: plug.insert\n"
                + "  - expect: { plug.fit: out }\n",
            "c.yaml": "scenario: Skipped\ntimeline:\n  - expect: { plug.fit: out }\n",
            "d.yaml": "scenario: Broken\ntimelin: []\n",
        ]
        return try await withFiles(files) { folder in
            let suite = ScenarioSuite.load(paths: [folder])
            let options = RunOptions(failFast: true, recordsEvents: true, digestsTraces: true)
            return await suite.run(options: options)
        }
    }

    @Test func `the last line counts, and invalid files do not count`() async throws {
        let text = try await report().terminalText()
        #expect(text.hasSuffix("\n1 passed, 1 failed, 1 skipped\n"))
        #expect(text.contains("1 error in 1 file"))
        #expect(!text.contains("\u{1b}"))
    }

    @Test func `JUnit has one test case for each scenario and each broken file`() async throws {
        let report = try await report()
        for dialect in JUnitDialect.allCases {
            let xml = report.junit(dialect)
            #expect(xml.ranges(of: "<testcase ").count == 4)
            #expect(xml.ranges(of: "<failure ").count == 1)
            #expect(xml.ranges(of: "<error ").count == 1)
            #expect(xml.ranges(of: "<skipped/>").count == 1)
            #expect(xml.contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\""))
            #expect(xml.contains("name=\"Good &amp; &lt;quick&gt;\""))
            #expect(xml.contains(" file=") == (dialect == .extended))
            #expect(xml.contains("<properties>") == (dialect == .extended))
        }
    }

    @Test func `JUnit tells why the van does not charge, and what to do`() async throws {
        let hood =
            "scenario: Hood\nwallbox: { preset: home-11kW, card: free }\ntimeline:\n"
            + "  - do: [hood.open, plug.insert]\n"
            + "  - within: 1 min\n    expect: { charging.state: charging }\n"
        let report = try await withFiles(["a.yaml": hood]) { folder in
            await ScenarioSuite.load(paths: [folder]).run()
        }
        for dialect in JUnitDialect.allCases {
            #expect(
                report.junit(dialect).replacing("&#10;", with: "\n").contains(
                    """
                      The van does not charge: somebody has to act.
                      Why: The hood is open.
                        It began at 18:00 with hood.open. (hoodClosed, FAQ 24.3, 25.3)
                      What to do: Close the hood.
                        hood.close
                      Tried out: the van then charges after 2 s.</failure>

                    """))
        }
    }

    @Test func `JSON Lines hold the events, and real time under one key`() async throws {
        let lines = try await report().jsonLines().split(separator: "\n")
        #expect(
            lines.first?.hasPrefix("{\"type\":\"run.started\",\"schema\":\"ecell.run/1\",") == true)
        #expect(
            lines.contains {
                $0.contains("\"signal\":\"plug.fit\",\"from\":\"out\",\"to\":\"inserted\"")
            })
        #expect(lines.filter { $0.contains("\"type\":\"scenario.finished\"") }.count == 3)
        #expect(
            lines.filter { $0.contains("seconds") }.allSatisfy {
                $0.contains("\"wall\":{\"seconds\":")
            })
        #expect(
            lines.last?.contains("\"passed\":1,\"failed\":1,\"skipped\":1,\"invalid\":true") == true
        )
    }

    @Test func `annotations escape what GitHub reads`() async throws {
        let text = try await report().githubAnnotations()
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains(",line=2,col=1,title=Invalid scenario::unknown key `timelin`"))
        #expect(lines[1].contains("%0A"))
    }
}
