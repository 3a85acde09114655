import Foundation

/// A stream of numbers that is the same in every run.
struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state << 31)
    }
}

extension String {
    /// The text with one of its words, numbers or signs changed as a hasty author would.
    func mutated(using generator: inout Noise) -> String {
        let words = matches(of: /[A-Za-z][A-Za-z.]*|[0-9]+(\.[0-9]+)?|[%:,\-{}\[\]"]|>=|\.\./)
        guard let place = words.randomElement(using: &generator) else { return self }
        let word = self[place.range]
        let other = words.randomElement(using: &generator).map { String(self[$0.range]) } ?? ""
        let changed = [
            String(word.dropLast()), word + "x", other, "", "none", "not \(word)",
            "\(word) \(word)",
            "5", "[\(word)]", "{ \(word): \(other) }", word.uppercased(), "true", "null", "07:00",
            "${x}", "-\(word)", "\(word) %", "\"\(word)\"", "~",
        ]
        return replacingCharacters(
            in: place.range, with: changed.randomElement(using: &generator) ?? "")
    }
}
