import Foundation

/// Text that waits for its place in a report: a file without a name, which nobody has to remove.
struct Spool {
    /// The report, for messages.
    private let path: String
    private let handle: FileHandle
    private var waiting: [UInt8] = []

    private static let chunk = 1 << 18

    /// - Throws: when there is no room for temporary files.
    init(for path: String) throws(ReportFile.Unwritable) {
        self.path = path
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("ecell-\(UUID().uuidString)").path
        let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw ReportFile.Unwritable(path, "no temporary file in \(folder.path): \(reason)")
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        _ = unsafe unlink(file)
    }

    mutating func write(_ text: String) throws(ReportFile.Unwritable) {
        waiting += text.utf8
        if waiting.count >= Self.chunk { try flush() }
    }

    private mutating func flush() throws(ReportFile.Unwritable) {
        do {
            try handle.write(contentsOf: Data(waiting))
            waiting.removeAll(keepingCapacity: true)
        } catch {
            throw ReportFile.Unwritable(path, "its temporary file: \(error.localizedDescription)")
        }
    }

    /// Writes all of it into a report.
    mutating func empty(into file: inout ReportFile) throws(ReportFile.Unwritable) {
        try flush()
        do {
            try handle.seek(toOffset: 0)
            while let bytes = try handle.read(upToCount: Self.chunk), !bytes.isEmpty {
                try file.write(bytes)
            }
        } catch let error as ReportFile.Unwritable {
            throw error
        } catch {
            throw ReportFile.Unwritable(path, "its temporary file: \(error.localizedDescription)")
        }
    }
}
