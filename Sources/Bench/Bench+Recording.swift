import Foundation
import PlainLoop
import Recording
import Simulation

extension Bench {
    /// Recording against a C program that inserts the same rows, and what is read from a large file.
    ///
    /// - Parameter ecell: the command that is asked for a diagnosis, if there is one.
    /// - Throws: what keeps the files from being written or read.
    static func measureRecording(_ ecell: String?) async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try measureInserts(in: folder)
        let path = folder.path + "/fleet.sqlite"
        try measureReading(path)
        guard let ecell else { return }
        try await measureDiagnosis(ecell, path)
        try measureReadiness(ecell, path, vans: vans)
    }

    /// Process start included: of a van that charges, in the last night and half a year before.
    private static func measureDiagnosis(_ ecell: String, _ path: String) async throws {
        for (when, day) in [("the last night", "2027-01-11"), ("half a year ago", "2026-07-01")] {
            let time = try await median {
                try await seconds(
                    ecell,
                    [
                        "diagnose", "--database", path, "--vehicle", "van7", "--at",
                        "\(day)T19:00",
                    ])
            }
            say("ecell diagnose there, \(when)", milliseconds(time))
            precondition(time < 0.2, "a diagnosis of a recorded van must be quick")
        }
    }

    private static func measureInserts(in folder: URL) throws {
        let steps = RecordedNights(count: 100, soc: 30).steps("van")
        let events = steps.map(\.events.count).reduce(0, +)
        let ends = steps.map {
            plain_step(sequence: Int64($0.engine.sequence), at: $0.engine.now.milliseconds)
        }
        var ratios: [Double] = []
        var rates: [Double] = []
        for run in 0..<3 {
            let path = folder.path + "/recorded-\(run).sqlite"
            var recorder = try Recorder(path: path)
            try recorder.begin(vehicle: "van", preset: "eVito-41", engine: BenchmarkNight.engine())
            let start = cpuSeconds()
            for step in steps { try recorder.record(step) }
            let own = cpuSeconds() - start
            let plain = unsafe plain_inserts(
                path, folder.path + "/plain-\(run).sqlite", ends, Int64(ends.count))
            precondition(plain > 0, "the plain inserts must succeed: \(plain)")
            rates.append(Double(events) / own)
            ratios.append(plain / own)
        }
        say("recording, every step on the disk", "\(Int(rates.sorted()[1])) events per CPU-second")
        say("recording / plain C inserts", ratios.sorted()[1].text(decimals: 2))
    }

    /// In a year they have 10,000 sessions and 1,000,000 events.
    private static let vans = 28

    private static func measureReading(_ path: String) throws {
        var recorder = try Recorder(path: path)
        let nights = RecordedNights(count: 365, soc: 85)
        var events = 0
        for van in 1...vans {
            let id = "van\(van)"
            let steps = nights.steps(id)
            events += steps.map(\.events.count).reduce(0, +)
            try recorder.together { recorder in
                try recorder.begin(vehicle: id, preset: "", engine: BenchmarkNight.engine())
                for step in steps { try recorder.record(step) }
            }
        }
        let database = try RecordedDatabase(path: path)
        var sessions = 0
        let list = try time { sessions = try database.sessionList(SessionFilter()).sessions.count }
        say("sessions among \(events) events", "\(sessions), listed in \(milliseconds(list))")
        var same = 0
        let replay = try time { same = try database.replay("van7")?.eventCount ?? 0 }
        say("replay of a vehicle-year", "\(same) events compared in \(milliseconds(replay))")
        let start = try time {
            var again = try Recorder(path: path)
            let resumed = try again.resume().vehicles.count
            precondition(resumed == vans, "every van goes on")
        }
        say("start with that file", milliseconds(start))
    }

    private static func time(_ body: () throws -> Void) throws -> Double {
        let start = ContinuousClock.now
        try body()
        return start.duration(to: .now) / .seconds(1)
    }

    private static func milliseconds(_ seconds: Double) -> String {
        "\((seconds * 1000).text(decimals: 0)) ms"
    }
}

/// Nights in a row, each step as a live simulator would have it recorded.
private struct RecordedNights {
    let count: Int
    /// % that the van comes back with.
    let soc: Double

    func steps(_ vehicle: String) -> [RecordedStep] {
        var engine = BenchmarkNight.engine()
        var steps: [RecordedStep] = []
        for night in 0..<count {
            let start = BenchmarkNight.start + .hours(24 * Int64(night))
            let back = Command.worldSet([Assignment(.vehicleSoc, .number(soc))])
            let script = [(after: Timespan.seconds(0), command: back)] + BenchmarkNight.script
            for entry in script {
                pass(to: start + entry.after, &engine, &steps, vehicle)
                var events: [Event] = []
                engine.handle(entry.command, into: &events)
                let command = RecordedCommand(
                    entry.command, source: .mqtt, id: "\(steps.count)", status: .accepted)
                steps.append(
                    RecordedStep(
                        vehicle: vehicle, engine: engine, input: .command(command),
                        events: events))
            }
        }
        return steps
    }

    private func pass(
        to instant: Instant, _ engine: inout Engine, _ steps: inout [RecordedStep],
        _ vehicle: String
    ) {
        while engine.deadline <= instant {
            var events: [Event] = []
            engine.advance(to: engine.deadline, into: &events)
            guard !events.isEmpty else { continue }
            steps.append(RecordedStep(vehicle: vehicle, engine: engine, events: events))
        }
        engine.advance(to: instant)
    }
}
