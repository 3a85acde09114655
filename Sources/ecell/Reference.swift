import ArgumentParser

/// `ecell reference`: the vocabulary and the machines, made from the catalogs and the running code.
struct Reference: ParsableCommand {
    /// A part of the reference.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case signals, commands, prerequisites, presets, machines

        /// The part as Markdown.
        var page: String {
            switch self {
            case .signals: Page.signals
            case .commands: Page.commands
            case .prerequisites: Page.prerequisites
            case .presets: Page.presets
            case .machines: Page.machines
            }
        }
    }

    static let configuration = CommandConfiguration(
        abstract: "Print the vocabulary, the presets and the machines' tables as Markdown.",
        discussion: """
            Examples:
              ecell reference
              ecell reference prerequisites
              ecell reference machines > machines.md
            """)

    @Argument(help: "One part: signals, commands, prerequisites, presets or machines.")
    var part: Part?

    func run() throws {
        let parts = part.map { [$0] } ?? Part.allCases
        print(parts.map(\.page).joined(separator: "\n"))
    }
}
