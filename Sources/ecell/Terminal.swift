import Foundation

/// Where output goes: people read standard output, logs and progress go to standard error.
enum Terminal {
    /// Whether standard output shows colour: on a terminal, and not with `NO_COLOR` set.
    static var hasColor: Bool { isatty(STDOUT_FILENO) == 1 && !noColor }

    /// Whether somebody watches standard error.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    private static var noColor: Bool {
        !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Writes to standard output; when that fails, says so and ends the command with its code.
    ///
    /// A reader that has seen enough, as `head` has, is no failure.
    static func show(_ text: String) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            guard errno != EPIPE else { return }
            complain("standard output cannot be written: \(error.localizedDescription)")
            try ExitStatus.surroundings.leave()
        }
    }

    /// Writes a line to standard error.
    static func complain(_ text: String) { write(text + "\n") }

    /// Writes over the last line of progress.
    static func showProgress(_ text: String) { write("\r\u{1B}[K" + text) }

    private static func write(_ text: String) {
        // Where nobody can be told, there is nothing else to do.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Writes files, each as far as it can be written, and says which cannot.
    ///
    /// - Returns: whether all are written.
    static func save(_ files: [(path: String, text: String)?]) -> Bool {
        var areSaved = true
        for case let (path, text)? in files {
            do {
                try save(text, to: path)
            } catch {
                areSaved = false
            }
        }
        return areSaved
    }

    /// Writes a file; when that fails, says so and ends the command with its code.
    static func save(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            complain("\(path): the file cannot be written: \(error.localizedDescription)")
            try ExitStatus.surroundings.leave()
        }
    }
}
