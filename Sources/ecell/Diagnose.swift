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
              ecell diagnose --scenario evening.yaml --language da --timeline

            Exit codes: 0 it runs, waits or is done; 1 somebody has to act, or something is \
            broken; 2 invalid file or argument; 3 nothing is known of the van.
            """)

    @Option(help: "A scenario file, or FILE:LINE where it has several.")
    var scenario: String
    @Option(help: "A time of the scenario: 06:30, 2026-01-13T06:30 or +10 min. Default: its end.")
    var at: String?
    @Option(help: "charging or climate.", transform: word)
    var activity: Activity = .charging
    @Option(help: "en, da or de.", transform: word)
    var language: Language = .english
    @Flag(help: "Print the document ecell.diagnosis/1 as one line of JSON.")
    var json = false
    @Flag(help: "Print what led to it as well.")
    var timeline = false

    func run() throws {
        let source = try DiagnosisSource(scenario: scenario, at: at)
        let diagnosis = Diagnosis(
            of: activity, engine: source.engine, history: source.history)
        let text =
            json
            ? diagnosis.document(vehicle: source.vehicle, language: language).json + "\n"
            : diagnosis.page(language) + "\n" + led(by: source)
        try Terminal.tell(text)
        try diagnosis.verdict.exitStatus.leave()
    }

    /// What led to it, where that was asked for.
    private func led(by source: DiagnosisSource) -> String {
        guard timeline else { return "" }
        let lines = Diagnostics.timeline(
            of: activity, events: source.events, engine: source.engine)
        return "\n" + lines.map { $0 + "\n" }.joined()
    }
}

/// A vehicle at the time that is asked about, wherever it is known from.
struct DiagnosisSource {
    /// Nothing where there is only one.
    var vehicle: String?
    var engine: Engine
    var history: History
    var events: [Event]
}

extension DiagnosisSource {
    /// A scenario's world at a time of it.
    init(scenario: String, at time: String?) throws {
        let suite = ScenarioSuite.load(paths: [scenario])
        guard suite.problems.isEmpty else {
            suite.problems.forEach { Terminal.complain($0.text + "\n") }
            throw ExitCode(ExitStatus.invalid.rawValue)
        }
        guard let instance = suite.instances.first, suite.instances.count == 1 else {
            Terminal.complain(Self.choice(scenario, suite.instances))
            throw ExitCode(ExitStatus.invalid.rawValue)
        }
        do {
            let replay = try instance.replay(until: time)
            self.init(engine: replay.engine, history: replay.history, events: replay.events)
        } catch {
            Terminal.complain(error.message)
            throw ExitCode(ExitStatus.invalid.rawValue)
        }
    }

    /// What to say where there is not exactly one scenario.
    private static func choice(_ path: String, _ instances: [ScenarioInstance]) -> String {
        guard !instances.isEmpty else { return "\(path): there is no scenario in it" }
        let lines = instances.prefix(10).map { "  \($0.path):\($0.line)  \($0.title)" }
        return (["\(path): there are \(instances.count) scenarios; name one of them:"] + lines)
            .joined(separator: "\n")
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
