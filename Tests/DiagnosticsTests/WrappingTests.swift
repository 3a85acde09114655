import Diagnostics
import Testing

/// Lines on a narrow terminal.
struct WrappingTests {
    static let lines: [(line: String, width: Int, shown: [String])] = [
        ("short", 5, ["short"]),
        ("", 1, [""]),
        (
            "11-25 18:00:00  charging off, climate off", 24,
            [
                "11-25 18:00:00  charging", "    off, climate off",
            ]
        ),
        ("  one two three", 9, ["  one two", "      three"]),
        // A word that is too wide stays whole.
        ("a charging.timeSufficient b", 10, ["a", "    charging.timeSufficient", "    b"]),
        ("charging.timeSufficient", 10, ["charging.timeSufficient"]),
        ("one two", 1, ["one", "    two"]),
    ]

    @Test(arguments: lines)
    func `a line is parted at blanks, and goes on indented`(
        _ line: String, _ width: Int, _ shown: [String]
    ) {
        #expect(line.wrapped(to: width) == shown)
    }
}
