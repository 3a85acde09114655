internal import Simulation

/// The recorded trace that a run of a scenario must equal: canonical JSON Lines of all its events.
struct Golden: Hashable, Sendable {
    /// The path of its file, as the scenario's own path is written.
    let path: String
    /// The place of the key `golden`.
    let place: Place

    /// How the names of goldens end that are missed when no scenario uses them.
    static let ending = ".golden.jsonl"

    /// Where a trace is left that the golden could become.
    var proposal: String { path + ".new" }

    /// Compares a trace with the file, and writes it where that is asked for.
    func check(_ trace: GoldenTrace, _ mode: GoldenMode) -> GoldenOutcome {
        let file = GoldenFile(path: path)
        let recorded: [UInt8]?
        do throws(GoldenFile.Unusable) {
            recorded = try file.read()
        } catch {
            return .unusable(error)
        }
        if recorded == trace.bytes { return .same }
        let difference = recorded.map { GoldenDifference(golden: $0, trace: trace) }
        do throws(GoldenFile.Unusable) {
            switch mode {
            case .compare: return .differs(difference, proposal: nil)
            case .propose:
                try GoldenFile(path: proposal).write(trace.bytes)
                return .differs(difference, proposal: proposal)
            case .update:
                try file.write(trace.bytes)
                return .written
            }
        } catch {
            return .unusable(error)
        }
    }
}

/// What a run does with goldens.
public enum GoldenMode: Hashable, Sendable {
    /// Compares, and writes nothing.
    case compare
    /// Writes every golden whose trace differs or that is missing.
    case update
    /// Leaves such a trace beside the golden, as `X.new`; the scenario fails.
    case propose
}

/// What came of a golden.
enum GoldenOutcome: Hashable, Sendable {
    case same
    case written
    /// Without a difference there is no golden yet.
    case differs(GoldenDifference?, proposal: String?)
    case unusable(GoldenFile.Unusable)
}

/// The events of a run as lines of a golden.
struct GoldenTrace: Hashable, Sendable {
    let lines: [String]

    init(_ events: [RecordedEvent]) { lines = events.map(\.json) }

    /// Each line with its end; the digest of a trace is that of these bytes.
    var bytes: [UInt8] { lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] } }
}
