internal import Simulation

/// A JSON object as text, its members in the order in which they are added.
struct JSONObject {
    private var members = ""

    var text: String { "{\(members)}" }

    /// Adds a value that is JSON already.
    mutating func add(_ key: StaticString, _ json: String) {
        members += members.isEmpty ? "\"" : ",\""
        members += key.description
        members += "\":"
        members += json
    }

    mutating func add(_ key: StaticString, text: String) { add(key, text.json) }

    mutating func add(_ key: StaticString, text: String?) { add(key, text?.json ?? "null") }
}
