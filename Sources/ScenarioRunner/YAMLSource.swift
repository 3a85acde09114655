/// The text of a document with what its tree of values leaves out: comments, blank lines, and how
/// far each scalar reaches.
struct YAMLSource {
    struct Comment {
        let index: Int
        let line: Int
        let column: Int
        let text: String
    }

    private let scalars: [Unicode.Scalar]
    /// Where each line begins.
    private let lineStarts: [Int]
    /// Where each scalar, keys among them, begins and ends.
    private var ends: [Int: Int] = [:]
    /// Where each scalar begins, in order.
    private(set) var starts: [Int] = []
    /// In order.
    private(set) var comments: [Comment] = []

    /// - Parameters:
    ///   - text: without a byte order mark.
    ///   - root: what was read from it.
    init(_ text: String, _ root: Element) {
        scalars = Array(text.unicodeScalars)
        lineStarts = Self.lineStarts(scalars)
        var position = 0
        for (place, text) in root.scalars {
            let start = index(of: place)
            findComments(in: position..<start)
            position = end(of: text, from: start)
            ends[start] = position
            starts.append(start)
        }
        findComments(in: position..<scalars.count)
    }

    // MARK: Questions

    /// Where the value at a place begins, a tag left out.
    func index(of place: Place) -> Int {
        var index = lineStarts[place.line - 1] + place.column - 1
        guard scalar(at: index) == "!" else { return index }
        while index < scalars.count, !scalars[index].properties.isWhitespace { index += 1 }
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        return index
    }

    func scalar(at index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    /// The line, from 1, that an index lies in.
    func line(of index: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Whether a line, from 1, has nothing on it and belongs to no scalar that ends at `position`.
    func isBlank(line: Int, after position: Int) -> Bool {
        guard line >= 1, lineStarts[line - 1] >= position else { return false }
        return text(ofLine: line).isBlankText
    }

    /// The lines of the scalar that begins at an index; the first from there on.
    func lines(from index: Int) -> [String] {
        let end = ends[index] ?? index
        let last = line(of: max(index, end - 1))
        return (line(of: index)...last).map { number in
            let start = max(index, lineStarts[number - 1])
            return text(start..<min(end, self.end(ofLine: number)))
        }
    }

    /// Where the scalar that begins at an index ends.
    func end(from index: Int) -> Int { ends[index] ?? index }

    /// Where the brackets that open at an index have closed.
    func flowEnd(from start: Int) -> Int {
        var index = start
        var depth = 0
        while index < scalars.count {
            if let end = ends[index], end > index {
                index = end
                continue
            }
            switch scalars[index] {
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case "#": index = end(ofLine: line(of: index)) - 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        return index
    }

    /// The lines between two indices, each without blanks around it.
    func trimmedLines(_ range: Range<Int>) -> [String] {
        (line(of: range.lowerBound)...line(of: range.upperBound - 1)).map { number in
            let start = max(range.lowerBound, lineStarts[number - 1])
            return text(start..<min(range.upperBound, end(ofLine: number))).trimmed
        }
    }

    // MARK: Finding

    /// The breaks are those of YAML 1.1, which the places count.
    private static func lineStarts(_ scalars: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            let isFirstOfTwo =
                scalar == "\r" && index + 1 < scalars.count
                && scalars[index + 1] == "\n"
            if scalar.isLineBreak && !isFirstOfTwo { starts.append(index + 1) }
        }
        return starts
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private func text(ofLine line: Int) -> String {
        text(lineStarts[line - 1]..<end(ofLine: line))
    }

    /// Where the break of a line begins.
    private func end(ofLine line: Int) -> Int {
        var end = line < lineStarts.count ? lineStarts[line] : scalars.count
        while end > lineStarts[line - 1], scalars[end - 1].isLineBreak { end -= 1 }
        return end
    }

    private mutating func findComments(in gap: Range<Int>) {
        var index = gap.lowerBound
        while index < gap.upperBound {
            let isFirst = index == 0 || scalars[index - 1].properties.isWhitespace
            guard scalars[index] == "#", isFirst else {
                index += 1
                continue
            }
            let line = line(of: index)
            let end = end(ofLine: line)
            comments.append(
                Comment(
                    index: index, line: line, column: index - lineStarts[line - 1] + 1,
                    text: text(index..<end).trimmed))
            index = end
        }
    }

    /// Where a scalar ends that means a text.
    private func end(of text: String, from start: Int) -> Int {
        switch scalar(at: start) {
        case "\"": quotedEnd(from: start) { $0 == "\\" }
        case "'": singleQuotedEnd(from: start)
        case "|", ">": blockEnd(of: text, from: start)
        default: plainEnd(of: text, from: start)
        }
    }

    private func quotedEnd(from start: Int, escapes: (Unicode.Scalar) -> Bool) -> Int {
        var index = start + 1
        while index < scalars.count, scalars[index] != "\"" {
            index += escapes(scalars[index]) ? 2 : 1
        }
        return min(index + 1, scalars.count)
    }

    private func singleQuotedEnd(from start: Int) -> Int {
        var index = start + 1
        while index < scalars.count {
            if scalars[index] != "'" {
                index += 1
            } else if scalar(at: index + 1) == "'" {
                index += 2
            } else {
                break
            }
        }
        return min(index + 1, scalars.count)
    }

    /// Breaks are folded, so that the letters alone tell where a plain scalar ends.
    private func plainEnd(of text: String, from start: Int) -> Int {
        var left = text.unicodeScalars.count { !$0.properties.isWhitespace }
        var index = start
        while left > 0, index < scalars.count {
            if !scalars[index].properties.isWhitespace { left -= 1 }
            index += 1
        }
        return index
    }

    private func blockEnd(of text: String, from start: Int) -> Int {
        var number = line(of: start)
        var end = end(ofLine: number)
        // The header may have a comment, which is found like any other.
        var index = start
        while index < end, !scalars[index].properties.isWhitespace { index += 1 }
        guard !text.isBlankText else { return index }
        var left = text.unicodeScalars.count { !$0.properties.isWhitespace }
        while left > 0, number < lineStarts.count {
            number += 1
            let line = self.text(ofLine: number)
            left -= line.unicodeScalars.count { !$0.properties.isWhitespace }
            end = self.end(ofLine: number)
        }
        guard self.text(start..<index).contains("+") else { return end }
        while number < lineStarts.count, self.text(ofLine: number + 1).isBlankText {
            number += 1
            end = self.end(ofLine: number)
        }
        return end
    }
}

extension Element {
    /// Every scalar that is written out, keys among them, in the order of the text.
    fileprivate var scalars: [(place: Place, text: String)] {
        switch content {
        case .scalar(let text, isPlain: _): isBlank ? [] : [(place, text)]
        case .list(let items): items.flatMap(\.scalars)
        case .map(let entries):
            entries.flatMap { [($0.keyPlace, $0.key)] + $0.value.scalars }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isLineBreak: Bool { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(self) }
}

extension String {
    fileprivate var isBlankText: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}
