import Foundation
import Testing

/// The JSON Schema against the reader, by a validator of somebody else.
struct SchemaTests {
    /// What the schema says of a file.
    private struct Verdict: Decodable {
        let path: String
        /// With every scalar as it is written, as the reader takes it; nothing if it is no YAML.
        let written: Bool?
        /// With YAML 1.2's core schema, as editors take it.
        let core: Bool?
    }

    /// Prints a verdict for each file below a folder.
    private static let script = #"""
        import json, pathlib, re, sys, yaml
        from jsonschema import Draft202012Validator

        class Written(yaml.BaseLoader): yaml_implicit_resolvers = {}
        class Core(yaml.SafeLoader): yaml_implicit_resolvers = {}
        for loader in Written, Core:
            loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
            loader.add_constructor("tag:yaml.org,2002:null", lambda loader, node: None)
        for tag, pattern in {
            "null": r"^(null|Null|NULL|~)$",
            "bool": r"^(true|True|TRUE|false|False|FALSE)$",
            "int": r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$",
            "float": r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)$",
        }.items():
            Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
        Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0)
            if node.value[:2] in ("0x", "0o") else int(node.value))

        def with_text_keys(value):
            if isinstance(value, dict):
                return {str(key): with_text_keys(item) for key, item in value.items()}
            return [with_text_keys(item) for item in value] if isinstance(value, list) else value

        schema = Draft202012Validator(json.loads(pathlib.Path(sys.argv[1]).read_text()))
        def verdict(text, loader):
            try:
                return schema.is_valid(with_text_keys(yaml.load(text, loader)))
            except (yaml.YAMLError, ValueError, TypeError):
                return None
        for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.yaml")):
            text = path.read_bytes()
            print(json.dumps({"path": str(path), "written": verdict(text, Written),
                              "core": verdict(text, Core)}))
        """#

    private func verdicts(below folder: String) throws -> [Verdict] {
        try Shell.inNewFolder { scratch in
            let schema = try Shell.run(["reference", "schema"])
            try #require(schema.status == 0)
            try scratch.write("schema.json", schema.output)
            return try ReportReader.values(
                Self.script, [scratch.appendingPathComponent("schema.json").path, folder])
        }
    }

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
            let verdicts = try verdicts(below: folder)
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
        for verdict in try verdicts(below: folder) where verdict.written == true {
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
            for verdict in try verdicts(below: folder.path) {
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

/// A stream of numbers that is the same in every run.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 31)
    }
}

extension String {
    /// The text with one of its words, numbers or signs changed as a hasty author would.
    fileprivate func mutated(using generator: inout Noise) -> String {
        let words = matches(of: /[A-Za-z][A-Za-z.]*|[0-9]+(\.[0-9]+)?|[%:,\-{}\[\]"]|>=|\.\./)
        guard let place = words.randomElement(using: &generator) else { return self }
        let word = self[place.range]
        let other = words.randomElement(using: &generator).map { String(self[$0.range]) } ?? ""
        let changed = [
            String(word.dropLast()), word + "x", other, "", "none", "not \(word)",
            "\(word) \(word)",
            "5", "[\(word)]", "{ \(word): \(other) }", word.uppercased(), "true", "null", "07:00",
            "${x}", "-\(word)", "\(word) %", "\"\(word)\"", "~",
        ]
        return replacingCharacters(
            in: place.range, with: changed.randomElement(using: &generator) ?? "")
    }
}
