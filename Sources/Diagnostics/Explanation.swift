import Simulation

/// What a word of the vocabulary means.
public struct Explanation: Hashable, Sendable {
    public let word: String
    /// What it is: a prerequisite, a command, a value of a signal.
    public let kind: String
    /// Sentences, one a line.
    public let lines: [String]

    /// The explanation for people, without a newline at the end.
    public var text: String {
        ([word + ": " + kind] + lines.map { "  " + $0 }).joined(separator: "\n")
    }

    /// Explains a word that this module does not know.
    public init(_ word: String, _ kind: String, _ lines: [String]) {
        self.word = word
        self.kind = kind
        self.lines = lines
    }

    /// Everything that the word stands for; empty when it is not known.
    public static func all(of word: String) -> [Explanation] {
        var found: [Explanation] = []
        if let prerequisite = Prerequisite(word: word) { found.append(.init(prerequisite)) }
        if let name = CommandName(word: word) { found.append(.init(name)) }
        if let signal = Signal(word: word) { found.append(.init(signal)) }
        if let preset = VehiclePreset(word: word) {
            found.append(.init(word, "a vehicle preset", figures(preset.figures)))
        }
        if let preset = WallboxPreset(word: word) {
            found.append(.init(word, "a wallbox preset", figures(preset.figures)))
        }
        if let reason = RefusalReason(word: word) {
            found.append(.init(word, "why a command is refused", [reason.meaning]))
        }
        return found + Signal.allCases.compactMap { .init(word, valueOf: $0) }
    }

    /// Every word that is known, for finding the nearest.
    public static var words: [String] {
        var words = Prerequisite.words + CommandName.words + Signal.words
        words += VehiclePreset.words + WallboxPreset.words + RefusalReason.words
        for signal in Signal.allCases {
            if case .words(let values) = signal.row.kind { words += values }
        }
        return words
    }

    private static func figures(_ figures: [PresetFigure]) -> [String] {
        figures.map { figure in
            switch figure.provenance {
            case .sourced(let source): "\(figure.name): \(figure.value) (\(source))"
            case .estimated(let reason): "\(figure.name): \(figure.value) (estimated: \(reason))"
            }
        }
    }
}

extension Explanation {
    private init(_ prerequisite: Prerequisite) {
        let row = prerequisite.row
        var gates: [String] = []
        if row.gates.contains(.charging) { gates.append("charging") }
        if row.gates.contains(.climate) { gates.append("pre-entry climate control") }
        if row.gates.contains(.remote) { gates.append("remote commands") }
        let world = Engine(Setup())
        let holds =
            switch row.holds {
            case .throughout: "it must hold throughout"
            case .start: "it is looked at when a run starts"
            }
        self.init(
            prerequisite.word, "a prerequisite for " + gates.joined(separator: " and "),
            [
                row.about, "Unmet, it \(row.severity.word); \(holds).", "Source: \(row.source).",
                "Reads: " + row.reads.map(\.word).joined(separator: ", ") + ".",
                "What to do: " + prerequisite.advice(in: world),
            ])
    }

    private init(_ name: CommandName) {
        let row = name.row
        let origin =
            switch row.origin {
            case .world: "a command of the world"
            case .setting: "a remote command; it waits for the link"
            case .action: "a remote command; it waits for the link for 10 min at most"
            case .clock: "a command to the clock of a live simulator"
            }
        self.init(
            name.word, origin,
            [row.about]
                + row.parameters.map {
                    "\($0.name): \($0.about)" + ($0.isRequired ? "" : " (optional)")
                })
    }

    private init(_ signal: Signal) {
        var lines = [signal.row.about]
        if case .words(let words) = signal.row.kind {
            lines.append("Values: " + words.joined(separator: ", ") + ".")
        }
        self.init(signal.word, "a signal", lines)
    }

    /// Nothing where the signal has no such word, or its words are prerequisites.
    private init?(_ word: String, valueOf signal: Signal) {
        guard case .words(let words) = signal.row.kind, words != Prerequisite.words,
            words.contains(word)
        else { return nil }
        let meaning = signal.meaning(of: word)
        self.init(word, "a value of \(signal.word)", [meaning ?? signal.row.about])
    }
}
