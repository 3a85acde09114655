import Foundation
import ScenarioRunner

/// A report in a file, which is made while the records come.
protocol ReportSink {
    mutating func take(_ record: RunRecord) throws(ReportFile.Unwritable)
    /// Makes the file appear.
    mutating func finish() throws(ReportFile.Unwritable)
    /// Leaves no part of the file behind.
    func discard()
}

/// The records themselves, as JSON Lines.
struct JSONSink: ReportSink {
    private var file: ReportFile

    init(path: String) throws(ReportFile.Unwritable) { file = try ReportFile(path: path) }

    mutating func take(_ record: RunRecord) throws(ReportFile.Unwritable) {
        try file.write(record.jsonLines)
    }

    mutating func finish() throws(ReportFile.Unwritable) { try file.finish() }

    func discard() { file.discard() }
}

/// JUnit's XML, whose counts stand first, so that the cases wait in a file of their own.
struct JUnitSink: ReportSink {
    private var report: JUnitReport
    private var file: ReportFile
    private var cases: Spool

    init(path: String, _ dialect: JUnitDialect) throws(ReportFile.Unwritable) {
        cases = try Spool(for: path)
        file = try ReportFile(path: path)
        report = JUnitReport(dialect)
    }

    mutating func take(_ record: RunRecord) throws(ReportFile.Unwritable) {
        try cases.write(report.take(record))
    }

    mutating func finish() throws(ReportFile.Unwritable) {
        try file.write(report.opening)
        try cases.empty(into: &file)
        try file.write(JUnitReport.closing)
        try file.finish()
    }

    func discard() { file.discard() }
}

/// The Test Anything Protocol.
struct TAPSink: ReportSink {
    private var report = TAPReport()
    private var file: ReportFile

    init(path: String) throws(ReportFile.Unwritable) { file = try ReportFile(path: path) }

    mutating func take(_ record: RunRecord) throws(ReportFile.Unwritable) {
        try file.write(report.take(record))
    }

    mutating func finish() throws(ReportFile.Unwritable) { try file.finish() }

    func discard() { file.discard() }
}

/// The page for people: what failed stands first, though it comes last, so that the chapters wait in
/// files of their own.
struct HTMLSink: ReportSink {
    private var report = HTMLReport()
    private var file: ReportFile
    private var chapters: [HTMLReport.Chapter: Spool] = [:]

    init(path: String) throws(ReportFile.Unwritable) {
        for chapter in HTMLReport.Chapter.allCases { chapters[chapter] = try Spool(for: path) }
        file = try ReportFile(path: path)
    }

    mutating func take(_ record: RunRecord) throws(ReportFile.Unwritable) {
        guard let (chapter, html) = report.take(record) else { return }
        try chapters[chapter]?.write(html)
    }

    mutating func finish() throws(ReportFile.Unwritable) {
        try file.write(report.opening)
        for chapter in HTMLReport.Chapter.allCases {
            guard let heading = report.heading(chapter) else { continue }
            try file.write(heading)
            try chapters[chapter]?.empty(into: &file)
            try file.write(HTMLReport.ending)
        }
        try file.write(HTMLReport.closing)
        try file.finish()
    }

    func discard() { file.discard() }
}
