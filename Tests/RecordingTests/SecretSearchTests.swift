import Foundation
import Simulation
import Testing

@testable import Recording

/// What must not be told is found however it is written.
struct SecretSearchTests {
    private static let name = "annas-van"
    private static let base64 = Data("annas-van".utf8).base64EncodedString()

    private func encodings(_ search: SecretSearch, _ text: String) -> [[String]] {
        search.findings(in: Array(text.utf8)).map(\.encodings)
    }

    @Test(
        arguments: [
            ("the van annas-van here", [[]]),
            ("ANNAS-VAN", [[]]), ("xAnnas-Vanx", [[]]),
            ("616e6e61732d76616e", [["hex"]]), ("a616E6E61732D76616E", [["hex"]]),
            (base64, [["base64"]]), ("x" + base64, [["base64"]]), ("xy" + base64, [["base64"]]),
            ("xyz" + base64, [["base64"]]),
            (Data("a: annas-van, b".utf8).base64EncodedString(), [["base64"]]),
            (Data("ab: annas-van, b".utf8).base64EncodedString(), [["base64"]]),
            (Data("abc: annas-van, b".utf8).base64EncodedString(), [["base64"]]),
            (Data("616e6e61732d76616e".utf8).base64EncodedString(), [["base64", "hex"]]),
            (Data(base64.utf8).base64EncodedString(), [["base64", "base64"]]),
            ("annas-vax", []), ("annas-\nvan", []),
        ] as [(String, [[String]])])
    func `a name is found in any case and encoding`(_ text: String, _ expected: [[String]]) {
        var search = SecretSearch()
        search.add(name: Self.name, "the name of a vehicle")
        #expect(encodings(search, text) == expected)
    }

    @Test func `a finding says what and where, and not what it is`() {
        var search = SecretSearch()
        search.add(name: Self.name, "the name of a vehicle")
        #expect(search.count == 1)
        #expect(
            search.findings(in: Array("a\nb\nof ANNAS-VAN, annas-van\n".utf8)) == [
                .init(kind: "the name of a vehicle", line: 3, encodings: [])
            ])
    }

    @Test func `a name is found as JSON writes it, and with letters beyond ASCII`() {
        var search = SecretSearch()
        search.add(name: "Jørgen \"Ørn\"", "a name")
        #expect(encodings(search, "Jørgen \"Ørn\"".json) == [[]])
        #expect(encodings(search, "JØRGEN \"ØRN\"".json) == [[]])
        #expect(encodings(search, "Jorgen \"Orn\"".json) == [])
    }

    @Test func `a short name is found where it stands alone`() {
        var search = SecretSearch()
        search.add(name: "q17", "a name")
        #expect(encodings(search, #"{"a":"Q17"}"#) == [[]])
        #expect(encodings(search, #"{"q17":1}"#) == [[]])
        #expect(encodings(search, #"{"a":"q171"}"#) == [])
    }

    @Test(arguments: ["P", "eVito-41", "Copenhagen", "hood", "charging", "1", "ecell"])
    func `a name that every bundle may say is not looked for`(_ name: String) {
        var search = SecretSearch()
        search.add(name: name, "a name")
        #expect(search.publicNames == [name])
        #expect(search.count == 0)
    }

    @Test(arguments: ["van1", "van-1", "annas-van", "q17", "Anton", "anna"])
    func `names of vehicles are looked for`(_ name: String) {
        var search = SecretSearch()
        search.add(name: name, "a name")
        #expect(search.publicNames == [])
    }

    @Test func `a secret is looked for even if it is a word`() {
        var search = SecretSearch()
        search.add(secret: Array("charging\n".utf8), "the password")
        #expect(encodings(search, #"{"activity":"charging"}"#) == [[]])
    }

    @Test func `a key is found by one of its lines, or as bytes`() {
        let key = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYH
            CAkKCwwNDg8QERITFBUWFxgZGhscHR4f
            -----END PRIVATE KEY-----

            """
        var search = SecretSearch()
        search.add(secret: Array(key.utf8), "a key")
        #expect(encodings(search, "CAkKCwwNDg8QERITFBUWFxgZGhscHR4f") == [[]])
        #expect(encodings(search, "-----BEGIN PRIVATE KEY-----") == [])
        let bytes: [UInt8] = [0xff, 0x80, 0x41, 0x99]
        search.add(secret: bytes, "bytes")
        #expect(search.findings(in: [0x30] + bytes).map(\.kind) == ["bytes"])
        #expect(search.count == 2)
    }

    @Test(arguments: [
        "card~c0ffee0012345678", "C0FFEE0012345678", "card~c0ff",
        Data([0x78, 0x56, 0x34, 0x12, 0x00, 0xEE, 0xFF, 0xC0, 1]).base64EncodedString(),
        Data([9, 0xC0, 0xFF, 0xEE, 0x00, 0x12, 0x34, 0x56, 0x78]).base64EncodedString(),
    ])
    func `a card is found as digits and as bytes of either order`(_ text: String) {
        var search = SecretSearch()
        search.add(card: CardToken(bits: 0xC0FF_EE00_1234_5678), "the token of a card")
        #expect(!encodings(search, text).isEmpty)
    }

    @Test(arguments: [
        "04a1b2c3", "C3B2A104", Data([4, 0xA1, 0xB2, 0xC3, 7, 7]).base64EncodedString(),
    ])
    func `a UID is found as digits and as bytes of either order`(_ text: String) {
        var search = SecretSearch()
        search.add(uid: "04A1B2C3", "a UID")
        #expect(!encodings(search, text).isEmpty)
    }

    @Test(
        arguments: [
            ("card 04A1B2C3.", ["04A1B2C3"]), ("04:a1:b2:c3", ["04A1B2C3"]),
            ("{ \"04 A1 B2 C3 D4 E5 F6\": Accepted }", ["04A1B2C3D4E5F6"]),
            ("from 2026-01-12 18:30 to 06:30-07:15", []), ("defaced at 7", []),
        ] as [(String, [String])])
    func `what looks like a UID is seen`(_ text: String, _ uids: [String]) {
        #expect(SecretSearch.uids(in: text) == uids)
    }
}
