internal import Foundation
internal import Simulation

/// One line of the JSON of a run, events apart.
enum RunLine: Decodable {
    case record(RunRecord)
    /// A scenario that starts: a result without its end.
    case scenario(ScenarioResult)
    case step(StepResult)
    case course(WrittenCourse)
    case rule(RuleResult)
    case end(ScenarioEnd)
    /// Of a later version, which may write more.
    case unknown

    enum Unknown: Error {
        case schema(String)
        case record
    }

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        switch try line.decode(String.self, forKey: "type") {
        case "run.started": self = .record(.started(try RunStart(line)))
        case "problem": self = .record(.problem(try Problem(line)))
        case "golden.unused": self = .record(.unusedGolden(try line.text("file")))
        case "scenario.started": self = .scenario(try ScenarioResult(starting: line))
        case "step": self = .step(try StepResult(line))
        case "rule": self = .rule(try RuleResult(line))
        case "course": self = .course(try WrittenCourse(from: decoder))
        case "scenario.finished": self = .end(try ScenarioEnd(line))
        case "run.finished": self = .record(.finished(try RunFinish(line)))
        default: self = .unknown
        }
    }
}

/// What the last line of a scenario adds to its first.
struct ScenarioEnd {
    let index: Int
    private let verdict: ScenarioResult.Verdict
    private let at: Instant
    private let counts: (steps: Int, assertions: Int, events: Int)
    private let trace: String?
    private let golden: GoldenResult?
    private let failure: Failure?
    private let seconds: Double

    fileprivate init(_ line: Line) throws {
        index = try line.int("index")
        verdict = try line.word("verdict")
        at = try line.instant("at")
        counts = (try line.int("steps"), try line.int("assertions"), try line.int("events"))
        trace = try line.decodeIfPresent(String.self, forKey: "trace")
        golden = try line.object("golden").map { try GoldenResult($0) }
        failure = try line.object("failure").map { try Failure($0) }
        seconds = try line.wall().decode(Double.self, forKey: "seconds")
    }

    /// The whole result.
    func finish(_ start: ScenarioResult, _ events: [RecordedEvent]) -> ScenarioResult {
        var result = ScenarioResult(
            id: start.id, path: start.path, line: start.line, title: start.title, tags: start.tags,
            verdict: verdict, failure: failure, start: start.start, duration: at - start.start,
            stepCount: counts.steps, assertionCount: counts.assertions,
            eventCount: counts.events, traceDigest: trace, events: events, sighting: nil,
            wallSeconds: seconds)
        result.index = start.index
        result.repetition = start.repetition
        result.choice = start.choice
        result.seed = start.seed
        result.steps = start.steps
        result.rules = start.rules
        result.course = start.course
        result.golden = golden
        return result
    }
}

// MARK: Parts

/// A JSON object that is read.
private typealias Line = KeyedDecodingContainer<Key>

/// Any key.
private struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringLiteral text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<Key> {
    fileprivate func text(_ key: Key) throws -> String { try decode(String.self, forKey: key) }
    fileprivate func texts(_ key: Key) throws -> [String] {
        try decode([String].self, forKey: key)
    }
    fileprivate func int(_ key: Key) throws -> Int { try decode(Int.self, forKey: key) }
    fileprivate func flag(_ key: Key) throws -> Bool { try decode(Bool.self, forKey: key) }
    fileprivate func textOrNone(_ key: Key) throws -> String? {
        try decodeIfPresent(String.self, forKey: key)
    }

    fileprivate func word<Word: RawRepresentable<String>>(_ key: Key) throws -> Word {
        guard let word = Word(rawValue: try text(key)) else { throw RunLine.Unknown.record }
        return word
    }

    fileprivate func instant(_ key: Key) throws -> Instant {
        guard let instant = try instantOrNone(key) else { throw RunLine.Unknown.record }
        return instant
    }

    fileprivate func instantOrNone(_ key: Key) throws -> Instant? {
        guard let text = try textOrNone(key) else { return nil }
        guard let instant = Instant(isoText: text) else { throw RunLine.Unknown.record }
        return instant
    }

    fileprivate func object(_ key: Key) throws -> Line? {
        guard contains(key), try !decodeNil(forKey: key) else { return nil }
        return try nestedContainer(keyedBy: Key.self, forKey: key)
    }

    /// What is real time.
    fileprivate func wall() throws -> Line {
        try nestedContainer(keyedBy: Key.self, forKey: "wall")
    }
}

