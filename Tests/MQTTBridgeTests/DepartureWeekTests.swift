import Foundation
import MQTTBridge
import Simulation
import Testing

/// Departures over MQTT, against `ecell serve`, through the weeks in which the clocks change.
@Suite(.timeLimit(.minutes(5)))
struct DepartureWeekTests {
    /// A week around a change of the clocks in Copenhagen.
    struct Week: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The Saturday before, in the evening.
        let start: String
        /// The day of the change.
        let change: String
        /// What 02:30 is on that day, which there is not or twice; in UTC.
        let night: String
        /// What 07:00 is on each day, in UTC.
        let mornings: [String]
    }

    private static func mornings(
        _ month: String, _ days: ClosedRange<Int>, _ hour: String
    ) -> [String] {
        days.map { "2026-\(month)-\($0)T\(hour):00:00.000Z" }
    }

    static let weeks = [
        Week(
            testDescription: "02:30 is left out", start: "2026-03-25T18:00", change: "2026-03-29",
            // After the gap, at 03:00.
            night: "2026-03-29T01:00:00.000Z",
            mornings: mornings("03", 26...28, "06") + mornings("03", 29...31, "05")
                + ["2026-04-01T05:00:00.000Z"]),
        Week(
            testDescription: "02:30 comes twice", start: "2026-10-21T18:00", change: "2026-10-25",
            // The first.
            night: "2026-10-25T00:30:00.000Z",
            mornings: mornings("10", 22...24, "05") + mornings("10", 25...28, "06")),
    ]

    @Test(arguments: weeks)
    func `the van is warm at each departure of a week with a change of the clocks`(
        _ week: Week
    ) async throws {
        try await serve(from: week.start) { tool in
            try await tool.send(.departureSet, Self.everyDay)
            let once = try await tool.send(
                .departureSet,
                [.init("plan", "night"), .init("time", "02:30"), .init("date", .text(week.change))])
            #expect(once.status == "accepted")
            let plan = [
                FleetTool.State.Plan(plan: "1", time: "07:00", days: Weekdays.words),
                FleetTool.State.Plan(plan: "night", time: "02:30", date: week.change),
            ]
            var left = plan
            for departure in (week.mornings + [week.night]).sorted() {
                let before = try #require(tool.state)
                #expect(before.plan == left)
                #expect(before.next == departure)
                let lead = try Self.seconds(from: before.startsAt, to: departure)
                #expect(lead > 0 && lead <= 50 * 60, "\(before)")
                // What is foretold then happens.
                try await tool.listen { $0.forecast?.departure == departure }
                let forecast = try #require(tool.forecast)
                #expect(Self.isWarm(forecast.cabinTemperature))
                try await tool.advance(to: departure)
                if departure == week.night { left = [plan[0]] }
                let after = try #require(tool.state)
                #expect(after.at == departure)
                #expect(after.result == "reached", "\(after)")
                #expect(Self.isWarm(after.cabin), "\(after)")
                let foretold = try #require(forecast.soc)
                #expect(abs(after.soc - foretold) <= 0.2, "\(after), \(foretold) %")
            }
        }
    }

    @Test func `a departure is changed, cleared, and told of`() async throws {
        try await serve(from: "2026-01-12T18:00") { tool in
            let set = try await tool.send(.departureSet, Self.everyDay)
            #expect(set.unmet == [])
            #expect(set.startsAt == tool.state?.startsAt)
            #expect(tool.state?.next == "2026-01-13T06:00:00.000Z")
            try await tool.send(.departureSet, [.init("time", "08:15"), .init("days", ["tue"])])
            #expect(tool.state?.next == "2026-01-13T07:15:00.000Z")
            #expect(tool.state?.plan == [.init(plan: "1", time: "08:15", days: ["tue"])])
            // Cleared while it heats: a person has ended it.
            let start = try #require(tool.state?.startsAt)
            try await tool.advance(to: start)
            #expect(tool.state?.climate == "heating")
            try await tool.send(.departureClear)
            let cleared = try #require(tool.state)
            #expect(cleared.plan == [])
            #expect(cleared.next == nil)
            #expect(cleared.startsAt == nil)
            #expect(cleared.climate == "off")
            #expect(cleared.result == "cancelled")
            try await tool.listen { $0.forecast?.departure == nil }
        }
    }

    // MARK: The service

    private static let everyDay: [Written.Entry] = [
        .init("time", "07:00"), .init("days", .list(Weekdays.words.map { .text($0) })),
    ]

    /// Starts a van that stands plugged in, in the frost, and whose clock moves by commands alone.
    private func serve(
        from start: String, _ body: (inout FleetTool) async throws -> Void
    ) async throws {
        try await Broker.run { broker in
            let configuration = """
                mqtt: { url: "mqtt://127.0.0.1:\(broker.port)" }
                clock: { start: \(start), zone: Europe/Copenhagen, steering: allowed }
                weather: -5 °C
                given: { vehicle.soc: 90 %, climate.activated: true, climate.target: 22 °C }

                """
            let file = broker.folder.appendingPathComponent("service.yaml")
            try Data(configuration.utf8).write(to: file)
            let service = try Program(
                [Program.ecell, "serve", "--config", file.path], in: broker.folder)
            defer { service.kill() }
            var tool = try await FleetTool(broker)
            defer { tool.stop() }
            try await tool.send(.clockPause)
            try await tool.send(.plugInsert)
            try await tool.send(.cardPresent, [.init("card", "04A1B2C3")])
            try await body(&tool)
            #expect(await service.end() == 0)
        }
    }

    private static func isWarm(_ temperature: Double?) -> Bool {
        temperature.map { abs($0 - 22) <= 0.5 } ?? false
    }

    fileprivate static func seconds(from start: String?, to end: String) throws -> Double {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return try style.parse(end).timeIntervalSince(style.parse(try #require(start)))
    }
}

extension FleetTool {
    /// Puts a clock that stands still forward to an instant, at which something happens.
    fileprivate mutating func advance(to instant: String) async throws {
        let shown = try #require(now)
        let seconds = try DepartureWeekTests.seconds(from: shown, to: instant)
        let span = Timespan(milliseconds: Int64((seconds * 1000).rounded()))
        try await send(.clockAdvance, [.init("duration", .text(span.text))])
        try await listen { $0.state?.at == instant && $0.now == instant }
    }
}
