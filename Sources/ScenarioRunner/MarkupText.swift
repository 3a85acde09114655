extension String {
    /// Escaped for XML and HTML; what XML cannot hold is shown as U+FFFD.
    var markup: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0xef || Self.isMarkup($0) }) else {
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
            case _ where scalar.value < 0x20, "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\"")].contains(byte)
    }
}
