public import Simulation

/// A command as it came in a message, read and checked.
public struct CommandMessage: Hashable, Sendable {
    public let vehicle: String
    public let command: Command
    /// The sender's name for the message.
    public let id: String?
    /// In the vehicle's time; afterwards the command has no effect.
    public let expiresAt: Instant?
    /// In s of real time since it came, where the sender gave a message expiry interval of MQTT 5;
    /// afterwards the command has no effect either.
    public let expiresIn: UInt32?
    /// What the command says, in one spelling.
    ///
    /// The same content with the same id is the same message again. A card stands in it as its keyed hash.
    public let content: String

    /// What cannot be done, and as much of the message as an answer names.
    public struct Invalid: Error, Hashable, Sendable {
        public var id: String?
        /// The command's name as it was written.
        public var command: String?
        /// What is wrong and what would be right, as one sentence.
        public let message: String
    }

    /// The most bytes that a message may have.
    public static let mostBytes = 8 * 1024

    /// Reads a message; a sender that clears a retained topic sends none.
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - destination: what its topic says.
    ///   - topics: for messages that name the right topic.
    ///   - card: turns a card's UID into its token.
    /// - Throws: the first thing that is wrong with it.
    public init?(
        _ message: IncomingMessage, to destination: Topics.Destination, _ topics: Topics,
        card: CardHash
    ) throws(Invalid) {
        if message.isRetained && message.payload.isEmpty { return nil }
        let written = destination.name
        let body: Body
        do {
            body = try Body(message.payload, namesCommand: written == nil)
        } catch {
            throw Invalid(command: written, message: "the payload \(error.message)")
        }
        let name = written ?? body.command
        do throws(Mistake) {
            if let mistake = body.mistake { throw mistake }
            guard !message.isRetained else {
                // It would have its effect again after each reconnection.
                throw Mistake("a retained command has no effect; send it without the retain flag")
            }
            guard let name else {
                throw Mistake("`command` is missing; it must be the name of a command")
            }
            self.command = try Command(name, body.arguments(of: name), card: card)
        } catch {
            throw Invalid(id: body.id, command: name, message: error.message)
        }
        guard Topics.Channel(of: command.name) == destination.channel else {
            let right = topics.command(command.name, to: destination.vehicle)
            throw Invalid(
                id: body.id, command: name,
                message: "`\(command.name.word)` does not belong there; send it to \(right)")
        }
        vehicle = destination.vehicle
        id = body.id
        expiresAt = body.expiresAt
        expiresIn = message.expiresIn
        content = Written.map([.init("command", .text(command.name.word))] + command.arguments).json
    }
}

/// The keys of a message that are not arguments, and the arguments.
private struct Body {
    var id: String?
    var command: String?
    var expiresAt: Instant?
    /// What is wrong with one of the keys; the others are read all the same, for the answer.
    var mistake: Mistake?
    private var entries: [Written.Entry] = []

    init(_ payload: [UInt8], namesCommand: Bool) throws(Mistake) {
        guard payload.count <= CommandMessage.mostBytes else {
            throw Mistake(
                "has \(payload.count) bytes; it may have up to \(CommandMessage.mostBytes)")
        }
        guard !payload.isEmpty else { return }
        let written = try Written(json: payload)
        guard case .map(let all) = written else {
            throw Mistake("is \(written.quoted.prefix(100)); it must be a JSON object, or empty")
        }
        for entry in all {
            do throws(Mistake) {
                try read(entry, namesCommand)
            } catch {
                mistake = mistake ?? Mistake("`\(entry.name)` \(error.message)")
            }
        }
    }

    private mutating func read(_ entry: Written.Entry, _ namesCommand: Bool) throws(Mistake) {
        switch entry.name {
        case "id": id = try Self.id(entry.value)
        case "issuedAt": _ = try Self.instant(entry.value)
        case "expiresAt": expiresAt = try Self.instant(entry.value)
        case "command" where namesCommand:
            guard case .text(let text) = entry.value else {
                throw Mistake("is \(entry.value.quoted); it must be the name of a command")
            }
            command = text
        default: entries.append(entry)
        }
    }

    /// The arguments; an argument that is `null` is none, but a signal may have no value.
    func arguments(of command: String) -> [Written.Entry] {
        guard let name = CommandName(word: command), name != .worldSet else { return entries }
        let known = name.row.parameters.map(\.name)
        return entries.filter { $0.value != .null || !known.contains($0.name) }
    }

    private static func id(_ value: Written) throws(Mistake) -> String? {
        switch value {
        case .null: return nil
        // Characters can be of any length, scalars cannot.
        case .text(let text) where (1...64).contains(text.unicodeScalars.count): return text
        case .text(let text):
            throw Mistake("has \(text.unicodeScalars.count) characters; it must have 1–64")
        case .number, .flag, .list, .map:
            throw Mistake("is \(value.quoted.prefix(100)); it must be text of 1–64 characters")
        }
    }

    private static func instant(_ value: Written) throws(Mistake) -> Instant? {
        if value == .null { return nil }
        guard case .text(let text) = value, let instant = Instant(iso: text) else {
            throw Mistake(
                "is \(value.quoted.prefix(100)); it must be a time such as "
                    + "2026-01-12T18:04:00Z")
        }
        return instant
    }
}

extension Instant {
    /// Reads ISO 8601 with `Z` or an offset: `2026-01-12T18:04:00.000Z`, `2026-01-12T19:04+01:00`.
    public init?(iso text: String) {
        guard text.utf8.count <= 40, let sign = text.lastIndex(where: { "Z+-".contains($0) }) else {
            return nil
        }
        let (time, zone) = (text[..<sign], text[sign...])
        let parts = time.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let local = Scalar.localTime(parts[0]),
            let offset = Self.offset(zone)
        else { return nil }
        var milliseconds: Int64 = 0
        if parts.count == 2 {
            let digits = parts[1].prefix(3)
            guard parts[1].allSatisfy({ $0.isASCII && $0.isWholeNumber }),
                let number = Int64(digits + String(repeating: "0", count: 3 - digits.count))
            else { return nil }
            milliseconds = number
        }
        self = Zone.utc.instant(of: local) + Timespan(milliseconds: milliseconds - offset)
    }

    /// Milliseconds east of UTC: `Z`, `+01:00`.
    private static func offset(_ text: Substring) -> Int64? {
        if text == "Z" { return 0 }
        guard let time = Scalar.timeOfDay(text.dropFirst()), text.utf8.count == 6 else {
            return nil
        }
        return text.hasPrefix("-") ? -time : time
    }
}
