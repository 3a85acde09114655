internal import Foundation
internal import Simulation

extension Written {
    /// As JSON; what is a number here is a bare number there, to the bit.
    var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .text(let own): text += own.json
        case .number(let number): text += "\(number)"
        case .flag(let flag): text += flag ? "true" : "false"
        case .list(let list):
            text += "["
            for (index, element) in list.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .map(let entries):
            text += "{"
            for (index, entry) in entries.enumerated() {
                text += index > 0 ? ",\"" : "\""
                // Names are words of the vocabulary and of documents: they need no escapes.
                text += entry.name
                text += "\":"
                entry.value.write(to: &text)
            }
            text += "}"
        case .null: text += "null"
        }
    }
}

/// JSON as it was written by a recorder.
struct StoredJSON: Decodable {
    let written: Written

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            let keys = container.allKeys.sorted { $0.stringValue < $1.stringValue }
            written = .map(
                try keys.map {
                    .init($0.stringValue, try container.decode(StoredJSON.self, forKey: $0).written)
                })
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var list: [Written] = []
            while !container.isAtEnd {
                list.append(try container.decode(StoredJSON.self).written)
            }
            written = .list(list)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            written = .null
        } else if let text = try? value.decode(String.self) {
            written = .text(text)
        } else if let flag = try? value.decode(Bool.self) {
            written = .flag(flag)
        } else {
            written = .number(try value.decode(Double.self))
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// - Throws: when the text is not JSON, which the table's constraints rule out.
    static func written(_ text: String) throws -> Written {
        try JSONDecoder().decode(StoredJSON.self, from: Data(text.utf8)).written
    }
}

/// The words of a JSON list.
func words(inJSON text: String) -> [String] {
    guard text != "[]", case .list(let list)? = try? StoredJSON.written(text) else { return [] }
    return list.compactMap { if case .text(let word) = $0 { word } else { nil } }
}
