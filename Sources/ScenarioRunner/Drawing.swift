internal import Simulation

/// The elements of a picture, as SVG.
struct Drawing {
    private(set) var text = ""

    enum Anchor: String { case start, middle, end }

    mutating func rectangle(
        _ style: String, x: Double, y: Double, width: Double, height: Double, title: String? = nil
    ) {
        text += "<rect class=\"\(style)\" x=\"\(x.short)\" y=\"\(y.short)\" "
        text += "width=\"\(max(0, width).short)\" height=\"\(height.short)\""
        close("rect", title)
    }

    mutating func line(_ style: String, from: (Double, Double), to: (Double, Double)) {
        text += "<line class=\"\(style)\" x1=\"\(from.0.short)\" y1=\"\(from.1.short)\" "
        text += "x2=\"\(to.0.short)\" y2=\"\(to.1.short)\"/>\n"
    }

    /// A path; `commands` is what SVG calls its data.
    mutating func path(_ style: String, _ commands: String, title: String? = nil) {
        text += "<path class=\"\(style)\" d=\"\(commands)\""
        close("path", title)
    }

    mutating func label(
        _ style: String, _ words: String, x: Double, y: Double, anchor: Anchor = .start,
        title: String? = nil
    ) {
        let anchored = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        text += "<text class=\"\(style)\" x=\"\(x.short)\" y=\"\(y.short)\"\(anchored)>"
        if let title { text += "<title>\(title.markup)</title>" }
        text += "\(words.markup)</text>\n"
    }

    private mutating func close(_ element: String, _ title: String?) {
        if let title {
            text += "><title>\(title.markup)</title></\(element)>\n"
        } else {
            text += "/>\n"
        }
    }
}

extension Double {
    /// As a coordinate: a tenth of a pixel is enough.
    var short: String {
        let text = text(decimals: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension String {
    /// About how wide it is in a picture's letters, in pixels.
    var drawnWidth: Double {
        unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 6.3 : 12) }
    }

    /// Itself where it fits, else its beginning and an ellipsis, or nothing when that says little.
    func fitting(_ width: Double) -> String? {
        if drawnWidth <= width { return self }
        var start = ""
        for character in self {
            guard (start + [character]).drawnWidth + 6.3 <= width else { break }
            start.append(character)
        }
        return start.count < 4 ? nil : start + "…"
    }
}
