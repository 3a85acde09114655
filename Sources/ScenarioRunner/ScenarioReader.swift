internal import Simulation

/// Turns files into scenarios, and collects everything that is wrong on the way.
struct ScenarioReader: Sendable {
    var library = Library()
    /// What is wrong so far.
    var complaints: [Complaint] = []
    /// Everything that is wrong, less what follows from something else.
    var allComplaints: [Complaint] {
        library.complaints + complaints.filter { !library.unknown.contains($0.place) }
    }
    /// Files included into the scenario at hand, each as often as it is.
    private var includeCount = 0
    private static let includeLimit = 100
    var zones = ZoneTable()
    /// Tokens of cards by normalised UID: every scenario of a fleet has the same few.
    var tokens: [String: CardToken] = [:]
    /// Whether the scenario at hand has several instances.
    private(set) var hasMatrix = false
    /// Steps that were read for an earlier instance, each with the place that it is for.
    var steps: [Place: (parameters: Parameters, step: Step)] = [:]
    /// What `include` may not leave.
    var root: String

    init(root: String) { self.root = root }

    /// Keys of a scenario.
    private static let keys = ScenarioKey.scenario.names
    /// Keys of a file that is only included.
    static let fragmentKeys = ScenarioKey.fragmentNames

    /// The files that a file includes, itself not among them.
    mutating func included(by path: String) -> [String] {
        let items = library.document(path).root?["include"]?.items ?? []
        return items.compactMap { $0.text }.map { $0.path(besides: path) }
    }

    /// Whether a file has a title: without one it can only be included.
    mutating func hasTitle(_ path: String) -> Bool {
        guard let root = library.document(path).root else { return true }
        return root.entries == nil || root["scenario"] != nil
    }

    /// Every instance of the scenario in a file; none if anything is wrong.
    mutating func scenarios(in path: String) -> [Scenario] {
        var scenarios: [Scenario] = []
        return template(in: path, { _, scenario in scenarios.append(scenario) }) == nil
            ? [] : scenarios
    }

    /// Reads the scenario in a file, and hands out each instance with its row of the matrix.
    ///
    /// - Returns: what makes them anew; nothing if anything is wrong, and what was handed out is void.
    mutating func template(
        in path: String, _ take: (Int, Scenario) -> Void
    ) -> ScenarioTemplate? {
        let (file, root) = library.document(path)
        guard let root else { return nil }
        let before = complaints.count
        guard checkKeys(root, Self.keys, "a scenario", file) else { return nil }
        includeCount = 0
        let parts = fragments(of: root, file, path, stack: [path]) + [root]
        var matrix = Matrix()
        var isMatrixSound = true
        if let element = root["matrix"] {
            do throws(Complaints) {
                matrix = try Matrix(element)
            } catch {
                complaints += error.list
                isMatrixSound = false
            }
        }
        hasMatrix = matrix.rows.count > 1
        steps.removeAll(keepingCapacity: true)
        var last: Scenario?
        for row in matrix.rows {
            last = scenario(parts, matrix.choice(row), path, tellsNames: isMatrixSound)
            if let last { take(row, last) }
        }
        let files = Set(parts.map(\.place.file))
        let areSound = !library.complaints.contains { files.contains($0.place.file) }
        guard areSound, complaints.count == before, let last else { return nil }
        guard hasMatrix else { return .whole(last) }
        var reader = self
        // The parts are at hand: to hold the files too would copy their list for each file.
        reader.library = Library()
        return .matrix(reader, parts, matrix, path: path)
    }

