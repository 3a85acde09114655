/// A JSON object as text, its members in the order in which they are added.
public struct JSONObject: Sendable {
    /// UTF-8 without the last brace: runs write millions of members, and bytes are added faster
    /// than text.
    private var open: [UInt8] = []

    /// Most objects are shorter.
    private static let usualLength = 192

    public init() {
        open.reserveCapacity(Self.usualLength)
        open.append(UInt8(ascii: "{"))
    }

    public var text: String { String(decoding: open, as: UTF8.self) + "}" }

    /// Adds a value that is JSON already.
    public mutating func add(_ key: String, _ json: String) {
        add(key)
        open += json.utf8
    }

    public mutating func add(_ key: String, text: String) {
        add(key)
        // Most are words.
        if text.utf8.contains(where: \.needsEscape) {
            open += text.json.utf8
        } else {
            open.append(UInt8(ascii: "\""))
            open += text.utf8
            open.append(UInt8(ascii: "\""))
        }
    }

    /// Adds a text, or `null`.
    public mutating func add(_ key: String, text: String?) {
        if let text { add(key, text: text) } else { add(key, "null") }
    }

    public mutating func add(_ key: String, texts: [String]) { add(key, texts.json) }

    private mutating func add(_ key: String) {
        if open.count > 1 { open.append(UInt8(ascii: ",")) }
        open.append(UInt8(ascii: "\""))
        open += key.utf8
        open.append(UInt8(ascii: "\""))
        open.append(UInt8(ascii: ":"))
    }
}
