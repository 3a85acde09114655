internal import Simulation

/// A YAML value as it was written, with its place; scalars stay text.
struct Element: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case scalar(String, isPlain: Bool)
        case list([Element])
        case map([Entry])
    }

    /// A key and its value.
    struct Entry: Hashable, Sendable {
        let key: String
        let keyPlace: Place
        var value: Element
    }

    let content: Content
    let place: Place
    /// Whether it may hold a `${name}`.
    let hasNames: Bool
    /// Whether a name in it was replaced by a value of a matrix.
    let isReplaced: Bool

    init(content: Content, place: Place, isReplaced: Bool = false) {
        self.content = content
        self.place = place
        self.isReplaced = isReplaced
        hasNames =
            switch content {
            case .scalar(let text, isPlain: _): text.utf8.contains(UInt8(ascii: "$"))
            case .list(let items): items.contains(where: \.hasNames)
            case .map(let entries): entries.contains(where: \.value.hasNames)
            }
    }

    /// The text of a scalar.
    var text: String? {
        switch content {
        case .scalar(let text, isPlain: _): text
        case .list, .map: nil
        }
    }

    var items: [Element]? {
        switch content {
        case .list(let items): items
        case .scalar, .map: nil
        }
    }

    var entries: [Entry]? {
        switch content {
        case .map(let entries): entries
        case .scalar, .list: nil
        }
    }

    /// Whether there is nothing after the colon or the dash.
    var isBlank: Bool {
        switch content {
        case .scalar(let text, let isPlain): isPlain && text.isEmpty
        case .list, .map: false
        }
    }

    /// The value of a key of a map.
    subscript(key: String) -> Element? { entries?.first { $0.key == key }?.value }

    /// The same for those who read what was written: raw text, never YAML's guesses.
    var written: Written {
        switch content {
        case .scalar(let text, isPlain: _): isBlank ? .null : .text(text)
        case .list(let items): .list(items.map(\.written))
        case .map(let entries): .map(entries.map { .init($0.key, $0.value.written) })
        }
    }

    /// On one line, as people would write it.
    var flow: String {
        switch content {
        case .scalar(let text, isPlain: _): text
        case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
        case .map(let entries):
            "{ " + entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + " }"
        }
    }

    /// The place that a mistake further inside is about.
    func place(of mistake: Mistake) -> Place {
        var element = self
        for (index, name) in mistake.path.enumerated() {
            guard let entry = element.entries?.first(where: { $0.key == name }) else { break }
            if index == mistake.path.count - 1 && mistake.isAboutName { return entry.keyPlace }
            element = entry.value
        }
        return element.place
    }
}
