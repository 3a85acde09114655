internal import Foundation

/// A scenario file, or one that is only included, and how it would be written.
public struct FormattedFile: Hashable, Sendable {
    public let path: String
    public let original: String
    public let formatted: String

    public var isChanged: Bool { original != formatted }

    /// The first line that differs, as it was and as it becomes; the same where only line ends differ.
    public var firstChange: (line: Int, old: String, new: String)? {
        guard isChanged else { return nil }
        func lines(_ text: String) -> [Substring] {
            // A carriage return and a newline are one character.
            text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        }
        let (old, new) = (lines(original), lines(formatted))
        let same = zip(old, new).prefix { $0 == $1 }.count
        func line(_ lines: [Substring]) -> String {
            same < lines.count ? String(lines[same]).withoutControls : ""
        }
        return (same + 1, line(old), line(new))
    }
}

/// Scenario files as they would be written, and what is wrong with the others.
public struct ScenarioFormat: Sendable {
    /// What stands for standard input in messages.
    public static let standardInput = "<standard input>"

    /// In the order of the paths.
    public private(set) var files: [FormattedFile] = []
    /// Files with errors are not formatted.
    public private(set) var problems: [Problem] = []

    /// Reads files, and everything below folders, what is only included among it.
    public init(paths: [String]) {
        let found = ScenarioFiles(paths, root: nil, findsFragments: true)
        problems = found.problems
        for file in found.files {
            var reader = ScenarioReader(root: file.root)
            add(file.path, &reader)
        }
        conclude()
    }

    /// Reads one file that was given as bytes; its `include` is seen from the working directory.
    public init(standardInput bytes: [UInt8]) {
        var reader = ScenarioReader(root: "")
        reader.library.read(bytes, Self.standardInput)
        add(Self.standardInput, &reader)
        conclude()
    }

    /// A file with errors is told once, whoever includes it.
    private mutating func conclude() { problems = Set(problems).sorted() }

    private mutating func add(_ path: String, _ reader: inout ScenarioReader) {
        let meaning = reader.meaning(of: path)
        let (file, root) = reader.library.document(path)
        var problems = reader.allComplaints.map {
            Problem($0, in: reader.library.sources)
        }
        if let root, problems.isEmpty {
            let original = reader.library.sources[file].text
            let formatted = YAMLPrinter.text(root.spelled, from: YAMLSource(original, root))
            if Self.means(formatted, root, meaning, path, reader.root) {
                files.append(FormattedFile(path: path, original: original, formatted: formatted))
            } else {
                let message =
                    "this file can't be formatted without changing its meaning; it is left as it is"
                problems.append(Problem(file: path, message: message))
            }
        }
        self.problems += problems
    }

    /// Whether a text says the same as a document, and makes the same scenarios.
    private static func means(
        _ text: String, _ root: Element, _ meaning: [Scenario], _ path: String, _ limit: String
    ) -> Bool {
        var reader = ScenarioReader(root: limit)
        reader.library.read(Array(text.utf8), path)
        guard let read = reader.library.document(path).root, read.says(root.spelled) else {
            return false
        }
        return reader.meaning(of: path) == meaning && reader.complaints.isEmpty
    }
}

extension ScenarioReader {
    /// The scenarios of a file without their places; none for one that is only included.
    fileprivate mutating func meaning(of path: String) -> [Scenario] {
        let (file, root) = library.document(path)
        guard let root, let entries = root.entries else { return scenarios(in: path) }
        let isFragment =
            !entries.isEmpty && entries.allSatisfy { Self.fragmentKeys.contains($0.key) }
        guard isFragment else { return scenarios(in: path).map(\.placeless) }
        _ = checkKeys(root, Self.fragmentKeys, "a file that is included", file)
        return []
    }
}
