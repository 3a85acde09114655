internal import Foundation

/// The files that a person named: files themselves, and all below folders.
struct ScenarioFiles {
    /// A file, and whether it was named itself and not found in a folder.
    struct Found {
        var path: String
        var isNamed: Bool
        /// What `include` may not leave.
        var root: String
    }

    /// In the order of the paths, sorted within each folder, each once.
    private(set) var files: [Found] = []
    private(set) var problems: [Problem] = []
    /// The folders among the paths.
    private(set) var folders: [String] = []
    private var indices: [String: Int] = [:]
    private let findsFragments: Bool

    /// - Parameters:
    ///   - paths: files, folders, `PATH:LINE` or `PATH:LINE:COLUMN`.
    ///   - root: what `include` may not leave.
    ///   - findsFragments: whether names with `_` are looked at, which are there to be included.
    init(_ paths: [String], root: String?, findsFragments: Bool = false) {
        self.findsFragments = findsFragments
        let here = FileManager.default.currentDirectoryPath
        for path in paths {
            let (written, line) = Self.split(path)
            let name = written.normalisedPath(below: here)
            guard let isFolder = name.orHere.isFolder else {
                problems.append(Problem(file: name, message: "there is no such file or folder"))
                continue
            }
            let folder = isFolder ? name : name.folder
            let usual = name.isPath(below: "") ? "" : folder
            let top = root.map { $0.normalisedPath(below: here) } ?? usual
            if isFolder {
                folders.append(name)
                for file in filesBelow(name) { add(Found(path: file, isNamed: false, root: top)) }
            } else {
                add(Found(path: name, isNamed: true, root: top))
                if let line, !Self.hasLine(line, name) {
                    problems.append(
                        Problem(file: name, line: line, message: "the file has no such line"))
                }
            }
        }
    }

    private mutating func add(_ found: Found) {
        if let index = indices[found.path] {
            files[index].isNamed = files[index].isNamed || found.isNamed
        } else {
            indices[found.path] = files.count
            files.append(found)
        }
    }

    /// `PATH:LINE` and `PATH:LINE:COLUMN`, as messages write places; a file of that name comes first.
    private static func split(_ path: String) -> (String, line: Int?) {
        guard path.utf8.contains(UInt8(ascii: ":")),
            !FileManager.default.fileExists(atPath: path)
        else { return (path, nil) }
        let parts = path.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.reversed().prefix(2).prefix { Int($0) != nil }
        guard !numbers.isEmpty, numbers.count < parts.count else { return (path, nil) }
        return (
            parts.dropLast(numbers.count).joined(separator: ":"),
            Int(parts[parts.count - numbers.count])
        )
    }

    private static func hasLine(_ line: Int, _ path: String) -> Bool {
        let start = Place(file: 0, line: 1, column: 1)
        // What cannot be read is told when it is.
        guard let bytes = try? Library.bytes(path, start) else { return true }
        return line >= 1 && line <= bytes.count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// The scenario files in a folder and below; a link back to a folder above is not followed.
    private mutating func filesBelow(_ folder: String, above: [String] = []) -> [String] {
        let real = folder.orHere.real
        if above.contains(real) { return [] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.orHere)
        } catch {
            problems.append(Problem(file: folder.orHere, message: "the folder can't be read"))
            return []
        }
        var files: [String] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where !name.hasPrefix(".") && (findsFragments || !name.hasPrefix("_")) {
            let path = folder.isEmpty ? name : folder + "/" + name
            if path.isFolder == true {
                files += filesBelow(path, above: above + [real])
            } else if name.withoutEnding != name {
                files.append(path)
            }
        }
        return files
    }
}

extension String {
    /// Without `.`, `..` and, below the working directory, without that.
    fileprivate func normalisedPath(below here: String) -> String {
        let path = joined([], self)
        guard path.hasPrefix(here + "/") else { return path == here ? "" : path }
        return String(path.dropFirst(here.count + 1))
    }

    /// The path of a file that is written as seen from the folder of another.
    func path(besides other: String) -> String {
        if hasPrefix("/") { return joined([], self) }
        return joined(other.folderParts, self)
    }

    private func joined(_ start: [Substring], _ path: String) -> String {
        var parts: [Substring] = start
        let isAbsolute = path.hasPrefix("/") || start.first?.isEmpty == true
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != "..", !last.isEmpty {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: "/")
        return isAbsolute ? "/" + text : text
    }

    /// The parts of the folder; the first is empty for an absolute path.
    private var folderParts: [Substring] {
        split(separator: "/", omittingEmptySubsequences: false).dropLast().map { $0 }
    }

    /// The folder that a file is in; empty for the working directory.
    fileprivate var folder: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
    }

    /// Whether it lies in a folder or below; the empty one is the working directory.
    func isPath(below folder: String) -> Bool {
        if folder.isEmpty { return !hasPrefix("/") && self != ".." && !hasPrefix("../") }
        return hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    var orHere: String { isEmpty ? "." : self }

    /// Whether a path is a folder or something else; nothing if there is neither.
    var isFolder: Bool? {
        var isFolder: ObjCBool = false
        // The pointer lives for the call alone.
        guard unsafe FileManager.default.fileExists(atPath: self, isDirectory: &isFolder) else {
            return nil
        }
        return isFolder.boolValue
    }

    /// The path without symbolic links.
    var real: String {
        guard let path = unsafe realpath(self, nil) else { return self }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    /// Whether it is a file with contents, and no pipe or device.
    var isRegularFile: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: real)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    /// Without `.yaml` or `.yml`, in whatever case.
    var withoutEnding: String {
        for ending in [".yaml", ".yml"] where lowercased().hasSuffix(ending) {
            return String(dropLast(ending.count))
        }
        return self
    }
}
