internal import Simulation

/// What Home Assistant is told of a vehicle, so that it shows it without a line of configuration.
///
/// Made from the catalogs: a signal is a sensor of its kind, and a remote command that needs no
/// argument a button; only what belongs together in one entity is put together by hand.
public struct Discovery: Hashable, Sendable {
    let topics: Topics
    let publishesSignals: Bool
    let version: String

    /// - Parameters:
    ///   - topics: those of the simulator.
    ///   - publishesSignals: whether each signal has a topic of its own; else the state is read.
    ///   - version: this program's.
    public init(_ topics: Topics, publishesSignals: Bool, version: String) {
        self.topics = topics
        self.publishesSignals = publishesSignals
        self.version = version
    }

    /// Where Home Assistant tells that it is there, and wants to be told everything again.
    public static let status = Subscription("homeassistant/status", retained: .never)

    /// Whether a message is that word of Home Assistant.
    public static func asksForAll(_ message: IncomingMessage) -> Bool {
        message.topic == status.filter && message.payload == Array("online".utf8)
    }

    /// Everything about a vehicle, retained.
    ///
    /// - Parameters:
    ///   - vehicle: its id.
    ///   - preset: the word of its preset, shown as the model.
    /// - Returns: one message for each entity.
    public func messages(for vehicle: String, preset: String) -> [OutgoingMessage] {
        entities(of: vehicle).map { entity in
            let payload = Written.map(entity.members + common(entity, vehicle, preset))
            return OutgoingMessage(
                topic(of: entity, vehicle), payload.json, isRetained: true)
        }
    }

    /// Makes Home Assistant forget a vehicle.
    public func clearing(_ vehicle: String) -> [OutgoingMessage] {
        entities(of: vehicle).map {
            OutgoingMessage(topic(of: $0, vehicle), "", isRetained: true)
        }
    }

    // MARK: Entities

    /// One thing that Home Assistant shows.
    struct Entity {
        /// Home Assistant's kind of entity.
        let component: String
        /// Unique within the vehicle: letters, digits and `_`.
        let object: String
        let name: String
        let members: [Written.Entry]

        init(_ component: String, _ word: String, _ members: [Written.Entry]) {
            self.component = component
            object = String(word.map { $0 == "." ? "_" : $0 })
            name = Self.name(of: word)
            self.members = members
        }

        /// `vehicle.doors.frontLeft` is shown as `Vehicle doors front left`.
        private static func name(of word: String) -> String {
            var name = ""
            for character in word {
                if character == "." {
                    name += " "
                } else if character.isUppercase {
                    name += " " + character.lowercased()
                } else {
                    name.append(character)
                }
            }
            return name.prefix(1).uppercased() + name.dropFirst()
        }
    }

    func entities(of vehicle: String) -> [Entity] {
        [climate(vehicle), problem(vehicle), plug(vehicle), charging(vehicle), lock(vehicle)]
            + [target(vehicle)]
            + Signal.allCases.compactMap { sensor($0, vehicle) }
            + CommandName.allCases.compactMap { button($0, vehicle) }
    }

    private func topic(of entity: Entity, _ vehicle: String) -> String {
        "homeassistant/\(entity.component)/\(device(vehicle))/\(entity.object)/config"
    }

    private func device(_ vehicle: String) -> String { "\(topics.root)_\(vehicle)" }

    /// What every entity has.
    private func common(
        _ entity: Entity, _ vehicle: String, _ preset: String
    ) -> [Written.Entry] {
        [
            .init("name", .text(entity.name)),
            .init("unique_id", .text("\(device(vehicle))_\(entity.object)")),
            .init("qos", .number(1)),
            .init(
                "availability", .list([.map([.init("topic", .text(topics.status))])])),
            .init(
                "device",
                .map([
                    .init("identifiers", .list([.text(device(vehicle))])),
                    .init("name", .text(vehicle)), .init("manufacturer", .text("eCell")),
                    .init("model", .text(preset)), .init("sw_version", .text(version)),
                ])),
            .init(
                "origin",
                .map([.init("name", .text("eCell")), .init("sw_version", .text(version))])),
        ]
    }
}
