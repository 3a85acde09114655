import Foundation
import Testing

/// Programs that read reports as their consumers do.
enum ReportReader {
    /// The folder of what comes from PyPI.
    private static let python = Shell.root.appendingPathComponent(".build/report-tools/bin")

    /// Whether it is there, as text for a message.
    private static let installation = Result {
        try Shell.execute(".ci/report-tools", [], in: Shell.root)
    }

    /// Runs a program of PyPI.
    static func run(_ program: String, _ arguments: [String]) throws -> Shell.Outcome {
        let outcome = try installation.get()
        try #require(outcome.status == 0, "`.ci/report-tools` failed: \(outcome.errors)")
        return try Shell.execute(python.appendingPathComponent(program).path, arguments)
    }

    /// Reads what a script of Python prints as JSON, one value a line.
    static func values<T: Decodable>(_ script: String, _ arguments: [String]) throws -> [T] {
        let outcome = try run("python", ["-c", script] + arguments)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try outcome.output.split(separator: "\n").map {
            try JSONDecoder().decode(T.self, from: Data($0.utf8))
        }
    }

    /// Opens a page in a browser without a window.
    static func browse(_ page: URL, _ arguments: [String], in folder: URL) throws -> Shell.Outcome {
        // As root there is no sandbox.
        let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
        return try Shell.execute(
            "timeout",
            ["60", "chromium", "--headless", "--disable-gpu", "--hide-scrollbars"] + sandbox
                + ["--user-data-dir=\(folder.path)/browser", "--enable-logging=stderr"]
                + arguments + [page.absoluteString])
    }
}
