import MQTTBridge
import ScenarioRunner
import Simulation

/// What somebody sees of a vehicle: lines made of its messages.
struct LiveView: Sendable {
    private let vehicle: String
    private let topics: Topics
    private let isRaw: Bool
    /// The vehicles that the broker has told of.
    private(set) var known: [String] = []
    /// Whether anything is known of this one.
    private(set) var isIntroduced = false
    private var zone = Zone.utc
    private var status: String?
    private var causes: [Activity: String] = [:]
    private var warnings: [String] = []

    init(_ vehicle: String, _ topics: Topics, isRaw: Bool = false) {
        self.vehicle = vehicle
        self.topics = topics
        self.isRaw = isRaw
    }

    func isEvent(_ message: IncomingMessage) -> Bool {
        message.topic == topics.event(of: vehicle)
    }

    /// The lines that a message adds.
    mutating func lines(for message: IncomingMessage) -> [String] {
        if isEvent(message) {
            let text = String(decoding: message.payload, as: UTF8.self)
            if isRaw { return [text] }
            guard let event = try? Written(json: message.payload) else { return [] }
            return line(of: event).map { [$0] } ?? []
        }
        let lines = others(message)
        return isRaw ? [] : lines
    }

    /// What is said when the broker has nothing of the vehicle.
    func absence(at place: String) -> String {
        Self.absence(of: vehicle, known: known, at: place)
    }

    /// What is said when the broker has nothing of a vehicle, but of others.
    static func absence(of vehicle: String, known: [String], at place: String) -> String {
        if known.isEmpty {
            return "\(place): no simulator has told of any vehicle there. Start one with "
                + "`ecell serve --mqtt \(place)`."
        }
        let hint =
            nearest(to: vehicle, in: known).map { "did you mean `\($0)`?" }
            ?? "there is " + known.prefix(5).joined(separator: ", ")
        return "\(place): nothing is known of `\(vehicle)`; \(hint)"
    }

    // MARK: Messages

    private mutating func others(_ message: IncomingMessage) -> [String] {
        let topic = message.topic
        let text = String(decoding: message.payload, as: UTF8.self)
        let written = try? Written(json: message.payload)
        for activity in Activity.allCases
        where topic == topics.diagnosis(of: activity, vehicle) {
            return written.map { warnings(of: $0) + cause(of: activity, $0) } ?? []
        }
        switch topic {
        case topics.state(of: vehicle): return written.map { summary(of: $0) } ?? []
        case topics.signal(.linkState, of: vehicle):
            return text == Link.offline.word
                ? ["\(vehicle) has no connection; what happens is told when it returns."] : []
        default:
            if let simulator = topics.simulator(ofStatus: topic) {
                return text == Presence.offline.rawValue
                    ? ["The simulator `\(simulator)` is offline."] : []
            }
            written.map { meet($0) }
            return []
        }
    }

    /// An `about` message.
    private mutating func meet(_ about: Written) {
        guard let name = about["vehicle"]?.asText else { return }
        if !known.contains(name) { known.append(name) }
        guard name == vehicle else { return }
        isIntroduced = true
        if let zone = Zone(about: about) { self.zone = zone }
    }

    /// How it stands: told at first, and when it stands otherwise.
    private mutating func summary(of state: Written) -> [String] {
        isIntroduced = true
        let parts = [
            "charging \(shown(.chargingState, in: state))",
            "climate \(shown(.climateState, in: state))",
            "battery \(shown(.vehicleSoc, in: state))",
            "power \(shown(.chargingPower, in: state))",
            "cabin \(shown(.cabinTemperature, in: state))",
            "next departure \(shown(.departureNext, in: state))",
        ]
        let line = parts.joined(separator: ", ")
        guard line != status else { return [] }
        status = line
        return ["\(time(state["at"]))  \(line)"]
    }

    /// Below the time of the line before.
    private static let indent = String(repeating: " ", count: 10)

    private func shown(_ signal: Signal, in state: Written) -> String {
        text(of: state[signal.word] ?? .null, signal)
    }

    /// What is so whatever the vehicle does: told once, though each diagnosis says it.
    private mutating func warnings(of diagnosis: Written) -> [String] {
        guard case .list(let list)? = diagnosis["warnings"] else { return [] }
        let told = list.map { warning in
            ["message", "advice"].compactMap { warning[$0]?.asText }.joined(separator: " ")
        }
        guard told != warnings else { return [] }
        warnings = told
        return (told.isEmpty ? ["There is no warning any more."] : told).map {
            Self.indent + $0
        }
    }

    /// What somebody has to do something about.
    private mutating func cause(of activity: Activity, _ diagnosis: Written) -> [String] {
        let message = diagnosis["primary"]?["message"]?.asText
        let verdict = diagnosis["verdict"]?.asText ?? ""
        let text = ["blocked", "fault"].contains(verdict) ? message : nil
        guard causes[activity] != text else { return [] }
        causes[activity] = text
        return text.map { [Self.indent + "\(activity.word): \(verdict). \($0)"] } ?? []
    }

    // MARK: Events

    private func line(of event: Written) -> String? {
        let cause = event["cause"]?.asText ?? ""
        let what: String
        switch event["kind"]?.asText {
        case "accepted", "queued", "dropped": what = "\(cause): \(event["kind"]?.asText ?? "")"
        case "ignored": what = "\(cause): accepted, it was so already"
        case "refused":
            let reasons =
                [event["reason"]?.asText].compactMap(\.self)
                + (event["unmet"]?.asTexts ?? [])
            what = "\(cause): refused, \(reasons.joined(separator: ", "))"
        case "interrupted":
            what =
                "\(event["activity"]?.asText ?? "") interrupted: "
                + (event["unmet"]?.asTexts ?? []).joined(separator: ", ")
        case "changed":
            guard let signal = Signal(word: event["signal"]?.asText ?? "") else { return nil }
            what =
                "  \(signal.word): \(text(of: event["from"] ?? .null, signal)) → "
                + text(of: event["to"] ?? .null, signal)
        // The lists of what is unmet change with it.
        default: return nil
        }
        return "\(time(event["at"]))  \(what)"
    }

    /// A value as people read it: with its unit, and in the vehicle's time.
    private func text(of value: Written, _ signal: Signal) -> String {
        switch value {
        case .number(let number):
            guard case .quantity(let unit) = signal.row.kind else { return value.quoted }
            return Scalar.shortest(number) + " " + unit.symbol
        case .text(let text):
            if case .instant = signal.row.kind { return time(value) }
            return text
        case .null: return "none"
        case .list(let list):
            return "[" + list.map { $0.asText ?? $0.json }.joined(separator: ", ") + "]"
        case .flag, .map: return value.json
        }
    }

    /// `HH:MM:SS` in the vehicle's zone, with the date where it is another day.
    private func time(_ value: Written?) -> String {
        guard let text = value?.asText, let instant = Instant(iso: text) else { return "--:--:--" }
        let local = zone.text(of: instant).dropFirst("2026-".count)
        let parts = local.split(separator: "T")
        let clock = (parts.last.map(String.init) ?? "").prefix(8)
        return "\(parts.first ?? "") \(clock)" + (clock.utf8.count == 5 ? ":00" : "")
    }
}
