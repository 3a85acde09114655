public import Diagnostics
public import Simulation

/// One scenario, with one choice of its matrix's values, ready to run.
///
/// What it holds alone is small, so that there may be many: the rest is read from its file again
/// whenever it is asked for.
public struct ScenarioInstance: Sendable {
    /// Unique in a run; ends in `[name=value]` where there is a matrix.
    public let id: String
    /// From 1, among all that are selected, in every shard.
    let index: Int
    let sources: [SourceText]
    private let templates: [ScenarioTemplate]
    private let template: Int
    private let row: Int
    private let file: Int

    init(
        _ entry: SuiteEntry, _ templates: [ScenarioTemplate], _ sources: [SourceText], index: Int
    ) {
        id = entry.id
        self.index = index
        self.sources = sources
        self.templates = templates
        template = entry.template
        row = entry.row
        file = entry.idPlace.file
    }

    /// All of it, made anew.
    var scenario: Scenario { templates[template].scenario(row) }
    public var title: String { scenario.title }
    /// The choice of the matrix's values, `name=value,name=value`.
    public var choice: String? { scenario.choice }
    public var tags: [String] { scenario.tags }
    /// The path of its file.
    public var path: String { sources[file].path }
    /// The line of its title.
    public var line: Int { scenario.place.line }
    /// The world at its start.
    public var setup: Setup { scenario.setup }

    /// The world as the timeline leaves it, whatever it expects.
    ///
    /// - Parameter time: any form of `at:`, counted from the start; without one, the end.
    /// - Returns: the world, with its events.
    /// - Throws: a sentence about the time.
    public func replay(until time: String? = nil) throws(Mistake) -> Replay {
        let scenario = scenario
        let zone = scenario.setup.zone
        let start = scenario.setup.start
        var goal: Instant?
        if let time {
            let moment: Moment
            do {
                moment = try Moment(time)
            } catch {
                throw Mistake("the time \(error.message)")
            }
            let instant = moment.instant(from: start, start: start, in: zone)
            guard instant >= start else {
                throw Mistake(
                    "the time \(time) lies before the start, \(zone.text(of: start))")
            }
            goal = instant
        }
        var run = ScenarioRun(scenario, recordsEvents: true, isChecked: false, until: goal)
        _ = run.run()
        if let goal { run.advance(to: goal) }
        var history = History(start: Engine(scenario.setup))
        history.add(run.events)
        return Replay(
            engine: run.engine, history: history, events: run.events, inputs: run.inputs)
    }
}

/// A world, and what led to it.
public struct Replay: Sendable {
    public let engine: Engine
    public let history: History
    public let events: [Event]
    /// The commands that were given.
    public let inputs: [(at: Instant, command: Command)]
}
