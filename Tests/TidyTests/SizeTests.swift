import Testing

/// Files and functions that a reader holds in mind.
struct SizeTests {
    static let mostLines = 400
    static let mostLinesOfFunction = 70

    /// The catalogs and their texts: one `switch` with a row per case, read like a table.
    static let tables = [
        "Prerequisite+Rows", "Signal+Rows", "CommandName+Rows", "Diagnostics/Advice",
        "Diagnostics/Cause+Text", "Diagnostics/Meaning",
    ]

    @Test(arguments: Repository.swift)
    func `a file is not too long`(_ file: Repository.File) {
        // The last newline starts no line.
        let count = file.lines.count - 1
        #expect(count <= Self.mostLines, "\(file.path) has \(count) lines; split it by topic")
    }

    @Test(
        arguments: Repository.swift.filter { file in !tables.contains { file.path.contains($0) } })
    func `a function is not too long`(_ file: Repository.File) throws {
        let start = try Regex("^ *([a-z@]+ )*(func|init|subscript)\\b")
        for (number, line) in file.lines.enumerated() where line.contains(start) {
            let indent = line.prefix { $0 == " " }
            let rest = file.lines[number...]
            guard let end = rest.dropFirst().firstIndex(where: { $0.hasPrefix(indent + "}") })
            else {
                continue
            }
            // A declaration on one line ends at once; the next brace is another's.
            if line.hasSuffix("}") { continue }
            let count = end - number + 1
            #expect(
                count <= Self.mostLinesOfFunction,
                "\(file.path):\(number + 1): the function has \(count) lines; split it")
        }
    }
}
