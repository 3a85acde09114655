import Simulation
import Testing

/// JSON from senders that nobody knows.
struct JSONReaderTests {
    static let good: [(text: String, value: Written)] = [
        (" {} ", .map([])),
        ("[]", .list([])),
        ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", .text("a\"\\/\u{8}\u{c}\n\r\té")),
        ("\"\\ud83d\\ude97 é 🚗\"", .text("🚗 é 🚗")),
        ("[0, -0.5, 1e3, 12.5E-1]", .list([0, -0.5, 1000, 1.25].map { .number($0) })),
        ("[true,false,null]", .list([.flag(true), .flag(false), .null])),
        (
            "{\"b\":{\"c\":[1]},\"a\":\"x\"}",
            .map([.init("b", .map([.init("c", .list([.number(1)]))])), .init("a", .text("x"))])
        ),
        ("[[[[[[[[]]]]]]]]", (0..<7).reduce(.list([])) { value, _ in .list([value]) }),
    ]

    static let bad: [(text: String, message: String)] = [
        ("", "is not JSON: at byte 1 there must be a value"),
        ("{", "is not JSON: at byte 2 there must be a name in quotes"),
        ("{\"a\" 1}", "is not JSON: at byte 6 there must be `:`"),
        ("{\"a\":1,}", "is not JSON: at byte 8 there must be a name in quotes"),
        ("{\"a\":1 \"b\":2}", "is not JSON: at byte 8 there must be `,` or `}`"),
        ("[1 2]", "is not JSON: at byte 4 there must be `,` or `]`"),
        ("[1,]", "is not JSON: at byte 4 there must be a value"),
        ("{a:1}", "is not JSON: at byte 2 there must be a name in quotes"),
        ("'a'", "is not JSON: at byte 1 there must be a value"),
        ("tru", "is not JSON: at byte 4 there must be `true`"),
        ("NaN", "is not JSON: at byte 1 there must be a value"),
        ("01", "is not JSON: at byte 2 there must be the end"),
        ("1.", "is not JSON: at byte 3 there must be a digit"),
        ("-", "is not JSON: at byte 2 there must be a digit"),
        ("+1", "is not JSON: at byte 1 there must be a value"),
        ("1e400", "has the number 1e400, which is too large"),
        ("\"a", "is not JSON: at byte 3 there must be `\"`"),
        ("\"a\nb\"", "is not JSON: at byte 3 there must be no control character"),
        ("\"\\x\"", "is not JSON: at byte 3 there must be an escape such as \\n or \\u00e9"),
        ("\"\\u12\"", "is not JSON: at byte 4 there must be four hex digits"),
        ("\"\\u+123\"", "is not JSON: at byte 4 there must be four hex digits"),
        ("\"\\ud83d\"", "is not JSON: at byte 8 there must be the other half of a character"),
        (
            "\"\\ud83d\\u0041\"",
            "is not JSON: at byte 14 there must be the other half of a character"
        ),
        ("\"\\ude97\"", "is not JSON: at byte 8 there must be the other half of a character"),
        ("{} {}", "is not JSON: at byte 4 there must be the end"),
        ("{\"a\":1,\"b\":2,\"\\u0061\":3}", "has `a` twice"),
        (String(repeating: "[", count: 9), "is nested deeper than 8 levels"),
        (String(repeating: "{\"a\":", count: 2000), "is nested deeper than 8 levels"),
    ]

    @Test(arguments: good)
    func `what is JSON is read, in the order in which it stands`(
        _ text: String, _ value: Written
    ) throws {
        #expect(try Written(json: Array(text.utf8)) == value)
        #expect(try Written(json: Array(value.json.utf8)) == value)
    }

    @Test(arguments: bad)
    func `what is not JSON is told where it is not`(_ text: String, _ message: String) {
        let mistake = #expect(throws: Mistake.self) { try Written(json: Array(text.utf8)) }
        #expect(mistake?.message == message)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        for bytes: [UInt8] in [[0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0xed, 0xa0, 0x80]] {
            let mistake = #expect(throws: Mistake.self) { try Written(json: bytes) }
            #expect(mistake?.message == "is not UTF-8")
        }
    }

    @Test func `a text cut off or spoiled anywhere is read or refused, and nothing else`() {
        let text = Array(
            "{\"a\":[1.5e2,\"\\ud83d\\ude97\",{\"b\":null}],\"c\":true,\"d\":\"é\"}".utf8)
        for end in text.indices {
            #expect(throws: Mistake.self) { try Written(json: Array(text[..<end])) }
            for byte: UInt8 in 0...255 {
                var spoiled = text
                spoiled[end] = byte
                _ = try? Written(json: spoiled)
            }
        }
    }
}
