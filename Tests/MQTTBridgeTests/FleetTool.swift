import Foundation
import MQTTBridge
import Simulation
import Testing

/// A program of a fleet manager that talks to one van of `ecell serve`, and keeps what it hears.
struct FleetTool {
    /// What became of a command.
    struct Reply: Decodable, Equatable {
        var id: String?
        let command: String
        let status: String
        var unmet: [String]?
        var startsAt: String?
    }

    /// The part of the retained state that is about departures.
    struct State: Decodable, Equatable {
        /// A departure that is set.
        struct Plan: Decodable, Equatable {
            let plan: String
            let time: String
            var date: String?
            var days: [String]?
        }

        let at: String
        let soc: Double
        let cabin: Double
        let plan: [Plan]
        let next: String?
        let startsAt: String?
        let climate: String
        let result: String

        private enum CodingKeys: String, CodingKey {
            case at
            case soc = "vehicle.soc"
            case cabin = "cabin.temperature"
            case plan = "departure.plan"
            case next = "departure.next"
            case startsAt = "climate.startsAt"
            case climate = "climate.state"
            case result = "climate.result"
        }
    }

    /// What the diagnosis foretells.
    struct Forecast: Decodable, Equatable {
        let departure: String?
        let soc: Double?
        let cabinTemperature: Double?
    }

    private struct Diagnosis: Decodable {
        let forecast: Forecast?
    }

    private struct Clock: Decodable {
        let at: String
    }

    private(set) var state: State?
    private(set) var forecast: Forecast?
    /// What the clock showed last.
    private(set) var now: String?
    private let topics: Topics
    private let vehicle: String
    private var listener: Listener
    private var count = 0

    init(_ broker: borrowing Broker, vehicle: String = "van-1") async throws {
        topics = try Topics()
        self.vehicle = vehicle
        var settings = broker.settings
        settings.subscriptions = [
            topics.reply(of: vehicle), topics.state(of: vehicle),
            topics.diagnosis(of: .climate, vehicle), topics.clock,
        ].map { Subscription($0) }
        listener = Listener(settings)
        try await listener.online()
        // A van that is there has a state.
        try await listen { $0.state != nil && $0.now != nil }
    }

    func stop() { listener.client.stop() }

    /// Sends a command, and waits for its reply; the state with its effect came before.
    @discardableResult
    mutating func send(
        _ name: CommandName, _ arguments: [Written.Entry] = []
    ) async throws -> Reply {
        count += 1
        let id = "\(count)"
        let payload = Written.map([Written.Entry("id", .text(id))] + arguments).json
        try listener.client.publish(OutgoingMessage(topics.command(name, to: vehicle), payload))
        while true {
            let reply = try await hear()
            if let reply, reply.id == id { return reply }
        }
    }

    /// Waits for news after which something holds.
    mutating func listen(until holds: (FleetTool) -> Bool) async throws {
        while !holds(self) { _ = try await hear() }
    }

    /// Takes a message; gives it back where it is a reply.
    private mutating func hear() async throws -> Reply? {
        let message = try await listener.message()
        let data = Data(message.payload)
        switch message.topic {
        case topics.state(of: vehicle): state = try JSONDecoder().decode(State.self, from: data)
        case topics.clock: now = try JSONDecoder().decode(Clock.self, from: data).at
        case topics.reply(of: vehicle): return try JSONDecoder().decode(Reply.self, from: data)
        default: forecast = try JSONDecoder().decode(Diagnosis.self, from: data).forecast
        }
        return nil
    }
}
