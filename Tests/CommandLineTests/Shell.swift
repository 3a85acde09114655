import Foundation

/// Runs the built `ecell` as its users do.
enum Shell {
    /// What a run of the command left behind.
    struct Outcome: Equatable {
        let status: Int32
        let output: String
        let errors: String

        var lastLine: String {
            output.split(separator: "\n").last.map(String.init) ?? ""
        }
    }

    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The command stands beside the tests' own executable.
    static let ecell = URL(fileURLWithPath: CommandLine.arguments[0])
        .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("ecell")

    /// Runs it; the environment comes before the tests' own.
    static func run(
        _ arguments: [String], in folder: URL = root, _ environment: [String: String] = [:],
        input: String? = nil
    ) throws -> Outcome {
        try execute(ecell.path, arguments, in: folder, environment, input: input)
    }

    /// Runs a program, which is found as a shell finds it.
    static func execute(
        _ program: String, _ arguments: [String], in folder: URL = root,
        _ environment: [String: String] = [:], input: String? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        let given = Pipe()
        if input != nil { process.standardInput = given }
        try process.run()
        if let input {
            try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try given.fileHandleForWriting.close()
        }
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }

    /// A folder of its own for one test, removed after it.
    static func inNewFolder<R>(_ body: (URL) throws -> R) throws -> R {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ecell-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}

extension URL {
    /// Writes a file into this folder.
    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: appendingPathComponent(name))
    }
}
