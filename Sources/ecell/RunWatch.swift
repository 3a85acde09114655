import ArgumentParser
import Foundation
import ScenarioRunner

/// `ecell run --watch`: runs again what was saved, or needs what was saved.
///
/// Times of change are looked at every so often: that works on every file system, also those of
/// containers and networks, which tell nobody of changes.
struct RunWatch {
    let paths: [String]

    private static let pause = Duration.milliseconds(300)

    /// When a file was changed, and its size; nothing if it is not there.
    private struct Stamp: Equatable {
        let changed: Date?
        let size: Int?
    }

    /// Runs everything once, then what changes, until the process is interrupted.
    ///
    /// - Parameter run: runs the scenario files of these paths; without paths, all.
    /// - Throws: what `run` throws.
    func run(_ run: (Set<String>?) async throws -> Void) async throws {
        var needed = ScenarioDependencies(paths: paths).files
        var seen = stamps(of: needed)
        try await run(nil)
        while true {
            Terminal.complain("Waiting for a file to change; Ctrl-C ends.")
            let now = try await nextChange(since: seen, of: needed)
            let changed = Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }
            needed = ScenarioDependencies(paths: paths).files
            seen = stamps(of: needed).merging(now) { $1 }
            announce(changed)
            let touched = needed.filter { !$0.value.isDisjoint(with: changed) }
            try await run(Set(touched.keys))
        }
    }

    /// Waits until something is saved, and whoever saves has come to an end.
    private func nextChange(
        since seen: [String: Stamp], of needed: [String: Set<String>]
    ) async throws -> [String: Stamp] {
        var last = seen
        while true {
            try await Task.sleep(for: Self.pause)
            let now = stamps(of: needed)
            if now == last && now != seen { return now }
            last = now
        }
    }

    /// Stamps of the files that are needed, and of those that have appeared.
    private func stamps(of needed: [String: Set<String>]) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        let all = needed.values.reduce(into: Set(ScenarioDependencies.paths(below: paths))) {
            $0.formUnion($1)
        }
        for path in all {
            // Links are followed: what they lead to is what is run.
            let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let attributes = try? FileManager.default.attributesOfItem(atPath: real)
            stamps[path] = Stamp(
                changed: attributes?[.modificationDate] as? Date,
                size: attributes?[.size] as? Int)
        }
        return stamps
    }

    private func announce(_ changed: Set<String>) {
        let shown = changed.sorted().prefix(3).joined(separator: ", ")
        let rest = changed.count > 3 ? " and \(changed.count - 3) more" : ""
        // On a terminal, each run begins with an empty screen.
        let clear = Terminal.hasColor ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : "\n"
        Terminal.write("\(clear)Changed: \(shown)\(rest)\n")
    }
}

extension Run {
    /// Runs the scenarios of some files, or all.
    func rerun(_ selection: Selection, _ files: Set<String>?) async throws {
        var selection = selection
        if let files {
            let suite = ScenarioSuite.load(paths: selectionOptions.path, selection: selection)
            let touched = suite.instances.filter { files.contains($0.path) }.map(\.id)
            guard !touched.isEmpty || !suite.problems.isEmpty else {
                return Terminal.complain("No scenario that is selected needs it.")
            }
            selection.instances = Set(touched)
        }
        do {
            try await run(selection)
        } catch is ExitCode {
            // How it ended stands on the screen; the next save may mend it.
        }
    }
}
