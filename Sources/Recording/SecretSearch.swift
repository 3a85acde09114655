internal import Foundation
public import Simulation

/// Looks through bytes for what must not be told: names, cards, passwords, keys.
///
/// It finds them in any case, as plain text and as bytes, and inside of hex and base64 of any
/// alignment, these in one another too.
public struct SecretSearch: Sendable {
    /// One thing to look for.
    private struct Needle: Hashable, Sendable {
        /// In lower case.
        var bytes: [UInt8]
        /// Which of ``kinds`` it is.
        var kind: Int
    }

    /// What was found; what it is, is not repeated.
    public struct Finding: Hashable, Sendable {
        /// `the name of a vehicle`.
        public let kind: String
        /// From 1.
        public let line: Int
        /// What it was hidden in, from outside to inside: hex, base64.
        public let encodings: [String]
    }

    /// Names that are a part of the vocabulary: they tell nobody, and are not looked for.
    public private(set) var publicNames: [String] = []
    /// How many things are looked for.
    public private(set) var count = 0
    private var kinds: [String] = []
    /// What each short name is, in lower case.
    private var shortNames: [String: String] = [:]
    private var needles: Set<Needle> = []

    /// Shorter ones stand in many a word and number.
    private static let leastLength = 6
    /// More findings help nobody.
    private static let mostFindings = 20

    public init() {}
}

// MARK: What is looked for

extension SecretSearch {
    /// Looks for a name; a short one only where it stands alone as a text.
    public mutating func add(name: String, _ kind: String) {
        let word = name.lowercased()
        let isShort = name.utf8.count < Self.leastLength
        if isShort ? Self.publicWords.contains(word) : Self.publicText.contains(word) {
            if !publicNames.contains(name) { publicNames.append(name) }
        } else {
            if isShort { shortNames[word] = kind }
            add(text: name, kind)
        }
    }

    /// What the short names are that stand among the words of a text that people wrote.
    func shortNames(amongWordsOf text: String) -> [String] {
        let words = Set(Self.words(of: text.lowercased()))
        return shortNames.filter { words.contains($0.key) }.map(\.value).sorted()
    }

    /// Looks for what only who may know it knows: the content of a file, or of a variable.
    public mutating func add(secret: [UInt8], _ kind: String) {
        guard let text = String(validating: secret, as: UTF8.self) else {
            insert(secret, kind)
            count += 1
            return
        }
        add(text: text.trimmingCharacters(in: .whitespacesAndNewlines), kind)
        // Of a key in many lines, one betrays enough.
        for line in text.split(whereSeparator: \.isNewline)
        where line.utf8.count >= Self.leastLength && !line.hasPrefix("-----") {
            insert(forms: String(line), kind)
        }
    }

    /// Looks for a card's token.
    public mutating func add(card: CardToken, _ kind: String) {
        count += 1
        insert(card.full.dropFirst(5).utf8, kind)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: card.bits >> (8 * UInt64($0))) }
        insert(bytes, kind)
        insert(bytes.reversed(), kind)
        // What lists show of it.
        insert(card.text.utf8, kind)
    }

    /// Looks for a card's UID, as ``Simulation/CardToken/normalised(uid:)`` spells it.
    public mutating func add(uid: String, _ kind: String) {
        count += 1
        let digits = Array(uid.utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        // Some readers tell the bytes in the other order.
        for bytes in [bytes, bytes.reversed()] {
            insert(bytes, kind)
            insert(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8, kind)
        }
    }

    /// What looks like a UID: 4, 7 or 10 bytes in hex with the same sign, or none, between them.
    public static func uids(in text: String) -> [String] {
        text.matches(of: /\b[0-9A-Fa-f]{2}([ :\-]?)[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){2,8}\b/)
            .compactMap { CardToken.normalised(uid: String($0.output.0)) }
    }

    private mutating func add(text: String, _ kind: String) {
        guard !text.isEmpty else { return }
        count += 1
        if text.utf8.count < Self.leastLength {
            insert(text.lowercased().json.utf8, kind)
        } else {
            insert(forms: text, kind)
        }
    }

    private mutating func insert(forms text: String, _ kind: String) {
        insert(text.lowercased().utf8, kind)
        insert(text.lowercased().json.utf8.dropFirst().dropLast(), kind)
    }

    private mutating func insert(_ bytes: some Sequence<UInt8>, _ kind: String) {
        let bytes = inLowerCase(Array(bytes)[...])
        guard bytes.count >= Self.keyLength else { return }
        let index = kinds.firstIndex(of: kind) ?? kinds.endIndex
        if index == kinds.endIndex { kinds.append(kind) }
        needles.insert(Needle(bytes: bytes, kind: index))
    }

    /// How many bytes of a needle are looked up at once.
    fileprivate static let keyLength = 3
}

