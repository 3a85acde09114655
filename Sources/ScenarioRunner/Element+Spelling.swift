internal import Simulation

extension Element {
    /// The same in one spelling: blanks around units and comparisons, cards as `04A1B2C3`.
    var spelled: Element {
        switch content {
        case .scalar(let text, let isPlain):
            with(.scalar(Spelling.spaced(text) ?? text, isPlain: isPlain))
        case .list(let items): with(.list(items.map(\.spelled)))
        case .map(let entries): with(.map(entries.map(\.spelled)))
        }
    }

    fileprivate var spellingCard: Element {
        guard case .scalar(let text, let isPlain) = content,
            let uid = CardToken.normalised(uid: text)
        else { return self }
        return with(.scalar(uid, isPlain: isPlain))
    }

    fileprivate var spellingKeys: Element {
        guard case .map(let entries) = content else { return self }
        return with(
            .map(
                entries.map { entry in
                    Entry(
                        key: CardToken.normalised(uid: entry.key) ?? entry.key,
                        keyPlace: entry.keyPlace, value: entry.value)
                }))
    }

    private func with(_ content: Content) -> Element { Element(content: content, place: place) }

    /// Whether both say the same, wherever they stand and however they are quoted.
    func says(_ other: Element) -> Bool {
        switch (content, other.content) {
        case (.scalar(let a, isPlain: _), .scalar(let b, isPlain: _)):
            a == b && isBlank == other.isBlank
        case (.list(let a), .list(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count
                && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.says($1.value) }
        case (.scalar, _), (.list, _), (.map, _): false
        }
    }
}

extension Element.Entry {
    fileprivate var spelled: Element.Entry {
        var entry = self
        switch key {
        case "cards": entry.value = value.spellingKeys
        case "card": entry.value = value.spellingCard
        case _ where Spelling.freeKeys.contains(key): break
        default: entry.value = value.spelled
        }
        return entry
    }
}

/// How quantities are spaced.
enum Spelling {
    /// Keys whose values are words and texts of the author's own.
    static let freeKeys = [
        "scenario", "id", "tags", "about", "note", "include", "golden", "matrix", "zone", "group",
        "plan", "preset",
    ]

    private static let units =
        UnitOfMeasure.allCases.map(\.symbol) + ["ms", "s", "min", "h", "d", "K", "kJ/K", "W/K"]

    /// Quantities, lengths of time, ranges and comparisons with one blank between their parts;
    /// nothing if the text is something else.
    static func spaced(_ text: String) -> String? {
        var rest = text.trimmed[...]
        var parts: [String] = []
        if rest.hasPrefix("not ") {
            parts.append("not")
            rest = rest.dropFirst(4)
        }
        if let (comparison, operand) = Comparison.split(String(rest).trimmed) {
            parts.append(comparison.rawValue)
            rest = operand[...]
        }
        guard let quantity = quantities(rest) else {
            // A time after a comparison.
            return parts.isEmpty ? nil : (parts + [String(rest).trimmed]).joined(separator: " ")
        }
        return (parts + quantity).joined(separator: " ")
    }

    /// Numbers, units and the signs between them.
    private static func quantities(_ text: Substring) -> [String]? {
        var rest = text.drop { $0 == " " }
        var parts: [String] = []
        var isSigned = false
        var isAfterNumber = false
        if rest.first == "+" {
            isSigned = true
            rest = rest.dropFirst().drop { $0 == " " }
        }
        while !rest.isEmpty {
            if let sign = ["..", "±"].first(where: { rest.hasPrefix($0) }) {
                parts.append(sign)
                rest = rest.dropFirst(sign.count)
                isAfterNumber = false
            } else if let number = rest.prefixMatch(of: /-?[0-9]+(\.[0-9]+)?/)?.0 {
                parts.append(String(number))
                rest = rest[number.endIndex...]
                // A date is no difference of numbers.
                if isAfterNumber || rest.first == "-" { return nil }
                isAfterNumber = true
            } else {
                let unit = rest.prefix { $0.isLetter || "%°/".contains($0) }
                guard isAfterNumber, units.contains(String(unit)) else { return nil }
                parts.append(String(unit))
                rest = rest[unit.endIndex...]
                isAfterNumber = false
            }
            rest = rest.drop { $0 == " " }
        }
        guard let first = parts.first else { return nil }
        if isSigned { parts[0] = "+" + first }
        return parts
    }
}
