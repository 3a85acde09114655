import ArgumentParser
import Foundation
import MQTTBridge
import Simulation
import Synchronization

/// `ecell send`: a command over MQTT, and what became of it.
struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a command to a vehicle over MQTT, and wait for the reply.",
        discussion: """
            Examples:
              ecell send van-1 plug.insert
              ecell send van-1 departure.set time=07:30 days=mon,tue
              ecell send van-1 charging.setTarget soc=80 --mqtt mqtt://broker.example
              ecell send van-1 world.set vehicle.soc=40 weather.temperature=-5

            `ecell reference commands` lists the commands and their arguments.

            Exit codes: 0 accepted or queued, 1 refused or expired, 2 invalid, 3 no broker, \
            or no reply in time.

            \(BrokerOptions.environment)
            """)

    @Argument(help: "The vehicle's id.")
    var vehicle: String

    @Argument(help: "The command.", completion: .list(CommandName.words))
    var command: String

    @Argument(
        help: ArgumentHelp("The command's arguments.", valueName: "name=value"),
        completion: .commandArguments)
    var arguments: [String] = []

    @OptionGroup var broker: BrokerOptions

    @Option(help: ArgumentHelp("How long to wait for the reply, in s.", valueName: "seconds"))
    var timeout = 10.0

    @Flag(help: "Print the reply as it came.")
    var json = false

    func validate() throws {
        try BrokerOptions.check(vehicle: vehicle)
        guard timeout > 0, timeout <= 3600 else {
            throw ValidationError("`--timeout` is \(timeout); it must lie in 0–3600 s")
        }
        _ = try read()
    }

    func run() throws {
        let topics = try broker.topics()
        var settings = try broker.settings()
        let (name, entries) = try read()
        let id = UUID().uuidString.lowercased()
        let payload = Written.map([.init("id", .text(id))] + entries).json
        let message = OutgoingMessage(topics.command(name, to: vehicle), payload)
        settings.subscriptions = [
            Subscription(topics.about(vehicle), retained: .always),
            Subscription(topics.reply(of: vehicle), retained: .never),
            Subscription(topics.errors, retained: .never),
        ]
        let exchange = Exchange(id: id, vehicle: vehicle)
        let client = MQTTClient(settings) { exchange.hear($0) }
        exchange.wait(timeout) { () throws(MQTTError) in
            try client.publish(message, token: 1)
        }
        client.stop(longest: .seconds(1))
        try conclude(exchange.result, settings.address.text)
    }

    // MARK: What is asked

    /// The command and its arguments, checked as the simulator will.
    private func read() throws -> (name: CommandName, entries: [Written.Entry]) {
        do throws(Mistake) {
            guard let name = CommandName(word: command) else {
                throw Mistake.unknown("command", command, in: CommandName.words)
            }
            var entries: [Written.Entry] = []
            for argument in arguments { entries.append(try name.entry(argument)) }
            _ = try Command(command, entries) { _ in CardToken(bits: 0) }
            return (name, entries)
        } catch {
            throw ValidationError(error.message)
        }
    }

    // MARK: What became of it

    private func conclude(_ result: Exchange.Result?, _ place: String) throws {
        switch result {
        case nil:
            Terminal.complain(
                "\(place): no reply from `\(vehicle)` within \(Scalar.shortest(timeout)) s. "
                    + "See with `ecell watch \(vehicle) --mqtt \(place)` whether a simulator is "
                    + "there.")
            try ExitStatus.surroundings.leave()
        case .failed(let error):
            Terminal.complain(error.text)
            try ExitStatus.surroundings.leave()
        case .unknown(let text):
            Terminal.complain(text)
            try ExitStatus.invalid.leave()
        case .replied(let text, let reply, let about):
            let isShown = Terminal.show((json ? text : Self.text(of: reply, about)) + "\n")
            try (isShown ? Self.status(of: reply) : .surroundings).leave()
        }
    }

    private static func status(of reply: Written) -> ExitStatus {
        switch reply["status"]?.asText {
        case "accepted", "queued", "duplicate": .done
        case "invalid": .invalid
        default: .failed
        }
    }

    /// A reply as people read it.
    private static func text(of reply: Written, _ about: Written) -> String {
        let status = reply["status"]?.asText ?? "unknown"
        var lines = ["\(reply["command"]?.asText ?? "command"): \(status)"]
        if reply["changed"] == .flag(false) { lines.append("  It was so already.") }
        if let message = reply["message"]?.asText { lines.append("  \(message)") }
        let unmet = reply["unmet"]?.asTexts ?? []
        if !unmet.isEmpty { lines.append("  Unmet now: \(unmet.joined(separator: ", "))") }
        if let reason = reply["reason"]?.asText { lines.append("  Reason: \(reason)") }
        if let start = reply["startsAt"]?.asText.flatMap(Instant.init(iso:)) {
            let zone = Zone(about: about, around: start) ?? .utc
            lines.append("  It starts at \(zone.text(of: start)) \(zone.name).")
        }
        if let word = unmet.first { lines.append("  `ecell explain \(word)` tells more.") }
        return lines.joined(separator: "\n")
    }
}

/// A question and its answer: waits on one thread for what the client's thread hears.
private final class Exchange: Sendable {
    enum Result: Sendable {
        /// With what is known about the vehicle.
        case replied(text: String, Written, about: Written)
        /// There is no such vehicle.
        case unknown(String)
        case failed(MQTTError)
    }

    private let id: String
    private let vehicle: String
    private let found = Mutex<Result?>(nil)
    /// The broker tells it before it hears of the command.
    private let about = Mutex(Written.null)
    private let connected = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    init(id: String, vehicle: String) {
        self.id = id
        self.vehicle = vehicle
    }

    var result: Result? { found.withLock(\.self) }

    func hear(_ news: MQTTNews) {
        switch news {
        case .online: connected.signal()
        case .message(let message):
            let text = String(decoding: message.payload, as: UTF8.self)
            guard let reply = try? Written(json: message.payload) else { return }
            if reply["id"] == .text(id) {
                finish(.replied(text: text, reply, about: about.withLock(\.self)))
            }
            guard reply["vehicle"] == .text(vehicle) else { return }
            if let told = reply["message"]?.asText { return finish(.unknown(told)) }
            about.withLock { $0 = reply }
        case .offline(let error, _), .refused(_, let error): finish(.failed(error))
        case .delivered, .ready, .stopped: break
        }
    }

    /// Publishes once there is a connection, and waits for the answer.
    func wait(_ seconds: Double, publish: () throws(MQTTError) -> Void) {
        let end = DispatchTime.now() + seconds
        guard connected.wait(timeout: end) == .success, result == nil else { return }
        do throws(MQTTError) {
            try publish()
            _ = done.wait(timeout: end)
        } catch {
            finish(.failed(error))
        }
    }

    /// The first result counts.
    private func finish(_ result: Result) {
        found.withLock { $0 = $0 ?? result }
        connected.signal()
        done.signal()
    }
}