// MARK: Looking

extension SecretSearch {
    /// Everything that is found in lines of text, the first of each kind in a line.
    public func findings(in bytes: [UInt8]) -> [Finding] {
        var findings: [Finding] = []
        let index = Index(needles.map { ($0.bytes, $0.kind) })
        for (number, line) in bytes.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).enumerated() {
            for (kind, encodings) in index.findings(in: line, depth: 2) {
                let finding = Finding(
                    kind: kinds[kind], line: number + 1, encodings: encodings)
                if !findings.contains(finding) { findings.append(finding) }
            }
            if findings.count >= Self.mostFindings { break }
        }
        return findings
    }

    /// The needles by their first bytes.
    private struct Index {
        private var byKey: [UInt32: [(bytes: [UInt8], kind: Int)]] = [:]

        init(_ needles: [(bytes: [UInt8], kind: Int)]) {
            byKey = Dictionary(grouping: needles) { Self.key($0.bytes, at: 0) }
        }

        private static func key(_ bytes: [UInt8], at index: Int) -> UInt32 {
            UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
        }

        func findings(
            in bytes: ArraySlice<UInt8>, depth: Int
        ) -> [(kind: Int, encodings: [String])] {
            let folded = inLowerCase(bytes)
            var found: [(kind: Int, encodings: [String])] = []
            for index in folded.indices.dropLast(SecretSearch.keyLength - 1) {
                for needle in byKey[Self.key(folded, at: index)] ?? []
                where folded[index...].starts(with: needle.bytes) {
                    found.append((needle.kind, []))
                }
            }
            guard depth > 0 else { return found }
            for encoding in Encoding.allCases {
                for decoded in encoding.decoded(from: bytes) {
                    found += findings(in: decoded[...], depth: depth - 1).map {
                        ($0.kind, [encoding.rawValue] + $0.encodings)
                    }
                }
            }
            return found
        }
    }
}

/// How bytes are written as text.
private enum Encoding: String, CaseIterable {
    case hex, base64

    /// Shorter runs hold no secret.
    private static let leastLength = 8

    /// What runs of its characters mean, read from each of their first characters on: nobody knows
    /// where the encoded begins.
    func decoded(from bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        bytes.split { value(of: $0) == nil }.filter { $0.count >= Self.leastLength }
            .flatMap { run in
                let values = run.compactMap(value(of:))
                return (0..<charactersInGroup).map { decode(values.dropFirst($0)) }
            }
    }

    private var bitsInCharacter: Int {
        switch self {
        case .hex: 4
        case .base64: 6
        }
    }

    /// As many as make whole bytes.
    private var charactersInGroup: Int {
        switch self {
        case .hex: 2
        case .base64: 4
        }
    }

    private func decode(_ values: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(values.count * bitsInCharacter / 8)
        var bits: UInt32 = 0
        var count = 0
        for value in values {
            bits = bits << UInt32(bitsInCharacter) | UInt32(value)
            count += bitsInCharacter
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private func value(of character: UInt8) -> UInt8? {
        switch (character, self) {
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .hex): character - UInt8(ascii: "0")
        case (UInt8(ascii: "a")...UInt8(ascii: "f"), .hex): character - UInt8(ascii: "a") + 10
        case (UInt8(ascii: "A")...UInt8(ascii: "F"), .hex): character - UInt8(ascii: "A") + 10
        case (UInt8(ascii: "A")...UInt8(ascii: "Z"), .base64): character - UInt8(ascii: "A")
        case (UInt8(ascii: "a")...UInt8(ascii: "z"), .base64): character - UInt8(ascii: "a") + 26
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .base64): character - UInt8(ascii: "0") + 52
        // The last two have other characters in addresses.
        case (UInt8(ascii: "+"), .base64), (UInt8(ascii: "-"), .base64): 62
        case (UInt8(ascii: "/"), .base64), (UInt8(ascii: "_"), .base64): 63
        default: nil
        }
    }
}

/// Text with its letters in lower case; of what is no text, those of ASCII.
private func inLowerCase(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if bytes.contains(where: { $0 >= 0x80 }), let text = String(validating: bytes, as: UTF8.self) {
        return Array(text.lowercased().utf8)
    }
    return bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
}
