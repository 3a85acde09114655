internal import Foundation
internal import Recording

/// The key that makes a card's UID its token, in a file beside the database that holds the tokens.
public enum CardKey {
    private static let length = 32

    /// Where the key of a database is: whoever gives the database away keeps it.
    public static func path(besides database: String) -> String { database + ".key" }

    /// A key that is gone with this process: nobody else can know its tokens.
    static func random() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<length).map { _ in .random(in: 0...255, using: &generator) }
    }

    /// The key of a database; it is made with the database.
    ///
    /// - Throws: what is wrong where the file cannot be read or made, is no key, or others may read it.
    static func read(besides database: String) throws(RecordingError) -> [UInt8] {
        let path = path(besides: database)
        if !FileManager.default.fileExists(atPath: path) {
            guard !FileManager.default.fileExists(atPath: database) else {
                throw .other(
                    path: path,
                    message: "the key of the cards is missing; put it back, or its cards are "
                        + "strangers. Without it: `touch \(path)` begins with a new one")
            }
            return try make(path)
        }
        let text = try content(path)
        return text.isEmpty ? try make(path) : try key(text, path)
    }

    private static func content(_ path: String) throws(RecordingError) -> String {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let rights = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
            let text = try String(contentsOfFile: path, encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            guard text.isEmpty || rights & 0o077 == 0 else {
                throw RecordingError.other(
                    path: path, message: "others may read the key of the cards; `chmod 600 \(path)`"
                )
            }
            return text
        } catch let error as RecordingError {
            throw error
        } catch {
            throw RecordingError.other(
                path: path, message: "the key of the cards cannot be read; look at its rights")
        }
    }

    private static func key(_ text: String, _ path: String) throws(RecordingError) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        guard text.count == 2 * length, digits.count == text.count else {
            throw .other(
                path: path, message: "this is no key of cards; it has \(2 * length) hex digits")
        }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }

    /// Writes a new key; nobody else can ever have read it.
    private static func make(_ path: String) throws(RecordingError) -> [UInt8] {
        let key = random()
        let text = key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        try? FileManager.default.removeItem(atPath: path)
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data((text + "\n").utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw .other(path: path, message: "the key of the cards cannot be written there") }
        return key
    }
}
