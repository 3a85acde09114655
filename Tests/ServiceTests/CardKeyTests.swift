import Foundation
import Recording
import Testing

@testable import Service

/// The file with the key of the cards.
struct CardKeyTests {
    private func rights(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    private func complaint(_ database: String) -> String? {
        do throws(RecordingError) {
            _ = try CardKey.read(besides: database)
            return nil
        } catch {
            return error.message.replacing(database, with: "DB")
        }
    }

    @Test func `the key is made once, and nobody else may read it`() throws {
        try inFolder { database in
            let key = try CardKey.read(besides: database)
            #expect(key.count == 32)
            #expect(Set(key).count > 8)
            let again = try CardKey.read(besides: database)
            #expect(again == key)
            let rights = try rights(CardKey.path(besides: database))
            #expect(rights == 0o600)
        }
    }

    @Test func `an empty file becomes a key`() throws {
        try inFolder { database in
            let path = CardKey.path(besides: database)
            try Data().write(to: URL(fileURLWithPath: path))
            let key = try CardKey.read(besides: database)
            #expect(key.count == 32)
            let rights = try rights(path)
            #expect(rights == 0o600)
        }
    }

    @Test func `a key that others may read is refused`() throws {
        try inFolder { database in
            _ = try CardKey.read(besides: database)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644], ofItemAtPath: CardKey.path(besides: database))
            #expect(
                complaint(database)
                    == "DB.key: others may read the key of the cards; `chmod 600 DB.key`")
        }
    }

    @Test func `a database without its key is not given a new one unasked`() throws {
        try inFolder { database in
            try Data("x".utf8).write(to: URL(fileURLWithPath: database))
            #expect(
                complaint(database)?.hasPrefix("DB.key: the key of the cards is missing") == true)
            #expect(!FileManager.default.fileExists(atPath: CardKey.path(besides: database)))
        }
    }

    @Test(arguments: ["12", "zz", String(repeating: "g", count: 64)])
    func `what is no key is refused, and left alone`(text: String) throws {
        try inFolder { database in
            let path = CardKey.path(besides: database)
            _ = FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            #expect(complaint(database) == "DB.key: this is no key of cards; it has 64 hex digits")
            let left = try String(contentsOfFile: path, encoding: .utf8)
            #expect(left == text)
        }
    }
}
