import Foundation
import Testing

/// What a JSON Schema says of a file, by a validator of somebody else.
struct SchemaVerdict: Decodable {
    let path: String
    /// With every scalar as it is written, as the reader takes it; nothing if it is no YAML.
    let written: Bool?
    /// With YAML 1.2's core schema, as editors take it.
    let core: Bool?

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

    /// The verdicts of a schema of the reference on all files below a folder.
    static func all(of part: String, below folder: String) throws -> [SchemaVerdict] {
        try Shell.inNewFolder { scratch in
            let schema = try Shell.run(["reference", part])
            try #require(schema.status == 0)
            try scratch.write("schema.json", schema.output)
            return try ReportReader.values(
                script, [scratch.appendingPathComponent("schema.json").path, folder])
        }
    }
}
