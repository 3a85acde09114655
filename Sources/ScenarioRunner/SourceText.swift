/// A file that was read: its path as people see it, and its text for messages.
struct SourceText: Hashable, Sendable {
    let path: String
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [Int]

    var isEmpty: Bool { bytes.isEmpty }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = Self.lineBreak(bytes, at: index)
            if length > 0 { starts.append(index + length) }
            index += max(1, length)
        }
        self.starts = starts
    }

    /// A line, from 1, without its break; empty where there is none.
    func line(_ number: Int) -> String {
        guard number >= 1, number <= starts.count else { return "" }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        // Back over the break, which is the only one in between.
        while end > start, Self.lineBreak(bytes, at: end - 1) > 0 || isInBreak(end, from: start) {
            end -= 1
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Whether the byte before `end` belongs to a break of several bytes that begins after `start`.
    private func isInBreak(_ end: Int, from start: Int) -> Bool {
        [2, 3].contains { back in
            end - back >= start && Self.lineBreak(bytes, at: end - back) == back
        }
    }

    /// How many bytes the line break at an index has; 0 if there is none.
    ///
    /// The breaks are those of YAML 1.1, which the places count.
    private static func lineBreak(_ bytes: [UInt8], at index: Int) -> Int {
        func follow(_ rest: UInt8...) -> Bool {
            index + rest.count < bytes.count && bytes[(index + 1)...].starts(with: rest)
        }
        switch bytes[index] {
        case 0x0a: return 1
        case 0x0d: return follow(0x0a) ? 2 : 1
        case 0xc2: return follow(0x85) ? 2 : 0
        case 0xe2: return follow(0x80, 0xa8) || follow(0x80, 0xa9) ? 3 : 0
        default: return 0
        }
    }

    /// The line at a place, and where its caret stands.
    func excerpt(line: Int, column: Int) -> Excerpt {
        Excerpt(line: line, text: self.line(line), column: column)
    }
}

/// A line of a file with a caret below.
struct Excerpt: Hashable, Sendable {
    let line: Int
    let text: String
    let column: Int

    /// Longer lines are cut to this many characters around the caret.
    private static let width = 120

    /// Two lines: the line with its number, and the caret.
    var rendered: String {
        let scalars = Array(text.unicodeScalars)
        var shown = scalars[...]
        var caret = max(0, min(column - 1, scalars.count))
        var prefix = ""
        if scalars.count > Self.width {
            let start = max(0, min(caret - Self.width / 2, scalars.count - Self.width))
            shown = scalars[start..<start + Self.width]
            prefix = start > 0 ? "…" : ""
            caret += prefix.count - start
        }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: prefix.unicodeScalars)
        line.append(contentsOf: shown)
        let number = String(self.line)
        let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
        return gutter + " | " + String(line).withoutControls + "\n"
            + String(repeating: " ", count: gutter.count) + " | "
            + String(repeating: " ", count: caret) + "^"
    }
}

extension String {
    /// The text with a mark in place of each control character, so that no file can steer a
    /// terminal.
    var withoutControls: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || $0 == 0xc2 }) else { return self }
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
            result.append(scalar == "\t" ? " " : isControl ? "\u{fffd}" : scalar)
        }
        return String(result)
    }
}
