import Foundation
import Testing

@testable import Recording

/// The file of a bundle: read whole, or not at all.
struct SupportBundleTests {
    private let bundle = SupportBundle([
        .init(name: "note", lines: [#""a note""#]),
        .init(name: "event", lines: [#"{"sequence":1}"#, #"{"sequence":2}"#]),
        .init(name: "jump", lines: []),
    ])

    private func problem(_ bytes: [UInt8]) -> String? {
        do throws(RecordingError) {
            _ = try SupportBundle(reading: bytes, path: "a.jsonl")
            return nil
        } catch {
            return error.message
        }
    }

    @Test func `what was written is read, and a shell can check it`() throws {
        let text = String(decoding: bundle.bytes, as: UTF8.self)
        #expect(
            text == """
                {"schema":"ecell.bundle/1","parts":[\
                {"part":"note","lines":1,"sha256":\
                "1b1390570f6cb2bf90c4182c1ef3995e1b29df4c14908522c4a918517800aa03"},\
                {"part":"event","lines":2,"sha256":\
                "8f33f5bdc950a5aaa8f28c79a83e42151d67fc27a2eee09a1df4c8906aa4714d"}]}
                {"note":"a note"}
                {"event":{"sequence":1}}
                {"event":{"sequence":2}}

                """)
        #expect(try SupportBundle(reading: bundle.bytes, path: "") == bundle)
    }

    @Test func `whatever byte is changed, it is refused`() {
        let bytes = bundle.bytes
        for index in bytes.indices {
            for change: UInt8 in [0x01, 0x20, 0x80] {
                var changed = bytes
                changed[index] ^= change
                #expect(problem(changed) != nil, "byte \(index)")
            }
        }
    }

    @Test func `wherever it is cut off, it is refused`() {
        let bytes = bundle.bytes
        for count in bytes.indices { #expect(problem(Array(bytes[..<count])) != nil) }
    }

    @Test(arguments: [
        ("a note", "b note", "the part `note` of the bundle is not as it was written"),
        ("\"lines\":1", "\"lines\": 1", "the first line of the bundle is not as it was written"),
        ("bundle/1", "bundle/x", "the first line of the bundle is not as it was written"),
        ("{\"event\":{\"sequence\":2}}\n", "", "the bundle is cut off in the part `event`"),
        ("2}}\n", "2}}\n{}\n", "something was added to the end of the bundle"),
    ])
    func `what is wrong is said, and what to do`(_ old: String, _ new: String, _ message: String) {
        let text = String(decoding: bundle.bytes, as: UTF8.self)
        #expect(
            problem(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
                == "a.jsonl: \(message); get the file again")
    }

    @Test func `a newer version and another file are refused`() {
        #expect(
            problem(Array(#"{"schema":"ecell.bundle/2","other":1}"#.utf8))
                == "a.jsonl: the bundle was made by a newer version of eCell; use that version")
        for other in ["", "SQLite format 3", "{}"] {
            #expect(
                problem(Array(other.utf8))
                    == "a.jsonl: the file is no bundle; `ecell bundle` makes one")
        }
    }
}
