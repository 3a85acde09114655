/// Reads all files of a run.
struct SuiteLoader {
    private(set) var entries: [SuiteEntry] = []
    private(set) var templates: [ScenarioTemplate] = []
    private(set) var fileCount = 0
    private var reader = ScenarioReader(root: "")
    private let selection: Selection

    init(_ selection: Selection) { self.selection = selection }

    var sources: [SourceText] { reader.library.sources }
    var complaints: [Complaint] { reader.allComplaints }

    mutating func load(_ files: [ScenarioFiles.Found]) {
        let fragments = fragments(files)
        for file in files where !fragments.contains(file.path) {
            fileCount += 1
            reader.root = file.root
            read(file.path)
        }
        checkIDs()
        entries = reader.withoutSharedGoldens(entries)
    }

    private mutating func read(_ path: String) {
        var found: [SuiteEntry] = []
        let template = reader.template(in: path) { row, scenario in
            found.append(
                SuiteEntry(
                    scenario, isSelected: selection.contains(scenario), template: templates.count,
                    row: row))
        }
        guard let template else { return }
        templates.append(template)
        entries += found
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
        owners.reserveCapacity(entries.count)
        for entry in entries {
            guard let owner = owners.updateValue(entry.idPlace, forKey: entry.id) else {
                continue
            }
            // A name or value with a comma can make two combinations look alike.
            let message =
                owner.file == entry.idPlace.file
                ? "the id `\(entry.id)` stands for two combinations of `matrix`; write its "
                    + "values without commas"
                : "the id `\(entry.id)` is taken by \(sources[owner.file].path)"
            reader.complain(entry.idPlace, message)
        }
    }
}
