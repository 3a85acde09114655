/// A JSON object as text, its members in the order in which they are added.
public struct JSONObject: Sendable {
    /// UTF-8, whole after each member: runs write millions of members, and bytes are added faster
    /// than text.
    private var bytes: [UInt8] = []

    /// Most objects are shorter.
    private static let usualLength = 192

    public init() {
        bytes.reserveCapacity(Self.usualLength)
        bytes.append(UInt8(ascii: "{"))
        bytes.append(UInt8(ascii: "}"))
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a value that is JSON already.
    public mutating func add(_ key: String, _ json: String) {
        begin(key)
        bytes += json.utf8
        end()
    }

    public mutating func add(_ key: String, text: String) {
        begin(key)
        let start = bytes.count
        bytes.append(UInt8(ascii: "\""))
        bytes += text.utf8
        // Most are words; bytes are looked through faster than text.
        if bytes[(start + 1)...].contains(where: \.needsEscape) {
            bytes.removeSubrange(start...)
            bytes += text.json.utf8
        } else {
            bytes.append(UInt8(ascii: "\""))
        }
        end()
    }

    /// Adds a text, or `null`.
    public mutating func add(_ key: String, text: String?) {
        if let text { add(key, text: text) } else { add(key, "null") }
    }

    public mutating func add(_ key: String, texts: [String]) { add(key, texts.json) }

    /// Makes room for a value in place of the brace.
    private mutating func begin(_ key: String) {
        bytes.removeLast()
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes += key.utf8
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func end() { bytes.append(UInt8(ascii: "}")) }
}
