import ArgumentParser
import Foundation
import ScenarioRunner

/// `ecell fmt`: scenario files in one way of writing.
struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Write scenario files in one way, comments kept.",
        discussion: """
            Indentation, blanks, quotes, units and cards get one spelling; the order of keys, the \
            choice of blocks and braces, comments and meaning stay. A file with errors is never \
            written.

            Examples:
              ecell fmt Scenarios
              ecell fmt --check Scenarios
              ecell fmt - < evening.yaml

            Exit codes: 0 done, 2 a file has errors, 3 a file cannot be written, 4 no scenario \
            file found, 5 with --check: a file is not formatted.
            """)

    @Argument(help: "Scenario files, or folders; - for standard input.", completion: .scenarioFiles)
    var path: [String]

    @Flag(help: "Write nothing; exit with 5 if a file is not formatted.")
    var check = false

    func validate() throws {
        guard path == ["-"] || !path.contains("-") else {
            throw ValidationError("`-` stands alone: standard input is not formatted beside files")
        }
    }

    func run() throws {
        if path == ["-"] {
            try formatStandardInput()
        } else {
            try formatFiles()
        }
    }

    private func formatStandardInput() throws {
        let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
        let format = ScenarioFormat(standardInput: bytes)
        for problem in format.problems { Terminal.complain(problem.text) }
        guard let file = format.files.first else { return try ExitStatus.invalid.leave() }
        let answer = check ? Self.change(of: file).map { $0 + "\n" } ?? "" : file.formatted
        try Terminal.tell(answer)
        if check && file.isChanged { try ExitStatus.gateMissed.leave() }
    }

    private func formatFiles() throws {
        let format = ScenarioFormat(paths: path)
        let changed = format.files.filter(\.isChanged)
        for problem in format.problems { print(problem.text + "\n") }
        var areSaved = true
        for file in changed {
            if !check && !Self.save(file) {
                areSaved = false
            } else if let text = Self.change(of: file) {
                print(text)
            }
        }
        print(Self.summary(changed.count, of: format.files.count, isCheck: check))
        if !format.problems.isEmpty { try ExitStatus.invalid.leave() }
        if !areSaved { try ExitStatus.surroundings.leave() }
        if format.files.isEmpty { try ExitStatus.nothingSelected.leave() }
        if check && !changed.isEmpty { try ExitStatus.gateMissed.leave() }
    }

    /// Writes a file, and says when that fails.
    private static func save(_ file: FormattedFile) -> Bool {
        do throws(ReportFile.Unwritable) {
            let permissions = Self.permissions(of: file.path)
            try Terminal.save(file.formatted, to: file.path)
            // The file is a new one that took the place of the old; where the system does not let
            // it have the same permissions, its contents are what was asked for.
            try? FileManager.default.setAttributes(permissions, ofItemAtPath: file.path)
            return true
        } catch {
            Terminal.complain(error.message)
            return false
        }
    }

    private static func permissions(of path: String) -> [FileAttributeKey: Any] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?.filter { $0.key == .posixPermissions } ?? [:]
    }

    /// Where a file first differs, and how.
    private static func change(of file: FormattedFile) -> String? {
        file.firstChange.map { line, old, new in
            old == new
                ? "\(file.path): its line ends" : "\(file.path):\(line)\n  - \(old)\n  + \(new)"
        }
    }

    private static func summary(_ changed: Int, of count: Int, isCheck: Bool) -> String {
        let done = isCheck ? "not formatted" : "formatted"
        let hint = isCheck && changed > 0 ? "; `ecell fmt` writes them anew" : ""
        return "\(changed) of \(count) files \(done)\(hint)"
    }
}
