public import Simulation

/// What the live simulator is to be: its vehicles, their world, and whom it talks to.
public struct ServiceConfiguration: Hashable, Sendable {
    /// One vehicle at its place.
    public struct Van: Hashable, Sendable {
        public var id: String
        /// The presets' words, for people.
        public var vehicle: String
        public var wallbox: String?
        /// Its world at the start; the start itself and the zone are the service's.
        public var setup: Setup
    }

    /// The MQTT broker and how it is reached.
    public struct Broker: Hashable, Sendable {
        /// `mqtt://host:port`, or `mqtts://` with TLS.
        public var url: String
        public var user: String?
        /// A file whose first line is the password.
        public var passwordFile: String?
        /// PEM files: whom to trust, and who this client is.
        public var authority: String?
        public var certificate: String?
        public var key: String?

        public init(
            url: String, user: String? = nil, passwordFile: String? = nil,
            authority: String? = nil, certificate: String? = nil, key: String? = nil
        ) {
            self.url = url
            self.user = user
            self.passwordFile = passwordFile
            self.authority = authority
            self.certificate = certificate
            self.key = key
        }
    }

    /// The temperature outside.
    public enum Weather: Hashable, Sendable {
        /// As each vehicle's `given` says, or the ready world's.
        case given
        /// °C from each instant on.
        case hourly([Hour])

        public struct Hour: Hashable, Sendable {
            public var at: Instant
            /// °C.
            public var temperature: Double

            public init(at: Instant, temperature: Double) {
                self.at = at
                self.temperature = temperature
            }
        }
    }

    /// Names the connection and its status topic.
    public var instance = "ecell"
    /// The first level of every topic.
    public var root = "ecell"
    public var broker: Broker?
    /// Whether each signal has a topic of its own.
    public var publishesSignals = true
    /// Whether Home Assistant is told of the vehicles.
    public var announcesDiscovery = true
    public var zone = Zone.utc
    /// What the clock shows at the start; nothing for the wall clock's time.
    public var start: LocalTime?
    /// Virtual seconds a second.
    public var rate = 1.0
    /// Whether commands may steer the clock.
    public var allowsClock = false
    public var weather = Weather.given
    public var database: String?
    public var vans: [Van] = []

    /// More vehicles than this are taken for a mistake.
    public static let mostVans = 10_000

    /// One eVito at a home wallbox that wants a card, in Copenhagen.
    ///
    /// - Parameter count: how many vehicles, `van-1` and on.
    public init(vehicles count: Int = 1) {
        let start = LocalTime(day: 20_454, milliseconds: 0)
        if let zone = ScenarioRunner.zone(named: "Europe/Copenhagen", around: start) {
            self.zone = zone
        }
        vans = (1...max(1, count)).map { number in
            var setup = Setup()
            setup.parameters.wallbox = WallboxPreset.home11.wallbox
            return Van(
                id: "van-\(number)", vehicle: VehiclePreset.eVito41.word,
                wallbox: WallboxPreset.home11.word, setup: setup)
        }
    }
}

extension ServiceConfiguration {
    /// Reads a configuration file.
    ///
    /// - Parameters:
    ///   - path: the YAML file.
    ///   - day: around which the zone's changes are known.
    ///   - cardKey: makes a card's UID its token.
    /// - Returns: the configuration, or everything that is wrong with the file.
    public static func read(
        _ path: String, around day: LocalTime, cardKey: [UInt8] = scenarioCardKey
    ) -> Result<ServiceConfiguration, Problems> {
        var reader = ServiceReader(day: day, cardKey: cardKey)
        let configuration = reader.read(path)
        let problems = reader.problems
        guard let configuration, problems.isEmpty else { return .failure(Problems(list: problems)) }
        return .success(configuration)
    }

    /// Everything that is wrong with a file.
    public struct Problems: Error, Hashable, Sendable {
        public let list: [Problem]
    }
}
