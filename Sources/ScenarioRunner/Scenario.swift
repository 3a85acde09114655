internal import Simulation

/// One scenario that has been read and checked, with one choice of the matrix's values.
struct Scenario: Hashable, Sendable {
    var id: String
    var title: String
    var tags: [String]
    /// The place of the title.
    var place: Place
    /// The place of the id, or of the title.
    var idPlace: Place
    var setup: Setup
    var steps: [Step] = []
    var always: [Expectation] = []
    var never: [Expectation] = []
    /// Runs on until then, after the last step.
    var end: Ending?
    /// The recorded trace that the run must equal.
    var golden: Golden?

    struct Ending: Hashable, Sendable {
        var moment: Moment
        var place: Place
    }

    init(
        id: String, title: String, tags: [String], place: Place, idPlace: Place, setup: Setup
    ) {
        self.id = id
        self.title = title
        self.tags = tags
        self.place = place
        self.idPlace = idPlace
        self.setup = setup
    }
}
