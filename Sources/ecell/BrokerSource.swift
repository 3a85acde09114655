import ArgumentParser
import Diagnostics
import Foundation
import MQTTBridge
import ScenarioRunner
import Simulation
import Synchronization

/// What a live simulator has published of a vehicle.
struct BrokerSource: DiagnosisSource {
    var url: String
    var root: String
    var vehicle: String

    func answer(to question: DiagnosisQuestion) throws -> DiagnosisAnswer {
        var settings = try BrokerOptions.settings(url: url)
        let topics = try BrokerOptions.topics(root: root)
        // The diagnosis is the last of them: what is known of its age comes before.
        settings.subscriptions = [
            topics.about("+"), topics.statuses, topics.clocks,
            topics.signal(.linkState, of: vehicle), topics.state(of: vehicle),
            topics.diagnosis(of: question.activity, vehicle),
        ].map { Subscription($0, retained: .always) }
        let listener = Listener(Publications(vehicle, question.activity, topics))
        let client = MQTTClient(settings) { listener.hear($0) }
        let heard = listener.wait()
        client.stop(longest: .seconds(1))
        let place = settings.address.text
        if let error = heard.error {
            throw ExitStatus.surroundings.error(saying: error.text)
        }
        guard heard.publications.about != nil else {
            let known = heard.publications.known
            Terminal.complain(LiveView.absence(of: vehicle, known: known, at: place))
            throw ExitCode((known.isEmpty ? ExitStatus.surroundings : .invalid).rawValue)
        }
        return answer(to: question, heard.publications, topics, place)
    }

    private func answer(
        to question: DiagnosisQuestion, _ news: Publications, _ topics: Topics, _ place: String
    ) -> DiagnosisAnswer {
        guard let reason = news.silence(topics, place) else {
            return DiagnosisAnswer(question, news)
        }
        Terminal.complain(reason)
        if let document = news.document, let last = document["headline"]?.asText {
            Terminal.complain("The last that was told, at \(news.time(of: document)): \(last)")
        }
        var setup = Setup()
        setup.zone = news.zone
        setup.start = news.lastHeard ?? Instant(milliseconds: 0)
        let nobody = Engine(setup)
        return DiagnosisAnswer(
            question, nobody, History(start: nobody), vehicle: vehicle,
            freshness: news.lastHeard.map { .old(since: $0) } ?? .missing, heading: vehicle)
    }
}

extension DiagnosisAnswer {
    /// What is published, as it is.
    fileprivate init(_ question: DiagnosisQuestion, _ news: Publications) {
        let document = news.document ?? .null
        let word = document["verdict"]?.asText ?? ""
        self.init(
            verdict: Diagnosis.Verdict(word: word) ?? .unknown,
            heading: "\(news.vehicle), unchanged since \(news.time(of: document)) "
                + news.zone.name,
            page: document["pages"]?[question.language.word]?.asText
                ?? document["headline"]?.asText ?? "",
            document: document.json, timeline: document["timeline"]?.asTexts ?? [])
    }
}

/// What a broker keeps of a vehicle and of its simulator.
private struct Publications: Sendable {
    let vehicle: String
    private let activity: Activity
    private let topics: Topics
    /// The vehicles that the broker knows of.
    private(set) var known: [String] = []
    private(set) var about: Written?
    /// The diagnosis.
    private(set) var document: Written?
    private var state: Written?
    private var isLinkDown = false
    /// By the simulators' names.
    private var statuses: [String: Presence] = [:]
    /// How often each simulator's clock was heard: the first time it may be one that the broker kept.
    private var ticks: [String: Int] = [:]

    init(_ vehicle: String, _ activity: Activity, _ topics: Topics) {
        self.vehicle = vehicle
        self.activity = activity
        self.topics = topics
    }

