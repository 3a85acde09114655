/// Writes a document anew: the author's order, comments and choice of blocks and braces, and one
/// way of everything else.
struct YAMLPrinter {
    /// Braces that end behind this column are broken at a comma.
    static let width = 100

    private let source: YAMLSource
    private var lines: [String] = []
    private var comments: ArraySlice<YAMLSource.Comment>
    /// Scalars that are not yet written.
    private var starts: ArraySlice<Int>
    /// Where that which was written last ends in the source.
    private var position = 0

    /// The text of a document, whose places are those of its source.
    static func text(_ root: Element, from source: YAMLSource) -> String {
        var printer = YAMLPrinter(source)
        printer.block(root, indent: 0, lead: nil)
        printer.writeComments(before: .max, indent: 0, isFirst: printer.lines.isEmpty)
        return printer.lines.map { $0 + "\n" }.joined()
    }

    private init(_ source: YAMLSource) {
        self.source = source
        comments = source.comments[...]
        starts = source.starts[...]
    }

    // MARK: Blocks

    /// Writes a map or list that is not a single line; the first line begins with `lead`.
    private mutating func block(_ element: Element, indent: Int, lead: String?) {
        var column: Int?
        switch element.content {
        case .map(let entries) where !isFlow(element):
            column = entries.first?.keyPlace.column
            for (number, entry) in entries.enumerated() {
                let isFirst = number == 0
                let start = source.index(of: entry.keyPlace)
                let isLed = isFirst && lead != nil
                if !isLed { separate(at: start, indent: indent, isFirst: isFirst) }
                let prefix = isLed ? lead ?? "" : blanks(indent)
                advance(past: start, to: source.end(from: start))
                value(entry.value, head: prefix + keyText(entry.key, inFlow: false) + ":", indent)
            }
        case .list(let items) where !isFlow(element):
            column = element.place.column
            for (number, item) in items.enumerated() {
                let isFirst = number == 0
                let isLed = isFirst && lead != nil
                if !isLed {
                    separate(at: source.index(of: item.place), indent: indent, isFirst: isFirst)
                }
                value(item, head: (isLed ? lead ?? "" : blanks(indent)) + "-", indent)
            }
        case .scalar, .map, .list: value(element, head: blanks(indent), indent)
        }
        // A comment that is indented like this block belongs to it, and not to what comes next.
        guard let column, column > 1 else { return }
        let next = starts.first ?? .max
        while let comment = comments.first, comment.index < next, comment.column >= column {
            writeComments(before: comment.index + 1, indent: indent, isFirst: false)
        }
    }

    /// Writes what follows a key and its colon, or a dash.
    private mutating func value(_ element: Element, head: String, _ indent: Int) {
        if element.isBlank {
            lines.append(head)
        } else if case .scalar(let text, let isPlain) = element.content {
            scalar(text, isPlain: isPlain, element.place, head: head, indent)
        } else if isFlow(element) {
            flow(element, head: head, indent)
        } else if head.hasSuffix("-") {
            block(element, indent: indent + 2, lead: head + " ")
        } else {
            lines.append(head)
            takeComments(upToLine: source.line(of: max(0, position - 1)))
            block(element, indent: indent + 2, lead: nil)
        }
    }

    private mutating func scalar(
        _ text: String, isPlain: Bool, _ place: Place, head: String, _ indent: Int
    ) {
        let start = source.index(of: place)
        let written = source.lines(from: start)
        let first = source.scalar(at: start)
        if !isPlain, first == "|" || first == ">" {
            lines.append(head + " " + (written.first ?? "").trimmed)
            takeComments(upToLine: source.line(of: start))
            lines += blockLines(written.dropFirst(), of: text, written.first ?? "", indent)
        } else if isPlain, written.count > 1 {
            lines.append(head + " " + (written.first ?? "").trimmed)
            lines += written.dropFirst().map { line in
                line.trimmed.isEmpty ? "" : blanks(indent + 2) + line.trimmed
            }
        } else {
            lines.append(head + " " + YAMLScalar(text).text(inFlow: false))
        }
        advance(past: start, to: source.end(from: start))
        takeComments(upToLine: source.line(of: position - 1))
    }

    /// The lines of a `|` or `>`, moved to their new place.
    private func blockLines(
        _ written: ArraySlice<String>, of text: String, _ header: String, _ indent: Int
    ) -> [String] {
        func margin(_ line: some StringProtocol) -> Int { line.prefix { $0 == " " }.count }
        let firstWritten = written.first { !$0.trimmed.isEmpty } ?? ""
        let firstMeant = text.split(separator: "\n").first { !String($0).trimmed.isEmpty } ?? ""
        let old = margin(firstWritten) - margin(firstMeant)
        // A digit in the header is the indentation, counted from the parent.
        let digit = header.prefix { $0 != " " }.first { $0.isNumber }
        let new = indent + (digit?.wholeNumberValue ?? 2)
        return written.map { line in
            line.count <= old && line.trimmed.isEmpty ? "" : blanks(new) + line.dropFirst(old)
        }
    }

