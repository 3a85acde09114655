internal import Yams

/// The second place of a key that a map has twice.
///
/// The composer tells where the first stands, and gives up; setting the second apart lets it go on,
/// so that every error of a file is found at once.
struct SecondKey {
    /// The first character of the key, which is set apart.
    let firstScalar: Unicode.Scalar
    private let scalars: [Unicode.Scalar]
    private let index: Int

    /// Looks for the key after its first place: in a block at the same column, in braces anywhere.
    init?(_ key: String, after mark: Mark, in text: String) {
        scalars = Array(text.unicodeScalars)
        let name = Array(key.unicodeScalars)
        guard !name.isEmpty else { return nil }
        var (line, column) = (1, 1)
        var isBlock = true
        var anywhere: Int?
        var sameColumn: Int?
        for index in scalars.indices {
            let isLater = line > mark.line || (line == mark.line && column > mark.column)
            if isLater, let start = Self.match(name, at: index, in: scalars) {
                anywhere = anywhere ?? start
                if column == mark.column && isBlock { sameColumn = sameColumn ?? start }
            }
            if scalars[index] == "\n" {
                (line, column, isBlock) = (line + 1, 1, true)
            } else {
                if scalars[index] != " " { isBlock = false }
                column += 1
            }
        }
        guard let found = sameColumn ?? anywhere else { return nil }
        index = found
        firstScalar = scalars[found]
    }

    /// Where the key's text begins, if the key stands at an index.
    private static func match(
        _ name: [Unicode.Scalar], at index: Int, in scalars: [Unicode.Scalar]
    ) -> Int? {
        if index > 0, !" \n\t{,".unicodeScalars.contains(scalars[index - 1]) { return nil }
        let quote: Unicode.Scalar? =
            scalars[index] == "\"" || scalars[index] == "'" ? scalars[index] : nil
        let start = quote == nil ? index : index + 1
        var end = start + name.count
        guard end < scalars.count, Array(scalars[start..<end]) == name else { return nil }
        if let quote {
            guard scalars[end] == quote else { return nil }
            end += 1
        }
        while end < scalars.count, scalars[end] == " " { end += 1 }
        return end < scalars.count && scalars[end] == ":" ? start : nil
    }

    /// The text with a noncharacter as the first of the key.
    func text(setApartBy double: Unicode.Scalar) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[..<index])
        view.append(double)
        view.append(contentsOf: scalars[(index + 1)...])
        return String(view)
    }
}
