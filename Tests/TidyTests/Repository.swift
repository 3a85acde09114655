import Foundation
import Testing

/// The checked-out repository as text.
enum Repository {
    /// A text file and its lines.
    struct File: Sendable, CustomTestStringConvertible {
        /// From the repository's root.
        let path: String
        let lines: [String]

        var testDescription: String { path }

        /// The folder below `Sources` or `Tests`.
        var folder: String { String(path.split(separator: "/")[1]) }
    }

    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of `Sources` and `Tests`.
    static let swift = files(below: ["Sources", "Tests"]) { $0.hasSuffix(".swift") }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func files(below folders: [String], where isWanted: (String) -> Bool) -> [File] {
        folders.flatMap { folder in
            paths(below: folder).filter(isWanted).sorted().map { path in
                let text = (try? text(of: path)) ?? ""
                return File(
                    path: path,
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false)
                        .map(String.init))
            }
        }
    }

    private static func paths(below folder: String) -> [String] {
        let all = FileManager.default.subpaths(
            atPath: root.appendingPathComponent(folder).path)
        return (all ?? []).map { folder + "/" + $0 }
    }
}
