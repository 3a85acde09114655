internal import Foundation
public import Simulation

/// Reads JSON Lines that a run has written back into its records, one after the other.
///
/// It holds one scenario at a time, so that a file may be larger than the memory.
public struct RunRecordReader {
    /// The path, for messages.
    public let path: String
    private let handle: FileHandle
    private var bytes: [UInt8] = []
    /// Where the next line begins among the bytes.
    private var position = 0
    private var lineNumber = 0
    private var isAtEnd = false
    private var hasStarted = false
    private var hasFinished = false

    private static let chunk = 1 << 18

    /// - Throws: a sentence when the file can't be read.
    public init(path: String) throws(Mistake) {
        self.path = path
        guard let isFolder = path.isFolder else { throw Mistake("\(path): there is no such file") }
        guard !isFolder else { throw Mistake("\(path): this is a folder, not the JSON of a run") }
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        } catch {
            throw Mistake("\(path): the file can't be read")
        }
    }

    /// The next record; nothing after the last.
    ///
    /// - Throws: a sentence with the file and line when it is no stream of a run, or not whole.
    public mutating func next() throws(Mistake) -> RunRecord? {
        guard let line = try nextKnownLine() else {
            guard hasFinished else {
                throw Mistake(
                    hasStarted
                        ? "\(path) has no `run.finished`: the run was broken off, or the file cut"
                        : "\(path) is empty: it is not the JSON of a run")
            }
            return nil
        }
        guard !hasFinished else { throw mistake("a record stands after `run.finished`") }
        let record = try record(line)
        switch record {
        case .started:
            guard !hasStarted else { throw mistake("a second run begins here") }
            hasStarted = true
        case .finished: hasFinished = true
        case .problem, .unusedGolden, .result: break
        }
        guard hasStarted else { throw noStart }
        return record
    }

    private mutating func record(_ line: RunLine) throws(Mistake) -> RunRecord {
        switch line {
        case .record(let record): return record
        case .scenario(var result):
            let event = "{\"type\":\"event\",\"index\":\(result.index),"
            var events: [RecordedEvent] = []
            while let line = try nextLine() {
                if line.hasPrefix(event) {
                    let json = "{" + line.dropFirst(event.count)
                    guard let one = RecordedEvent(json: json) else {
                        throw mistake("this event is not as a run writes it")
                    }
                    events.append(one)
                    continue
                }
                switch try decode(line) {
                case .step(let step): result.steps.append(step)
                case .rule(let rule): result.rules.append(rule)
                case .unknown: continue
                case .course(let course):
                    guard let course = try? Course(course, from: result.start) else {
                        throw mistake("this course names a zone that is not known")
                    }
                    result.course = course
                case .end(let end) where end.index == result.index:
                    return .result(end.finish(result, events))
                case .record, .scenario, .end: throw mistake("`\(result.id)` has not ended yet")
                }
            }
            throw Mistake("\(path) ends within the scenario `\(result.id)`: the file was cut")
        case .step, .rule, .course, .end: throw mistake("no scenario has started here")
        case .unknown: throw noStart
        }
    }

    /// The next line that is not of a later version.
    private mutating func nextKnownLine() throws(Mistake) -> RunLine? {
        while let text = try nextLine() {
            let line = try decode(text)
            // A stream begins with what every version knows.
            if case .unknown = line, hasStarted { continue }
            return line
        }
        return nil
    }

    private func decode(_ line: String) throws(Mistake) -> RunLine {
        do {
            return try JSONDecoder().decode(RunLine.self, from: Data(line.utf8))
        } catch RunLine.Unknown.schema(let schema) {
            throw mistake(
                "the schema is \(schema); this version of ecell reads \(RunStart.schema)")
        } catch {
            throw mistake("this is no record of a run")
        }
    }

    private var noStart: Mistake {
        mistake("a run begins with `run.started` of schema \(RunStart.schema)")
    }

    private func mistake(_ sentence: String) -> Mistake {
        Mistake("\(path):\(lineNumber): \(sentence)")
    }

    // MARK: Lines

    private mutating func nextLine() throws(Mistake) -> String? {
        var searched = position
        while true {
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return line(until: end)
            }
            guard !isAtEnd else { break }
            bytes.removeSubrange(..<position)
            position = 0
            searched = bytes.count
            do {
                let more = try handle.read(upToCount: Self.chunk) ?? Data()
                isAtEnd = more.isEmpty
                bytes += more
            } catch {
                throw Mistake("\(path): the file can't be read")
            }
        }
        return position < bytes.count ? line(until: bytes.count) : nil
    }

    private mutating func line(until end: Int) -> String {
        lineNumber += 1
        defer { position = min(end + 1, bytes.count) }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }
}
