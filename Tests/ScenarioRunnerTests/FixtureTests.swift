import ScenarioRunner
import Testing

struct FixtureTests {
    @Test(arguments: Fixture.all("invalid"))
    func `an invalid file brings exactly its errors`(_ fixture: Fixture) throws {
        let suite = ScenarioSuite.load(paths: [fixture.path])
        #expect(suite.instances.isEmpty)
        #expect(!suite.problems.isEmpty)
        let text = suite.problems.map { $0.text + "\n" }.joined()
        try fixture.expect(text, ending: "err")
    }

    @Test(arguments: Fixture.all("failing"))
    func `a failing scenario brings exactly its report`(_ fixture: Fixture) async throws {
        let report = await ScenarioSuite.load(paths: [fixture.path]).run()
        #expect(report.failed > 0)
        #expect(!report.isInvalid)
        try fixture.expect(report.terminalText(), ending: "out")
    }

    @Test func `there are fixtures of both kinds`() {
        #expect(Fixture.all("invalid").count > 30)
        #expect(Fixture.all("failing").count > 15)
    }

    @Test func `all errors of all files are found at once`() {
        let suite = ScenarioSuite.load(paths: ["\(Fixture.folder)/invalid"])
        let files = Set(suite.problems.map(\.file))
        for fixture in Fixture.all("invalid") where !fixture.name.hasPrefix("include-cycle") {
            #expect(files.contains(fixture.path), "no error in \(fixture.name)")
        }
        #expect(suite.problems == suite.problems.sorted())
    }
}

struct ScenarioFolderTests {
    /// A scenario, shown by its id.
    struct Case: CustomTestStringConvertible {
        let instance: ScenarioInstance
        var testDescription: String { instance.id }
    }

    static let cases = ScenarioSuite.load(paths: ["Scenarios"]).instances.map { Case(instance: $0) }

    @Test func `no scenario of the folder has an error`() {
        let suite = ScenarioSuite.load(paths: ["Scenarios"])
        #expect(suite.problems.map(\.text) == [])
        #expect(suite.fileCount > 80)
    }

    @Test(arguments: cases)
    func `every scenario of the folder passes`(_ one: Case) {
        let result = one.instance.run()
        #expect(result.verdict == .passed, "\(result.failure?.text ?? "")")
    }

    @Test func `two runs give the same traces, with any number of jobs`() async {
        let suite = ScenarioSuite.load(paths: ["Scenarios"])
        let options = RunOptions(recordsEvents: true, digestsTraces: true)
        var together = options
        together.jobs = 4
        let one = await suite.run(options: options)
        let two = await suite.run(options: together)
        #expect(one.results.map(\.traceDigest) == two.results.map(\.traceDigest))
        #expect(one.results.map(\.id) == suite.instances.map(\.id))
        #expect(one.withoutWall == two.withoutWall)
    }

    @Test func `recording events changes no verdict and no duration`() async {
        let suite = ScenarioSuite.load(paths: ["Scenarios"])
        let bare = await suite.run()
        let recorded = await suite.run(options: RunOptions(recordsEvents: true))
        #expect(bare.results.map(\.verdict) == recorded.results.map(\.verdict))
        #expect(bare.results.map(\.duration) == recorded.results.map(\.duration))
    }
}

extension RunReport {
    /// The JSON Lines without what stands under `wall`.
    var withoutWall: String {
        jsonLines().split(separator: "\n").map {
            $0.replacing(#/"wall":\{[^}]*\}/#, with: "")
        }.joined(separator: "\n")
    }
}
