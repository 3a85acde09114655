import Foundation
import Testing

/// The folder `Scenarios` is run whole.
struct ScenarioFolderTests {
    @Test func `every file is run, and passes`() throws {
        try Shell.inNewFolder { folder in
            let report = folder.appendingPathComponent("events.jsonl")
            let outcome = try Shell.run(["run", "Scenarios", "--json", report.path])
            #expect(outcome.status == 0, "\(outcome.output)")
            let lines = try String(contentsOf: report, encoding: .utf8).split(separator: "\n")
            let started = lines.filter { $0.contains("\"type\":\"scenario.started\"") }
            for path in files() {
                #expect(started.contains { $0.contains("\"path\":\"\(path)\"") }, "\(path)")
            }
        }
    }

    /// Every scenario file; what begins with `_` is there to be included.
    private func files() -> [String] {
        let all = FileManager.default.subpaths(
            atPath: Shell.root.appendingPathComponent("Scenarios").path)
        return (all ?? []).map { "Scenarios/" + $0 }.filter { path in
            path.hasSuffix(".yaml") && !path.split(separator: "/").contains { $0.hasPrefix("_") }
        }
    }
}
