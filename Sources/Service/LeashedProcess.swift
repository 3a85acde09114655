internal import Dispatch
internal import Foundation
internal import Synchronization

/// A program that takes a file of settings with `-c`, and that cannot outlive this process.
///
/// A shell holds it: it ends the program when a pipe of ours is closed, and the system closes that
/// however we end. Linux has a signal for it (`PR_SET_PDEATHSIG`), but that comes already when the
/// thread ends that started the program, and is lost when the program gives up its rights.
final class LeashedProcess: Sendable {
    private struct Log {
        var text = ""
        var isOver = false
    }

    private let process = Process()
    private let leash = Pipe()
    private let log = Mutex(Log())
    /// Raised whenever something is said, and when nothing more can be.
    private let news = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// The trap is for ``stop()``; the first `wait` ends with it, and the second with the program.
    private static let script = """
        exec 3<&0
        "$0" -c /dev/fd/4 4<<END 3<&- &
        $1
        END
        program=$!
        trap 'kill "$program"' TERM
        { read -r _; kill "$program"; } <&3 &
        wait "$program" || wait "$program"
        kill "$!"
        """

    /// Starts the program.
    ///
    /// - Throws: that there is no shell, or no more processes.
    init(_ program: String, configuration: String) throws {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, program, configuration]
        process.standardInput = leash
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
        // A program whose words nobody reads is held up when the pipe is full.
        Thread { [weak self] in
            while true {
                let data = errors.fileHandleForReading.availableData
                self?.hear(data)
                if data.isEmpty { return }
            }
        }.start()
    }

    private func hear(_ data: Data) {
        log.withLock { log in
            log.text = String((log.text + String(decoding: data, as: UTF8.self)).suffix(2000))
            log.isOver = data.isEmpty
        }
        news.signal()
    }

    /// Waits until the program says something; false when it ends before, or time is over.
    func says(_ words: String, within longest: DispatchTimeInterval) -> Bool {
        let deadline = DispatchTime.now() + longest
        while news.wait(timeout: deadline) == .success {
            let (isSaid, isOver) = log.withLock { ($0.text.contains(words), $0.isOver) }
            if isSaid || isOver { return isSaid }
        }
        return false
    }

    /// The last that the program said.
    var lastLine: String? {
        log.withLock { $0.text.split(separator: "\n").last.map(String.init) }
    }

    /// Ends the program, and returns when it has ended.
    func stop() {
        if process.isRunning { process.terminate() }
        // Once more may be asked for.
        ended.wait()
        ended.signal()
    }
}
