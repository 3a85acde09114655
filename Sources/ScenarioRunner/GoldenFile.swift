internal import Foundation

/// A file that holds a trace: read whole, and written whole or not at all.
struct GoldenFile: Sendable {
    /// The disk did not do it.
    struct Unusable: Error, Hashable, Sendable {
        /// A sentence with the path.
        let message: String
    }

    let path: String

    /// The bytes; nothing if there is no such file.
    func read() throws(Unusable) -> [UInt8]? {
        guard let isFolder = path.isFolder else { return nil }
        guard !isFolder else { throw Unusable(message: "\(path) is a folder, not a golden") }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw Unusable(message: "the golden \(path) can't be read: \(error.reason)")
        }
    }

    /// What a digest is made of: its path and, if it can be read, its bytes.
    var parts: [[UInt8]] { [Array(path.utf8)] + [try? read()].compactMap { $0 } }

    /// Replaces the file at once by a new one, which is written beside it first.
    func write(_ bytes: [UInt8]) throws(Unusable) {
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw Unusable(message: "\(path) can't be written: \(error.reason)")
        }
    }
}

extension GoldenFile {
    /// The goldens below folders that no scenario uses, sorted.
    ///
    /// Hidden folders are left out as for scenarios; those that begin with `_` are not.
    static func unused(below folders: [String], _ used: Set<String>) -> [String] {
        Set(folders.flatMap { goldens(below: $0) }).subtracting(used).sorted()
    }

    private static func goldens(below folder: String, above: [String] = []) -> [String] {
        // A link back to a folder above is not followed.
        let real = folder.orHere.real
        if above.contains(real) { return [] }
        // A folder that can't be read is told of where its scenarios are looked for.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.orHere)) ?? []
        var found: [String] = []
        for name in names where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : folder + "/" + name
            let isFile = name.hasSuffix(Golden.ending)
            if isFile && path.isFolder == false {
                found.append(path)
            } else if !name.hasSuffix(".yaml"), path.isFolder == true {
                found += goldens(below: path, above: above + [real])
            }
        }
        return found
    }
}

extension Error {
    /// What the system says, without what it was about.
    fileprivate var reason: String {
        let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return (underlying ?? self as NSError).localizedDescription
    }
}
