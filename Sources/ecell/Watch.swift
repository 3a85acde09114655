import ArgumentParser
import Diagnostics
import Foundation
import MQTTBridge
import Simulation
import Synchronization

/// `ecell watch`: a vehicle over MQTT, as it lives.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow a vehicle over MQTT.",
        discussion: """
            Examples:
              ecell watch van-1
              ecell watch van-1 --mqtt mqtts://broker.example
              ecell watch van-1 --json > events.jsonl

            Shows how the vehicle stands, then what happens, in the vehicle's own time, until it \
            is interrupted.

            Exit codes: 2 no such vehicle, 3 no broker, or no simulator, 130 interrupted.

            \(BrokerOptions.environment)
            """)

    @Argument(help: "The vehicle's id.")
    var vehicle: String

    @OptionGroup var broker: BrokerOptions

    @Flag(help: "Print the events alone, as they come.")
    var json = false

    @Option(help: ArgumentHelp("Stop after so many events.", valueName: "n"))
    var count: Int?

    func validate() throws {
        try BrokerOptions.check(vehicle: vehicle)
        if let count, count < 1 {
            throw ValidationError("`--count` is \(count); it must be 1 or more")
        }
    }

    func run() throws {
        let topics = try broker.topics()
        var settings = try broker.settings()
        settings.subscriptions = [
            topics.about("+"), topics.state(of: vehicle), topics.event(of: vehicle),
            topics.diagnosis(of: .charging, vehicle), topics.diagnosis(of: .climate, vehicle),
            topics.signal(.linkState, of: vehicle), topics.statuses,
        ].map { Subscription($0, retained: .always) }
        let audience = Audience(
            LiveView(vehicle, topics, isRaw: json), isRaw: json, count: count ?? .max,
            place: settings.address.text)
        let client = MQTTClient(settings) { audience.hear($0) }
        let status = audience.wait()
        client.stop(longest: .seconds(1))
        try status.leave()
    }
}

/// Shows what the client's thread hears, and says when it is enough.
private final class Audience: Sendable {
    private struct Progress {
        var view: LiveView
        var left: Int
        var wasOnline = false
        var status: ExitStatus?
    }

    private let progress: Mutex<Progress>
    private let isRaw: Bool
    private let place: String
    private let over = DispatchSemaphore(value: 0)
    private let met = DispatchSemaphore(value: 0)
    /// How long the broker may take to tell what it has kept of the vehicle, in s.
    private static let introduction = 3.0

    init(_ view: LiveView, isRaw: Bool, count: Int, place: String) {
        progress = Mutex(Progress(view: view, left: count))
        self.isRaw = isRaw
        self.place = place
    }

    func hear(_ news: MQTTNews) {
        progress.withLock { progress in
            switch news {
            case .online: progress.wasOnline = true
            case .message(let message): show(message, &progress)
            case .offline(let error, let rest):
                if progress.wasOnline {
                    let seconds = Scalar.shortest((rest / .seconds(1) * 10).rounded() / 10)
                    Terminal.complain("\(error.text) Next try in \(seconds) s.")
                } else {
                    Terminal.complain(error.text)
                    end(.surroundings, &progress)
                }
            case .delivered, .refused, .ready, .stopped: break
            }
        }
    }

    private func show(_ message: IncomingMessage, _ progress: inout Progress) {
        guard progress.left > 0 else { return }
        var lines = progress.view.lines(for: message)
        if !isRaw, let width = Terminal.width { lines = lines.flatMap { $0.wrapped(to: width) } }
        if progress.view.isIntroduced { met.signal() }
        if !Terminal.show(lines.map { $0 + "\n" }.joined()) { end(.surroundings, &progress) }
        if !Terminal.hasReader { end(.done, &progress) }
        guard progress.view.isEvent(message) else { return }
        progress.left -= 1
        if progress.left == 0 { end(.done, &progress) }
    }

    private func end(_ status: ExitStatus, _ progress: inout Progress) {
        progress.status = progress.status ?? status
        met.signal()
        over.signal()
    }

    /// Waits for the end; a vehicle of which the broker knows nothing is one at once.
    func wait() -> ExitStatus {
        if met.wait(timeout: .now() + Self.introduction) == .timedOut {
            return progress.withLock { progress in
                Terminal.complain(progress.view.absence(at: place))
                return progress.view.known.isEmpty ? .surroundings : .invalid
            }
        }
        over.wait()
        return progress.withLock { $0.status ?? .done }
    }
}