extension RunStart {
    fileprivate init(_ line: Line) throws {
        let schema = try line.text("schema")
        guard schema == Self.schema else { throw RunLine.Unknown.schema(schema) }
        version = try line.text("version")
        paths = try line.texts("paths")
        tags = try line.texts("tags")
        ids = try line.texts("ids")
        fileCount = try line.int("files")
        fileDigest = try line.text("fileDigest")
        goldenDigest = try line.textOrNone("goldenDigest")
        selectedCount = try line.int("selected")
        selectedDigest = try line.text("selectedDigest")
        repetitions = try line.decodeIfPresent(Int.self, forKey: "repetitions")
        wallStart = try line.wall().instant("started")
        guard let part = try line.object("shard") else { return }
        let (index, count) = (try part.int("index"), try part.int("count"))
        shard = try Shard(index, of: count, as: "\(index)/\(count)")
        shard?.rule = try part.word("by")
    }
}

extension Problem {
    fileprivate init(_ line: Line) throws {
        let (number, column) = (try line.int("line"), try line.int("column"))
        self.init(
            file: try line.text("file"), line: number, column: column,
            message: try line.text("message"),
            excerpt: try line.textOrNone("source").map {
                Excerpt(line: number, text: $0, column: column)
            })
    }
}

extension ScenarioResult {
    /// What the first line of a scenario tells.
    fileprivate init(starting line: Line) throws {
        self.init(
            id: try line.text("id"), path: try line.text("path"), line: try line.int("line"),
            title: try line.text("title"), tags: try line.texts("tags"), verdict: .skipped,
            failure: nil, start: try line.instant("at"), duration: Timespan(milliseconds: 0),
            stepCount: 0, assertionCount: 0, eventCount: 0, traceDigest: nil, events: [],
            sighting: nil, wallSeconds: 0)
        index = try line.int("index")
        repetition = try line.decodeIfPresent(Int.self, forKey: "repetition")
        choice = try line.textOrNone("choice")
        seed = try line.decode(UInt64.self, forKey: "seed")
    }
}

extension StepResult {
    fileprivate init(_ line: Line) throws {
        self.init(
            verb: try line.word("verb"), text: try line.text("text"),
            note: try line.textOrNone("note"), line: try line.int("line"),
            begins: try line.instantOrNone("begins"), ends: try line.instantOrNone("ends"),
            outcome: try line.word("outcome"))
    }
}

extension RuleResult {
    fileprivate init(_ line: Line) throws {
        self.init(
            kind: try line.word("kind"), text: try line.text("text"), line: try line.int("line"),
            broken: try line.instantOrNone("broken"))
    }
}

extension GoldenResult {
    fileprivate init(_ line: Line) throws {
        self.init(path: try line.text("file"), outcome: try line.word("outcome"))
    }
}

extension Failure {
    fileprivate init(_ line: Line) throws {
        let (number, column) = (try line.int("line"), try line.int("column"))
        self.init(
            file: try line.text("file"), line: number, column: column,
            title: try line.text("title"), at: try line.text("at"),
            findings: try line.decode([Finding].self, forKey: "findings"),
            note: try line.textOrNone("note"), diagnosis: try line.textOrNone("diagnosis"),
            excerpt: Excerpt(line: number, text: try line.text("source"), column: column),
            comparison: try line.textOrNone("comparison"))
    }
}

extension RunFinish {
    fileprivate init(_ line: Line) throws {
        passed = try line.int("passed")
        failed = try line.int("failed")
        skipped = try line.int("skipped")
        isInvalid = try line.flag("invalid")
        wallSeconds = try line.wall().decode(Double.self, forKey: "seconds")
        guard let part = try line.object("seen") else { return }
        seen = try Sighting { try part.texts(Key(stringLiteral: $0)) }
    }
}
