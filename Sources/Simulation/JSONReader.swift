/// Reads one JSON value strictly (RFC 8259), from a sender that may mean harm.
///
/// Unlike the readers at hand it refuses a name that is given twice and deep nesting, and never costs
/// more than a look at each byte.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private let mostDepth: Int

    init(_ bytes: [UInt8], mostDepth: Int) {
        self.bytes = bytes
        self.mostDepth = mostDepth
    }

    /// The whole text as one value.
    mutating func document() throws(Mistake) -> Written {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Mistake("is not UTF-8")
        }
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw unexpected("the end") }
        return value
    }

    private mutating func value() throws(Mistake) -> Written {
        skipBlanks()
        guard let next else { throw unexpected("a value") }
        switch next {
        case UInt8(ascii: "{"): return .map(try entries())
        case UInt8(ascii: "["): return .list(try elements())
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw unexpected("a value")
        }
    }

    // MARK: Maps and lists

    private mutating func entries() throws(Mistake) -> [Written.Entry] {
        try descend()
        defer { depth -= 1 }
        var entries: [Written.Entry] = []
        skipBlanks()
        if take("}") { return entries }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
            let name = try text()
            skipBlanks()
            guard take(":") else { throw unexpected("`:`") }
            entries.append(Written.Entry(name, try value()))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw unexpected("`,` or `}`") }
        let names = entries.map(\.name).sorted()
        for (name, following) in zip(names, names.dropFirst()) where name == following {
            throw Mistake("has `\(name)` twice")
        }
        return entries
    }

    private mutating func elements() throws(Mistake) -> [Written] {
        try descend()
        defer { depth -= 1 }
        var elements: [Written] = []
        skipBlanks()
        if take("]") { return elements }
        repeat {
            elements.append(try value())
            skipBlanks()
        } while take(",")
        guard take("]") else { throw unexpected("`,` or `]`") }
        return elements
    }

    private mutating func descend() throws(Mistake) {
        position += 1
        depth += 1
        guard depth <= mostDepth else {
            throw Mistake("is nested deeper than \(mostDepth) levels")
        }
    }

    // MARK: Scalars

    private mutating func word(_ word: StaticString, _ value: Written) throws(Mistake) -> Written {
        for byte in "\(word)".utf8 {
            guard next == byte else { throw unexpected("`\(word)`") }
            position += 1
        }
        return value
    }

    private mutating func number() throws(Mistake) -> Written {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw Mistake("has the number \(text.prefix(40)), which is too large")
        }
        return .number(number)
    }

    private mutating func digits() throws(Mistake) {
        let start = position
        while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
        guard position > start else { throw unexpected("a digit") }
    }

    private mutating func text() throws(Mistake) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escaped()
            case 0..<0x20:
                position -= 1
                throw unexpected("no control character")
            default: text.append(byte)
            }
        }
        throw unexpected("`\"`")
    }

    /// What stands after a backslash.
    private mutating func escaped() throws(Mistake) -> [UInt8] {
        let byte = next
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte ?? 0]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try unicode())).utf8)
        default:
            position -= 1
            throw unexpected("an escape such as \\n or \\u00e9")
        }
    }

    private mutating func unicode() throws(Mistake) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // A character beyond the first 65,536 is written as two halves, high then low.
        guard (0xd800..<0xdc00).contains(first), take("\\"), take("u") else {
            throw unexpected("the other half of a character")
        }
        let second = try unit()
        guard (0xdc00..<0xe000).contains(second),
            let scalar = Unicode.Scalar(
                0x1_0000 + (UInt32(first) - 0xd800) << 10 + UInt32(second) - 0xdc00)
        else { throw unexpected("the other half of a character") }
        return scalar
    }

    private mutating func unit() throws(Mistake) -> UInt16 {
        let end = min(position + 4, bytes.count)
        let digits = bytes[position..<end]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw unexpected("four hex digits") }
        position = end
        return unit
    }

    // MARK: Bytes

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let next, [0x20, 0x09, 0x0a, 0x0d].contains(next) { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func unexpected(_ expected: String) -> Mistake {
        Mistake(
            "is not JSON: at byte \(min(position, bytes.count) + 1) there must be \(expected)")
    }
}

extension Written {
    /// Reads JSON strictly: a name given twice, a number that is too large and deep nesting are
    /// mistakes.
    ///
    /// - Throws: a sentence that begins with the verb; the caller says what was read.
    public init(json: [UInt8], mostDepth: Int = 8) throws(Mistake) {
        var reader = JSONReader(json, mostDepth: mostDepth)
        self = try reader.document()
    }
}
