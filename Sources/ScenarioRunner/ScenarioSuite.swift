/// Scenarios that have been read and checked; nothing has run yet.
public struct ScenarioSuite: Sendable {
    /// In the order of the paths, then of the matrix; after the selection.
    public let instances: [ScenarioInstance]
    /// Every error in every file; where there is one, the run is invalid.
    public let problems: [Problem]
    /// Scenario files found.
    public let fileCount: Int
    /// Goldens below the folders named that no scenario uses, selected or not.
    ///
    /// None while files have errors, as nobody knows what these use.
    public let unusedGoldens: [String]

    /// Reads and checks files, and everything below folders.
    ///
    /// - Parameters:
    ///   - paths: files, folders, `PATH:LINE` or `PATH:LINE:COLUMN`.
    ///   - selection: which scenarios are kept.
    ///   - root: what `include` may not leave; usually the working directory, and for paths
    ///     elsewhere the folder that was named.
    /// - Returns: what can run, and everything that is wrong.
    public static func load(
        paths: [String], selection: Selection = Selection(), root: String? = nil
    ) -> ScenarioSuite {
        let files = ScenarioFiles(paths, root: root)
        var loader = SuiteLoader()
        loader.load(files.files)
        let sources = loader.sources
        let instances = loader.scenarios.filter { selection.contains($0) }.map {
            ScenarioInstance($0, sources)
        }
        var problems = files.problems
        var seen: Set<Complaint> = []
        for complaint in loader.complaints where seen.insert(complaint).inserted {
            problems.append(Problem(complaint, in: sources))
        }
        let used = Set(loader.scenarios.compactMap { $0.golden?.path })
        return ScenarioSuite(
            instances: instances, problems: problems.sorted(), fileCount: loader.fileCount,
            unusedGoldens: problems.isEmpty ? GoldenFile.unused(below: files.folders, used) : [])
    }
}

/// Reads all files of a run.
private struct SuiteLoader {
    private(set) var scenarios: [Scenario] = []
    private(set) var fileCount = 0
    private var reader = ScenarioReader(root: "")

    var sources: [SourceText] { reader.library.sources }
    var complaints: [Complaint] { reader.library.complaints + reader.complaints }

    mutating func load(_ files: [ScenarioFiles.Found]) {
        let fragments = fragments(files)
        for file in files where !fragments.contains(file.path) {
            fileCount += 1
            reader.root = file.root
            scenarios += reader.scenarios(in: file.path)
        }
        checkIDs()
        scenarios = reader.withoutSharedGoldens(scenarios)
    }

    /// Files without a title that another one includes are no scenarios.
    private mutating func fragments(_ files: [ScenarioFiles.Found]) -> Set<String> {
        let untitled = files.filter { !$0.isNamed && !reader.hasTitle($0.path) }
        guard !untitled.isEmpty else { return [] }
        var included: Set<String> = []
        for file in files { included.formUnion(reader.included(by: file.path)) }
        return included.intersection(untitled.map(\.path))
    }

    private mutating func checkIDs() {
        var owners: [String: Place] = [:]
        for scenario in scenarios {
            if let owner = owners.updateValue(scenario.idPlace, forKey: scenario.id),
                owner.file != scenario.idPlace.file
            {
                reader.complain(
                    scenario.idPlace,
                    "the id `\(scenario.id)` is taken by \(sources[owner.file].path)")
            }
        }
    }
}
