public import Simulation

/// Every topic of the interface, made from the catalogs (`mqtt-api.md`).
public struct Topics: Hashable, Sendable {
    /// The first level of every topic.
    public let root: String
    /// The name of this simulator, which may share a root with others.
    public let instance: String

    /// Topics of a simulator.
    ///
    /// - Throws: which of the names cannot stand in a topic.
    public init(root: String = "ecell", instance: String = "ecell") throws(Mistake) {
        for (what, name) in [("root", root), ("instance", instance)] where !Self.isName(name) {
            throw Mistake("`\(what)` \(Self.misnamed(name))", path: [what])
        }
        self.root = root
        self.instance = instance
    }

    // MARK: Names

    /// Finds why something cannot be the id of a vehicle.
    ///
    /// - Throws: a sentence.
    public static func check(vehicle: String) throws(Mistake) {
        guard isName(vehicle) else { throw Mistake("the vehicle \(misnamed(vehicle))") }
        // There, the simulators have their topics.
        guard vehicle != "status" else { throw Mistake("no vehicle can be named `status`") }
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
                    || $0 == "-" || $0 == "_"
            }
    }

    private static func misnamed(_ name: String) -> String {
        "is \(name.json); it must be a name of 1–64 letters, digits, - and _"
    }

    // MARK: What we send

    public func state(of vehicle: String) -> String { "\(root)/\(vehicle)/state" }

    public func signal(_ signal: Signal, of vehicle: String) -> String {
        "\(root)/\(vehicle)/signal/\(signal.word)"
    }

    public func event(of vehicle: String) -> String { "\(root)/\(vehicle)/event" }
    public func reply(of vehicle: String) -> String { "\(root)/\(vehicle)/reply" }

    public func diagnosis(of activity: Activity, _ vehicle: String) -> String {
        "\(root)/\(vehicle)/diagnosis/\(activity.word)"
    }

    public func session(of vehicle: String) -> String { "\(root)/\(vehicle)/session" }
    public func about(_ vehicle: String) -> String { "\(root)/\(vehicle)/about" }

    /// `online`, or `offline` as the connection's last will.
    public var status: String { "\(root)/status/\(instance)" }
    public var clock: String { "\(status)/clock" }
    /// Whether what happens is recorded.
    public var recording: String { "\(status)/recording" }
    /// Where it is told that a command names no vehicle.
    public var error: String { "\(status)/error" }

    // MARK: What any simulator sends

    /// Matches the status of each simulator.
    public var statuses: String { "\(root)/status/+" }
    /// Matches the clock of each simulator.
    public var clocks: String { "\(statuses)/clock" }
    /// Matches where each simulator tells that a command names no vehicle.
    public var errors: String { "\(statuses)/error" }

    /// The simulator whose status is told on a topic; nothing for any other topic.
    public func simulator(ofStatus topic: String) -> String? { simulator(topic, below: []) }

    /// The simulator whose clock is told on a topic; nothing for any other topic.
    public func simulator(ofClock topic: String) -> String? { simulator(topic, below: ["clock"]) }

    private func simulator(_ topic: String, below rest: [Substring]) -> String? {
        let levels = topic.split(separator: "/", omittingEmptySubsequences: false)
        guard levels.count > 2, levels[0] == root, levels[1] == "status",
            Array(levels[3...]) == rest
        else { return nil }
        return String(levels[2])
    }

    // MARK: Answers

    /// Whether a sender may have its answers there.
    ///
    /// Where a topic means something to somebody, anybody who may send a command could else write
    /// with our rights; and a wildcard would end the connection.
    func mayBeAnswered(at topic: String) -> Bool {
        guard (1...1024).contains(topic.utf8.count), !topic.contains(where: { "+#$".contains($0) })
        else { return false }
        let levels = topic.split(separator: "/", omittingEmptySubsequences: false)
        guard levels[0] == root, levels.count > 1 else { return levels[0] != "homeassistant" }
        return levels[1] != "status"
            && (levels.count == 2 || !Self.taken.contains(String(levels[2])))
    }

    /// What stands after a vehicle.
    private static let taken =
        Channel.allCases.map(\.rawValue) + [
            "state", "signal", "event", "reply", "diagnosis", "session", "about",
        ]

    // MARK: What we hear

    /// Who sends a command: a broker's access list can let somebody do the one and not the other.
    public enum Channel: String, CaseIterable, Sendable {
        /// From a fleet's tool or a driver's app.
        case command
        /// What happens around the vehicle.
        case world

        /// The channel of a command.
        init(of name: CommandName) { self = name.row.origin.isRemote ? .command : .world }
    }

    /// Where a command is sent.
    public func command(_ name: CommandName, to vehicle: String) -> String {
        "\(root)/\(vehicle)/\(Channel(of: name))/\(name.word)"
    }

    /// Where a command is sent whose name stands in the message.
    public func commands(_ channel: Channel, to vehicle: String) -> String {
        "\(root)/\(vehicle)/\(channel)"
    }

    /// What a simulator subscribes to.
    ///
    /// - Parameter vehicles: its own, where several simulators share the root; nothing for all.
    /// - Returns: two for each, or two for all.
    public func subscriptions(to vehicles: [String]? = nil) -> [Subscription] {
        // `#` stands for the level above as well.
        (vehicles ?? ["+"]).flatMap { vehicle in
            Channel.allCases.map { Subscription("\(root)/\(vehicle)/\($0)/#") }
        }
    }

    /// What a command's topic says.
    public struct Destination: Hashable, Sendable {
        public let vehicle: String
        public let channel: Channel
        /// What stands after the channel; nothing where the message itself has to name the command.
        public let name: String?

        public init(vehicle: String, channel: Channel, name: String?) {
            self.vehicle = vehicle
            self.channel = channel
            self.name = name
        }
    }

    /// Reads the topic of a message.
    ///
    /// - Returns: nothing if no command is meant.
    public func destination(of topic: String) -> Destination? {
        let levels = topic.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard levels.count >= 3, levels[0] == root, levels[1] != "status",
            let channel = Channel(rawValue: String(levels[2]))
        else { return nil }
        return Destination(
            vehicle: String(levels[1]), channel: channel,
            name: levels.count == 4 ? String(levels[3]) : nil)
    }
}
