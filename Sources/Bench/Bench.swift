import Foundation
import PlainLoop
import Simulation

/// `ecell-bench`: how fast the engine and the command are, against a plain loop built in the same run.
///
/// `ecell-bench ECELL` measures the command, too, and `ecell-bench ECELL mqtt` only its MQTT.
@main
struct Bench {
    /// Runs of each measurement; the median counts.
    static let runs = 7

    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count > 3, arguments[1] == peakMode {
            return try await tellPeak(of: arguments[2], Array(arguments.dropFirst(3)))
        }
        if arguments.count == 3 {
            return arguments[2] == "mqtt"
                ? try measureMQTT(arguments[1]) : try part(arguments[1], arguments[2])
        }
        let facts = measureFacts()
        let bare = measureBare()
        let loop = measureLoop()
        say("engine, every fact as an event", "\(Int(facts)) vehicle-nights per CPU-second")
        say("engine, no facts", "\(Int(bare)) vehicle-nights per CPU-second")
        say("plain C loop, one step a minute", "\(Int(loop)) vehicle-nights per CPU-second")
        say("engine with facts / plain loop", (facts / loop).text(decimals: 2))
        say("engine without facts / plain loop", (bare / loop).text(decimals: 2))
        let ecell = arguments.count > 1 ? arguments[1] : nil
        try await measureRecording(ecell)
        measureDiagnosis()
        guard let ecell else { return }
        try await measureCommand(ecell)
        try await measureMatrix(ecell, engine: facts)
        try measureMQTT(ecell)
    }

    // MARK: The engine

    private static func measureFacts() -> Double {
        let engine = BenchmarkNight.engine()
        var events: [Event] = []
        let end = BenchmarkNight.run(engine, into: &events)
        precondition(
            end.snapshot == BenchmarkNight.run(engine).snapshot,
            "facts must not change what happens")
        let loop = plain_loop_night(30, -5, 20)
        say("facts of a night", "\(events.count) events")
        say("energy of a night, engine and loop", energy(end.snapshot.quantities.grid, loop.grid))
        return perSecond(count: 20_000) {
            events.removeAll(keepingCapacity: true)
            return checksum(BenchmarkNight.run(engine, into: &events))
        }
    }

    private static func energy(_ engine: Double, _ loop: Double) -> String {
        "\(engine.text(decimals: 2)) kWh and \(loop.text(decimals: 2)) kWh"
    }

    private static func measureBare() -> Double {
        let engine = BenchmarkNight.engine()
        return perSecond(count: 40_000) { checksum(BenchmarkNight.run(engine)) }
    }

    private static func measureLoop() -> Double {
        var soc = 30.0
        return perSecond(count: 20_000) {
            let night = plain_loop_night(soc, -5, 20)
            // The result is an input of the next night, so that none can be left out.
            soc = 30 + night.soc * 1e-9
            return night.grid.bitPattern
        }
    }

    /// Of what a night ended with: with it no night can be left out.
    private static func checksum(_ engine: Engine) -> UInt64 {
        engine.snapshot.quantities.soc.bitPattern ^ engine.snapshot.quantities.grid.bitPattern
    }

    /// How often something is done in a second of processor time; it returns what depends on all of it.
    private static func perSecond(count: Int, _ work: () -> UInt64) -> Double {
        var sum: UInt64 = 0
        let rates = (0..<runs).map { _ in
            let start = cpuSeconds()
            for _ in 0..<count { sum &+= work() }
            return Double(count) / (cpuSeconds() - start)
        }
        precondition(sum != 0, "the work must have had an end")
        return rates.sorted()[runs / 2]
    }

    /// Seconds of processor time that this process has used.
    static func cpuSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    // MARK: The diagnosis

    /// Milliseconds of one diagnosis, a day of events folded for it, without and with remedies.
    private static func measureDiagnosis() {
        let bench = DiagnosisBench()
        precondition(
            bench.run(triesRemedies: true) > bench.run(triesRemedies: false),
            "there must be remedies to look for")
        let plain = diagnosisMilliseconds(bench, triesRemedies: false)
        let whole = diagnosisMilliseconds(bench, triesRemedies: true)
        say("a diagnosis, \(bench.eventCount) events of a day", "\(plain.text(decimals: 3)) ms")
        say("the same with remedies", "\(whole.text(decimals: 3)) ms")
        precondition(plain < 1 && whole < 20, "a diagnosis must be quick")
    }

    private static func diagnosisMilliseconds(
        _ bench: DiagnosisBench, triesRemedies: Bool
    ) -> Double {
        // Each run makes two.
        let runs = perSecond(count: 200) { UInt64(bench.run(triesRemedies: triesRemedies)) }
        return 1000 / (2 * runs)
    }

    // MARK: The command

    private static func measureCommand(_ ecell: String) async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for number in 1...1000 {
            let soc = 10 + number % 60
            let night = NightScenario(title: "Night \(number)", soc: "\(soc) %")
            try night.write(to: folder.appendingPathComponent("night-\(number).yaml"))
        }
        let start = try await median { try await seconds(ecell, ["--version"]) }
        say("ecell --version", "\((start * 1000).text(decimals: 1)) ms")
        let nights = try await median {
            try await seconds(ecell, ["run", folder.path, "--jobs", "1"])
        }
        say("ecell run, 1,000 files of one night each", "\(nights.text(decimals: 2)) s on one core")
    }

    /// A folder for the command's files.
    static func newFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ecell-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    static func median(_ measure: () async throws -> Double) async rethrows -> Double {
        var results: [Double] = []
        for _ in 0..<runs { results.append(try await measure()) }
        return results.sorted()[runs / 2]
    }

    /// Wall-clock seconds from start to end of a process on one core.
    static func seconds(_ program: String, _ arguments: [String]) async throws -> Double {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["taskset", "-c", "0", program] + arguments
        process.standardOutput = FileHandle.nullDevice
        let start = ContinuousClock.now
        // Waiting for the exit by `waitUntilExit` would round it up to its polling interval.
        let length = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { _ in
                continuation.resume(returning: start.duration(to: .now))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        precondition(process.terminationStatus == 0, "\(program) failed")
        return Double(length.components.seconds) + Double(length.components.attoseconds) / 1e18
    }

    static func say(_ what: String, _ result: String) {
        print(what.padding(toLength: 44, withPad: " ", startingAt: 0) + result)
        // Into a file, too, as it comes.
        fflush(nil)
    }
}
