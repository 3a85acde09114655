internal import Yams

/// Reads one YAML document into an ``Element``, or says why not.
///
/// An alias used as a key makes the composer's work grow without bounds, so anchors and aliases are
/// taken away before it sees the text: `&` and `*` are replaced by noncharacters, which no file may
/// hold, and put back afterwards. A plain scalar that begins with one of them was an anchor or alias.
struct YAMLReader {
    /// Bytes.
    static let sizeLimit = 512 * 1024
    /// How deep maps and lists may be nested; a scenario needs 8.
    static let depthLimit = 24

    let file: Int
    private(set) var complaints: [Complaint] = []
    /// Places of values that nobody knows: what else is wrong there follows from that.
    private(set) var unknown: Set<Place> = []
    /// Whether values were left out, so that the rest makes no sense.
    private var isRefused = false
    /// What each noncharacter stands for.
    private var replaced: [Unicode.Scalar: Unicode.Scalar] = [:]

    private static let anchor: Unicode.Scalar = "\u{10fffe}"
    private static let alias: Unicode.Scalar = "\u{10ffff}"
    /// For keys given twice, one for each: all other noncharacters that YAML takes.
    private static let doubles: [Unicode.Scalar] =
        (Array(0xfdd0...0xfdef) + (1...15).flatMap { [$0 << 16 | 0xfffe, $0 << 16 | 0xffff] })
        .compactMap { Unicode.Scalar(UInt32($0)) }

    init(file: Int) { self.file = file }

