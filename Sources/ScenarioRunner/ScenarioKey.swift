internal import Simulation

/// A key that a scenario file or a configuration can have, and what it means: for readers, the schema and
/// explanations.
struct ScenarioKey: Hashable, Sendable {
    let name: String
    let about: String

    init(_ name: String, _ about: String) {
        self.name = name
        self.about = about
    }

    /// Keys of a scenario.
    static let scenario = [
        ScenarioKey("scenario", "The title, on one line; with the file's path it names the test."),
        ScenarioKey("id", "A stable name, unique in a run; default: the path without its ending."),
        ScenarioKey("tags", "A list of words to choose scenarios by."),
        ScenarioKey("about", "A text for people."),
        ScenarioKey("clock", "When and where it starts; default 2026-01-12T18:00, Copenhagen."),
        ScenarioKey("vehicle", "A preset, or a map of `preset` and fields; default eVito-41."),
        ScenarioKey("wallbox", "A preset, or a map of `preset` and fields; left out: no wallbox."),
        ScenarioKey("cards", "UIDs and their OCPP 1.6 AuthorizationStatus; others are Invalid."),
        ScenarioKey("given", "Starting values by signal; what it does not say is a ready world."),
        ScenarioKey("seed", "For what is random; default 1."),
        ScenarioKey("include", "Files whose `given`, `cards` and `timeline` come first."),
        ScenarioKey("matrix", "Lists of values for `${name}`; one scenario for each combination."),
        ScenarioKey("timeline", "The steps, run in order."),
        ScenarioKey("always", "Conditions that must hold at every event of the run."),
        ScenarioKey("never", "Conditions that must not hold at any event of the run."),
        ScenarioKey("end", "The run goes on until then, after the last step."),
        ScenarioKey("golden", "The path of the recorded trace that this run must equal."),
    ]

    /// Names of the keys of a file that is only included.
    static let fragmentNames = ["about", "include", "cards", "given", "timeline"]

    /// Keys of a step.
    static let step = [
        ScenarioKey("at", "Waits until 18:05, 2026-01-13T06:10 or +10 min from the start."),
        ScenarioKey("after", "Waits so long from the completion of the step before."),
        ScenarioKey("do", "A command, or a list of them."),
        ScenarioKey("expect", "Conditions on signals, all of which must hold now."),
        ScenarioKey("within", "`expect` has to hold at some instant not later than that."),
        ScenarioKey("for", "`expect` has to hold at every event so long."),
        ScenarioKey("refused", "`do` must be refused with exactly these reasons, or with any."),
        ScenarioKey("note", "A text that reports show."),
    ]

    /// Keys of `clock`.
    static let clock = [
        ScenarioKey("start", "Local date and time, such as 2026-01-12T18:00."),
        ScenarioKey("zone", "An IANA time zone, such as Europe/Copenhagen."),
    ]

    /// Keys of a card.
    static let card = [
        ScenarioKey("status", "What the back end answers: an OCPP 1.6 AuthorizationStatus."),
        ScenarioKey("group", "Cards of a group can end each other's charging."),
        ScenarioKey("expires", "From this local date and time on, the card is Expired."),
        ScenarioKey("local", "Whether the wallbox knows the card without its back end."),
    ]

    /// The key of `vehicle` and `wallbox` beside their fields.
    static let preset = ScenarioKey("preset", "The model of which fields are overridden.")
    /// The key of `matrix` beside its names.
    static let exclude = ScenarioKey("exclude", "Combinations that are left out.")
}

extension [ScenarioKey] {
    var names: [String] { map(\.name) }
}
