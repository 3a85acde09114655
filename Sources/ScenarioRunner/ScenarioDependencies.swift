/// What scenario files need beside themselves, for whoever runs them again when one is saved.
public struct ScenarioDependencies: Sendable {
    /// The scenario files found, each with all files that its runs depend on, itself among them.
    public let files: [String: Set<String>]

    /// Reads the files, and everything below folders; errors are for others to tell.
    public init(paths: [String]) {
        var reader = ScenarioReader(root: "")
        var files: [String: Set<String>] = [:]
        for found in ScenarioFiles(paths, root: nil).files {
            reader.root = found.root
            var needed: Set = [found.path]
            reader.addIncluded(by: found.path, to: &needed)
            needed.formUnion(reader.scenarios(in: found.path).compactMap { $0.golden?.path })
            files[found.path] = needed
        }
        self.files = files
    }

    /// The paths of all scenario files that are found now, without reading any.
    public static func paths(below paths: [String]) -> [String] {
        ScenarioFiles(paths, root: nil).files.map(\.path)
    }
}

extension ScenarioReader {
    fileprivate mutating func addIncluded(by path: String, to needed: inout Set<String>) {
        for file in included(by: path) where needed.insert(file).inserted {
            addIncluded(by: file, to: &needed)
        }
    }
}
