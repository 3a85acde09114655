import Live
import Simulation
import Synchronization

/// Keeps every step, and the first reply to every id.
final class Notebook: StepSink, Sendable {
    private let steps = Mutex<[Step]>([])
    /// What `take` throws, where a test wants it to.
    let failure = Mutex<Mistake?>(nil)

    func take(_ step: Step) throws {
        if let failure = failure.withLock({ $0 }) { throw failure }
        steps.withLock { $0.append(step) }
    }

    func firstReply(to id: String, vehicle: String) throws -> FirstReply? {
        steps.withLock { steps in
            steps.lazy.flatMap(\.replies).first {
                $0.submission.id == id && $0.submission.vehicle == vehicle
            }.map { FirstReply(content: $0.submission.content, status: $0.status) }
        }
    }

    var all: [Step] { steps.withLock { $0 } }
}

/// Passes every step on.
struct Wire: StepSink {
    let told: AsyncStream<Step>.Continuation
    func take(_ step: Step) { told.yield(step) }
    func firstReply(to id: String, vehicle: String) -> FirstReply? { nil }
}

/// A live world with one or more vans, a clock in the test's hand, and what it tells.
struct Stage {
    static let start = Instant(milliseconds: 1_768_240_800_000)

    let clock = HandClock()
    let notes = Notebook()
    let world: LiveWorld<HandClock>

    init(
        vans: [String] = ["van-1"], rate: Double = 1, allowsClock: Bool = true,
        weather: [WeatherChange] = [], engine: Engine = Stage.engine()
    ) {
        world = LiveWorld(
            vans.map { LiveVehicle(id: $0, engine: engine) }, start: Self.start, rate: rate,
            allowsClock: allowsClock, weather: weather, realClock: clock, sink: notes)
    }

    /// A van at a free wallbox, at 18:00 UTC on a Monday.
    static func engine() -> Engine {
        var setup = Setup()
        setup.start = start
        setup.parameters.wallbox = WallboxPreset.home11.wallbox
        setup.parameters.wallbox?.requiresCard = false
        setup.given = [Assignment(.vehicleSoc, .number(40))]
        return Engine(setup)
    }

    /// Sends a command, and gives the replies' words: `accepted`, `duplicate`.
    @discardableResult
    func send(
        _ command: Command, id: String? = nil, content: String = "", to vehicle: String = "van-1",
        expiresAt: Instant? = nil
    ) async -> [Reply] {
        let replies = await world.submit(
            Submission(
                vehicle: vehicle, command: command, source: .mqtt, id: id, content: content,
                expiresAt: expiresAt))
        return replies ?? []
    }

    /// Lets real time pass, and the world with it.
    func pass(_ duration: Duration) async {
        clock.pass(duration)
        await world.catchUp()
    }

    func text(_ signal: Signal, of vehicle: String = "van-1") async -> String {
        guard let engine = await world.current(vehicle) else { return "no such van" }
        return engine.text(engine.value(of: signal), signal: signal)
    }
}
