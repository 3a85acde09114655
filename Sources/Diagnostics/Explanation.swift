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
    ///
    /// Presets, and the arguments of commands, are explained in English alone, as their catalogs are.
    public static func all(of word: String, _ l: Language = .english) -> [Explanation] {
        var found: [Explanation] = []
        if let prerequisite = Prerequisite(word: word) { found.append(.init(prerequisite, l)) }
        if let verdict = Diagnosis.Verdict(word: word) {
            let kind = l(
                en: "a verdict of a diagnosis", da: "et resultat af en diagnose",
                de: "ein Ergebnis der Diagnose")
            found.append(.init(word, kind, [verdict.meaning(l)]))
        }
        if let warning = Diagnosis.Warning(word: word) {
            let kind = l(
                en: "a warning of a diagnosis, and why a command is refused",
                da: "en advarsel i en diagnose, og hvorfor en kommando bliver afvist",
                de: "eine Warnung der Diagnose, und warum ein Befehl abgelehnt wird")
            found.append(.init(word, kind, [warning.meaning(l), warning.advice(l)]))
        }
        if let name = CommandName(word: word) { found.append(.init(name, l)) }
        if let signal = Signal(word: word) { found.append(.init(signal, l)) }
        if let preset = VehiclePreset(word: word) {
            found.append(.init(word, "a vehicle preset", figures(preset.figures)))
        }
        if let preset = WallboxPreset(word: word) {
            found.append(.init(word, "a wallbox preset", figures(preset.figures)))
        }
        if let reason = RefusalReason(word: word) {
            let kind = l(
                en: "why a command is refused", da: "hvorfor en kommando bliver afvist",
                de: "warum ein Befehl abgelehnt wird")
            found.append(.init(word, kind, [reason.meaning(l)]))
        }
        if let lamp = Lamp(word: word) {
            let kind = l(
                en: "what the lamp at the charge socket shows",
                da: "hvad lampen ved bilens ladeport viser",
                de: "was die Lampe an der Ladedose zeigt")
            found.append(.init(word, kind, [lamp.meaning(l)]))
        }
        return found + Signal.allCases.compactMap { .init(word, valueOf: $0, l) }
    }

    /// Every word that is known, for finding the nearest.
    public static var words: [String] {
        var words = Prerequisite.words + CommandName.words + Signal.words
        words += VehiclePreset.words + WallboxPreset.words + RefusalReason.words
        words += Diagnosis.Verdict.words + Diagnosis.Warning.words + Lamp.words
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
    private init(_ prerequisite: Prerequisite, _ l: Language) {
        let row = prerequisite.row
        let what = l(
            en: "What to do: ", da: "Gør sådan: ", de: "Abhilfe: ")
        let lines = [
            prerequisite.rule(l), "\(row.severity.meaning(l)) \(row.holds.meaning(l))",
            l(en: "Source: ", da: "Kilde: ", de: "Quelle: ") + row.source + ".",
            l(en: "Reads: ", da: "Læser: ", de: "Liest: ")
                + row.reads.map(\.word).joined(separator: ", ") + ".",
        ]
        self.init(
            prerequisite.word, row.gates.meaning(l),
            lines + (prerequisite.usualAdvice(l).map { [what + $0] } ?? []))
    }

    private init(_ name: CommandName, _ l: Language) {
        let parameters = name.row.parameters
        let arguments =
            l == .english
            ? parameters.map { "\($0.name): \($0.about)" + ($0.isRequired ? "" : " (optional)") }
            : [parameters.map(\.name).joined(separator: ", ")].filter { !$0.isEmpty }.map {
                l(en: "", da: "Argumenter: ", de: "Argumente: ") + $0 + "."
            }
        self.init(name.word, name.row.origin.kind(l), [name.about(l)] + arguments)
    }

    private init(_ signal: Signal, _ l: Language) {
        var lines = [signal.about(l)]
        if case .words(let words) = signal.row.kind {
            lines.append(
                l(en: "Values: ", da: "Værdier: ", de: "Werte: ")
                    + words.joined(separator: ", ") + ".")
        }
        self.init(signal.word, l(en: "a signal", da: "et signal", de: "ein Signal"), lines)
    }

    /// Nothing where the signal has no such word, or its words are prerequisites.
    private init?(_ word: String, valueOf signal: Signal, _ l: Language) {
        guard case .words(let words) = signal.row.kind, words != Prerequisite.words,
            words.contains(word)
        else { return nil }
        let kind = l(en: "a value of ", da: "en værdi af ", de: "ein Wert von ") + signal.word
        self.init(word, kind, [signal.meaning(of: word, l) ?? signal.about(l)])
    }
}

extension Prerequisite {
    /// What cures it in a world where nothing else is known.
    fileprivate func usualAdvice(_ l: Language) -> String? {
        let world = Engine(Setup())
        let v = Voice(language: l, zone: world.zone, now: world.now)
        if let advice = ways(in: world, allowsSubstitutes: false).first?.first?.advice {
            return advice.sentence(v)
        }
        return Cause(self, Facts(world), world.parameters).patience(v)
    }
}

extension Activities {
    fileprivate func meaning(_ l: Language) -> String {
        var names: [String] = []
        if contains(.charging) { names.append(l(en: "charging", da: "opladning", de: "das Laden")) }
        if contains(.climate) {
            names.append(
                l(
                    en: "pre-entry climate control", da: "forklimatisering",
                    de: "die Vorklimatisierung"))
        }
        if contains(.remote) {
            names.append(l(en: "remote commands", da: "fjernkommandoer", de: "Fernbefehle"))
        }
        let and = l(en: " and ", da: " og ", de: " und ")
        return l(
            en: "a prerequisite for ", da: "en forudsætning for ", de: "eine Voraussetzung für ")
            + names.joined(separator: and)
    }
}

extension Severity {
    fileprivate func meaning(_ l: Language) -> String {
        switch self {
        case .blocks:
            l(
                en: "Unmet, it blocks;", da: "Er den ikke opfyldt, blokerer den;",
                de: "Ist sie nicht erfüllt, sperrt sie;")
        case .limits:
            l(
                en: "Unmet, it limits;", da: "Er den ikke opfyldt, begrænser den;",
                de: "Ist sie nicht erfüllt, begrenzt sie;")
        case .warns:
            l(
                en: "Unmet, it warns;", da: "Er den ikke opfyldt, advarer den;",
                de: "Ist sie nicht erfüllt, warnt sie;")
        }
    }
}

extension Holding {
    fileprivate func meaning(_ l: Language) -> String {
        switch self {
        case .throughout:
            l(
                en: "it must hold throughout.", da: "den skal være opfyldt hele tiden.",
                de: "sie muss durchgehend erfüllt sein.")
        case .start:
            l(
                en: "it is looked at when a run starts.", da: "den kontrolleres ved starten.",
                de: "sie wird beim Start geprüft.")
        }
    }
}
