internal import CardTokens
public import Diagnostics
public import Simulation

/// What the live simulator is to be: its vehicles, their world, and whom it talks to.
public struct ServiceConfiguration: Hashable, Sendable {
    /// One vehicle at its place.
    public struct Van: Hashable, Sendable {
        public var id: String
        /// The presets' words, for people.
        public var vehicle: String
        public var wallbox: String?
        /// Its world, but for the zone, the start and the weather of that hour.
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
        /// A change for each line of a file, by their time.
        case hourly(file: String, [WeatherChange])
    }

    /// The least that is worth a line in the log.
    public enum LogLevel: String, CaseIterable, Hashable, Sendable {
        case trace, debug, info, notice, warning, error, critical

        static var words: [String] { allCases.map(\.rawValue) }
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
    /// How long history is kept; nothing for ever.
    public var retention: Timespan?
    public var logLevel = LogLevel.info
    /// Whom a diagnosis tells to call.
    public var contacts = ContactDirectory()
    public var vans: [Van] = []
    /// The cards' UIDs, by their tokens: to print the file, and to make other tokens of them.
    var uids: [CardToken: String] = [:]

    /// More vehicles than this are taken for a mistake.
    public static let mostVans = 10_000

    /// The UID of the card that is accepted where nobody says which are.
    public static let firstCard = "04A1B2C3"

    /// One eVito at a home wallbox that accepts one card, in Copenhagen.
    ///
    /// - Parameter count: how many vehicles, `van-1` and on.
    public init(vehicles count: Int = 1) {
        let start = LocalTime(day: 20_454, milliseconds: 0)
        if let zone = ScenarioRunner.zone(named: "Europe/Copenhagen", around: start) {
            self.zone = zone
        }
        let card = cardToken(uid: Self.firstCard, key: scenarioCardKey)
        uids = [card: Self.firstCard]
        vans = (1...max(1, count)).map { number in
            var setup = Setup()
            setup.parameters.wallbox = WallboxPreset.home11.wallbox
            setup.cards = [Card(token: card, status: .accepted)]
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
    ///   - path: the YAML file; the files that it names are seen from its folder.
    ///   - day: around which the zone's changes are known.
    /// - Returns: the configuration, or everything that is wrong with the file.
    public static func read(
        _ path: String, around day: LocalTime
    ) -> Result<ServiceConfiguration, Problems> {
        var reader = ServiceReader(day: day)
        let configuration = reader.read(path)
        let problems = reader.problems
        guard let configuration, problems.isEmpty else { return .failure(Problems(list: problems)) }
        return .success(configuration)
    }

    /// Everything that is wrong with a file.
    public struct Problems: Error, Hashable, Sendable {
        public let list: [Problem]
    }

    /// Makes the tokens of all cards anew.
    ///
    /// As it is read, they are made with the public key of scenarios: where the secret one is, the
    /// configuration itself says.
    public mutating func makeTokens(with key: [UInt8]) {
        let tokens = uids.mapValues { cardToken(uid: $0, key: key) }
        for van in vans.indices {
            for card in vans[van].setup.cards.indices {
                let token = vans[van].setup.cards[card].token
                vans[van].setup.cards[card].token = tokens[token] ?? token
            }
        }
        uids = Dictionary(uniqueKeysWithValues: uids.map { (tokens[$0] ?? $0, $1) })
    }

    /// The world in which a vehicle begins its life.
    ///
    /// - Parameters:
    ///   - van: one of ``vans``.
    ///   - start: when it begins.
    /// - Returns: its setup with the zone, the start and the weather of that hour.
    public func setup(of van: Van, at start: Instant) -> Setup {
        var setup = van.setup
        setup.zone = zone
        setup.start = start
        if let temperature = weather.changes.ahead(of: start).first?.temperature {
            setup.given.removeAll { $0.signal == .weatherTemperature }
            setup.given.append(Assignment(.weatherTemperature, .number(temperature)))
        }
        return setup
    }
}

extension ServiceConfiguration.Weather {
    /// What all vehicles are told of it, by time; nothing where each has its own.
    public var changes: [WeatherChange] {
        switch self {
        case .given: []
        case .hourly(_, let hours): hours
        }
    }
}
