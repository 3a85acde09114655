import Foundation
import ScenarioRunner
import Testing

struct HTMLReportTests {
    static let forgotten = """
        scenario: The van charges although the hood is open
        tags: [faq-24]
        wallbox: { preset: home-11kW, card: free }
        timeline:
          - do: [hood.open, plug.insert]
            note: As in the car wash
          - after: 10 s
            do: { climate.setTarget: { temperature: 22 °C } }
          - within: 1 min
            expect: { charging.state: charging }
          - do: hood.close

        """

    /// The part of the page for the only scenario of a file.
    private func article(_ yaml: String) async throws -> String {
        try #require(parts(of: await run(yaml, RunOptions(recordsCourse: true))).first).html
    }

    private func parts(of run: RunReport) -> [(chapter: HTMLReport.Chapter, html: String)] {
        var report = HTMLReport()
        return run.records.compactMap { report.take($0) }
    }

    @Test func `what failed comes first, then what was skipped, then what passed`() async throws {
        let files = [
            "a.yaml": "scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n",
            "b.yaml": "scenario: B\ntimeline:\n  - expect: { plug.fit: inserted }\n",
            "c.yaml": "scenario: C\ntimeline:\n  - expect: { plug.fit: out }\n",
            "d.yaml": "scenario: D\ntimelin: []\n",
        ]
        let run = try await withFiles(files) { folder in
            await ScenarioSuite.load(paths: [folder]).run(options: RunOptions(failFast: true))
        }
        var report = HTMLReport()
        let chapters = run.records.compactMap { report.take($0)?.chapter }
        #expect(chapters == [.passed, .failed, .skipped])
        #expect(HTMLReport.Chapter.allCases == [.failed, .skipped, .passed])
        let headings = HTMLReport.Chapter.allCases.compactMap { report.heading($0) }
        #expect(headings.map { $0.contains("(1)") } == [true, true, true])
        let opening = report.opening
        #expect(opening.contains("<title>1 failed, 1 skipped, 1 passed – eCell scenarios</title>"))
        #expect(opening.contains("unknown key `timelin`; did you mean `timeline`?"))
    }

    @Test func `the picture and a table show every rule, and where one was broken`() async throws {
        let html = try await article(
            """
            scenario: Rules
            timeline:
              - after: 1 min
                do: hood.open
            always: [{ vehicle.gear: P }]
            never: [{ vehicle.hood: open }]
            end: +10 min

            """)
        for words in [
            "with 1 step and 2 rules.", "class=\"rule broken\"", "class=\"rule kept\"",
            "<title>never, line 6: vehicle.hood: open&#10;broken at 18:01</title>",
            "<title>always, line 5: vehicle.gear: P&#10;kept until the end, 18:01</title>",
            ">✗ never vehicle.hood: open</text>", ">✓ always vehicle.gear: P</text>",
            "<td class=\"outcome\">✗ broken at 18:01</td>", "<td class=\"outcome\">✓ kept</td>",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test func `a golden that nobody uses is named`() {
        var report = HTMLReport()
        #expect(report.take(.unusedGolden("a<b>.golden.jsonl")) == nil)
        #expect(report.opening.contains("<li><code><bdi>a&lt;b&gt;.golden.jsonl</bdi></code></li>"))
    }

    @Test func `a chapter without scenarios has no heading`() {
        #expect(HTMLReport.Chapter.allCases.compactMap { HTMLReport().heading($0) } == [])
    }

    @Test func `a failed scenario stands open, with words, steps and picture`() async throws {
        let html = try await article(Self.forgotten)
        for words in [
            "<article class=\"failed\" id=\"scenario-1\"",
            "✗ failed</span> <bdi>The van charges although the hood is open</bdi></h3>",
            "scenario.yaml:10:15</bdi></code>", "<span class=\"tag\"><bdi>faq-24</bdi></span>",
            "1 min 10 s of virtual time from 2026-01-12T18:00, Europe/Copenhagen",
            "Why: The hood is open.&#10;", "<span class=\"note\"><bdi>As in the car wash</bdi>",
            "<td>3</td><td>18:00:10</td><td>1 min</td>", "✗ failed</td>", "– unreached</td>",
            "<title id=\"t1\">Timeline of The van charges although the hood is open</title>",
            ">1 hood.open, plug.insert</text>", ">2 climate.setTarget: temperature: 22 °C</text>",
            ">3 ✗ charging.state: charging, within: 1 min</text>",
            "<text class=\"name named\"", ">charging.state</text>",
            "<title>charging.state: blocked\n18:00 to the end, 1 min 10 s</title>".replacing(
                "\n", with: "&#10;"),
            "<text class=\"failed\"", "Time is to scale.",
        ] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(html.ranges(of: "<svg").count == 1)
        #expect(!html.hasPrefix("<article class=\"failed\" id=\"scenario-1\">\n<details>"))
    }

    @Test func `a passed scenario opens on demand, and its night is not to scale`() async throws {
        let html = try await article(CourseTests.evening)
        #expect(html.contains("<details>\n<summary><h3>"))
        #expect(html.contains("Time is not to scale"))
        #expect(!html.contains("class=\"failed\""))
        for words in ["18:00:10", "8 h 12 min", "2026-01-13", "07:00", "-5.0", "21.0 °C"] {
            #expect(html.contains(words + "</text>"), "\(words)")
        }
    }

    @Test func `without a course there are words alone`() async throws {
        let html = try #require(parts(of: await run(Self.forgotten)).first).html
        #expect(html.contains("Why: The hood is open."))
        #expect(html.contains("from 2026-01-12T17:00:00.000Z"))
        #expect(!html.contains("<svg"))
    }

    @Test func `nothing that a scenario says becomes an element or an attribute`() async throws {
        let suite = ScenarioSuite.load(paths: ["\(Fixture.folder)/reports/hostile.yaml"])
        let run = await suite.run(options: RunOptions(recordsCourse: true))
        #expect(run.failed == 3)
        for (_, html) in parts(of: run) {
            let elements = Set(html.matches(of: /<([a-z0-9]+)/).map { String($0.1) })
            #expect(
                elements == [
                    "article", "bdi", "br", "caption", "code", "desc", "details", "div",
                    "figcaption", "figure", "h3", "line", "p", "path", "pre", "rect", "span",
                    "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr",
                ])
            #expect(html.ranges(of: "<article").count == 1)
            #expect(html.contains("&lt;b onclick='x()'&gt;&amp;amp; &quot;quoted&quot;"))
            #expect(
                !html.unicodeScalars.contains {
                    ($0.value < 0x20 && $0 != "\n") || (0x7f...0x9f ~= $0.value)
                })
        }
    }

    @Test func `a scenario takes no more than 40 kB`() async {
        let run = await ScenarioSuite.load(paths: ["Scenarios"])
            .run(options: RunOptions(recordsCourse: true))
        for (result, (_, html)) in zip(run.results, parts(of: run)) {
            #expect(html.utf8.count < 40_000, "\(result.id)")
        }
    }

    @Test func `a picture stays on its paper`() async {
        let run = await ScenarioSuite.load(paths: [
            "Scenarios/seasons", "\(Fixture.folder)/failing",
        ])
        .run(options: RunOptions(recordsCourse: true))
        for (result, (_, html)) in zip(run.results, parts(of: run)) {
            let numbers = html.matches(of: /\sx[12]?="(-?[0-9.]+)"/).compactMap { Double($0.1) }
            #expect(numbers.allSatisfy { (0...1180).contains($0) }, "\(result.id)")
        }
    }
}
