import Simulation

/// Pages of the reference, as Markdown.
enum Page {
    /// A table; blanks are put in by whoever shows it.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { row in
            "| " + row.map(escaped).joined(separator: " | ") + " |"
        }.joined(separator: "\n") + "\n"
    }

    /// A bar would end the cell.
    private static func escaped(_ cell: String) -> String {
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    static func code(_ words: [String]) -> String {
        words.map { "`\($0)`" }.joined(separator: " ")
    }

    static var signals: String {
        "# Signals\n\n"
            + table(
                ["signal", "values", "can be set", "meaning"],
                Signal.allCases.map { signal in
                    let row = signal.row
                    return [
                        code([signal.word]), row.kind.text + (row.isOptional ? " or `none`" : ""),
                        row.settable.text(row.kind), row.about,
                    ]
                })
    }

    static var commands: String {
        "# Commands\n\n"
            + table(
                ["command", "origin", "arguments", "meaning"],
                CommandName.allCases.map { name in
                    let row = name.row
                    return [
                        code([name.word]), row.origin.word,
                        row.parameters.map(\.text).joined(separator: "; "), row.about,
                    ]
                })
    }

    static var prerequisites: String {
        "# Prerequisites\n\nIn order of importance: the first that is unmet is the primary cause.\n\n"
            + table(
                [
                    "prerequisite", "for", "severity", "holds", "held by", "hides", "reads",
                    "source", "what must hold",
                ],
                Prerequisite.allCases.map { prerequisite in
                    let row = prerequisite.row
                    return [
                        code([prerequisite.word]), row.gates.text, row.severity.word,
                        row.holds.word, row.heldBy.word, code(row.hides.members.map(\.word)),
                        code(row.reads.map(\.word)), row.source, row.about,
                    ]
                })
    }

    static var presets: String {
        let head = ["figure", "value", "from"]
        let vehicles = VehiclePreset.allCases.map { preset in
            "## Vehicle `\(preset.word)`\n\n"
                + table(head, preset.figures.map { [$0.name, $0.value, $0.provenance.text] })
        }
        let wallboxes = WallboxPreset.allCases.map { preset in
            "## Wallbox `\(preset.word)`\n\n"
                + table(head, preset.figures.map { [$0.name, $0.value, $0.provenance.text] })
        }
        return "# Presets\n\n" + (vehicles + wallboxes).joined(separator: "\n")
    }
}

extension Activities {
    fileprivate var text: String {
        var names: [String] = []
        if contains(.charging) { names.append("charging") }
        if contains(.climate) { names.append("climate") }
        if contains(.remote) { names.append("remote commands") }
        return names.joined(separator: ", ")
    }
}

extension Provenance {
    fileprivate var text: String {
        switch self {
        case .sourced(let source): "sourced: \(source)"
        case .estimated(let reason): "estimated: \(reason)"
        }
    }
}

extension Settable {
    fileprivate func text(_ kind: SignalKind) -> String {
        switch self {
        case .no: "no"
        case .yes: "yes"
        case .within(let range):
            range.text + (kind.unit.map { " \($0)" } ?? "")
        }
    }
}

extension SignalKind {
    fileprivate var unit: String? {
        switch self {
        case .quantity(let unit): unit.symbol
        case .flag, .words, .instant, .window, .card, .prerequisites, .departures: nil
        }
    }

    fileprivate var text: String {
        switch self {
        case .flag: "`true` `false`"
        case .quantity(let unit): unit.symbol
        case .words(Prerequisite.words): "a prerequisite"
        case .words(let words): Page.code(words)
        case .instant: "a local time"
        case .window: "`HH:MM-HH:MM`"
        case .card: "`card~` and 4 hex digits"
        case .prerequisites: "a list of prerequisites"
        case .departures: "a list of departures"
        }
    }
}

extension ClosedRange<Double> {
    fileprivate var text: String {
        "\(Scalar.shortest(lowerBound)) to \(Scalar.shortest(upperBound))"
    }
}

extension Parameter {
    fileprivate var text: String {
        "`\(name)`: \(kind.text)\(isRequired ? "" : ", optional")"
    }
}

extension ParameterKind {
    /// What may be written, for people.
    var text: String {
        switch self {
        case .word(let words): words.map { "`\($0)`" }.joined(separator: " ")
        case .quantity(let unit, let range): "\(range.text) \(unit.symbol)"
        case .steps(let unit, let range, by: let step):
            "\(range.text) \(unit.symbol) in steps of \(Scalar.shortest(step))"
        case .oneOf(let unit, let numbers):
            Scalar.choices(numbers.map(Scalar.shortest)) + " \(unit.symbol)"
        case .number(let range): range.text
        case .duration(let range): "\(range.lowerBound.text) to \(range.upperBound.text)"
        case .timeOfDay: "`HH:MM`"
        case .date: "`YYYY-MM-DD`"
        case .days: "a list of `mon` to `sun`"
        case .name: "a name"
        case .card: "a UID or token"
        case .assignments: "signals and values"
        }
    }
}
