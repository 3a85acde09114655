import Synchronization

/// Real time that a test moves by hand; who sleeps on it is never woken.
final class HandClock: Clock {
    struct Instant: InstantProtocol {
        var passed: Duration
        func advanced(by duration: Duration) -> Instant { Instant(passed: passed + duration) }
        func duration(to other: Instant) -> Duration { other.passed - passed }
        static func < (a: Instant, b: Instant) -> Bool { a.passed < b.passed }
    }

    private let time = Mutex(Duration.zero)
    var now: Instant { Instant(passed: time.withLock { $0 }) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func pass(_ duration: Duration) { time.withLock { $0 += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        // Until the sleeper is cancelled.
        for await _ in AsyncStream<Never>.makeStream().stream {}
        throw CancellationError()
    }
}
