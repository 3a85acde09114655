internal import Simulation

/// Lists of values for `${name}`; each combination is an instance of the scenario.
struct Matrix: Sendable {
    struct Axis: Sendable {
        var name: String
        var values: [Element]
    }

    /// A name and the value chosen for it.
    struct Value: Hashable, Sendable {
        let name: String
        let text: String
    }

    /// One choice of values, in the order of the axes.
    typealias Choice = [Value]

    /// More combinations than this are taken for a mistake.
    static let limit = 100_000

    private let axes: [Axis]
    /// The combinations that are not excluded, by number; the last axis turns fastest.
    let rows: [Int]

    /// No names, and one choice of nothing.
    init() {
        axes = []
        rows = [0]
    }

    /// - Throws: everything that is wrong.
    init(_ element: Element) throws(Complaints) {
        var complaints = Complaints()
        var axes: [Axis] = []
        var excluded: Element?
        guard let entries = element.entries, !entries.isEmpty else {
            throw Complaints(element.place, "`matrix` must be a map of lists of values")
        }
        for entry in entries {
            if entry.key == "exclude" {
                excluded = entry.value
            } else if let axis = Self.axis(entry, &complaints) {
                axes.append(axis)
            }
        }
        var exclusions: [[Element.Entry]] = []
        if let excluded { exclusions = Self.exclusions(excluded, axes, &complaints) }
        guard complaints.list.isEmpty else { throw complaints }
        guard !axes.isEmpty else {
            throw Complaints(element.place, "`matrix` needs at least one list of values")
        }
        var count = 1
        for axis in axes where count <= Self.limit { count *= axis.values.count }
        guard count <= Self.limit else {
            throw Complaints(
                element.place, "`matrix` makes more than \(Self.limit) scenarios")
        }
        rows = (0..<count).filter { row in
            guard !exclusions.isEmpty else { return true }
            let choice = Self.choice(row, of: axes)
            return !exclusions.contains { entries in
                entries.allSatisfy { entry in
                    choice.contains { $0.name == entry.key && $0.text == entry.value.text }
                }
            }
        }
        self.axes = axes
        if rows.isEmpty {
            throw Complaints(element.place, "`exclude` leaves no combination of `matrix`")
        }
    }

    /// The values of a combination.
    func choice(_ row: Int) -> Choice { Self.choice(row, of: axes) }

    private static func choice(_ row: Int, of axes: [Axis]) -> Choice {
        var rest = row
        var choice: Choice = []
        for axis in axes.reversed() {
            let text = axis.values[rest % axis.values.count].text ?? ""
            choice.append(Value(name: axis.name, text: text))
            rest /= axis.values.count
        }
        return choice.reversed()
    }

    private static func axis(_ entry: Element.Entry, _ complaints: inout Complaints) -> Axis? {
        guard entry.key.utf8.allSatisfy({ $0.isNameByte }), !entry.key.isEmpty else {
            complaints.add(
                entry.keyPlace,
                "`\(entry.key)` is not a name; a name has letters, digits, - and _")
            return nil
        }
        guard let values = entry.value.items, !values.isEmpty else {
            complaints.add(entry.value.place, "`\(entry.key)` must be a list of values")
            return nil
        }
        var seen: Set<String> = []
        for value in values {
            guard let text = value.text, !value.isBlank else {
                complaints.add(value.place, "a value of `\(entry.key)` must be a word or a number")
                continue
            }
            if !seen.insert(text).inserted {
                complaints.add(value.place, "`\(text)` is given twice for `\(entry.key)`")
            }
        }
        return Axis(name: entry.key, values: values)
    }

    private static func exclusions(
        _ element: Element, _ axes: [Axis], _ complaints: inout Complaints
    ) -> [[Element.Entry]] {
        guard let items = element.items else {
            complaints.add(element.place, "`exclude` must be a list of maps")
            return []
        }
        var exclusions: [[Element.Entry]] = []
        for item in items {
            guard let entries = item.entries, !entries.isEmpty else {
                complaints.add(item.place, "an exclusion must be a map of names and values")
                continue
            }
            for entry in entries {
                guard let axis = axes.first(where: { $0.name == entry.key }) else {
                    let known = Scalar.choices(axes.map { "`\($0.name)`" })
                    complaints.add(
                        entry.keyPlace, "unknown name `\(entry.key)`; it must be \(known)")
                    continue
                }
                let known = axis.values.compactMap(\.text)
                if !known.contains(entry.value.text ?? "") {
                    complaints.add(
                        entry.value.place,
                        "`\(entry.key)` is never \(entry.value.flow); it is "
                            + Scalar.choices(known))
                }
            }
            exclusions.append(entries)
        }
        return exclusions
    }
}

/// Everything that is wrong in one part of a file.
struct Complaints: Error {
    private(set) var list: [Complaint] = []

    init() {}
    init(_ place: Place, _ message: String) { add(place, message) }

    mutating func add(_ place: Place, _ message: String) {
        list.append(Complaint(place, message))
    }
}

extension UInt8 {
    /// Whether it may stand in a name.
    var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Element {
    /// The same with every `${name}` replaced.
    func replacing(_ choice: Matrix.Choice, _ complaints: inout [Complaint]) -> Element {
        guard hasNames else { return self }
        let replaced: Content
        switch content {
        case .scalar(let text, let isPlain):
            guard let text = replace(text, choice, &complaints) else { return self }
            replaced = .scalar(text, isPlain: isPlain)
        case .list(let items):
            replaced = .list(items.map { $0.replacing(choice, &complaints) })
        case .map(let entries):
            replaced = .map(
                entries.map { entry in
                    var entry = entry
                    entry.value = entry.value.replacing(choice, &complaints)
                    return entry
                })
        }
        return Element(content: replaced, place: place, isReplaced: true)
    }

    private func replace(
        _ text: String, _ choice: Matrix.Choice, _ complaints: inout [Complaint]
    ) -> String? {
        var result = ""
        var rest = text[...]
        while let start = rest.startOfName {
            result += rest[..<start]
            let inside = rest[start...].dropFirst(2)
            guard let end = inside.utf8.firstIndex(of: UInt8(ascii: "}")) else {
                complaints.append(Complaint(place, "`${` has no `}` after it"))
                return nil
            }
            let name = String(inside[..<end])
            if let value = choice.first(where: { $0.name == name })?.text {
                result += value
            } else {
                let mistake = Mistake.unknown("name", name, in: choice.map(\.name))
                let hint = choice.isEmpty ? "; there is no `matrix`" : ""
                complaints.append(Complaint(place, mistake.message + hint))
            }
            rest = inside[end...].dropFirst()
        }
        return result + rest
    }
}

extension Substring {
    /// Where the next `${` stands.
    fileprivate var startOfName: Index? {
        var rest = utf8[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[dollar...].dropFirst()
            if rest.first == UInt8(ascii: "{") { return dollar }
        }
        return nil
    }
}