    // MARK: Comments and blank lines

    private mutating func advance(past start: Int, to end: Int) {
        position = max(position, end)
        while let next = starts.first, next <= start { starts.removeFirst() }
    }

    /// Writes the comments before an entry, and one blank line where there were some.
    private mutating func separate(at start: Int, indent: Int, isFirst: Bool) {
        let hadComments = writeComments(before: start, indent: indent, isFirst: isFirst)
        let line = source.line(of: start)
        if !isFirst || hadComments, source.isBlank(line: line - 1, after: position) {
            lines.append("")
        }
    }

    @discardableResult
    private mutating func writeComments(before index: Int, indent: Int, isFirst: Bool) -> Bool {
        var isFirst = isFirst
        var hasWritten = false
        while let comment = comments.first, comment.index < index {
            comments.removeFirst()
            if !isFirst, source.isBlank(line: comment.line - 1, after: position) {
                lines.append("")
            }
            lines.append(blanks(indent) + comment.text)
            (isFirst, hasWritten) = (false, true)
        }
        return hasWritten
    }

    /// Puts the comments up to a line of the source behind the last line written.
    private mutating func takeComments(upToLine line: Int) {
        while let comment = comments.first, comment.line <= line, let last = lines.indices.last {
            comments.removeFirst()
            lines[last] += "  " + comment.text
        }
    }

    // MARK: Braces

    private func isFlow(_ element: Element) -> Bool {
        let first = source.scalar(at: source.index(of: element.place))
        switch element.content {
        case .scalar: return false
        case .list(let items): return items.isEmpty || first == "["
        case .map(let entries): return entries.isEmpty || first == "{"
        }
    }

    private mutating func flow(_ element: Element, head: String, _ indent: Int) {
        let start = source.index(of: element.place)
        let end = source.flowEnd(from: start)
        let lead = head.trimmed.isEmpty ? head : head + " "
        if comments.contains(where: { $0.index < end && $0.index > start }) {
            // Where comments stand between values, so do the author's line breaks.
            let written = source.trimmedLines(start..<end)
            lines.append(lead + (written.first ?? ""))
            lines += written.dropFirst().map { $0.isEmpty ? "" : blanks(indent + 2) + $0 }
            comments = comments.drop { $0.index < end }
        } else {
            let text = lead + flowText(element, column: lead.unicodeScalars.count, room: 0)
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        advance(past: end, to: end)
        takeComments(upToLine: source.line(of: end - 1))
    }

    /// A value within braces that begins behind `column`; what follows it needs `room`.
    private func flowText(_ element: Element, column: Int, room: Int) -> String {
        let (open, close): (String, String)
        let items: [(head: String, value: Element)]
        switch element.content {
        case .scalar(let text, isPlain: _):
            return element.isBlank ? "" : YAMLScalar(text).text(inFlow: true)
        case .list(let list):
            (open, close) = ("[", "]")
            items = list.map { ("", $0) }
        case .map(let entries):
            (open, close) = entries.isEmpty ? ("{", "}") : ("{ ", " }")
            items = entries.map {
                (keyText($0.key, inFlow: true) + ($0.value.isBlank ? ":" : ": "), $0.value)
            }
        }
        var result = open
        var at = column + open.count
        for (number, (head, value)) in items.enumerated() {
            let isLast = number == items.count - 1
            let after = isLast ? close.count + room : 1
            let whole = head + flowText(value, column: 0, room: -Self.width)
            let separator = number == 0 ? 0 : 1
            var text = whole
            if number > 0, at + separator + whole.unicodeScalars.count + after > Self.width {
                result += "\n" + blanks(column + open.count)
                at = column + open.count
            } else if number > 0 {
                result += " "
                at += 1
            }
            if at + whole.unicodeScalars.count + after > Self.width {
                text = head + flowText(value, column: at + head.unicodeScalars.count, room: after)
            }
            // Some readers take a colon and comma together for a part of the word.
            result += text + (isLast ? "" : text.hasSuffix(":") ? " ," : ",")
            let last = text.split(separator: "\n").last ?? ""
            at = (last.count == text.count ? at : 0) + last.unicodeScalars.count + 1
        }
        return result + close
    }

    private func keyText(_ key: String, inFlow: Bool) -> String {
        YAMLScalar(key).text(inFlow: inFlow)
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
