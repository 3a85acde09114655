import Foundation
import ScenarioRunner

/// The file whose Markdown GitHub shows below a step; other commands of the step may write to it too.
struct StepSummary {
    private let path: String
    private var summary: GitHubSummary

    /// Nothing outside of GitHub's machines, which name the file.
    init?() {
        guard let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
        else { return nil }
        self.path = path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        summary = GitHubSummary(used: attributes?[.size] as? Int ?? 0)
    }

    mutating func take(_ record: RunRecord) { summary.take(record) }

    /// Writes it below what is there.
    func append() throws(ReportFile.Unwritable) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND, 0o666)
        guard descriptor >= 0 else {
            throw ReportFile.Unwritable(path, unsafe String(cString: strerror(errno)))
        }
        do {
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
                .write(contentsOf: Data(summary.text.utf8))
        } catch {
            throw ReportFile.Unwritable(path, error.localizedDescription)
        }
    }
}
