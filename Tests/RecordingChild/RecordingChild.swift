import Foundation
import PowerLoss
import Recording
import Simulation

/// Lives and records until it is killed, or so many steps long: what tests kill.
///
/// After each step that is on the disk it says the number of the last event: that is its answer.
/// Arguments: a file, how many steps, and `images=FOLDER`, `dropsLog`, `free=FILE` as needed.
@main
struct RecordingChild {
    private var recorder: Recorder
    private var engine: Engine
    private var random: UInt64
    /// A file to be removed when the disk is full.
    private let filler: String?

    private static let card = CardToken(bits: 0xC0FFEE)

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let images = value(of: "images", in: arguments)
        if let images { unsafe power_loss_begin(images, arguments.contains("dropsLog") ? 1 : 0) }
        do throws(RecordingError) {
            var child = try RecordingChild(
                path: arguments[0], filler: value(of: "free", in: arguments))
            for _ in 0..<(Int(arguments[1]) ?? .max) { try child.step() }
        } catch {
            try FileHandle.standardError.write(contentsOf: Data((error.message + "\n").utf8))
            exit(3)
        }
    }

    private static func value(of name: String, in arguments: [String]) -> String? {
        arguments.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    private init(path: String, filler: String?) throws(RecordingError) {
        self.filler = filler
        recorder = try Recorder(path: path)
        if let vehicle = try recorder.resume().vehicles.first {
            engine = vehicle.engine
            random = engine.sequence &* 0x9e37_79b9_7f4a_7c15 | 1
            try jump()
        } else {
            var setup = Setup()
            setup.parameters.wallbox = WallboxPreset.home22.wallbox
            setup.cards = [Card(token: Self.card, status: .accepted)]
            setup.start = Instant(milliseconds: 1_768_240_800_000)
            engine = Engine(setup)
            random = 1
            try recorder.begin(vehicle: "van1", preset: "eVito-41", engine: engine)
        }
    }

    private mutating func below(_ limit: UInt64) -> UInt64 {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return random % limit
    }

    private mutating func jump() throws(RecordingError) {
        var events: [Event] = []
        let from = engine.now
        engine.jump(to: from + .seconds(30), into: &events)
        try record(.jump(from: from), events)
    }

    private mutating func step() throws(RecordingError) {
        var events: [Event] = []
        if below(3) == 0 {
            engine.advance(
                to: engine.now + Timespan(milliseconds: Int64(1 + below(900_000))), into: &events)
            try record(nil, events)
        } else {
            let command = Self.commands[Int(below(UInt64(Self.commands.count)))]
            let outcome = engine.handle(command, into: &events)
            let status: RecordedCommand.Status =
                if case .refused = outcome { .refused } else { .accepted }
            try record(
                .command(
                    RecordedCommand(
                        command, source: .mqtt, id: "\(engine.commandCount)", status: status)),
                events)
        }
    }

    private mutating func record(
        _ input: RecordedStep.Input?, _ events: [Event]
    ) throws(RecordingError) {
        let step = RecordedStep(vehicle: "van1", engine: engine, input: input, events: events)
        do throws(RecordingError) {
            try recorder.record(step)
        } catch {
            guard case .full = error, let filler else { throw error }
            say("full")
            try? FileManager.default.removeItem(atPath: filler)
            return
        }
        say("\(engine.sequence)")
    }

    private func say(_ text: String) {
        // Whoever listened may be gone.
        try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }

    private static let commands: [Command] = [
        .plugInsert(supply: nil, fit: .inserted, rating: nil), .cardPresent(card),
        .plugInsert(supply: nil, fit: .inserted, rating: nil), .cardPresent(card),
        .plugUnlock, .plugRemove, .hoodOpen, .hoodClose, .hoodClose, .mainsOff, .mainsOn,
        .climateStartNow, .chargingStop, .chargingStart,
        .vehicleDrive(distance: 30, duration: nil),
        .worldSet([Assignment(.vehicleSoc, .number(35))]),
    ]
}
