extension RecordedEvent {
    /// Reads the text that ``json`` gives.
    ///
    /// - Returns: nothing if it is another text.
    public init?(json: String) {
        guard let members = Self.members(of: json), members.count >= 2,
            members[0].key == "sequence", let sequence = UInt64(members[0].json),
            members[1].key == "at",
            let at = Instant(isoText: members[1].json.dropFirst().dropLast())
        else { return nil }
        self.init(sequence: sequence, at: at, members: members)
    }

    /// The members of an object that is written without blanks, each value as it is written.
    private static func members(of json: String) -> [(key: String, json: String)]? {
        let bytes = Array(json.utf8)
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
        var members: [(key: String, json: String)] = []
        var start = 1
        while start < bytes.count - 1 {
            let end = end(of: bytes, from: start)
            guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")),
                colon - start > 2, bytes[start] == UInt8(ascii: "\""),
                bytes[colon - 1] == UInt8(ascii: "\"")
            else { return nil }
            members.append(
                (
                    String(decoding: bytes[(start + 1)..<(colon - 1)], as: UTF8.self),
                    String(decoding: bytes[(colon + 1)..<end], as: UTF8.self)
                ))
            start = end + 1
        }
        return members
    }

    /// Where the member that begins at an index ends: at a comma outside of texts and lists, or the
    /// last brace.
    private static func end(of bytes: [UInt8], from start: Int) -> Int {
        var depth = 0
        var isInText = false
        var index = start
        while index < bytes.count - 1 {
            switch bytes[index] {
            case UInt8(ascii: "\\") where isInText: index += 1
            case UInt8(ascii: "\""): isInText.toggle()
            case UInt8(ascii: "{") where !isInText, UInt8(ascii: "[") where !isInText: depth += 1
            case UInt8(ascii: "}") where !isInText, UInt8(ascii: "]") where !isInText: depth -= 1
            case UInt8(ascii: ",") where !isInText && depth == 0: return index
            default: break
            }
            index += 1
        }
        return bytes.count - 1
    }
}

extension Instant {
    /// Reads the text that ``isoText`` gives, as `2026-01-12T17:00:00.000Z`.
    public init?(isoText: some StringProtocol) {
        guard isoText.utf8.count == 24, isoText.hasSuffix("Z"),
            let local = Scalar.localTime(isoText.prefix(19)),
            let milliseconds = Int64(isoText.dropFirst(20).prefix(3))
        else { return nil }
        self = Zone.utc.instant(of: local) + Timespan(milliseconds: milliseconds)
    }
}
