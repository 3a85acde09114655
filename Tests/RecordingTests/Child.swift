import Foundation

/// The process that records and is killed; it stands beside the tests' own executable.
struct Child {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    static let program = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("recording-child").path

    init(_ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    /// Waits for so many answers, and kills it in the middle of whatever it does then.
    ///
    /// - Returns: the last answer.
    func kill(afterAnswers count: Int) -> UInt64 {
        var text = Data()
        while text.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text += more
        }
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        while case let more = output.fileHandleForReading.availableData, !more.isEmpty {
            text += more
        }
        process.waitUntilExit()
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        return lines.last.flatMap { UInt64($0) } ?? 0
    }

    /// Waits for its end.
    func finish() throws -> (status: Int32, output: String, errors: String) {
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }
}
