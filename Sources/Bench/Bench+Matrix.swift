import Foundation
import Simulation

extension Bench {
    /// 10,000 instances of one file with both machine-readable reports, whole and as a shard.
    ///
    /// - Parameters:
    ///   - ecell: the command.
    ///   - engine: nights per second of the engine alone, with every fact.
    /// - Throws: what keeps the command from being run.
    static func measureMatrix(_ ecell: String, engine: Double) async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = folder.appendingPathComponent("nights.yaml").path
        try Data(matrix.utf8).write(to: URL(fileURLWithPath: scenario))
        let run = [
            "run", scenario, "--jobs", "1", "--junit", folder.path + "/report.xml",
            "--json", folder.path + "/events.jsonl",
        ]
        let whole = try await median { try await cpuSeconds(ecell, run) }
        let shard = try await median { try await cpuSeconds(ecell, run + ["--shard", "1/2"]) }
        let count = 10_000.0
        say("ecell run, 10,000 instances, JSON and JUnit", "\(text(whole)) CPU-seconds")
        say("the same / the engine alone", (whole * engine / count).text(decimals: 1))
        say("the same / one of two shards", text(whole / shard))
    }

    /// Seconds of processor time of a process, whatever else the machine does.
    private static func cpuSeconds(
        _ program: String, _ arguments: [String]
    ) async throws -> Double {
        let before = childrenSeconds()
        _ = try await seconds(program, arguments)
        return childrenSeconds() - before
    }

    /// Seconds of processor time of all processes that were started and have ended.
    private static func childrenSeconds() -> Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { sum, time in
            sum + Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
    }

    private static func text(_ number: Double) -> String { number.text(decimals: 2) }

    private static var matrix: String {
        func list(_ range: Range<Int>, _ unit: String) -> String {
            "[" + range.map { "\($0) \(unit)" }.joined(separator: ", ") + "]"
        }
        return """
            scenario: Nights
            matrix:
              soc: \(list(10..<30, "%"))
              outside: \(list(-15 ..< 5, "°C"))
              limit: \(list(12..<17, "A"))
              cabin: \(list(1..<6, "°C"))
            vehicle: eVito-41
            wallbox: home-11kW
            cards: { 04A1B2C3: Accepted }
            given:
              vehicle.soc: ${soc}
              weather.temperature: ${outside}
              cabin.temperature: ${cabin}
            timeline:
              - do: [{ wallbox.setLimit: { current: "${limit}" } }, plug.insert]
              - after: 10 s
                do: { card.present: { card: 04A1B2C3 } }
              - within: 10 s
                expect: { charging.state: charging }
              - do: [climate.activate, { departure.set: { time: "07:00" } }]
              - at: 07:00
                expect: { climate.result: reached }
              - after: 11 min
                do: [plug.unlock, plug.remove]
              - expect: { charging.state: disconnected }
            """
    }
}
