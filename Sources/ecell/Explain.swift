import ArgumentParser
import Diagnostics
import ScenarioRunner
import Simulation

/// `ecell explain`: what a word of the vocabulary means.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain a word: a prerequisite, command, signal, value, key, field or unit.",
        discussion: """
            Examples:
              ecell explain hoodClosed
              ecell explain SuspendedEV
              ecell explain card.present
              ecell explain eVito-41
              ecell explain within
              ecell explain blocked --language da
            """)

    @Argument(help: "A word that a scenario can have.", completion: .list(known))
    var word: String

    @Option(
        help: "en, da or de; presets, keys, fields and units are explained in English.",
        transform: ecell.word)
    var language: Language = .english

    /// Each word once.
    private static var known: [String] { Set(Explanation.words + ScenarioWords.words).sorted() }

    func run() throws {
        let found = Explanation.all(of: word, language) + ScenarioWords.explanations(of: word)
        guard found.isEmpty else {
            print(found.map(\.text).joined(separator: "\n\n"))
            return
        }
        let hint = nearest(to: word, in: Self.known).map { "; did you mean `\($0)`?" } ?? ""
        Terminal.complain("nothing is known of `\(word)`\(hint)")
        try ExitStatus.invalid.leave()
    }
}
