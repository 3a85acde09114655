internal import Foundation
internal import Logging
internal import Recording

/// Looks through a whole database for damage while recording goes on.
///
/// A start looks only at what it needs of a large file: whoever waits for the vehicles would else wait
/// for the disk.
enum DamageSearch {
    /// Begins, and tells the logger what it finds.
    static func begin(in path: String, _ logger: Logger) {
        // It reads for seconds, and the threads that Swift's own tasks share are few.
        Thread.detachNewThread {
            do throws(RecordingError) {
                guard let damage = try RecordedDatabase(path: path).damage() else { return }
                logger.error(
                    "the database is damaged; the next start moves it aside and begins a new one",
                    metadata: ["damage": "\(damage)"])
            } catch {
                logger.warning(
                    "the database was not looked through for damage",
                    metadata: ["problem": "\(error.message)"])
            }
        }
    }
}
