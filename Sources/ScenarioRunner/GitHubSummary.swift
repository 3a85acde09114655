/// What GitHub shows below a step: Markdown with the counts and every failure, as far as it fits.
public struct GitHubSummary: Sendable {
    /// GitHub takes 1 MiB for each step; what is longer it does not show at all.
    public static let mostBytes = 1 << 20
    /// For the heading, and for how much is left out.
    private static let reserve = 1024

    /// Bytes that the failures may still take.
    private var room: Int
    /// Errors that are not told yet.
    private var problems: [Problem] = []
    private var invalidCount = 0
    private var unusedCount = 0
    private var failures = ""
    private var leftOut = 0
    private var finish = RunFinish()

    /// - Parameter used: bytes that the step's summary holds already.
    public init(used: Int = 0) { room = Self.mostBytes - Self.reserve - used }

    public mutating func take(_ record: RunRecord) {
        switch record {
        case .started: break
        case .unusedGolden(let path):
            unusedCount += 1
            add("unused golden", path, path, "No scenario found here uses it.")
        case .problem(let problem): problems.append(problem)
        case .result(let result):
            addInvalidFiles()
            guard let failure = result.failure else { return }
            add("failed", result.fullTitle, "\(failure.file):\(failure.line)", failure.text)
        case .finished(let finish):
            addInvalidFiles()
            self.finish = finish
        }
    }

    private mutating func addInvalidFiles() {
        for (file, problems) in problems.byFile {
            let text = problems.map(\.text).joined(separator: "\n\n")
            add("invalid", file, "\(file):\(problems.first?.line ?? 1)", text)
            invalidCount += 1
        }
        problems = []
    }

    /// The Markdown; nothing when there is no room for it.
    public var text: String {
        guard room > -Self.reserve / 2 else { return "" }
        var text = "## \(heading)\n\n" + failures
        if leftOut > 0 {
            text += "… and \(leftOut) more, which do not fit into a summary of 1 MiB; "
            text += "the log and the other reports have them.\n\n"
        }
        return text
    }

    private var heading: String {
        let isGood = finish.failed == 0 && invalidCount == 0 && unusedCount == 0
        let files =
            invalidCount == 0
            ? "" : ", \(invalidCount) invalid \(invalidCount == 1 ? "file" : "files")"
        return (isGood ? "✅" : "❌")
            + " Scenarios: \(finish.passed) passed, \(finish.failed) failed, "
            + "\(finish.skipped) skipped\(files)"
    }

    /// A failure that opens on demand, if there is room for it.
    private mutating func add(_ word: String, _ title: String, _ place: String, _ text: String) {
        let fence = text.fence
        // A blank line ends the part that is HTML.
        let entry = """
            <details><summary>\(word) <b>\(title.withoutControls.markup)</b> \
            <code>\(place.withoutControls.markup)</code></summary>

            \(fence)text
            \(text)
            \(fence)

            </details>


            """
        guard leftOut == 0, entry.utf8.count <= room else {
            leftOut += 1
            return
        }
        room -= entry.utf8.count
        failures += entry
    }
}

extension String {
    /// A fence of code that the text cannot close.
    fileprivate var fence: String {
        var longest = 0
        var run = 0
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(3, longest + 1))
    }
}
