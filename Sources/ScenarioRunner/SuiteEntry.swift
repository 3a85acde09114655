/// What is known of an instance without making it.
struct SuiteEntry: Sendable {
    let id: String
    /// The id that all instances of the file share.
    let baseID: String
    /// The place of the id, or of the title.
    let idPlace: Place
    let golden: Golden?
    /// Whether it is one of those that a run is to take, in whatever shard.
    let isSelected: Bool
    /// The number of its file's template.
    let template: Int
    /// Of the matrix.
    let row: Int

    init(_ scenario: Scenario, isSelected: Bool, template: Int, row: Int) {
        id = scenario.id
        baseID = scenario.baseID
        idPlace = scenario.idPlace
        golden = scenario.golden
        self.isSelected = isSelected
        self.template = template
        self.row = row
    }
}
