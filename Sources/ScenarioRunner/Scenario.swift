internal import Simulation

/// One scenario that has been read and checked, with one choice of the matrix's values.
struct Scenario: Hashable, Sendable {
    /// The id, with the choice of the matrix's values.
    var id: String
    /// The id that all instances of the file share.
    let baseID: String
    /// The choice of the matrix's values, `name=value,name=value`.
    var choice: String?
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
    /// For what is random.
    var seed: UInt64 = 1

    struct Ending: Hashable, Sendable {
        var moment: Moment
        var place: Place
    }

    init(
        id: String, title: String, tags: [String], place: Place, idPlace: Place, setup: Setup
    ) {
        self.id = id
        baseID = id
        self.title = title
        self.tags = tags
        self.place = place
        self.idPlace = idPlace
        self.setup = setup
    }
}
