import Foundation

/// Runs `body` with the path of a database in a folder of its own, which is gone afterwards.
func inFolder(_ body: (_ database: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("ecell-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent("vans.sqlite").path)
}
