/// The scenario of a file that is sound, of which each instance is made when it is needed: a matrix
/// has more of them than should be held at once.
enum ScenarioTemplate: Sendable {
    /// The only instance.
    case whole(Scenario)
    /// The reader that has read every row, and the parts of the file.
    case matrix(ScenarioReader, [Element], Matrix, path: String)

    /// The instance of a row.
    func scenario(_ row: Int) -> Scenario {
        switch self {
        case .whole(let scenario): return scenario
        case .matrix(var reader, let parts, let matrix, let path):
            guard let scenario = reader.scenario(parts, matrix.choice(row), path, isKnown: true)
            else { preconditionFailure("what was sound once stays so") }
            return scenario
        }
    }
}