    /// The document; nothing if it is refused as a whole.
    mutating func read(_ source: String) -> Element? {
        if let complaint = tooDeep(source) {
            complaints.append(complaint)
            return nil
        }
        var text = source
        if source.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) {
            replaced = [Self.anchor: "&", Self.alias: "*"]
            text = String(
                String.UnicodeScalarView(
                    source.unicodeScalars.map {
                        $0 == "&" ? Self.anchor : $0 == "*" ? Self.alias : $0
                    }))
        }
        guard let root = compose(&text) else { return nil }
        let element = element(root, depth: 0)
        return isRefused ? nil : element
    }

    // MARK: Composing

    /// Composes the text; each key given twice is set apart and tried again.
    private mutating func compose(_ text: inout String) -> Node? {
        for double in Self.doubles {
            do {
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                if let root = try parser.singleRoot() { return root }
                complain(1, 1, "the file is empty")
                return nil
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let key = keys.first ?? ""
                guard let second = SecondKey(key, after: context.mark, in: text) else {
                    complain(
                        context.mark.line, context.mark.column,
                        "the key `\(restored(key))` is given twice")
                    return nil
                }
                replaced[double] = second.firstScalar
                text = second.text(setApartBy: double)
            } catch {
                complain(about: error, in: text)
                guard let blanked = textWithoutAnchor(at: complaints.last?.place, in: text) else {
                    return nil
                }
                text = blanked
            }
        }
        complain(1, 1, "more than \(Self.doubles.count) keys are given twice")
        return nil
    }

    private mutating func complain(_ line: Int, _ column: Int, _ message: String) {
        complaints.append(Complaint(Place(file: file, line: line, column: column), message))
    }

    private mutating func complain(about error: any Error, in text: String) {
        let mark: Mark
        let problem: String
        switch error {
        case YamlError.scanner(let context, let text, let place, yaml: _),
            YamlError.parser(let context, let text, let place, yaml: _):
            mark = place
            problem = text + (context.map { " (\($0.text) in line \($0.mark.line))" } ?? "")
        case YamlError.composer(context: _, problem: let text, let place, yaml: _):
            mark = place
            problem = text
        case YamlError.reader:
            let (line, column) = firstUnreadable(in: text)
            complain(line, column, "the file is not YAML: a control character")
            return
        default:
            complain(1, 1, "the file is not YAML")
            return
        }
        // What follows an anchor may not make sense without it.
        if let (line, column, isAlias) = replacedSign(upTo: mark, in: text) {
            complain(line, column, Self.refusal(isAlias: isAlias))
        } else {
            complain(mark.line, mark.column, "the file is not YAML: \(restored(problem))")
        }
    }

    /// The text with blanks for the anchor at a place, so that what follows can be read.
    private func textWithoutAnchor(at place: Place?, in text: String) -> String? {
        guard let place else { return nil }
        var scalars = Array(text.unicodeScalars)
        let starts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
        guard starts.indices.contains(place.line - 1) else { return nil }
        var index = starts[place.line - 1] + place.column - 1
        guard scalars.indices.contains(index), scalars[index] == Self.anchor else { return nil }
        while index < scalars.count, !" \t\r\n,[]{}".unicodeScalars.contains(scalars[index]) {
            scalars[index] = " "
            index += 1
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func refusal(isAlias: Bool) -> String {
        isAlias
            ? "an alias is not allowed; write the value again"
            : "an anchor is not allowed; write the value where it is needed"
    }

    /// The last `&` or `*` at the beginning of a word, on the line of an error or the one before.
    private func replacedSign(
        upTo mark: Mark, in text: String
    ) -> (line: Int, column: Int, isAlias: Bool)? {
        guard !replaced.isEmpty else { return nil }
        var (line, column) = (1, 0)
        var previous: Unicode.Scalar = " "
        var found: (line: Int, column: Int, isAlias: Bool)?
        for scalar in text.unicodeScalars {
            column += 1
            if line > mark.line || (line == mark.line && column > mark.column) { break }
            if (scalar == Self.anchor || scalar == Self.alias)
                && " \n\t[{,:-".unicodeScalars.contains(previous)
            {
                found = (line, column, scalar == Self.alias)
            }
            previous = scalar
            if scalar == "\n" {
                line += 1
                column = 0
            }
        }
        guard let found, found.line >= mark.line - 1 else { return nil }
        return found
    }

    private func firstUnreadable(in text: String) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0a: (line, column) = (line + 1, 0)
            case 0x09, 0x0d, 0x20...0x7e, 0x85, 0xa0...0xfefe, 0xff00...0xfffd, 0x10000...: break
            default: return (line, column)
            }
            column += 1
        }
        return (1, 1)
    }

    /// A cheap look before composing: nesting costs stack and time.
    ///
    /// A bracket counts where a value can begin; within a text it is a letter like others.
    private func tooDeep(_ text: String) -> Complaint? {
        var depth = 0
        var (line, column) = (1, 0)
        var isLeading = true
        var last = UInt8(ascii: "\n")
        for byte in text.utf8 {
            // Bytes within a character do not count as columns.
            if byte & 0xc0 != 0x80 { column += 1 }
            switch byte {
            case UInt8(ascii: "\n"):
                (line, column, isLeading, last) = (line + 1, 0, true, byte)
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if Self.beginsValue(after: last, inFlow: depth > 0) { depth += 1 }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                if isLeading && column > 200 { depth = Self.depthLimit + 1 }
                if byte != UInt8(ascii: " ") { last = byte }
                continue
            default: break
            }
            (isLeading, last) = (false, byte)
            if depth > Self.depthLimit { break }
        }
        guard depth > Self.depthLimit else { return nil }
        return Complaint(
            Place(file: file, line: line, column: column),
            "nested more than \(Self.depthLimit) levels deep")
    }

    /// Whether a list or map can begin after that byte, blanks left out.
    private static func beginsValue(after last: UInt8, inFlow: Bool) -> Bool {
        switch last {
        case UInt8(ascii: "\n"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): true
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): inFlow
        default: false
        }
    }

    // MARK: Nodes

    private mutating func element(_ node: Node, depth: Int) -> Element? {
        let place = Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        guard depth <= Self.depthLimit else {
            refuse(place, "nested more than \(Self.depthLimit) levels deep")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return self.scalar(scalar, place)
        case .sequence(let sequence):
            checkTag(sequence.tag, place)
            return Element(
                content: .list(sequence.compactMap { element($0, depth: depth + 1) }),
                place: place)
        case .mapping(let mapping):
            checkTag(mapping.tag, place)
            var entries: [Element.Entry] = []
            entries.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                if let entry = entry(key, value, place, depth: depth) { entries.append(entry) }
            }
            return Element(content: .map(entries), place: place)
        case .alias:
            refuse(place, Self.refusal(isAlias: true))
            return nil
        }
    }

    private mutating func entry(
        _ key: Node, _ value: Node, _ outer: Place, depth: Int
    ) -> Element.Entry? {
        guard case .scalar(let scalar) = key, let mark = scalar.mark else {
            let mark = key.mark
            let place = mark.map { Place(file: file, line: $0.line, column: $0.column) } ?? outer
            refuse(place, "a key must be a word")
            return nil
        }
        let place = Place(file: file, line: mark.line, column: mark.column)
        if let first = scalar.string.unicodeScalars.first, replaced[first] != nil,
            Self.doubles.contains(first)
        {
            complaints.append(
                Complaint(place, "the key `\(restored(scalar.string))` is given twice"))
            return nil
        }
        guard let name = self.scalar(scalar, place).text,
            let value = element(value, depth: depth + 1)
        else { return nil }
        return Element.Entry(key: name, keyPlace: place, value: value)
    }

    private mutating func scalar(_ scalar: Node.Scalar, _ place: Place) -> Element {
        let isPlain = scalar.style == .plain
        if isPlain && !replaced.isEmpty, let first = scalar.string.unicodeScalars.first,
            first == Self.anchor || first == Self.alias
        {
            complaints.append(Complaint(place, Self.refusal(isAlias: first == Self.alias)))
            unknown.insert(place)
            return Element(content: .scalar(restored(scalar.string), isPlain: true), place: place)
        }
        checkTag(scalar.tag, place)
        return Element(
            content: .scalar(restored(scalar.string), isPlain: isPlain), place: place)
    }

    private mutating func checkTag(_ tag: Tag, _ place: Place) {
        let name = tag.rawValue
        guard !name.isEmpty, name != "!", !Self.harmlessTags.contains(name) else { return }
        complaints.append(
            Complaint(place, "a tag has no meaning here: every value is read as it is written"))
    }

    private mutating func refuse(_ place: Place, _ message: String) {
        complaints.append(Complaint(place, message))
        isRefused = true
    }

    private static let harmlessTags = [
        "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
    ]

    private func restored(_ text: String) -> String {
        guard !replaced.isEmpty else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { replaced[$0] ?? $0 }))
    }
}
