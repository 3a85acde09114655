import Foundation
import Testing

/// The JSON Schema against the reader, by a validator of somebody else.
struct SchemaTests {
    @Test func `the schema is one of draft 2020-12, with the expressions of JavaScript`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("schema.json", try Shell.run(["reference", "schema"]).output)
            let schema = folder.appendingPathComponent("schema.json").path
            let files = try FileManager.default
                .subpathsOfDirectory(atPath: Shell.root.appendingPathComponent("Scenarios").path)
                .filter { $0.hasSuffix(".yaml") }.map { "Scenarios/\($0)" }
            for arguments in [["--check-metaschema", schema], ["--schemafile", schema] + files] {
                let outcome = try ReportReader.run("check-jsonschema", arguments)
                #expect(outcome.output == "ok -- validation done\n", "\(outcome)")
            }
        }
    }

    @Test func `it takes every valid file, as it is written and as an editor reads it`() throws {
        for folder in ["Scenarios", "Tests/ScenarioRunnerTests/Fixtures/failing"] {
            let verdicts = try SchemaVerdict.all(of: "schema", below: folder)
            #expect(verdicts.count > 15)
            for verdict in verdicts {
                #expect(verdict.written == true, "\(verdict.path)")
                #expect(verdict.core == true, "\(verdict.path)")
            }
        }
    }

    /// Invalid files whose mistakes take more than the file's shape to see.
    private static let unseen: Set = [
        "anchor",
        "contradictions", "golden-name", "golden-path", "golden-shared", "include-cycle",
        "include-files", "include-itself", "keys-given-twice", "matrix-names",
        "name-without-matrix", "no-wallbox", "past-after-waiting", "past-offset", "past-step",
        "tag", "unknown-zone",
        // Valid by themselves; they are included.
        "_parts/a", "_parts/b",
    ]

    @Test func `it refuses every invalid file whose mistakes a schema can see`() throws {
        let folder = "Tests/ScenarioRunnerTests/Fixtures/invalid"
        var accepted: Set<String> = []
        for verdict in try SchemaVerdict.all(of: "schema", below: folder)
        where verdict.written == true {
            accepted.insert(String(verdict.path.dropFirst(folder.count + 1).dropLast(5)))
        }
        #expect(accepted == Self.unseen)
    }

    // MARK: Mutations

    /// Parts of messages about what takes more than the file's shape to see.
    private static let unseenMessages = [
        "lies in the past", "there is none here", "can never be", "it must lie in",
        "can't be", "unknown name", "unknown zone", "given twice", "must have", "empty range",
        "is the same as", "in steps of", "must be 8, 10, 13", "must be 13, 20", "follow",
        "is taken by", "must be a lengt", "leaves no combination", "lies outside", "is never",
        "can never hold",
    ]

    @Test func `reader and schema agree about 1,000 mutations`() throws {
        var generator = Noise(state: 2012)
        let valid = try Self.validFiles()
        try Shell.inNewFolder { folder in
            var texts: [String: String] = [:]
            for number in 0..<1000 {
                let text = valid[Int(generator.next() % UInt64(valid.count))]
                let name = "m\(10_000 + number).yaml"
                texts[name] = text.mutated(using: &generator)
                try folder.write(name, texts[name] ?? "")
            }
            let messages = try Self.messages(below: folder)
            for verdict in try SchemaVerdict.all(of: "schema", below: folder.path) {
                let name = String(verdict.path.suffix(11))
                let found = messages[name] ?? []
                guard let isAccepted = verdict.written else { continue }
                if isAccepted {
                    let seen = found.filter { !Self.unseenMessages.contains(where: $0.contains) }
                    #expect(seen == [], "\(name): \(texts[name] ?? "")")
                } else {
                    #expect(found != [], "the schema alone refuses \(name): \(texts[name] ?? "")")
                }
                // An editor reads a bare null as no value, and the reader as a word.
                if found.isEmpty, texts[name]?.contains(/\bnull\b|~/) == false {
                    #expect(verdict.core == true, "\(texts[name] ?? "")")
                }
            }
        }
    }

    /// Scenarios that need no other file, and whose values stand in their places.
    private static func validFiles() throws -> [String] {
        let folder = Shell.root.appendingPathComponent("Scenarios")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }
            .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
            .filter { !$0.contains(/(?:include|golden|matrix):/) }
    }

    /// What the reader finds, by file.
    private static func messages(below folder: URL) throws -> [String: [String]] {
        var messages: [String: [String]] = [:]
        let output = try Shell.run(["validate", "."], in: folder).output
        for line in output.split(separator: "\n") {
            if let found = line.firstMatch(of: /^(m\d+\.yaml):\d+:\d+: (.*)$/) {
                messages[String(found.1), default: []].append(String(found.2))
            }
        }
        return messages
    }
}
