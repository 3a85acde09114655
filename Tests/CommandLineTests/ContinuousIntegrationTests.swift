import Foundation
import Testing

/// What the article on continuous integration shows is taken by those for whom it is written, and the
/// commands in it do what it says.
struct ContinuousIntegrationTests {
    /// A block of code of the article.
    struct Block {
        let language: String
        /// What stands above it.
        let title: String
        let lines: [String]
        var text: String { lines.map { $0 + "\n" }.joined() }
    }

    @Test func `GitHub and GitLab take their files`() throws {
        let schemas = ["GitHub Actions": "github-workflows", "GitLab CI": "gitlab-ci"]
        let blocks = try self.blocks().filter { $0.language == "yaml" }
        #expect(blocks.map(\.title) == ["GitHub Actions", "GitLab CI"])
        try Shell.inNewFolder { folder in
            for block in blocks {
                try folder.write("file.yaml", block.text)
                let outcome = try ReportReader.run(
                    "check-jsonschema",
                    [
                        "--builtin-schema", "vendor.\(schemas[block.title] ?? "")",
                        folder.appendingPathComponent("file.yaml").path,
                    ])
                #expect(outcome.status == 0, "\(block.title): \(outcome.output)\(outcome.errors)")
            }
        }
    }

    @Test func `Groovy's grammar takes the Jenkinsfile`() throws {
        let blocks = try self.blocks().filter { $0.language == "groovy" }
        #expect(blocks.map(\.title) == ["Jenkins"])
        let text = try #require(blocks.first).text
        let script = """
            import json, sys, tree_sitter, tree_sitter_groovy
            parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_groovy.language()))
            for text in sys.argv[1:]:
                print(json.dumps(not parser.parse(text.encode()).root_node.has_error))
            """
        let broken = ["post {", "'report.xml'"].map { text.replacing($0, with: $0.dropLast()) }
        let isTaken: [Bool] = try ReportReader.values(script, [text] + broken)
        #expect(isTaken == [true, false, false])
    }

    @Test func `every command of the article runs, and writes its reports`() throws {
        let commands = try blocks().map { block in
            block.lines.compactMap { line in
                line.firstMatch(of: /ecell ((run|merge) [^'#]*)/).map {
                    $0.1.split(separator: " ").map(String.init)
                }
            }
        }
        #expect(commands.map(\.count) == [1, 1, 1, 3, 2])
        for commands in commands {
            try Shell.inNewFolder { folder in
                let scenarios = folder.appendingPathComponent("Scenarios")
                try FileManager.default.createDirectory(
                    at: scenarios, withIntermediateDirectories: true)
                for name in ["a", "b"] {
                    try scenarios.write("\(name).yaml", ExitStatusTests.passing)
                }
                let summary = folder.appendingPathComponent("summary.md").path
                for arguments in commands {
                    let outcome = try Shell.run(
                        arguments, in: folder, ["GITHUB_STEP_SUMMARY": summary])
                    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
                }
                let words = Set(commands.joined())
                var expected = words.filter { $0.hasPrefix("report.") || $0.hasPrefix("part-") }
                if words.contains("--github") { expected.insert("summary.md") }
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(Set(files) == expected.union(["Scenarios"]))
            }
        }
    }

    @Test func `the table of reports names every option that writes one`() throws {
        let help = try Shell.run(["run", "--help"]).output
        let article = try self.article()
        for option in ["--html", "--junit", "--junit-dialect", "--github", "--tap", "--json"] {
            #expect(help.contains("\(option) "))
            #expect(article.contains("`\(option)"))
        }
    }

    private func article() throws -> String {
        let path = "Sources/ScenarioRunner/ScenarioRunner.docc/ContinuousIntegration.md"
        return try String(contentsOf: Shell.root.appendingPathComponent(path), encoding: .utf8)
    }

    private func blocks() throws -> [Block] {
        let lines = try article().split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        var blocks: [Block] = []
        var title = ""
        var start: Int?
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("## ") { title = String(line.dropFirst(3)) }
            guard line.hasPrefix("```") else { continue }
            if let first = start {
                blocks.append(
                    Block(
                        language: String(lines[first].dropFirst(3)), title: title,
                        lines: Array(lines[(first + 1)..<index])))
                start = nil
            } else {
                start = index
            }
        }
        return blocks
    }
}
