import Foundation
import ScenarioRunner
import Testing

/// A scenario file with the whole text that it must bring, beside it.
///
/// `UPDATE_FIXTURES=1 swift test` writes the texts anew, for review as a diff.
struct Fixture: CustomTestStringConvertible, Sendable {
    static let folder = "Tests/ScenarioRunnerTests/Fixtures"

    let kind: String
    let name: String

    var testDescription: String { "\(kind)/\(name)" }
    var path: String { "\(Self.folder)/\(kind)/\(name).yaml" }

    static func all(_ kind: String) -> [Fixture] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
            Fixture(kind: kind, name: String($0.dropLast(5)))
        }
    }

    /// Compares a text with the one beside the file, paths shortened.
    func expect(_ text: String, ending: String) throws {
        let text = text.replacing("\(Self.folder)/", with: "")
        let file = URL(fileURLWithPath: "\(Self.folder)/\(kind)/\(name).\(ending)")
        let environment = ProcessInfo.processInfo.environment
        if environment["UPDATE_FIXTURES"] != nil && environment["CI"] == nil {
            try Data(text.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected)
    }
}

/// A folder of files that lasts as long as a test.
func withFiles<T>(
    _ files: [String: String], _ body: (String) async throws -> T
) async throws -> T {
    try await withData(files.mapValues { Data($0.utf8) }, body)
}

func withData<T>(
    _ files: [String: Data], _ body: (String) async throws -> T
) async throws -> T {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("scenarios-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
    return try await body(folder.path)
}

/// Runs one scenario that is written here.
func run(
    _ yaml: String, _ options: RunOptions = RunOptions(), selection: Selection = Selection()
) async throws -> RunReport {
    try await withFiles(["scenario.yaml": yaml]) { folder in
        await ScenarioSuite.load(paths: ["\(folder)/scenario.yaml"], selection: selection)
            .run(options: options)
    }
}

/// The messages of all errors in a file that is written here.
func messages(_ yaml: String) async throws -> [String] {
    try await withFiles(["scenario.yaml": yaml]) { folder in
        ScenarioSuite.load(paths: ["\(folder)/scenario.yaml"]).problems.map {
            "\($0.line):\($0.column): \($0.message)"
        }
    }
}
