import Foundation
import Testing

/// `ecell fmt` as its users run it.
struct FormatCommandTests {
    private static let untidy = "scenario: \"A\"\ntimeline:\n- expect: {plug.fit: out}\n"
    private static let tidy = "scenario: A\ntimeline:\n  - expect: { plug.fit: out }\n"
    private static let change = """
        a.yaml:1
          - scenario: "A"
          + scenario: A

        """

    private func contents(_ folder: URL) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("a.yaml"), encoding: .utf8)
    }

    @Test func `it writes what is untidy, and tells what changed`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.yaml", Self.untidy)
            let path = folder.appendingPathComponent("a.yaml").path
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let outcome = try Shell.run(["fmt", "."], in: folder)
            let said = Self.change + "1 of 1 files formatted\n"
            #expect(outcome == Shell.Outcome(status: 0, output: said, errors: ""))
            #expect(try contents(folder) == Self.tidy)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            let again = try Shell.run(["fmt", "--check", "a.yaml"], in: folder)
            #expect(again.status == 0)
        }
    }

    @Test func `with --check it writes nothing and ends with 5`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.yaml", Self.untidy)
            let outcome = try Shell.run(["fmt", "--check", "a.yaml"], in: folder)
            let said = Self.change + "1 of 1 files not formatted; `ecell fmt` writes them anew\n"
            #expect(outcome == Shell.Outcome(status: 5, output: said, errors: ""))
            #expect(try contents(folder) == Self.untidy)
        }
    }

    @Test(arguments: [tidy.replacingOccurrences(of: "\n", with: "\r\n"), String(tidy.dropLast())])
    func `where nothing but the ends of lines differs, that is told`(_ text: String) throws {
        try Shell.inNewFolder { folder in
            try folder.write("a.yaml", text)
            let outcome = try Shell.run(["fmt", "a.yaml"], in: folder)
            let said = "a.yaml: its line ends\n1 of 1 files formatted\n"
            #expect(outcome == Shell.Outcome(status: 0, output: said, errors: ""))
            #expect(try contents(folder) == Self.tidy)
        }
    }

    @Test func `a file with errors is never written`() throws {
        try Shell.inNewFolder { folder in
            let wrong = Self.untidy.replacingOccurrences(of: "plug.fit", with: "plug.fitt")
            try folder.write("a.yaml", wrong)
            let outcome = try Shell.run(["fmt", "a.yaml"], in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.output.contains("did you mean `plug.fit`?"))
            #expect(try contents(folder) == wrong)
        }
    }

    @Test func `standard input is answered on standard output`() throws {
        let outcome = try Shell.run(["fmt", "-"], input: Self.untidy)
        #expect(outcome == Shell.Outcome(status: 0, output: Self.tidy, errors: ""))
        let wrong = try Shell.run(["fmt", "-"], input: "scenario:\n")
        #expect(wrong.status == 2)
        #expect(wrong.output.isEmpty)
        #expect(wrong.errors.hasPrefix("<standard input>:1:10: `scenario` must be a text\n"))
        #expect(try Shell.run(["fmt", "-", "Scenarios"]).status == 2)
    }

    @Test func `where there is no scenario file, that is said`() throws {
        try Shell.inNewFolder { folder in
            let outcome = try Shell.run(["fmt", "."], in: folder)
            #expect(
                outcome == Shell.Outcome(status: 4, output: "0 of 0 files formatted\n", errors: ""))
        }
    }
}
