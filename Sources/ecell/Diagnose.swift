import ArgumentParser
import Diagnostics
import ScenarioRunner
import Simulation

/// `ecell diagnose`: why it does not charge, or not climatise, and what to do.
struct Diagnose: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain why a van does not charge, or not climatise, and what to do.",
        discussion: """
            Examples:
              ecell diagnose --scenario evening.yaml
              ecell diagnose --scenario evening.yaml --at 06:30 --activity climate
              ecell diagnose --database vans.sqlite --vehicle van-1 --language da --timeline
              ecell diagnose --database vans.sqlite --vehicle van-1 --at 2026-01-13T06:30
              ecell diagnose --database vans.sqlite --vehicle van-1 --config depot.yaml
              ecell diagnose --mqtt mqtt://localhost:1883 --vehicle van-1

            Exit codes: 0 it runs, waits or is done; 1 somebody has to act, or something is \
            broken; 2 invalid file or argument; 3 nothing, or nothing new, is known of the van.

            \(BrokerOptions.environment)
            """)

    @OptionGroup var place: DiagnosisPlace

    @Option(help: "charging or climate.", transform: word)
    var activity: Activity = .charging
    @Option(help: "en, da or de.", transform: word)
    var language: Language = .english
    @Flag(help: "Print the document ecell.diagnosis/1 as one line of JSON.")
    var json = false
    @Flag(help: "Print what led to it as well.")
    var timeline = false

    func run() throws {
        let question = DiagnosisQuestion(
            activity: activity, language: language, contacts: try place.contacts(),
            width: min(80, Terminal.width ?? 80))
        let answer = try place.source().answer(to: question)
        try Terminal.tell(
            json
                ? answer.document + "\n"
                : answer.text(withTimeline: timeline, width: question.width))
        try answer.verdict.exitStatus.leave()
    }
}

/// Where a diagnosis is looked for: exactly one place.
struct DiagnosisPlace: ParsableArguments {
    @Option(help: "A scenario file, or FILE:LINE where it has several.")
    var scenario: String?
    @Option(help: ArgumentHelp("A recording.", valueName: "file"))
    var database: String?
    @Option(
        help: ArgumentHelp("A bundle of `ecell bundle`.", valueName: "file"), completion: .file())
    var bundle: String?
    @Option(
        help: ArgumentHelp(
            "A broker: what a live simulator has published there; user, password and certificates "
                + "come from the environment.", valueName: "url"))
    var mqtt: String?
    @Option(help: ArgumentHelp("The first level of every topic of the broker.", valueName: "name"))
    var root = "ecell"
    @Option(help: "The vehicle's id; not needed where a recording has only one.")
    var vehicle: String?
    @Option(
        help: """
            A time: 06:30 or 2026-01-13T06:30; in a scenario also +10 min. Default: the end. In a \
            recording 06:30 is the last one.
            """)
    var at: String?
    @Option(
        help: ArgumentHelp(
            "The configuration of `ecell serve`: its `contacts` are those to call.",
            valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    func validate() throws {
        let given = [
            ("--scenario", scenario), ("--database", database), ("--bundle", bundle),
            ("--mqtt", mqtt),
        ].filter { $0.1 != nil }.map { "`\($0.0)`" }
        guard !given.isEmpty else {
            throw ValidationError(
                "say where to look: `--scenario FILE`, `--database FILE`, `--bundle FILE` or "
                    + "`--mqtt URL`")
        }
        guard given.count == 1 else {
            throw ValidationError("give only one of \(given.joined(separator: " and "))")
        }
        if scenario != nil, vehicle != nil {
            throw ValidationError("a scenario has one vehicle; leave `--vehicle` out")
        }
        guard let mqtt else { return }
        guard config == nil else {
            throw ValidationError(
                "what is published says already whom to call; leave `--config` out")
        }
        guard let vehicle else { throw ValidationError("`--mqtt` needs `--vehicle`") }
        try BrokerOptions.check(vehicle: vehicle)
        _ = try BrokerOptions.topics(root: root)
        _ = try BrokerOptions.settings(url: mqtt)
        guard at == nil else {
            throw ValidationError(
                "a broker knows only of now; `--database` answers about earlier times")
        }
    }

    func contacts() throws -> ContactDirectory {
        try config.map { try ServiceConfiguration.read($0).contacts }
            ?? ContactDirectory()
    }

    func source() throws -> any DiagnosisSource {
        if let scenario { return ScenarioSource(path: scenario, time: at) }
        if let mqtt { return BrokerSource(url: mqtt, root: root, vehicle: vehicle ?? "") }
        let file = bundle.map { RecordingFile.bundle($0) } ?? .database(database ?? "")
        return RecordingSource(file: file, vehicle: vehicle, time: at)
    }
}

extension Diagnosis.Verdict {
    /// The exit code of `cli.md`.
    fileprivate var exitStatus: ExitStatus {
        switch self {
        case .running, .limited, .waiting, .done: .done
        case .blocked, .fault: .failed
        case .unknown: .surroundings
        }
    }
}

/// Reads an argument that is one of a type's words.
func word<W: Word>(_ text: String) throws -> W {
    guard let word = W(word: text) else {
        throw ValidationError("it must be \(Scalar.choices(W.words)).")
    }
    return word
}
