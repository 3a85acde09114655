internal import Simulation

/// The report for people as one HTML page, which needs nothing beside itself.
///
/// It takes one result at a time and keeps none: each gives a part of the page, and the parts of a
/// chapter follow each other. What stands before them is known when all results are.
public struct HTMLReport: Sendable {
    /// The chapters in the order of the page: what failed comes first.
    public enum Chapter: String, CaseIterable, Sendable {
        case failed, skipped, passed
    }

    private var counts: [Chapter: Int] = [:]
    private var number = 0
    /// Virtual time of all scenarios.
    private var duration = Timespan(milliseconds: 0)
    private var problems: [Problem] = []
    private var unusedGoldens: [String] = []
    private var finish = RunFinish()

    public init() {}

    /// The part of the page for a record, and the chapter to which it belongs; nothing for what
    /// ``opening`` tells.
    public mutating func take(_ record: RunRecord) -> (chapter: Chapter, html: String)? {
        switch record {
        case .started: return nil
        case .unusedGolden(let path):
            unusedGoldens.append(path)
            return nil
        case .problem(let problem):
            problems.append(problem)
            return nil
        case .result(let result): return part(result)
        case .finished(let finish):
            self.finish = finish
            return nil
        }
    }

    private mutating func part(_ result: ScenarioResult) -> (chapter: Chapter, html: String) {
        let chapter: Chapter =
            switch result.verdict {
            case .passed: .passed
            case .failed: .failed
            case .skipped: .skipped
            }
        number += 1
        counts[chapter, default: 0] += 1
        duration.milliseconds += result.duration.milliseconds
        return (chapter, ScenarioArticle(result, number: number).html)
    }

    /// What stands before all chapters: the page's head, the verdict, and the files with errors.
    public var opening: String {
        let files = problems.byFile
        let counted = Chapter.allCases.map { (count($0), $0.rawValue) }
        let verdict = counted.map { "\($0) \($1)" }.joined(separator: ", ")
        let badges = (files.isEmpty ? [] : [(files.count, "invalid")]) + counted
        let list = badges.filter { $0.0 > 0 }.map { count, word in
            "<li class=\"\(word)\">\(Self.sign(word)) <b>\(count)</b> \(word)</li>"
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(verdict) – eCell scenarios</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            \(Self.patterns)
            <header>
            <h1>Scenarios</h1>
            <ul class="verdict">\(list.joined())</ul>
            <p class="facts">\(duration.rounded.text) of virtual time in \
            \(finish.wallSeconds.text(decimals: 2)) s.</p>
            <p class="search" hidden><label>Show only
            <input type="search" placeholder="title, id, tag or file"></label>
            <output></output></p>
            \(Self.legend)
            </header>
            <main>
            \(invalidFiles(files))\(goldens)
            """
    }

    /// What stands before the parts of a chapter; ``ending`` stands after them.
    ///
    /// - Returns: nothing for a chapter without parts, which needs no ending either.
    public func heading(_ chapter: Chapter) -> String? {
        guard count(chapter) > 0 else { return nil }
        let title = chapter.rawValue.prefix(1).uppercased() + chapter.rawValue.dropFirst()
        return "<section class=\"chapter\">\n<h2>\(title) (\(count(chapter)))</h2>\n"
    }

    /// What stands after the parts of a chapter.
    public static let ending = "</section>\n"

    /// What stands after all chapters.
    public static let closing = "</main>\n<script>\(script)</script>\n</body>\n</html>\n"

    private func count(_ chapter: Chapter) -> Int { counts[chapter] ?? 0 }

    private func invalidFiles(_ files: [(file: String, problems: [Problem])]) -> String {
        guard !files.isEmpty else { return "" }
        let articles = files.map { file, problems in
            """
            <article class="invalid" data-words="\(file.lowercased().markup)">
            <h3><span class="badge">! invalid</span> <bdi>\(file.markup)</bdi></h3>
            <pre tabindex="0">\(problems.map(\.text).joined(separator: "\n\n").markup)</pre>
            </article>

            """
        }
        return "<section class=\"chapter\">\n<h2>Invalid files (\(files.count))</h2>\n"
            + articles.joined() + Self.ending
    }

    private var goldens: String {
        guard !unusedGoldens.isEmpty else { return "" }
        let items = unusedGoldens.map { "<li><code><bdi>\($0.markup)</bdi></code></li>\n" }
        return "<section>\n<h2>Goldens that no scenario uses (\(items.count))</h2>\n<ul>\n"
            + items.joined() + "</ul>\n" + Self.ending
    }

    /// A sign that says it without colour.
    static func sign(_ word: String) -> String {
        ["failed": "✗", "passed": "✓", "skipped": "–", "invalid": "!"][word] ?? ""
    }
}
