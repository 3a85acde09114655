import ScenarioRunner
import Simulation
import Testing

struct CourseTests {
    static let evening = """
        scenario: Evening
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        given: { vehicle.soc: 40 %, weather.temperature: -5 °C }
        timeline:
          - do: plug.insert
          - after: 10 s
            do: { card.present: { card: 04A1B2C3 } }
          - within: 5 s
            expect: { charging.state: charging }
          - do: [climate.activate, { departure.set: { time: "07:00" } }]
          - at: 07:00
            expect: { climate.result: reached, vehicle.hood: closed, battery.temperature: "< 9 °C" }

        """

    private func course(_ yaml: String) async throws -> Course {
        let report = try await run(yaml, RunOptions(recordsCourse: true))
        return try #require(report.results.first?.course)
    }

    @Test func `lanes hold what changed and what the scenario names`() async throws {
        let course = try await course(
            """
            scenario: Hood
            timeline:
              - after: 1 min
                do: hood.open
              - after: 1 h
                do: [hood.close, plug.insert, hood.open]
              - expect: { vehicle.gear: P, charging.power: 0 kW }

            """)
        let lanes = course.lanes.map { lane in
            let stays = lane.stays.map {
                "\(course.zone.text(of: $0.since).dropFirst(11)) \($0.text)"
            }
            return (lane.isNamed ? "*" : "") + lane.signal.word + ": "
                + stays.joined(separator: ", ")
        }
        #expect(
            lanes == [
                "*vehicle.gear: 18:00 P", "vehicle.hood: 18:00 closed, 18:01 open",
                "plug.fit: 18:00 out, 19:01 inserted", "plug.lock: 18:00 unlocked, 19:01 locked",
                "plug.supply: 18:00 none, 19:01 socket",
                "charging.state: 18:00 disconnected, 19:01 blocked",
                "charging.blockedBy: 18:00 plugInserted, 19:01 hoodClosed",
                "climate.blockedBy: 18:00 plugInserted, 19:01 hoodClosed",
            ])
        #expect(course.curves.map(\.signal) == [.chargingPower])
        #expect(course.curves.first?.points.map(\.value).allSatisfy { $0 == 0 } == true)
    }

    @Test func `a curve is nowhere far from the engine's own values`() async throws {
        let course = try await course(Self.evening)
        #expect(
            course.curves.map(\.signal)
                == [.vehicleSoc, .batteryTemperature, .cabinTemperature, .chargingPower])
        let instance = try await withFiles(["evening.yaml": Self.evening]) { folder in
            try #require(ScenarioSuite.load(paths: [folder]).instances.first)
        }
        for minute in stride(from: 1, to: 780, by: 7) {
            let engine = try instance.replay(until: "+\(minute) min").engine
            for curve in course.curves {
                guard case .number(let exact) = engine.value(of: curve.signal) else { continue }
                let drawn = curve.value(at: engine.now)
                let values = curve.points.map(\.value)
                let height = (values.max() ?? 0) - (values.min() ?? 0)
                #expect(
                    abs(drawn - exact) < height * 0.02, "\(curve.signal.word), minute \(minute)")
            }
        }
    }

    @Test func `a curve needs few points`() async throws {
        for curve in try await course(Self.evening).curves {
            #expect((2..<120).contains(curve.points.count), "\(curve.signal.word)")
        }
    }

    @Test func `recording the course changes no verdict, and nothing is recorded unasked`()
        async throws
    {
        let bare = try await run(Self.evening)
        let recorded = try await run(Self.evening, RunOptions(recordsCourse: true))
        #expect(bare.results.map(\.verdict) == recorded.results.map(\.verdict))
        #expect(bare.results.map(\.duration) == recorded.results.map(\.duration))
        #expect(bare.results.map(\.course) == [nil])
        #expect(recorded.results.map(\.steps.count) == [5])
        #expect(recorded.results.map(\.events.count) == [0])
    }
}

extension Course.Curve {
    /// The value on its lines.
    fileprivate func value(at instant: Instant) -> Double {
        guard let next = points.firstIndex(where: { $0.at > instant }), next > 0 else {
            return points.last?.value ?? 0
        }
        let (a, b) = (points[next - 1], points[next])
        return a.value + (b.value - a.value) * ((instant - a.at).seconds / (b.at - a.at).seconds)
    }
}
