internal import Foundation

/// Reads each file once, and keeps its text for messages.
struct Library {
    /// Every file that was read, by number.
    private(set) var sources: [SourceText] = []
    private(set) var complaints: [Complaint] = []
    /// Places of values that nobody knows, which ``complaints`` tells.
    private(set) var unknown: Set<Place> = []
    private var roots: [Element?] = []
    private var numbers: [String: Int] = [:]

    /// The document of a file; nothing if it is refused, which ``complaints`` tells.
    mutating func document(_ path: String) -> (file: Int, root: Element?) {
        if let number = numbers[path] { return (number, roots[number]) }
        let number = sources.count
        numbers[path] = number
        let start = Place(file: number, line: 1, column: 1)
        let bytes: [UInt8]
        do throws(Complaint) {
            bytes = try Self.bytes(path, start)
        } catch {
            return add(path, "", nil, [error])
        }
        return read(bytes, path)
    }

    /// Takes bytes for the contents of a file, whatever is there.
    @discardableResult
    mutating func read(_ bytes: [UInt8], _ path: String) -> (file: Int, root: Element?) {
        let number = sources.count
        numbers[path] = number
        let start = Place(file: number, line: 1, column: 1)
        guard var text = String(validating: bytes, as: UTF8.self) else {
            let (text, place) = Self.firstInvalid(bytes, number)
            return add(path, text, nil, [Complaint(place, "the file is not UTF-8")])
        }
        if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
        guard bytes.count <= YAMLReader.sizeLimit else {
            return add(path, "", nil, [Complaint(start, "the file is larger than 512 KiB")])
        }
        var reader = YAMLReader(file: number)
        let root = reader.read(text)
        unknown.formUnion(reader.unknown)
        return add(path, text, root, reader.complaints)
    }

    private mutating func add(
        _ path: String, _ text: String, _ root: Element?, _ complaints: [Complaint]
    ) -> (file: Int, root: Element?) {
        sources.append(SourceText(path: path, text: text))
        roots.append(root)
        self.complaints += complaints
        return (sources.count - 1, root)
    }

    /// The bytes of a file, one more than allowed at most.
    static func bytes(_ path: String, _ start: Place) throws(Complaint) -> [UInt8] {
        guard let isFolder = path.isFolder else { throw Complaint(start, "there is no such file") }
        guard !isFolder else { throw Complaint(start, "this is a folder, not a file") }
        guard path.isRegularFile else { throw Complaint(start, "this is not a regular file") }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            return Array(try handle.read(upToCount: YAMLReader.sizeLimit + 1) ?? Data())
        } catch {
            throw Complaint(start, "the file can't be read")
        }
    }

    /// The text up to the first byte that is not UTF-8, and the place of that.
    private static func firstInvalid(_ bytes: [UInt8], _ file: Int) -> (String, Place) {
        var number = 1
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if String(validating: bytes[start..<end], as: UTF8.self) == nil { break }
            (number, start) = (number + 1, end + 1)
        }
        let line = bytes[min(start, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
        let shown = String(decoding: line.prefix(4096), as: UTF8.self)
        let column = shown.unicodeScalars.prefix { $0 != "\u{fffd}" }.count + 1
        return (
            String(decoding: bytes[..<min(start, bytes.count)], as: UTF8.self) + shown,
            Place(file: file, line: number, column: column)
        )
    }
}
