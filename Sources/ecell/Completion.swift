import ArgumentParser
import Foundation
import ScenarioRunner
import Simulation

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

    /// Arguments of the command that the command line names so far.
    static var commandArguments: CompletionKind {
        .custom { words, index, _ in
            let commands = words.compactMap { CommandName(word: $0) }
            guard let name = commands.first else { return [] }
            // Where a shell takes `=` for the end of a word, what follows it is a word of its own.
            let before = words.prefix(index)
            if before.last == "=", let parameter = before.dropLast().last {
                return name.values(of: parameter)
            }
            return name.parameterNames.flatMap { parameter in
                let values = name.values(of: parameter).map { "\(parameter)=\($0)" }
                return values.isEmpty ? ["\(parameter)="] : values
            }
        }
    }

    private static func scenarios(namedIn arguments: [String]) -> [ScenarioInstance] {
        // The name of the program and of the command come first.
        let paths = arguments.dropFirst(2).filter { FileManager.default.fileExists(atPath: $0) }
        return ScenarioSuite.load(paths: paths.isEmpty ? ["."] : Array(paths)).instances
    }
}

extension CommandName {
    /// The names of its arguments; of `world.set`, the signals that can be set.
    fileprivate var parameterNames: [String] {
        self == .worldSet
            ? Signal.allCases.filter { $0.row.settable != .no }.map(\.word)
            : row.parameters.map(\.name)
    }

    /// The words that an argument can be; none where it is no word.
    fileprivate func values(of parameter: String) -> [String] {
        if self == .worldSet {
            let kind = Signal(word: parameter)?.row.kind
            if case .words(let words) = kind { return words }
            return kind == .flag ? ["true", "false"] : []
        }
        let kind = row.parameters.first { $0.name == parameter }?.kind
        if case .word(let words) = kind { return words }
        if case .days = kind { return Weekdays.words }
        return []
    }
}
