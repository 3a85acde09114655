/// Arguments that have been checked one by one against their parameters.
struct Arguments {
    enum Parsed {
        case text(String)
        case number(Double)
        case duration(Timespan)
        case minute(Int)
        case date(CivilDate)
        case days(Weekdays)
        case card(CardToken)
        case assignments([Assignment])
    }

    private var values: [(name: String, value: Parsed)] = []

    mutating func add(_ name: String, _ value: Parsed) { values.append((name, value)) }

    private func value(_ name: String) -> Parsed? {
        values.first { $0.name == name }?.value
    }

    func text(_ name: String) -> String? {
        if case .text(let text) = value(name) { text } else { nil }
    }

    func word<W: Word>(_ name: String) -> W? { text(name).flatMap { W(word: $0) } }

    func word<W: Word>(_ name: String, _ fallback: W) -> W { word(name) ?? fallback }

    func number(_ name: String) -> Double? {
        if case .number(let number) = value(name) { number } else { nil }
    }

    func duration(_ name: String) -> Timespan? {
        if case .duration(let duration) = value(name) { duration } else { nil }
    }

    func minute(_ name: String) -> Int? {
        if case .minute(let minute) = value(name) { minute } else { nil }
    }

    func date(_ name: String) -> CivilDate? {
        if case .date(let date) = value(name) { date } else { nil }
    }

    func days(_ name: String) -> Weekdays? {
        if case .days(let days) = value(name) { days } else { nil }
    }

    /// The card; the zero token if there is none, which a required parameter rules out.
    func card(_ name: String) -> CardToken {
        if case .card(let card) = value(name) { card } else { CardToken(bits: 0) }
    }

    var assignments: [Assignment] {
        if case .assignments(let list) = value("signals") { list } else { [] }
    }

    var doors: Doors {
        Doors.words.firstIndex(of: text("door") ?? "").map { Doors(rawValue: 1 << UInt8($0)) }
            ?? .all
    }

    var windows: Windows {
        Windows.words.firstIndex(of: text("window") ?? "")
            .map { Windows(rawValue: 1 << UInt8($0)) } ?? .all
    }
}

/// Turns a normalised UID into a token: a keyed hash, made outside of the engine.
public typealias CardHash = (_ uid: String) -> CardToken

extension Command {
    /// A command from what was written: the one place for ranges and messages.
    ///
    /// - Parameters:
    ///   - name: the word of the vocabulary.
    ///   - entries: the arguments by name.
    ///   - card: turns a card's UID into its token.
    /// - Throws: the first ``Mistake``, its path naming the argument.
    public init(
        _ name: String, _ entries: [Written.Entry], card: CardHash
    ) throws(Mistake) {
        guard let command = CommandName(word: name) else {
            throw Mistake.unknown("command", name, in: CommandName.words)
        }
        self = try command.make(entries, card: card)
    }
}

extension Mistake {
    /// An unknown word, with the nearest known one.
    public static func unknown(_ what: String, _ word: String, in known: [String]) -> Mistake {
        let hint = nearest(to: word, in: known).map { "; did you mean `\($0)`?" } ?? ""
        return Mistake("unknown \(what) `\(word)`\(hint)", isAboutName: true)
    }
}

extension CommandName {
    func make(_ entries: [Written.Entry], card: CardHash) throws(Mistake) -> Command {
        var arguments = Arguments()
        // The signals of `world.set` stand where other commands have their arguments.
        let entries = self == .worldSet ? [.init("signals", .map(entries))] : entries
        for (index, entry) in entries.enumerated() {
            guard let parameter = row.parameters.first(where: { $0.name == entry.name }) else {
                throw unknown(argument: entry.name)
            }
            if entries[..<index].contains(where: { $0.name == entry.name }) {
                throw Mistake(
                    "`\(entry.name)` is given twice", path: [entry.name], isAboutName: true)
            }
            do {
                arguments.add(entry.name, try parameter.kind.parse(entry.value, card: card))
            } catch {
                throw error.named(entry.name)
            }
        }
        for parameter in row.parameters
        where parameter.isRequired && !entries.contains(where: { $0.name == parameter.name }) {
            throw Mistake(
                "`\(word)` needs `\(parameter.name)`: \(parameter.kind.expectation)")
        }
        do {
            return try row.make(arguments)
        } catch {
            throw Mistake(
                "`\(error.path.joined())` \(error.message)", path: error.path)
        }
    }

    private func unknown(argument: String) -> Mistake {
        let known = row.parameters.map(\.name)
        guard !known.isEmpty else {
            return Mistake("`\(word)` takes no arguments", path: [argument], isAboutName: true)
        }
        let hint =
            nearest(to: argument, in: known).map { "; did you mean `\($0)`?" }
            ?? "; it takes " + known.map { "`\($0)`" }.joined(separator: ", ")
        return Mistake(
            "`\(word)` has no argument `\(argument)`\(hint)", path: [argument], isAboutName: true)
    }
}

extension Mistake {
    /// The same as a sentence about the argument of that name.
    fileprivate func named(_ name: String) -> Mistake {
        // A mistake further inside is a sentence already.
        path.isEmpty
            ? Mistake("`\(name)` \(message)", path: [name])
            : name == "signals" ? self : inside(name)
    }
}
