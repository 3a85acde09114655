import Foundation

/// A folder of its own for each test, gone with it; in memory, where a disk is not what is tested.
struct Folder: ~Copyable {
    let path: String

    init() throws {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        let root = isThere ? memory : FileManager.default.temporaryDirectory
        let url = root.appendingPathComponent("ecell-recording-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}
