/// Reads all files of a run.
struct SuiteLoader {
    private(set) var scenarios: [Scenario] = []
    private(set) var fileCount = 0
    private var reader = ScenarioReader(root: "")

    var sources: [SourceText] { reader.library.sources }
    var complaints: [Complaint] { reader.allComplaints }

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
        owners.reserveCapacity(scenarios.count)
        for scenario in scenarios {
            guard let owner = owners.updateValue(scenario.idPlace, forKey: scenario.id) else {
                continue
            }
            // A name or value with a comma can make two combinations look alike.
            let message =
                owner.file == scenario.idPlace.file
                ? "the id `\(scenario.id)` stands for two combinations of `matrix`; write its "
                    + "values without commas"
                : "the id `\(scenario.id)` is taken by \(sources[owner.file].path)"
            reader.complain(scenario.idPlace, message)
        }
    }
}
