import Foundation
import Testing

/// Reports are read back by those for whom they are written.
struct ReadReportTests {
    static let fixtures = "Tests/ScenarioRunnerTests/Fixtures"
    /// Titles with everything that a report could stumble over, every kind of failure, files with
    /// errors, and what passes.
    static let everything = [
        "\(fixtures)/reports/hostile.yaml", "\(fixtures)/failing",
        "\(fixtures)/invalid/anchor.yaml",
        "\(fixtures)/invalid/commands.yaml", "Scenarios/cards",
    ]

    /// What a reader found in a report.
    struct Found: Decodable, Hashable {
        let name: String
        let kind: String
        var text: String?
    }

    /// The same, from the run's own records.
    private func expected(_ folder: URL) throws -> [Found] {
        let json = folder.appendingPathComponent("records.jsonl").path
        _ = try Shell.run(["run", "--json", json] + Self.everything)
        let records = try String(contentsOfFile: json, encoding: .utf8)
        struct Line: Decodable {
            struct Failure: Decodable { let text: String }
            let type: String
            var title: String?
            var choice: String?
            var verdict: String?
            var failure: Failure?
        }
        var found: [Found] = []
        var name = ""
        for text in records.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            if line.type == "scenario.started" {
                name = (line.title ?? "") + (line.choice.map { " [\($0)]" } ?? "")
            } else if let verdict = line.verdict {
                found.append(Found(name: name, kind: verdict, text: line.failure?.text))
            }
        }
        return found
    }

    // MARK: JUnit

    @Test(arguments: [Self.everything, Self.everything + ["--fail-fast"]])
    func `Jenkins' schema takes its dialect`(_ arguments: [String]) throws {
        try Shell.inNewFolder { folder in
            let report = folder.appendingPathComponent("report.xml").path
            _ = try Shell.run(
                ["run", "--junit", report, "--junit-dialect", "jenkins"] + arguments)
            // From Jenkins' xunit plugin, unchanged; MIT-licensed, as its head says.
            let schema = "\(Self.fixtures)/reports/junit-10.xsd"
            let outcome = try Shell.execute("xmllint", ["--noout", "--schema", schema, report])
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    @Test(arguments: ["extended", "jenkins"])
    func `junitparser finds every scenario once, with its failure`(_ dialect: String) throws {
        try Shell.inNewFolder { folder in
            let report = folder.appendingPathComponent("report.xml").path
            _ = try Shell.run(
                ["run", "--junit", report, "--junit-dialect", dialect] + Self.everything)
            let cases: [Found] = try ReportReader.values(
                """
                import json, sys, junitparser
                kinds = {"Failure": "failed", "Error": "invalid", "Skipped": "skipped"}
                seen = set()
                for suite in junitparser.JUnitXml.fromfile(sys.argv[1]):
                    for case in suite:
                        assert (case.classname, case.name) not in seen
                        seen.add((case.classname, case.name))
                        result = case.result[0] if case.result else None
                        kind = kinds[type(result).__name__] if result else "passed"
                        print(json.dumps(
                            {"name": case.name, "kind": kind, "text": result and result.text}))
                """, [report])
            let expected = try self.expected(folder).map(\.asXML)
            #expect(cases.filter { $0.kind != "invalid" } == expected)
            #expect(cases.count { $0.kind == "invalid" } == 2)
        }
    }

    // MARK: TAP

    @Test func `tap.py finds every scenario, with its failure as YAML`() throws {
        try Shell.inNewFolder { folder in
            let outcome = try Shell.run(["run", "--tap", "-"] + Self.everything)
            try folder.write("report.tap", outcome.output)
            let points: [Found] = try ReportReader.values(
                """
                import json, sys
                from tap.parser import Parser
                points = plan = 0
                for line in Parser().parse_file(sys.argv[1]):
                    assert line.category != "unknown"
                    if line.category == "version":
                        assert line.version == 14
                    if line.category == "plan":
                        plan = line.expected_tests
                    if line.category != "test":
                        continue
                    points += 1
                    assert line.number == points
                    block = line.yaml_block or {}
                    kind = "invalid" if block.get("severity") == "invalid" else "failed"
                    name = line.description.removeprefix("- ")
                    name = name.replace("\\\\\\\\", "\\\\").replace("\\\\#", "#")
                    print(json.dumps({
                        "name": name, "kind": "passed" if line.ok else kind,
                        "text": block["text"].removesuffix("\\n") if block else None}))
                assert plan == points
                """, [folder.appendingPathComponent("report.tap").path])
            let expected = try self.expected(folder).map(\.asLine)
            #expect(points.filter { $0.kind != "invalid" } == expected)
            #expect(points.count { $0.kind == "invalid" } == 2)
        }
    }

    // MARK: GitHub

    @Test func `GitHub gets ten annotations, and every failure below what the step has said`()
        throws
    {
        try Shell.inNewFolder { folder in
            try folder.write("summary.md", "Before.\n")
            let summary = folder.appendingPathComponent("summary.md")
            let outcome = try Shell.run(
                ["run", "--github"] + Self.everything, in: Shell.root,
                ["GITHUB_STEP_SUMMARY": summary.path])
            let lines = outcome.output.split(separator: "\n")
            // What a file says never becomes a command of its own.
            #expect(lines.count { $0.drop { $0 == " " }.hasPrefix("::") } == 10)
            let text = try String(contentsOf: summary, encoding: .utf8)
            #expect(text.hasPrefix("Before.\n## ❌ Scenarios: "))
            let failed = try expected(folder).count { $0.kind == "failed" }
            #expect(failed > 10)
            #expect(text.ranges(of: "<details><summary>failed ").count == failed)
            #expect(text.ranges(of: "<details><summary>invalid ").count == 2)
        }
    }

    @Test func `outside of GitHub there is no summary, and nothing is amiss`() throws {
        let outcome = try Shell.run(
            ["run", "--github", "Scenarios/cards/plug-first.yaml"], in: Shell.root,
            ["GITHUB_STEP_SUMMARY": ""])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
    }

    // MARK: Merging

    @Test func `what is made of the parts of a run is what the run made, pictures too`() throws {
        try Shell.inNewFolder { folder in
            func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
            func reports(_ name: String) -> [String] {
                ["--html", path("\(name).html"), "--tap", path("\(name).tap")]
            }
            let whole = try Shell.run(["run"] + Self.everything + reports("run"))
            for part in 1...2 {
                _ = try Shell.run(
                    ["run", "--shard", "\(part)/2", "--json", path("\(part).jsonl")]
                        + Self.everything)
            }
            let merged = try Shell.run(
                ["merge", path("1.jsonl"), path("2.jsonl")] + reports("merge"))
            #expect(merged.lastLine == whole.lastLine, "\(merged.errors)")
            for ending in ["html", "tap"] {
                let (run, merge) = try (text(path("run.\(ending)")), text(path("merge.\(ending)")))
                #expect(merge == run)
            }
        }
    }

    /// The text of a report without real time.
    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
            .replacing(/of virtual time in [0-9.]+ s/, with: "")
    }

    // MARK: HTML

    @Test func `a browser shows the page without a complaint, and its timelines`() throws {
        try Shell.inNewFolder { folder in
            let page = folder.appendingPathComponent("report.html")
            _ = try Shell.run(["run", "--html", page.path] + Self.everything)
            let seen = try ReportReader.browse(page, ["--dump-dom"], in: folder)
            #expect(seen.status == 0, "\(seen.errors)")
            #expect(!seen.errors.contains("CONSOLE"), "\(seen.errors)")
            // The script ran, and made its field visible.
            #expect(seen.output.contains("<p class=\"search\"><label>"))
            let expected = try self.expected(folder)
            let count = { (words: String) in seen.output.ranges(of: words).count }
            #expect(count("<article class=\"failed\"") == expected.count { $0.kind == "failed" })
            #expect(count("<article class=\"passed\"") == expected.count { $0.kind == "passed" })
            #expect(count("<article class=\"invalid\"") == 2)
            #expect(count("<svg class=\"timeline\"") == expected.count)
            #expect(!seen.output.contains("<script>alert"))
            let drawn = try pictureSize(page, in: folder)
            let hidden = folder.appendingPathComponent("hidden.html")
            let text = try String(contentsOf: page, encoding: .utf8)
            try folder.write(
                "hidden.html", text + "<style>.timeline { visibility: hidden }</style>")
            let blank = try pictureSize(hidden, in: folder)
            #expect(drawn > blank + 10_000, "\(drawn) bytes with timelines, \(blank) without")
        }
    }

    /// Bytes of a picture of the page's upper part; the more there is to see, the more.
    private func pictureSize(_ page: URL, in folder: URL) throws -> Int {
        let picture = folder.appendingPathComponent("picture.png")
        _ = try ReportReader.browse(
            page, ["--screenshot=\(picture.path)", "--window-size=1360,2000"], in: folder)
        return try Data(contentsOf: picture).count
    }
}

extension ReadReportTests.Found {
    /// As XML has it: without controls but the tab.
    fileprivate var asXML: Self {
        let name = name.replacing { ($0 < 0x20 && $0 != 9) || (0x7f...0x9f ~= $0) }
        return Self(name: name, kind: kind, text: text)
    }

    /// On one line and escaped, as far as tap.py reads it: it ends at every `#`, escaped or not.
    fileprivate var asLine: Self {
        let bad: [UInt32] = [0x7f, 0x2028, 0x2029]
        let line = name.replacing("\t", with: " ")
            .replacing { $0 < 0x20 || (0x80...0x9f ~= $0) || bad.contains($0) }
        let escaped = line.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
        return Self(name: String(escaped.prefix { $0 != "#" }), kind: kind, text: text)
    }
}

extension String {
    /// With U+FFFD in place of some scalars and of what is no character.
    fileprivate func replacing(_ isBad: (UInt32) -> Bool) -> String {
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            let isBad = isBad(scalar.value) || [0xfffe, 0xffff].contains(scalar.value)
            result.append(isBad ? "\u{fffd}" : scalar)
        }
        return String(result)
    }
}
