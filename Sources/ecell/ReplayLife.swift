import ArgumentParser
import Recording
import Simulation

/// `ecell replay`: recorded inputs run again.
struct ReplayLife: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run recorded inputs again and compare every event, to the letter.",
        discussion: """
            Examples:
              ecell replay --database vans.sqlite
              ecell replay --database vans.sqlite --vehicle van1 --from 2026-01-12T18:00
              ecell replay --database vans.sqlite --vehicle van1 --from 2026-01-12T18:00 \
            --to 2026-01-13T08:00 --as-scenario incident.yaml --minimize charging.state
              ecell replay --bundle van.bundle.jsonl

            The exit code is 1 when an event is not the same.
            """)

    @OptionGroup var recording: RecordingOptions

    @Option(help: "Of this vehicle alone.")
    var vehicle: String?

    @OptionGroup var stretch: StretchOptions

    @Option(help: ArgumentHelp("Write the stretch as a scenario that passes.", valueName: "file"))
    var asScenario: String?

    @Option(
        help: ArgumentHelp(
            "Leave out the commands without which this signal ends with the same value.",
            valueName: "signal"))
    var minimize: String?

    func validate() throws {
        guard minimize == nil || asScenario != nil else {
            throw ValidationError("`--minimize` makes a scenario smaller; give `--as-scenario`")
        }
    }

    func run() throws {
        if let asScenario { return try writeScenario(to: asScenario) }
        let replays = try recording.read { recording in
            try recording.chosen(vehicle).compactMap { id in
                let times = try stretch.stretch(in: recording, of: id)
                return try recording.replay(id, from: times.from, to: times.to)
            }
        }
        try Terminal.tell(replays.map(\.text).joined())
        if replays.contains(where: { $0.difference != nil }) { try ExitStatus.failed.leave() }
        if replays.isEmpty { try ExitStatus.nothingSelected.leave() }
    }

    private func writeScenario(to path: String) throws {
        let text = try recording.read { recording in
            let id = try recording.only(vehicle)
            let times = try stretch.stretch(in: recording, of: id)
            let symptom = try minimize.map { word in
                guard let signal = Signal(word: word) else {
                    throw Mistake.unknown("signal", word, in: Signal.words)
                }
                return signal
            }
            return try recording.scenario(
                of: id, from: times.from, to: times.to, minimizedFor: symptom)
        }
        try Terminal.keep(text, in: path)
    }
}
