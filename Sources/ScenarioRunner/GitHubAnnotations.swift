/// Annotations for GitHub: at most ten, as it shows ten of a kind for each step; errors first.
public struct GitHubAnnotations: Sendable {
    private static let most = 10
    private var lines: [String] = []

    public init() {}

    public mutating func take(_ record: RunRecord) {
        guard lines.count < Self.most else { return }
        switch record {
        case .started, .finished: break
        case .problem(let problem):
            add(problem.file, problem.line, problem.column, "Invalid scenario", problem.message)
        case .unusedGolden(let path):
            add(path, 1, 1, "Unused golden", "no scenario found here uses this golden")
        case .result(let result):
            guard let failure = result.failure else { return }
            add(failure.file, failure.line, failure.column, result.fullTitle, failure.text)
        }
    }

    /// Each annotation on a line of its own.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func add(
        _ file: String, _ line: Int, _ column: Int, _ title: String, _ message: String
    ) {
        lines.append(
            "::error file=\(escaped(file, isProperty: true)),line=\(line),col=\(column),"
                + "title=\(escaped(title, isProperty: true))::"
                + escaped(message, isProperty: false))
    }

    private func escaped(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for character in text {
            switch character {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: result.append(character)
            }
        }
        return result
    }
}
