import ArgumentParser
import Foundation

/// Where output goes: people read standard output, logs and progress go to standard error.
enum Terminal {
    /// Whether standard output shows colour: on a terminal, and not with `NO_COLOR` set.
    static var hasColor: Bool { isatty(STDOUT_FILENO) == 1 && !noColor }

    /// Whether somebody watches standard error.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal that shows standard output; nothing where it goes elsewhere.
    static var width: Int? {
        var size = winsize()
        let isTerminal = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        return isTerminal && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    private static var noColor: Bool {
        !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Whether somebody still reads standard output, as `head` does not once it has seen enough.
    static var hasReader: Bool {
        var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&output, 1, 0) <= 0 || output.revents & Int16(POLLERR) == 0
    }

    /// Writes to standard output, and says when that fails.
    ///
    /// A reader that has seen enough, as `head` has, is no failure.
    ///
    /// - Returns: whether it is written.
    static func show(_ text: String) -> Bool {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
            return true
        } catch {
            guard errno != EPIPE else { return true }
            complain("standard output cannot be written: \(error.localizedDescription)")
            return false
        }
    }

    /// Writes to standard output; when that fails, ends the command with its code.
    static func tell(_ text: String) throws {
        if !show(text) { try ExitStatus.surroundings.leave() }
    }

    /// Writes a file whole or not at all; when that fails, says so and ends the command.
    static func keep(_ text: String, in path: String) throws {
        do throws(ReportFile.Unwritable) {
            try save(text, to: path)
        } catch {
            complain(error.message)
            try ExitStatus.surroundings.leave()
        }
    }

    /// Writes a line to standard error.
    static func complain(_ text: String) { write(text + "\n") }

    /// Writes over the last line of progress.
    static func showProgress(_ text: String) { write("\r\u{1B}[K" + text) }

    /// Writes to standard error.
    static func write(_ text: String) {
        // Where nobody can be told, there is nothing else to do.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Writes a file whole or not at all.
    static func save(_ text: String, to path: String) throws(ReportFile.Unwritable) {
        var file = try ReportFile(path: path)
        do throws(ReportFile.Unwritable) {
            try file.write(text)
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }
}

extension ExitStatus {
    /// Says to standard error what is wrong, and gives the error that ends the command with this code.
    func error(saying text: String) -> ExitCode {
        Terminal.complain(text)
        return ExitCode(rawValue)
    }
}
