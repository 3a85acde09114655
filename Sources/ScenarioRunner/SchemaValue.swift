internal import Simulation

/// A JSON value whose names keep their order, written as a literal.
enum SchemaValue {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([SchemaValue])
    case map([(String, SchemaValue)])

    /// Indented JSON, as people read it.
    func json(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .text(let text): return text.json
        case .number(let number): return "\(number)"
        case .flag(let flag): return "\(flag)"
        case .list(let items):
            if items.allSatisfy(\.isScalar) {
                return "[" + items.map { $0.json() }.joined(separator: ", ") + "]"
            }
            let lines = items.map { inner + $0.json(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .map(let entries):
            guard !entries.isEmpty else { return "{}" }
            let lines = entries.map { "\(inner)\($0.json): \($1.json(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private var isScalar: Bool {
        switch self {
        case .text, .number, .flag: true
        case .list, .map: false
        }
    }

    /// The same with a sentence for people before everything else.
    func described(_ about: String) -> SchemaValue {
        guard case .map(let entries) = self else { return self }
        return .map([("description", .text(about))] + entries)
    }

    static func words(_ words: [String]) -> SchemaValue { .list(words.map { .text($0) }) }
}

extension SchemaValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, SchemaValue)...) { self = .map(elements) }
}