    /// One instance, with a choice of the matrix's values.
    ///
    /// - Parameters:
    ///   - parts: what the file includes, and itself.
    ///   - choice: a value for each name of the matrix.
    ///   - path: the file.
    ///   - tellsNames: whether names that the matrix does not have are mistakes.
    ///   - isKnown: whether it has been read before, and all that could be wrong was looked at.
    /// - Returns: nothing where something is wrong.
    mutating func scenario(
        _ parts: [Element], _ choice: Matrix.Choice, _ path: String, tellsNames: Bool = true,
        isKnown: Bool = false
    ) -> Scenario? {
        var misnamed: [Complaint] = []
        let replaced = parts.map { $0.replacing(choice, &misnamed) }
        let known = complaints.count
        defer {
            // What follows from a name that the matrix does not have is no mistake of its own.
            let places = Set(misnamed.map(\.place))
            let others = complaints[known...].filter { !places.contains($0.place) }
            complaints.replaceSubrange(known..., with: (tellsNames ? misnamed : []) + others)
        }
        guard var scenario = scenario(replaced, path, isKnown: isKnown) else { return nil }
        guard !choice.isEmpty else { return scenario }
        let text = choice.map { "\($0.name)=\($0.text)" }.joined(separator: ",")
        scenario.id += "[\(text)]"
        scenario.choice = text
        return scenario
    }

    /// Reports unknown keys.
    ///
    /// - Returns: whether it is a map at all.
    mutating func checkKeys(
        _ element: Element, _ known: [String], _ what: String, _ file: Int
    ) -> Bool {
        guard let entries = element.entries else {
            complain(
                element.isBlank ? Place(file: file, line: 1, column: 1) : element.place,
                element.isBlank ? "the file is empty" : "\(what) must be a map of keys")
            return false
        }
        for entry in entries where !known.contains(entry.key) {
            if Self.keys.contains(entry.key) {
                let others = known.map { "`\($0)`" }
                complain(
                    entry.keyPlace,
                    "`\(entry.key)` has no place in \(what), which has \(Scalar.list(others))")
            } else {
                complain(unknown: "key", entry, in: known)
            }
        }
        return true
    }

    /// The files that come first, in order, each after its own.
    private mutating func fragments(
        of element: Element, _ file: Int, _ path: String, stack: [String]
    ) -> [Element] {
        guard let list = element["include"] else { return [] }
        guard let items = list.items else {
            complain(list.place, "`include` must be a list of files")
            return []
        }
        var fragments: [Element] = []
        for item in items {
            guard let text = item.text, !item.isBlank else {
                complain(item.place, "`include` must be a list of files")
                continue
            }
            let target = text.path(besides: path)
            guard target.isPath(below: root) else {
                complain(
                    item.place,
                    "`\(text)` lies outside of \(root.isEmpty ? "the working directory" : root)")
                continue
            }
            guard !stack.contains(target) else {
                let cycle = stack.drop { $0 != target } + [target]
                complain(item.place, "an include cycle: " + cycle.joined(separator: " → "))
                continue
            }
            guard target.isFolder == false else {
                complain(item.place, "`\(text)` can't be included: there is no file \(target)")
                continue
            }
            let (number, root) = library.document(target)
            guard let root else {
                // The file's own mistakes are told once; its includers cannot run.
                complain(item.place, "`\(text)` can't be included: it has errors")
                continue
            }
            let isScenario = root["scenario"] != nil
            let keys = isScenario ? Self.keys : Self.fragmentKeys
            let what = isScenario ? "a scenario" : "a file that is included"
            guard checkKeys(root, keys, what, number) else { continue }
            fragments += self.fragments(of: root, number, target, stack: stack + [target])
            fragments.append(root)
            includeCount += 1
            guard includeCount <= Self.includeLimit else {
                complain(item.place, "more than \(Self.includeLimit) files are included")
                return []
            }
        }
        return fragments
    }

    mutating func complain(_ place: Place, _ message: String) {
        complaints.append(Complaint(place, message))
    }

    /// Reports a key that is not known, with the nearest one, or all of them.
    mutating func complain(unknown what: String, _ entry: Element.Entry, in known: [String]) {
        let hint =
            nearest(to: entry.key, in: known).map { "did you mean `\($0)`?" }
            ?? "it must be \(Scalar.choices(known))"
        complain(entry.keyPlace, "unknown \(what) `\(entry.key)`; \(hint)")
    }

    /// Reports what a throwing reader finds wrong, as a sentence about `name`.
    mutating func attempt<T>(
        _ element: Element, _ name: String, _ read: () throws(Mistake) -> T
    ) -> T? {
        do throws(Mistake) {
            return try read()
        } catch {
            let sentence = error.path.isEmpty ? "`\(name)` \(error.message)" : error.message
            complain(element.place(of: error), sentence)
            return nil
        }
    }
}
