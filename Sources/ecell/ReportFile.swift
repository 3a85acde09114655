import Foundation

/// A file that appears whole or not at all: it is written beside, and renamed at the end.
///
/// What is no regular file, as a pipe or a device, is written at once.
struct ReportFile {
    /// The name of standard output among files.
    static let standardOutput = "-"

    /// The disk did not do it.
    struct Unwritable: Error {
        /// A sentence with the path.
        let message: String

        /// Tells the reason that the system gives.
        init(_ path: String, _ reason: String) {
            message = "\(path): the file cannot be written: \(reason)"
        }
    }

    let path: String
    private let handle: FileHandle
    /// Where it is to be, and where it is written until it is whole.
    private let move: (from: String, to: String)?
    private var waiting: [UInt8] = []

    private static let chunk = 1 << 18

    init(path: String) throws(Unwritable) {
        self.path = path
        guard path != Self.standardOutput else {
            (handle, move) = (.standardOutput, nil)
            return
        }
        // Beside the file itself, not beside a link to it.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        move = Self.isReplaceable(file) ? (file + ".part", file) : nil
        let descriptor = unsafe open(move?.from ?? file, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { throw Unwritable(path, Self.reason) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    mutating func write(_ text: String) throws(Unwritable) { try write(Data(text.utf8)) }

    mutating func write(_ bytes: Data) throws(Unwritable) {
        waiting += bytes
        if waiting.count >= Self.chunk { try flush() }
    }

    /// Makes the file appear.
    mutating func finish() throws(Unwritable) {
        try flush()
        guard let move else { return }
        guard unsafe rename(move.from, move.to) == 0 else { throw Unwritable(path, Self.reason) }
    }

    /// Leaves no part of it behind.
    func discard() {
        // Whoever discards it has told already that it cannot be written.
        if let move { _ = unsafe unlink(move.from) }
    }

    private mutating func flush() throws(Unwritable) {
        do {
            try handle.write(contentsOf: Data(waiting))
            waiting.removeAll(keepingCapacity: true)
        } catch {
            throw Unwritable(path, Self.reason)
        }
    }

    /// Whether there is a regular file, or nothing yet.
    private static func isReplaceable(_ file: String) -> Bool {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
            return true
        }
        let type = attributes[.type] as? FileAttributeType
        // To write into a folder fails with its own reason.
        return type == .typeRegular
    }

    private static var reason: String { unsafe String(cString: strerror(errno)) }
}
