/// An error in a scenario file, found before anything runs.
public struct Problem: Error, Hashable, Sendable {
    /// The path as it was found.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// What is wrong, what would be right and, for a misspelt word, the nearest known one.
    public let message: String
    let excerpt: Excerpt?

    init(file: String, line: Int = 1, column: Int = 1, message: String, excerpt: Excerpt? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.excerpt = excerpt
    }

    init(_ complaint: Complaint, in sources: [SourceText]) {
        let source = sources[complaint.place.file]
        let place = complaint.place
        self.init(
            file: source.path, line: place.line, column: place.column, message: complaint.message,
            excerpt: source.isEmpty
                ? nil : source.excerpt(line: place.line, column: place.column))
    }

    /// `file:line:column: message`, the line itself, and a caret.
    public var text: String {
        "\(file):\(line):\(column): \(message)".withoutControls
            + (excerpt.map { "\n" + $0.rendered } ?? "")
    }
}

extension Problem: Comparable {
    public static func < (a: Problem, b: Problem) -> Bool {
        if a.file != b.file { return a.file < b.file }
        return (a.line, a.column, a.message) < (b.line, b.column, b.message)
    }
}

extension [Problem] {
    /// The files in the order of their names, each with its errors.
    var byFile: [(file: String, problems: [Problem])] {
        Dictionary(grouping: self, by: \.file).sorted { $0.key < $1.key }
            .map { (file: $0.key, problems: $0.value) }
    }
}
