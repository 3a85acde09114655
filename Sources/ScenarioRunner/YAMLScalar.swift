/// A text as YAML writes it on one line, with quotes only where they are needed.
struct YAMLScalar {
    private let value: String

    init(_ value: String) { self.value = value }

    func text(inFlow: Bool) -> String {
        if canBePlain(inFlow: inFlow) { return value }
        let isHard = value.unicodeScalars.contains { $0 == "\\" || $0 == "\"" || !$0.isPrintable }
        if !isHard { return "\"\(value)\"" }
        if value.unicodeScalars.allSatisfy(\.isPrintable) {
            return "'" + value.replacing("'", with: "''") + "'"
        }
        return escaped
    }

    private func canBePlain(inFlow: Bool) -> Bool {
        guard let first = value.unicodeScalars.first, value == value.trimmed,
            !Self.nulls.contains(value), !Self.begins(with: first, value.dropFirst().first)
        else { return false }
        if value.contains(": ") || value.hasSuffix(":") || value.contains(" #") { return false }
        return value.unicodeScalars.allSatisfy { scalar in
            scalar.isPrintable && !(inFlow && ",[]{}".unicodeScalars.contains(scalar))
        }
    }

    /// Editors read these words as no value.
    private static let nulls = ["null", "Null", "NULL", "~"]

    /// Whether a plain scalar cannot begin so, or a comparison does.
    private static func begins(with first: Unicode.Scalar, _ second: Character?) -> Bool {
        // YAML does not mind `<`, but `"< 5 %"` should look like `"> 5 %"`.
        if "?:,[]{}#&*!|>'\"%@`<=".unicodeScalars.contains(first) { return true }
        return first == "-" && (second ?? " ") == " "
    }

    /// In double quotes, with an escape for all that cannot be shown.
    private var escaped: String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.isPrintable: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}

extension Unicode.Scalar {
    /// Whether YAML takes it as it is, on one line.
    fileprivate var isPrintable: Bool {
        switch value {
        case 0x20...0x7e, 0xa0...0x2027, 0x202a...0xd7ff, 0xe000...0xfefe, 0xff00...0xfffd,
            0x10000...0x10fffd:
            true
        default: false
        }
    }
}
