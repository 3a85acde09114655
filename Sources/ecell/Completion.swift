import ArgumentParser
import Foundation
import ScenarioRunner

extension CompletionKind {
    /// Files whose names end as those of scenarios do, and folders.
    static var scenarioFiles: CompletionKind { .file(extensions: ["yaml", "yml"]) }

    /// Tags of the scenarios that the command line names so far, or that lie below here.
    static var tags: CompletionKind {
        .custom { arguments, _, _ in
            Set(scenarios(namedIn: arguments).flatMap(\.tags)).sorted()
        }
    }

    /// Their ids.
    static var ids: CompletionKind {
        .custom { arguments, _, _ in scenarios(namedIn: arguments).map(\.id) }
    }

    /// Every kind of coverage, at its most.
    static var gates: CompletionKind { .list(Coverage.Kind.allCases.map { "\($0.rawValue)=100" }) }

    private static func scenarios(namedIn arguments: [String]) -> [ScenarioInstance] {
        // The name of the program and of the command come first.
        let paths = arguments.dropFirst(2).filter { FileManager.default.fileExists(atPath: $0) }
        return ScenarioSuite.load(paths: paths.isEmpty ? ["."] : Array(paths)).instances
    }
}
