import ArgumentParser
import Diagnostics
import Recording
import ScenarioRunner
import Simulation

/// A place that knows how a vehicle is, or was.
protocol DiagnosisSource {
    func answer(to question: DiagnosisQuestion) throws -> DiagnosisAnswer
}

/// What is asked of a source.
struct DiagnosisQuestion {
    var activity: Activity
    var language: Language
    /// Whom to call.
    var contacts = ContactDirectory()
    /// Columns of a page.
    var width = 80
}

/// What a source answers.
struct DiagnosisAnswer {
    var verdict: Diagnosis.Verdict
    /// Whose it is, and of when; nothing where the question said it.
    var heading: String?
    var page: String
    /// JSON.
    var document: String
    var timeline: [String]

    /// For people, with no line wider than so many columns, if its words are not.
    func text(withTimeline: Bool, width: Int) -> String {
        let parts = [heading, page].compactMap(\.self) + (withTimeline ? [""] + timeline : [])
        return parts.joined(separator: "\n").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .flatMap { String($0).wrapped(to: width) }.map { $0 + "\n" }.joined()
    }
}

extension DiagnosisAnswer {
    /// Explains an engine with its history.
    init(
        _ question: DiagnosisQuestion, _ engine: Engine, _ history: History,
        vehicle: String? = nil, freshness: Diagnosis.Freshness = .current, heading: String? = nil
    ) {
        let diagnosis = Diagnosis(
            of: question.activity, engine: engine, history: history,
            directory: question.contacts, freshness: freshness)
        self.init(
            verdict: diagnosis.verdict, heading: heading,
            page: diagnosis.page(question.language, width: question.width),
            document: diagnosis.document(vehicle: vehicle, language: question.language).json,
            timeline: history.timeline(of: question.activity, in: engine))
    }
}

/// A scenario's world at a time of it.
struct ScenarioSource: DiagnosisSource {
    var path: String
    var time: String?

    func answer(to question: DiagnosisQuestion) throws -> DiagnosisAnswer {
        let suite = ScenarioSuite.load(paths: [path])
        guard suite.problems.isEmpty else {
            suite.problems.forEach { Terminal.complain($0.text + "\n") }
            throw ExitCode(ExitStatus.invalid.rawValue)
        }
        guard let instance = suite.instances.first, suite.instances.count == 1 else {
            throw ExitStatus.invalid.error(saying: choice(suite.instances))
        }
        do {
            let replay = try instance.replay(until: time)
            return DiagnosisAnswer(question, replay.engine, replay.history)
        } catch {
            throw ExitStatus.invalid.error(saying: error.message)
        }
    }

    /// What to say where there is not exactly one scenario.
    private func choice(_ instances: [ScenarioInstance]) -> String {
        guard !instances.isEmpty else { return "\(path): there is no scenario in it" }
        let lines = instances.prefix(10).map { "  \($0.path):\($0.line)  \($0.title)" }
        return (["\(path): there are \(instances.count) scenarios; name one of them:"] + lines)
            .joined(separator: "\n")
    }
}

/// A recorded vehicle, at the end of the recording or earlier.
struct RecordingSource: DiagnosisSource {
    var file: RecordingFile
    var vehicle: String?
    var time: String?

    func answer(to question: DiagnosisQuestion) throws -> DiagnosisAnswer {
        try DatabaseOptions.explaining {
            let recording = try file.open()
            let id = try recording.only(vehicle)
            let moment = try recording.moment(of: id) { last in
                try time.map { try Self.instant($0, before: last) }
            }
            return DiagnosisAnswer(id, moment, question)
        }
    }

    /// The instant that is meant; of a time of day, the last one that was recorded.
    private static func instant(_ text: String, before last: Engine) throws -> Instant {
        let zone = last.zone
        if let time = Scalar.localTime(text) { return zone.instant(of: time) }
        guard let milliseconds = Scalar.timeOfDay(text) else {
            throw Mistake("`--at` is \"\(text)\"; write 06:30 or 2026-01-13T06:30")
        }
        var time = LocalTime(day: zone.local(at: last.now).day, milliseconds: milliseconds)
        if zone.instant(of: time) > last.now { time.day -= 1 }
        return zone.instant(of: time)
    }
}

extension DiagnosisAnswer {
    /// Explains a recorded moment.
    init(_ vehicle: String, _ moment: RecordedMoment, _ question: DiagnosisQuestion) {
        let engine = moment.engine
        self.init(
            question, engine, moment.history, vehicle: vehicle, freshness: moment.freshness,
            heading: "\(vehicle), \(engine.zone.text(of: engine.now)) \(engine.zone.name)")
    }
}
