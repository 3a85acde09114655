extension String {
    /// Escaped for XML and HTML; controls, and what XML cannot hold, are shown as U+FFFD.
    var markup: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || Self.isMarkup($0) }) else {
            return self
        }
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case _ where scalar.value < 0x20, "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}":
                result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
        // The first bytes of U+0080 to U+00BF, and of U+F000 to U+FFFF.
        case 0xc2, 0xef: true
        default: false
        }
    }
}
