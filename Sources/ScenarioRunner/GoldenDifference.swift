/// Where a trace first differs from its golden, with what stands around.
struct GoldenDifference: Hashable, Sendable {
    /// Lines that are shown before and after the first that differs.
    static let surroundings = 5

    /// The first line that differs, from 0.
    let index: Int
    /// The golden's line there; nothing where it has ended.
    let expected: String?
    /// The trace's.
    let seen: String?
    /// Both around that line, as a unified difference with numbers.
    let text: String

    /// For two that are not the same.
    init(golden bytes: [UInt8], trace: GoldenTrace) {
        let golden = Self.lines(bytes)
        let seen = trace.lines
        index = zip(golden, seen).prefix { $0 == $1 }.count
        expected = golden.indices.contains(index) ? golden[index] : nil
        self.seen = seen.indices.contains(index) ? seen[index] : nil
        text = Self.text(golden, seen, around: index)
    }

    /// The lines of a file; the newline at its end begins none, and one that is missing is shown.
    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard let last = lines.popLast() else { return [] }
        return last.isEmpty ? lines : lines + [last + " (the line has no end)"]
    }

    private static func text(_ golden: [String], _ seen: [String], around index: Int) -> String {
        var result: [String] = []
        func add(_ mark: String, _ number: Int, _ line: String) {
            let digits = "\(number + 1)"
            let gutter = String(repeating: " ", count: max(0, 6 - digits.count)) + digits
            result.append("  \(mark)\(gutter) | \(line)".withoutControls)
        }
        for number in max(0, index - surroundings)..<index { add(" ", number, golden[number]) }
        let last = min(index + surroundings, max(golden.count, seen.count) - 1)
        var number = index
        while number <= last {
            // What differs together is shown together: first the golden's lines, then the run's.
            var end = number
            while end <= last, !areSame(golden, seen, end) { end += 1 }
            for line in number..<end where line < golden.count { add("-", line, golden[line]) }
            for line in number..<end where line < seen.count { add("+", line, seen[line]) }
            number = end
            while number <= last, areSame(golden, seen, number) {
                add(" ", number, golden[number])
                number += 1
            }
        }
        return result.joined(separator: "\n")
    }

    private static func areSame(_ golden: [String], _ seen: [String], _ number: Int) -> Bool {
        number < golden.count && number < seen.count && golden[number] == seen[number]
    }
}
