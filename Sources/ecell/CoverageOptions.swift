import ArgumentParser
import ScenarioRunner
import Simulation

/// What is asked about coverage.
struct CoverageOptions: ParsableArguments {
    /// The value that a `--coverage` without one stands for.
    private static let table = "-"

    @Option(
        help: ArgumentHelp(
            "Tell what the scenarios cover: alone as a table, with =FILE as JSON.",
            discussion: "FILE.mmd is a Mermaid flowchart of the machines, FILE.md a page of them.",
            valueName: "file"))
    var coverage: [String] = []

    @Option(
        name: .customLong("min"),
        help: ArgumentHelp(
            "Exit with 5 below that coverage, as states=95. Repeatable.",
            discussion: "Kinds: "
                + Coverage.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "kind=percent"),
        completion: .gates,
        transform: gate)
    var gates: [CoverageGate] = []

    var isAsked: Bool { !coverage.isEmpty || !gates.isEmpty }
    var showsTable: Bool { coverage.contains(Self.table) }
    var files: [String] { coverage.filter { $0 != Self.table } }

    @Sendable private static func gate(_ text: String) throws -> CoverageGate {
        do {
            return try CoverageGate(text)
        } catch {
            throw ValidationError(error.message)
        }
    }

    func validate() throws {
        guard !coverage.contains("") else {
            throw ValidationError("`--coverage=` names no file; leave out `=` for the table")
        }
    }

    /// What a run has covered, if that was asked.
    func coverage(of finish: RunFinish) -> Coverage? {
        guard isAsked, let seen = finish.seen else { return nil }
        let explores = !coverage.isEmpty || gates.contains { $0.kind.needsExploration }
        return Coverage(of: seen, reachable: explores ? Exploration().seen : Sighting())
    }

    /// Whether every gate is reached; says what is missing at the others.
    func reachesGates(_ coverage: Coverage) -> Bool {
        let misses = gates.compactMap { $0.miss(in: coverage) }
        misses.forEach(Terminal.complain)
        return misses.isEmpty
    }

    /// What a file is to hold, by its ending.
    static func text(of coverage: Coverage, for file: String) -> String {
        if file.hasSuffix(".mmd") { return coverage.mermaid }
        return file.hasSuffix(".md") ? coverage.markdown : coverage.json
    }

    /// The arguments with a value for each `--coverage` that has none: the parser would take the
    /// next argument for it, which is a path.
    static func completing(_ arguments: [String]) -> [String] {
        let options = arguments.prefix { $0 != "--" }
        return options.map { $0 == "--coverage" ? "--coverage=\(table)" : $0 }
            + arguments.dropFirst(options.count)
    }
}
