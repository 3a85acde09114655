import Foundation
import ScenarioRunner
import Testing

/// The page about the stream says what runs write: every record and key, and no other.
struct RunStreamPageTests {
    private static let page = "Sources/ScenarioRunner/ScenarioRunner.docc/RunStream.md"

    /// The keys of each record on the page.
    private func documented() throws -> [String: Set<String>] {
        let text = try String(contentsOfFile: Self.page, encoding: .utf8)
        var keys: [String: Set<String>] = [:]
        for section in text.split(separator: "\n### ").dropFirst() {
            let lines = section.split(separator: "\n")
            let type = lines[0].filter { $0 != "`" }
            let cells = lines.filter { $0.hasPrefix("| `") }.compactMap {
                $0.split(separator: " | ").first
            }
            let words = cells.flatMap { $0.split(separator: "`") }.filter {
                $0.wholeMatch(of: /[a-zA-Z.]+/) != nil
            }
            keys[type] = Set(words.map(String.init))
        }
        return keys
    }

    /// The keys of each record in runs that have everything.
    private func written() async throws -> [String: Set<String>] {
        var options = RunOptions(
            recordsEvents: true, recordsCourse: true, digestsTraces: true,
            measuresCoverage: true)
        options.repetition = .times(2)
        let shard = try Selection(shard: Shard("1/1"))
        let folders = ["failing", "invalid"].map { "\(Fixture.folder)/\($0)" }
        let suites = [
            ScenarioSuite.load(paths: ["Scenarios"], selection: shard),
            ScenarioSuite.load(paths: folders),
        ]
        var keys: [String: Set<String>] = [:]
        for suite in suites {
            for line in await suite.run(options: options).jsonLines().split(separator: "\n") {
                let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
                let object = try #require(value as? [String: Any])
                let type = try #require(object["type"] as? String)
                keys[type, default: []].formUnion(Self.keys(of: object))
            }
        }
        let unused = RunRecord.unusedGolden("x.golden.jsonl").jsonLines
        let value = try JSONSerialization.jsonObject(with: Data(unused.utf8))
        keys["golden.unused"] = Self.keys(of: try #require(value as? [String: Any]))
        return keys
    }

    /// All keys, inner ones after a dot; `type` is in every record, and `wall` holds real time.
    private static func keys(of object: [String: Any]) -> Set<String> {
        var keys: Set<String> = []
        for (key, value) in object where key != "type" {
            if key != "wall" { keys.insert(key) }
            let inner = value as? [String: Any] ?? (value as? [[String: Any]])?.first ?? [:]
            // The plans of `departure.plan` are values.
            if key != "from" && key != "to" {
                keys.formUnion(Self.keys(of: inner).map { "\(key).\($0)" })
            }
        }
        return keys
    }

    @Test func `every record and key is explained, and every explained one is written`()
        async throws
    {
        let (documented, written) = try await (documented(), written())
        #expect(documented.keys.sorted() == written.keys.sorted())
        for (type, keys) in documented {
            #expect(keys.sorted() == written[type]?.sorted(), "\(type)")
        }
    }
}
