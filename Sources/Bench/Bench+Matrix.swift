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
        func run(_ count: Int) throws -> [String] {
            let scenario = folder.appendingPathComponent("nights-\(count).yaml")
            try nights(count).write(to: scenario)
            return [
                "run", scenario.path, "--jobs", "1", "--junit", folder.path + "/report.xml",
                "--json", folder.path + "/events.jsonl",
            ]
        }
        let (small, run) = (try run(1000), try run(10_000))
        let whole = try await median { try await cpuSeconds(ecell, run) }
        let shard = try await median { try await cpuSeconds(ecell, run + ["--shard", "1/2"]) }
        let count = 10_000.0
        say("ecell run, 10,000 instances, JSON and JUnit", "\(text(whole)) CPU-seconds")
        say("the same / the engine alone", (whole * engine / count).text(decimals: 1))
        say("the same / one of two shards", text(whole / shard))
        let peaks = try [small, run].map { try peakMegabytes(ecell, $0).text(decimals: 0) }
        say("memory for 1,000 and for 10,000", "\(peaks.joined(separator: " and ")) MB")
    }

    // MARK: Memory

    /// The first argument of a process of this program that tells the memory of another program.
    static let peakMode = "--peak"

    /// The most memory that a process needs, in MB.
    ///
    /// The system keeps the most of all children only, so that a process of its own has this one.
    private static func peakMegabytes(_ program: String, _ arguments: [String]) throws -> Double {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = [peakMode, program] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        return (Double(text.split(separator: "\n").last ?? "") ?? 0) / 1000
    }

    /// Runs a program and prints the kB that it needs at most.
    static func tellPeak(of program: String, _ arguments: [String]) async throws {
        _ = try await seconds(program, arguments)
        print(childrenUsage().ru_maxrss)
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
        let usage = childrenUsage()
        return [usage.ru_utime, usage.ru_stime].reduce(0) { sum, time in
            sum + Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
    }

    private static func childrenUsage() -> rusage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return usage
    }

    private static func text(_ number: Double) -> String { number.text(decimals: 2) }

    /// So many instances: 500 for each state of charge.
    private static func nights(_ count: Int) -> NightScenario {
        func list(_ range: Range<Int>, _ unit: String) -> [String] {
            range.map { "\($0) \(unit)" }
        }
        return NightScenario(
            title: "Nights",
            matrix: [
                ("soc", list(10..<(10 + count / 500), "%")), ("outside", list(-15..<5, "°C")),
                ("limit", list(12..<17, "A")), ("cabin", list(1..<6, "°C")),
            ], soc: "${soc}", outside: "${outside}", cabin: "${cabin}", limit: "${limit}")
    }
}
