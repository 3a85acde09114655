import Foundation

/// Another program's hands on a database: the `sqlite3` of the system.
///
/// - Parameters:
///   - path: the database's.
///   - statements: what it is to do.
/// - Returns: what it prints.
/// - Throws: that it cannot be run, or did not end well.
@discardableResult
public func sqlite(_ path: String, _ statements: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.standardOutput = output
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", path, statements]
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw SQLiteShellError() }
    return String(decoding: printed, as: UTF8.self)
}

/// It has not done what it was told.
public struct SQLiteShellError: Error {}

/// Another process in the middle of a transaction.
public struct Blocker {
    private let process = Process()
    private let input = Pipe()

    /// Returns once it has begun to write.
    ///
    /// - Parameter path: the database's.
    /// - Throws: that it cannot be run, or has not begun.
    public init(_ path: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(
            contentsOf: Data("BEGIN IMMEDIATE; SELECT 'begun';\n".utf8))
        guard output.fileHandleForReading.availableData == Data("begun\n".utf8) else {
            throw SQLiteShellError()
        }
    }

    /// Ends it, and waits for that.
    public func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
