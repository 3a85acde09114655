/// A place in one of the files that were read.
struct Place: Hashable, Sendable, BitwiseCopyable {
    /// The file's number among those read.
    var file: Int
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
}

/// What is wrong at a place.
struct Complaint: Error, Hashable, Sendable {
    let place: Place
    let message: String

    init(_ place: Place, _ message: String) {
        self.place = place
        self.message = message
    }
}