    mutating func hear(_ message: IncomingMessage) {
        let text = String(decoding: message.payload, as: UTF8.self)
        let written = try? Written(json: message.payload)
        switch message.topic {
        case topics.signal(.linkState, of: vehicle): isLinkDown = text == Link.offline.word
        case topics.state(of: vehicle): state = written
        case topics.diagnosis(of: activity, vehicle): document = written
        default:
            if let simulator = topics.simulator(ofStatus: message.topic) {
                statuses[simulator] = Presence(rawValue: text)
                return
            }
            if let simulator = topics.simulator(ofClock: message.topic) {
                ticks[simulator, default: 0] += 1
                return
            }
            guard let name = written?["vehicle"]?.asText else { return }
            known.append(name)
            if name == vehicle { about = written }
        }
    }

    private var instance: String? { about?["instance"]?.asText }

    /// Whether there is nothing more to wait for.
    var isComplete: Bool {
        guard let status = instance.flatMap({ statuses[$0] }), document != nil else { return false }
        return status != .online || !isSilent
    }

    /// Whether the simulator has a clock that was not heard to go on, as it does each second.
    ///
    /// After a loss of power the broker may come back with all that it has kept, and nobody behind it.
    private var isSilent: Bool { instance.flatMap { ticks[$0] } == 1 }

    /// Why nobody knows how the vehicle is now, and what to do; nothing where it is known.
    func silence(_ topics: Topics, _ place: String) -> String? {
        let simulator = "\(place): the simulator `\(instance ?? "")`"
        if instance.flatMap({ statuses[$0] }) != .online {
            return "\(simulator) is offline. Start it again, or see whether it reaches the broker."
        }
        if isLinkDown {
            return "`\(vehicle)` has no connection. Bring it where it has one, or ask the "
                + "simulator's recording with `--database`."
        }
        if isSilent {
            return "\(simulator) says that it is online, but its clock was not heard for "
                + "\(Int(Listener.patience.messages)) s. See whether it runs."
        }
        guard document != nil else {
            let topic = topics.diagnosis(of: activity, vehicle)
            return "\(simulator) has not published \(topic). See whether the broker lets you "
                + "read it."
        }
        return nil
    }

    /// When the vehicle last told anything.
    var lastHeard: Instant? {
        [state, document].compactMap { $0?["at"]?.asText.flatMap(Instant.init(iso:)) }.max()
    }

    /// The vehicle's zone.
    var zone: Zone {
        about.flatMap { Zone(about: $0, around: lastHeard ?? .wallClock) } ?? .utc
    }

    /// When a message was made, in the vehicle's zone.
    func time(of message: Written) -> String {
        message["at"]?.asText.flatMap(Instant.init(iso:)).map { zone.text(of: $0) } ?? "?"
    }
}

/// Hears what the client's thread does, and waits on its own for enough of it.
private final class Listener: Sendable {
    struct Heard: Sendable {
        var publications: Publications
        var error: MQTTError?
    }

    private let heard: Mutex<Heard>
    private let connected = DispatchSemaphore(value: 0)
    private let enough = DispatchSemaphore(value: 0)
    /// How long the broker may take to let us in, and then to tell what it has kept, in s.
    static let patience = (connection: 10.0, messages: 5.0)

    init(_ publications: Publications) { heard = Mutex(Heard(publications: publications)) }

    func hear(_ news: MQTTNews) {
        let isEnough = heard.withLock { heard in
            switch news {
            case .message(let message): heard.publications.hear(message)
            case .offline(let error, _): heard.error = error
            case .online: connected.signal()
            case .delivered, .refused, .ready, .stopped: break
            }
            return heard.error != nil || heard.publications.isComplete
        }
        guard isEnough else { return }
        connected.signal()
        enough.signal()
    }

    func wait() -> Heard {
        _ = connected.wait(timeout: .now() + Self.patience.connection)
        _ = enough.wait(timeout: .now() + Self.patience.messages)
        return heard.withLock { $0 }
    }
}
