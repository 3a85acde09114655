import ArgumentParser
import Diagnostics
import Simulation

/// `ecell explain`: what a word of the vocabulary means.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain a prerequisite, state, fault or command.",
        discussion: """
            Examples:
              ecell explain hoodClosed
              ecell explain SuspendedEV
              ecell explain card.present
              ecell explain eVito-41
            """)

    @Argument(help: "A word of the vocabulary.")
    var word: String

    func run() throws {
        let found = Explanation.all(of: word)
        guard found.isEmpty else {
            print(found.map(\.text).joined(separator: "\n\n"))
            return
        }
        let hint = nearest(to: word, in: Explanation.words).map { "; did you mean `\($0)`?" } ?? ""
        Terminal.complain("nothing is known of `\(word)`\(hint)")
        try ExitStatus.invalid.leave()
    }
}
