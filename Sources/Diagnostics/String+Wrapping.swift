extension String {
    /// A line, gone on below its start where it is wider than so many columns.
    ///
    /// It is parted at blanks; what is continued is indented.
    public func wrapped(to width: Int) -> [String] {
        let indent = prefix { $0 == " " }
        var lines: [String] = []
        var line = self
        while line.count > width {
            let words = line.drop { $0 == " " }
            let fitting = line.prefix(width + 1).lastIndex(of: " ")
            // A word that is too wide by itself stays whole.
            guard
                let end = fitting.flatMap({ $0 > words.startIndex ? $0 : nil })
                    ?? words.firstIndex(of: " ")
            else { break }
            let rest = line[end...].drop { $0 == " " }
            lines.append(String(line[..<end]))
            line = indent + "    " + rest
        }
        return lines + [line]
    }
}
