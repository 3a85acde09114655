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
    /// The ids that the selection names, and that no scenario has.
    public let missingIDs: [String]
    /// The goldens that scenarios use, selected or not, in order.
    let goldens: [GoldenFile]
    /// What all shards of a run have in common, but for how it is run.
    let start: RunStart

    /// Instances that are selected, in all shards together.
    public var selectedCount: Int { start.selectedCount }

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
        var loader = SuiteLoader(selection)
        loader.load(files.files)
        let (sources, templates) = (loader.sources, loader.templates)
        let entries = loader.entries
        let selected = entries.filter(\.isSelected)
        let ids = selected.map(\.id)
        let isMember = selection.shard?.members(of: ids, selection.seconds)
        let instances = selected.enumerated().compactMap { position, entry in
            isMember?[position] ?? true
                ? ScenarioInstance(entry, templates, sources, index: position + 1) : nil
        }
        var problems = files.problems
        var seen: Set<Complaint> = []
        for complaint in loader.complaints where seen.insert(complaint).inserted {
            problems.append(Problem(complaint, in: sources))
        }
        let used = Set(entries.compactMap { $0.golden?.path })
        return ScenarioSuite(
            instances: instances, problems: problems.sorted(), fileCount: loader.fileCount,
            unusedGoldens: problems.isEmpty ? GoldenFile.unused(below: files.folders, used) : [],
            // Where files have errors, nobody knows what ids these have.
            missingIDs: problems.isEmpty ? selection.missing(in: entries) : [],
            goldens: used.sorted().map { GoldenFile(path: $0) },
            start: RunStart(paths, selection, sources, ids))
    }
}

extension RunStart {
    fileprivate init(
        _ paths: [String], _ selection: Selection, _ sources: [SourceText], _ ids: [String]
    ) {
        self.paths = paths
        tags = selection.tags
        self.ids = selection.ids
        fileCount = sources.count
        fileDigest = digest(sources.lazy.flatMap { [Array($0.path.utf8), $0.bytes] })
        selectedCount = ids.count
        selectedDigest = digest(ids.lazy.map { Array($0.utf8) })
        shard = selection.shard
    }
}
