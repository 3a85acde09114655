import Foundation
import Testing

/// `ecell new` as its users run it.
struct NewCommandTests {
    private static let presets = [
        "Vito-E-CELL", "eVito-41", "eVito-66", "eVito-Tourer-90", "eSprinter-41", "eSprinter-55",
        "eSprinter-56", "eSprinter-81", "eSprinter-113",
    ]

    @Test func `what it writes passes as it is, is formatted, and suits the schema`() throws {
        try Shell.inNewFolder { folder in
            for kind in ["charging", "climate"] {
                for preset in Self.presets {
                    let name = "\(kind)-\(preset).yaml"
                    let arguments = ["new", name, "--kind", kind, "--preset", preset]
                    #expect(try Shell.run(arguments, in: folder).status == 0)
                }
            }
            let outcome = try Shell.run(["run", "."], in: folder)
            #expect(outcome.output == "18 passed, 0 failed, 0 skipped\n")
            #expect(try Shell.run(["fmt", "--check", "."], in: folder).status == 0)
            let schema = folder.appendingPathComponent("scenario.schema.json").path
            let files = ["charging", "climate"].map {
                folder.appendingPathComponent("\($0)-eVito-41.yaml").path
            }
            let checked = try ReportReader.run(
                "check-jsonschema", ["--schemafile", schema] + files)
            #expect(checked.output == "ok -- validation done\n", "\(checked)")
        }
    }

    @Test func `it tells what to do next`() throws {
        try Shell.inNewFolder { folder in
            let outcome = try Shell.run(["new"], in: folder)
            let said = """
                first.yaml is written: a scenario that passes as it is
                scenario.schema.json beside it: editors complete and check with it

                Next:
                  ecell run first.yaml --verbose
                  ecell explain plug.insert

                """
            #expect(outcome == Shell.Outcome(status: 0, output: said, errors: ""))
        }
    }

    @Test func `it never overwrites`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.yaml", "mine")
            try folder.write("scenario.schema.json", "mine too")
            let outcome = try Shell.run(["new", "a.yaml"], in: folder)
            let said = "a.yaml is there already, and stays as it is; name another file\n"
            #expect(outcome == Shell.Outcome(status: 2, output: "", errors: said))
            #expect(try Shell.run(["new", "b.yaml"], in: folder).status == 0)
            for (name, text) in ["a.yaml": "mine", "scenario.schema.json": "mine too"] {
                let url = folder.appendingPathComponent(name)
                let found = try String(contentsOf: url, encoding: .utf8)
                #expect(found == text)
            }
        }
    }

    @Test(arguments: ["a.txt", "_a.yaml", "a.yaml --preset eVito-14", "a.yaml --kind driving"])
    func `what makes no scenario is refused`(_ arguments: String) throws {
        try Shell.inNewFolder { folder in
            let words = arguments.split(separator: " ").map(String.init)
            #expect(try Shell.run(["new"] + words, in: folder).status == 2)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left == [])
        }
    }
}
