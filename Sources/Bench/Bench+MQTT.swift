import Diagnostics
import Foundation
import MQTTBridge
import PlainLoop
import Service
import Simulation

extension Bench {
    /// `ecell serve` against C programs that do the least with the same library, at the same broker.
    ///
    /// Each has a core for itself, and the broker and whoever measures have the other.
    static func measureMQTT(_ ecell: String) throws {
        plain_pin(1)
        let broker = try OwnBroker()
        defer { broker.stop() }
        let url = broker.address.text
        try measureRoundTrips(ecell, Int32(broker.address.port), url)
        try measurePublishing(url)
        try measureFleet(ecell)
    }

    // MARK: From a command to its reply

    /// The commands whose replies are waited for: one that changes little, and one that changes much.
    private static let pairs = [
        ("vehicle.lock", "command", "vehicle.lock", "vehicle.unlock"),
        ("hood.open", "world", "hood.open", "hood.close"),
    ]

    private static func measureRoundTrips(_ ecell: String, _ port: Int32, _ url: String) throws {
        let echo = try Pinned(CommandLine.arguments[0], ["echo", url])
        defer { echo.end() }
        let serve = try Pinned(ecell, ["serve", "--mqtt", url, "--log-level", "error"])
        defer { serve.end() }
        waitFor(port, "plain/ready")
        waitFor(port, "ecell/van-1/diagnosis/climate")
        let bare = PlainMessages([OutgoingMessage("plain/command", #"{"id":"42"}"#)])
        for (name, channel, first, second) in pairs {
            let messages = PlainMessages(
                [first, second].map { OutgoingMessage("ecell/van-1/\(channel)/\($0)", "") })
            var plain: [Delays] = []
            var own: [Delays] = []
            for _ in 0..<runs {
                plain.append(Delays(port, bare, "plain/reply"))
                own.append(Delays(port, messages, "ecell/van-1/reply"))
            }
            say("echo in C, p50 and p99", "\(plain.median)")
            say("\(name) to its reply, p50 and p99", "\(own.median)")
            say("\(name) / echo", own.median.ratio(to: plain.median))
        }
    }

    private static func waitFor(_ port: Int32, _ topic: String) {
        let code = unsafe plain_await(port, topic)
        precondition(code == 0, "nothing comes on \(topic)")
    }

    // MARK: Publishing

    private static func measurePublishing(_ url: String) throws {
        var ratios: [Double] = []
        var rates: [Double] = []
        for _ in 0..<runs {
            let plain = try Pinned(CommandLine.arguments[0], ["publish-plain", url]).number()
            let own = try Pinned(CommandLine.arguments[0], ["publish", url]).number()
            ratios.append(own / plain)
            rates.append(own)
        }
        say("news of steps published", "\(Int(rates.sorted()[runs / 2])) messages/s")
        say("the same / by C", ratios.sorted()[runs / 2].text(decimals: 2))
    }

    /// The parts of this program that run as processes of their own.
    static func part(_ name: String, _ url: String) throws {
        let address = try MQTTAddress(url)
        switch name {
        case "echo": exit(plain_echo(Int32(address.port)))
        case "publish-plain":
            var messages: [OutgoingMessage] = []
            newsOfSteps { messages += $0 }
            let plain = PlainMessages(messages)
            let seconds = unsafe plain_publish(
                Int32(address.port), plain.list, Int32(plain.list.count))
            precondition(seconds > 0, "the messages can be published")
            print(Double(messages.count) / seconds)
        case "publish": print(try publish(MQTTSettings(address)))
        default: preconditionFailure("there is no part \(name)")
        }
    }

    /// What is told of a van whose hood is opened and closed again and again.
    private static func newsOfSteps(_ tell: ([OutgoingMessage]) -> Void) {
        guard let topics = try? Topics() else { preconditionFailure("the names are right") }
        var engine = BenchmarkNight.engine()
        let history = History(start: engine)
        var feed = VehicleFeed("van-1", topics)
        tell(feed.everything(engine, history, at: .zero))
        for number in 0..<4000 {
            var events: [Event] = []
            engine.handle(number.isMultiple(of: 2) ? .hoodOpen : .hoodClose, into: &events)
            tell(feed.happened(events, plans: [:], engine))
            tell(feed.step(events, plans: [:], engine, history, at: .zero))
        }
    }

    /// Messages a second, from the step to the broker's acknowledgement.
    private static func publish(_ settings: MQTTSettings) throws -> Double {
        var settings = settings
        settings.mostUnderWay = 1000
        let online = DispatchSemaphore(value: 0)
        let room = DispatchSemaphore(value: 0)
        let last = DispatchSemaphore(value: 0)
        let client = MQTTClient(settings) { news in
            switch news {
            case .online: online.signal()
            case .ready: room.signal()
            case .delivered: last.signal()
            case .message, .refused, .offline, .stopped: break
            }
        }
        defer { client.stop() }
        online.wait()
        let start = ContinuousClock.now
        var count = 0
        newsOfSteps { messages in
            for message in messages {
                while (try? client.publish(message)) == nil { room.wait() }
                count += 1
            }
        }
        let end = OutgoingMessage("plain/end", "")
        while (try? client.publish(end, token: 1)) == nil { room.wait() }
        last.wait()
        return Double(count) / (start.duration(to: .now) / .seconds(1))
    }

    // MARK: A fleet

    private static let fleetSize = 2000

    /// What vans cost that all charge, at the speed of life.
    private static func measureFleet(_ ecell: String) throws {
        let alone = try measureServe(ecell, vans: 1)
        let fleet = try measureServe(ecell, vans: fleetSize)
        say(
            "\(fleetSize) vans that charge, of a core",
            "\((fleet.share * 100).text(decimals: 0)) %")
        let each = Double(fleet.kilobytes - alone.kilobytes) / Double(fleetSize)
        say("memory of one of them", "\(each.text(decimals: 1)) kB")
    }

    private static func measureServe(
        _ ecell: String, vans: Int
    ) throws -> (share: Double, kilobytes: Int) {
        let broker = try OwnBroker()
        defer { broker.stop() }
        let port = Int32(broker.address.port)
        let serve = try Pinned(
            ecell,
            [
                "serve", "--mqtt", broker.address.text, "--log-level", "error", "--vehicles",
                "\(vans)",
            ])
        defer { serve.end() }
        waitFor(port, "ecell/van-\(vans)/diagnosis/climate")
        // Drivers do not come home at the same moment.
        for van in 1...vans {
            let command = PlainMessages([
                OutgoingMessage("ecell/van-\(van)/world/plug.insert", #"{"supply":"socket"}"#)
            ])
            let seconds = unsafe plain_publish(port, command.list, 1)
            precondition(seconds > 0, "the command can be sent")
        }
        waitFor(port, "ecell/van-\(vans)/signal/plug.rating")
        sleep(10)
        let start = serve.cpuSeconds
        sleep(10)
        return ((serve.cpuSeconds - start) / 10, serve.kilobytes)
    }
}

/// A process with the first core for itself.
private struct Pinned {
    private let process = Process()
    private let output = Pipe()

    init(_ program: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["taskset", "-c", "0", program] + arguments
        process.standardOutput = output
        try process.run()
    }

    func end() {
        // It has inherited our signal mask, and may not hear a softer one.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What it prints at its end.
    func number() -> Double {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let text = String(decoding: data, as: UTF8.self)
        guard let number = Double(text.dropLast()) else {
            preconditionFailure("no number was printed: \(text)")
        }
        return number
    }

    private func read(_ name: String) -> String {
        let path = "/proc/\(process.processIdentifier)/\(name)"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            preconditionFailure("\(path) cannot be read")
        }
        return text
    }

    /// The time that its threads have had.
    var cpuSeconds: Double {
        // After the name in brackets the fields go on with number 3; 14 and 15 are times.
        let fields = read("stat").split(separator: ")").last?.split(separator: " ") ?? []
        return fields.dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
            / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    var kilobytes: Int {
        let line = read("status").split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// Messages as the C programs take them; they stay until the bench ends.
@safe private struct PlainMessages {
    let list: [plain_message]

    init(_ messages: [OutgoingMessage]) {
        unsafe list = messages.map { message in
            let payload = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(1, message.payload.count), alignment: 1)
            unsafe payload.copyBytes(from: message.payload)
            return unsafe plain_message(
                topic: strdup(message.topic), payload: payload.baseAddress,
                length: Int32(message.payload.count), qos: message.delivery.rawValue,
                retained: message.isRetained ? 1 : 0)
        }
    }
}

/// How long answers took, in µs.
private struct Delays: CustomStringConvertible {
    var p50: Double
    var p99: Double

    init(p50: Double, p99: Double) { (self.p50, self.p99) = (p50, p99) }

    init(_ port: Int32, _ messages: PlainMessages, _ reply: String) {
        var all = [Double](repeating: 0, count: 1000)
        let code = unsafe plain_round_trips(
            port, messages.list, Int32(messages.list.count), reply, &all, Int32(all.count))
        precondition(code == 0, "the library's code \(code)")
        all.sort()
        self.init(p50: all[all.count / 2], p99: all[all.count * 99 / 100])
    }

    var description: String { "\(Int(p50)) µs and \(Int(p99)) µs" }

    func ratio(to other: Delays) -> String {
        "\((p50 / other.p50).text(decimals: 2)) and \((p99 / other.p99).text(decimals: 2))"
    }
}

extension [Delays] {
    fileprivate var median: Delays {
        Delays(
            p50: map(\.p50).sorted()[count / 2], p99: map(\.p99).sorted()[count / 2])
    }
}
