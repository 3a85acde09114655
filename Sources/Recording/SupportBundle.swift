internal import Crypto
internal import Foundation
internal import Simulation

/// One file for whoever is to find out what happened: JSON Lines, and nothing that tells of a person.
///
/// Its first line is the manifest: the parts in their order, how many lines each has, and the SHA-256 of
/// these lines. Every other line is an object whose one member is named after its part. So people
/// read it in any editor, `jq` takes it apart, and `grep '^{"event":' FILE | sha256sum` checks it.
/// Nothing in it is compressed: what stands there is what is searched for names and secrets.
struct SupportBundle: Hashable, Sendable {
    struct Part: Hashable {
        var name: String
        /// JSON, each one line.
        var lines: [String]
    }

    var parts: [Part]

    init(_ parts: [Part]) { self.parts = parts.filter { !$0.lines.isEmpty } }

    static let schema = "ecell.bundle/"
    static let version = 1

    /// The lines of a part; none, where it has no such part.
    func lines(of part: String) -> [String] { parts.first { $0.name == part }?.lines ?? [] }

    /// The whole file.
    var bytes: [UInt8] {
        let texts = parts.map { part in
            Array(part.lines.map { "{\(part.name.json):\($0)}\n" }.joined().utf8)
        }
        let manifest = Self.manifest(
            zip(parts, texts).map { ManifestEntry($0.name, lines: $0.lines.count, bytes: $1[...]) })
        return Array(manifest.utf8) + texts.joined()
    }

    /// What the manifest says of a part.
    private struct ManifestEntry {
        var name: String
        var lineCount: Int
        var hash: String

        init(_ name: String, lines: Int, bytes: ArraySlice<UInt8>) {
            self.name = name
            lineCount = lines
            hash = SHA256.hash(data: bytes).map { byte in
                let digits = String(byte, radix: 16)
                return digits.utf8.count == 1 ? "0" + digits : digits
            }.joined()
        }

        init(_ written: Written) throws(Mistake) {
            let members = try Members(written)
            name = try members.text("part")
            lineCount = try members.number("lines")
            hash = try members.text("sha256")
        }

        var written: Written {
            ["part": .text(name), "lines": .number(Double(lineCount)), "sha256": .text(hash)]
        }
    }

    private static func manifest(_ entries: [ManifestEntry]) -> String {
        let document: Written = [
            "schema": .text("\(schema)\(version)"), "parts": .list(entries.map(\.written)),
        ]
        return document.json + "\n"
    }
}

extension SupportBundle {
    /// Reads a file, and checks every byte of it against the manifest.
    ///
    /// - Throws: what is wrong with it, and what to do.
    init(reading bytes: [UInt8], path: String) throws(RecordingError) {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let entries = try Self.entries(bytes[..<end], path)
        var rest = bytes[end...].dropFirst()
        var parts: [Part] = []
        for entry in entries {
            let lines = Self.take(entry.lineCount, of: &rest)
            guard lines.count == entry.lineCount else {
                throw .other(
                    path: path,
                    message: "the bundle is cut off in the part `\(entry.name)`; get the file again"
                )
            }
            let part = bytes[(lines.first?.startIndex ?? rest.startIndex)..<rest.startIndex]
            let found = ManifestEntry(entry.name, lines: lines.count, bytes: part)
            let start = Array("{\(entry.name.json):".utf8)
            guard found.hash == entry.hash, lines.allSatisfy({ $0.starts(with: start) }) else {
                throw .other(
                    path: path,
                    message: "the part `\(entry.name)` of the bundle is not as it was written; "
                        + "get the file again")
            }
            let texts = lines.map {
                // `}` and the newline stand behind it.
                String(decoding: $0.dropFirst(start.count).dropLast(2), as: UTF8.self)
            }
            parts.append(Part(name: entry.name, lines: texts))
        }
        guard rest.isEmpty else {
            throw .other(
                path: path,
                message: "something was added to the end of the bundle; get the file again")
        }
        self.init(parts)
    }

    /// Reads the first line.
    private static func entries(
        _ line: ArraySlice<UInt8>, _ path: String
    ) throws(RecordingError) -> [ManifestEntry] {
        let text = String(decoding: line, as: UTF8.self)
        let start = "{\"schema\":\"\(schema)"
        guard text.hasPrefix(start) else {
            throw .other(
                path: path, message: "the file is no bundle; `ecell bundle` makes one")
        }
        let digits = text.dropFirst(start.count).prefix(while: \.isNumber)
        if let made = Int(digits), made > version {
            throw .other(
                path: path,
                message: "the bundle was made by a newer version of eCell; use that version")
        }
        do throws(Mistake) {
            var entries: [ManifestEntry] = []
            for part in try Members(Written(json: Array(line))).list("parts") {
                entries.append(try ManifestEntry(part))
            }
            // No other hash covers this line: it must be what it says, to the letter.
            if manifest(entries) == text + "\n" { return entries }
        } catch {
            // A line that cannot be read was changed as one that reads otherwise.
        }
        throw .other(
            path: path,
            message: "the first line of the bundle is not as it was written; get the file again")
    }

    /// Takes whole lines, each with its newline, from the front.
    private static func take(
        _ count: Int, of rest: inout ArraySlice<UInt8>
    ) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        while lines.count < count, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest[rest.startIndex...end])
            rest = rest[(end + 1)...]
        }
        return lines
    }
}

/// The members of a JSON object.
struct Members {
    private let entries: [Written.Entry]

    var whole: Written { .map(entries) }

    init(_ written: Written) throws(Mistake) {
        guard case .map(let entries) = written else { throw Mistake("an object is missing") }
        self.entries = entries
    }

    init(json: String) throws(Mistake) {
        try self.init(Written(json: Array(json.utf8), mostDepth: 16))
    }

    subscript(_ name: String) -> Written { entries.first { $0.name == name }?.value ?? .null }

    func text(_ name: String) throws(Mistake) -> String {
        guard case .text(let text) = self[name] else { throw Mistake("`\(name)` is no text") }
        return text
    }

    func word<W: RawRepresentable<String>>(_ name: String) throws(Mistake) -> W {
        guard let word = W(rawValue: try text(name)) else {
            throw Mistake("`\(name)` is no known word")
        }
        return word
    }

    func instant(_ name: String) throws(Mistake) -> Instant {
        guard let instant = Instant(isoText: try text(name)) else {
            throw Mistake("`\(name)` is no time")
        }
        return instant
    }

    func number<Number: FixedWidthInteger>(_ name: String) throws(Mistake) -> Number {
        guard case .number(let number) = self[name], let whole = Number(exactly: number) else {
            throw Mistake("`\(name)` is no whole number")
        }
        return whole
    }

    func numberIfAny<Number: FixedWidthInteger>(_ name: String) throws(Mistake) -> Number? {
        self[name] == .null ? nil : try number(name)
    }

    func list(_ name: String) throws(Mistake) -> [Written] {
        guard case .list(let list) = self[name] else { throw Mistake("`\(name)` is no list") }
        return list
    }

    func texts(_ name: String) throws(Mistake) -> [String] {
        try list(name).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
