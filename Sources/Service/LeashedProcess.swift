internal import Dispatch
internal import Foundation
internal import Synchronization

/// A program that takes a file of settings with `-c`, and that cannot outlive this process.
///
/// A shell holds it: it ends the program when a socket of ours is closed, and the system closes that
/// however we end. Linux has a signal for it (`PR_SET_PDEATHSIG`), but that comes already when the
/// thread ends that started the program, and is lost when the program gives up its rights.
final class LeashedProcess: Sendable {
    private struct Log {
        var text = ""
        var isOver = false
    }

    private let process = Process()
    /// Our end of the pair of sockets.
    private let leash: FileHandle
    private let log = Mutex(Log())
    /// Raised whenever something is said, and when nothing more can be.
    private let news = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Ends the program when our end is closed, and itself with the program.
    private static let script = """
        exec 3<&0
        "$0" -c /dev/fd/4 4<<END 3<&- &
        $1
        END
        program=$!
        { read -r _; kill -KILL "$program"; } <&3 &
        wait "$program"
        kill -KILL "$!"
        """

    /// Starts the program.
    ///
    /// - Throws: that there is no shell, or no more processes.
    init(_ program: String, configuration: String) throws {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, program, configuration]
        // Not a `Pipe`: another process of ours that starts at this moment would hold it, too.
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
        let otherEnd = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        leash = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        process.standardInput = otherEnd
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        process.terminationHandler = { [ended] _ in ended.signal() }
        try withoutBlockedSignals { try process.run() }
        // A program whose words nobody reads is held up when the pipe is full.
        Thread { [weak self] in
            var words = [UInt8](repeating: 0, count: 4096)
            while true {
                // `FileHandle` ends the process where a signal interrupts it.
                let count = unsafe read(
                    errors.fileHandleForReading.fileDescriptor, &words, words.count)
                if count < 0, errno == EINTR { continue }
                self?.hear(words.prefix(max(0, count)))
                if count <= 0 { return }
            }
        }.start()
    }

    private func hear(_ words: ArraySlice<UInt8>) {
        log.withLock { log in
            log.text = String((log.text + String(decoding: words, as: UTF8.self)).suffix(2000))
            log.isOver = words.isEmpty
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
        try? leash.close()
        // It may be asked for once more.
        ended.wait()
        ended.signal()
    }
}

/// A process inherits what its thread blocks, and Swift's threads block everything: the shell would
/// never hear that its child has ended.
private func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var (none, usual) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &usual)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &usual, nil) }
    try body()
}
