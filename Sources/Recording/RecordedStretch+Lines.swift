internal import Foundation
internal import Simulation

extension RecordedStretch {
    /// As the parts of a bundle.
    var parts: [SupportBundle.Part] {
        let starts = starts.map { place in
            Self.line([
                "reason": .text(place.start.reason.rawValue),
                "lostAfter": place.lostAfter.map { .number(Double($0)) } ?? .null,
                "vehicle": Self.written(place.start.engine),
            ])
        }
        let jumps = jumps.map { jump in
            Self.line([
                "sequence": .number(Double(jump.sequence)), "from": .text(jump.from.isoText),
                "to": .text(jump.to.isoText),
            ])
        }
        return [
            .init(name: "start", lines: starts),
            .init(name: "command", lines: commands.map { Self.line($0.written) }),
            .init(name: "jump", lines: jumps),
            .init(name: "event", lines: events),
            .init(name: "end", lines: [Self.line(Self.written(end))]),
        ]
    }

    /// Reads the parts of a bundle.
    init(vehicle: String, _ bundle: SupportBundle) throws(Mistake) {
        self.vehicle = vehicle
        (starts, commands, jumps) = ([], [], [])
        for line in bundle.lines(of: "start") {
            let members = try Members(json: line)
            let engine = try Self.engine(members["vehicle"])
            starts.append(
                Start(
                    start: ReplayStart(reason: try members.word("reason"), engine: engine),
                    lostAfter: try members.numberIfAny("lostAfter")))
        }
        for line in bundle.lines(of: "command") { commands.append(try Received(json: line)) }
        for line in bundle.lines(of: "jump") {
            let members = try Members(json: line)
            jumps.append(
                Jump(
                    sequence: try members.number("sequence"), from: try members.instant("from"),
                    to: try members.instant("to")))
        }
        events = bundle.lines(of: "event")
        guard let line = bundle.lines(of: "end").first, !starts.isEmpty else {
            throw Mistake("it has no start or no end")
        }
        end = try Self.engine(Members(json: line).whole)
    }

    private static func line(_ written: Written) -> String { written.json }

    /// An engine: when, after which event, and all of it, for the program alone.
    private static func written(_ engine: Engine) -> Written {
        [
            "at": .text(engine.now.isoText), "sequence": .number(Double(engine.sequence)),
            "stored": .text(Data(engine.stored).base64EncodedString()),
        ]
    }

    private static func engine(_ written: Written) throws(Mistake) -> Engine {
        guard let data = Data(base64Encoded: try Members(written).text("stored")) else {
            throw Mistake("`stored` is no base64")
        }
        return try Engine(stored: [UInt8](data))
    }
}

extension RecordedStretch.Received {
    fileprivate var written: Written {
        [
            "sequence": .number(Double(sequence)),
            "number": number.map { .number(Double($0)) } ?? .null, "at": .text(at.isoText),
            "source": .text(source.rawValue), "name": .text(command.name.word),
            "arguments": .map(command.exactArguments),
            "expiresAt": expiresAt.map { .text($0.isoText) } ?? .null,
            "status": .text(status.rawValue), "unmet": .list(unmet.map { .text($0) }),
        ]
    }

    fileprivate init(json: String) throws(Mistake) {
        let members = try Members(json: json)
        sequence = try members.number("sequence")
        number = try members.numberIfAny("number")
        at = try members.instant("at")
        source = try members.word("source")
        guard case .map(let arguments) = members["arguments"] else {
            throw Mistake("`arguments` is no object")
        }
        // A card stands there as its token.
        command = try Command(members.text("name"), arguments) { _ in CardToken(bits: 0) }
        expiresAt = members["expiresAt"] == .null ? nil : try members.instant("expiresAt")
        status = try members.word("status")
        unmet = try members.texts("unmet")
    }
}
