import Foundation
import Testing

/// The exit codes of the command line are a contract.
struct ExitStatusTests {
    static let passing = """
        scenario: The hood opens
        timeline:
          - do: hood.open
          - expect: { vehicle.hood: open }
        """
    static let failing = passing.replacingOccurrences(of: "hood: open", with: "hood: closed")
    static let invalid = passing.replacingOccurrences(of: "hood.open", with: "hod.open")

    /// What is run, and how it ends.
    struct Case: Sendable {
        let arguments: [String]
        let status: Int32
        var lastLine = ""

        init(_ arguments: String, _ status: Int32, _ lastLine: String = "") {
            self.arguments = arguments.split(separator: " ").map(String.init)
            self.status = status
            self.lastLine = lastLine
        }
    }

    static let runs: [Case] = [
        Case("pass.yaml", 0, "1 passed, 0 failed, 0 skipped"),
        Case("fail.yaml", 1, "0 passed, 1 failed, 0 skipped"),
        Case("wrong.yaml", 2, "0 passed, 0 failed, 0 skipped"),
        Case("pass.yaml fail.yaml wrong.yaml", 2, "1 passed, 1 failed, 0 skipped"),
        Case("absent.yaml", 2, "0 passed, 0 failed, 0 skipped"),
        Case("empty", 4, "0 passed, 0 failed, 0 skipped"),
        Case("pass.yaml --tag unknown", 4, "0 passed, 0 failed, 0 skipped"),
        Case("pass.yaml --junit absent/report.xml", 3, "1 passed, 0 failed, 0 skipped"),
        Case("pass.yaml --json /dev/full", 3, "1 passed, 0 failed, 0 skipped"),
        Case("pass.yaml --tap /dev/full", 3, "1 passed, 0 failed, 0 skipped"),
        Case("fail.yaml --html absent/report.html", 3, "0 passed, 1 failed, 0 skipped"),
    ]

    static let commands: [Case] = [
        Case("validate pass.yaml", 0), Case("validate wrong.yaml", 2), Case("validate empty", 4),
        Case("explain hoodClosed", 0), Case("explain hoodClosd", 2),
        Case("reference signals", 0), Case("reference schema", 0), Case("reference everything", 2),
        Case("--version", 0), Case("--help", 0), Case("run --help", 0), Case("run", 2),
        Case("frobnicate", 2), Case("run pass.yaml --jobs 0", 2),
        Case("run pass.yaml --frobnicate", 2),
        Case("run pass.yaml --min doors=9", 2), Case("run pass.yaml --min states=101", 2),
        Case("run pass.yaml --coverage=", 2),
        Case("run pass.yaml --html -", 2), Case("run pass.yaml --html a --tap a", 2),
    ]

    @Test(arguments: runs)
    func `run ends with the code that says how it went`(_ run: Case) throws {
        try Shell.inNewFolder { folder in
            try fill(folder)
            let outcome = try Shell.run(["run"] + run.arguments, in: folder)
            #expect(outcome.status == run.status, "\(outcome)")
            #expect(outcome.lastLine == run.lastLine)
        }
    }

    @Test(arguments: commands)
    func `a command ends with the code of the contract`(_ command: Case) throws {
        try Shell.inNewFolder { folder in
            try fill(folder)
            let outcome = try Shell.run(command.arguments, in: folder)
            #expect(outcome.status == command.status, "\(outcome)")
        }
    }

    @Test func `a misspelt word is told the nearest one, on standard error`() throws {
        let outcome = try Shell.run(["explain", "hoodClosd"])
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == "nothing is known of `hoodClosd`; did you mean `hoodClosed`?\n")
    }

    @Test func `a folder without scenario files is told so`() throws {
        try Shell.inNewFolder { folder in
            try folder.write("_parts.yaml", "given: { vehicle.soc: 40 % }")
            let outcome = try Shell.run(["validate", "."], in: folder)
            let said =
                "there is no scenario file in .: their names end in .yaml or .yml, and those that "
                + "begin with _ are only included\n"
            #expect(outcome == Shell.Outcome(status: 4, output: "", errors: said))
        }
    }

    @Test func `without a terminal there is neither colour nor progress`() throws {
        try Shell.inNewFolder { folder in
            try fill(folder)
            let outcome = try Shell.run(["run", "pass.yaml", "fail.yaml"], in: folder)
            #expect(!outcome.output.contains("\u{1B}"))
            #expect(outcome.errors.isEmpty)
        }
    }

    private func fill(_ folder: URL) throws {
        try folder.write("pass.yaml", Self.passing)
        try folder.write("fail.yaml", Self.failing)
        try folder.write("wrong.yaml", Self.invalid)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
    }
}
