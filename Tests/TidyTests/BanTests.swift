import Foundation
import Testing

/// What neither compiler nor formatter forbids, and what to write instead.
struct BanTests {
    /// Something that is not written, where, and what is written instead.
    struct Ban: Sendable, CustomTestStringConvertible {
        let pattern: String
        let instead: String
        var isBannedIn: @Sendable (Repository.File) -> Bool = { _ in true }

        var testDescription: String { pattern }
    }

    static let bans: [Ban] =
        [
            Ban(pattern: "try" + "!", instead: "`try`, with an error that says what to do"),
            Ban(pattern: "fatal" + "Error\\(", instead: "a `precondition` with a sentence"),
            Ban(pattern: "\\bTO" + "DO\\b|\\bFIX" + "ME\\b", instead: "an issue"),
            Ban(pattern: "catch \\{ *\\}", instead: "what the error means"),
            Ban(
                pattern: "@unchecked Send" + "able|NS" + "Lock|Dispatch" + "Queue",
                instead: "values, and an actor where two tasks meet",
                // An actor's executor that threads outside of Swift's own can wait for.
                isBannedIn: { $0.path != "Sources/Live/SerialQueue.swift" }),
            Ban(
                pattern: "^ *// MARK: -* *=+|^ *//[-=*]{4,}", instead: "order, without banners"),
            Ban(
                pattern: "\\bprint\\(", instead: "a returned text; the executable prints",
                isBannedIn: {
                    $0.path.hasPrefix("Sources/") && !["ecell", "Bench"].contains($0.folder)
                }),
            Ban(
                pattern: "\\bsleep\\(|Thread\\.sleep|Task\\.sleep", instead: "virtual time",
                // A clock in a test's hand has such a method.
                isBannedIn: {
                    $0.path.hasPrefix("Tests/") && $0.path != "Tests/LiveTests/HandClock.swift"
                }),
        ] + inSimulation + inMachines

    /// The engine is a pure value (architecture invariant).
    private static let inSimulation: [Ban] = [
        ("^ *(public |internal |package )?import ", "the standard library, which needs no import"),
        ("\\basync\\b|\\bawait\\b", "time as an input"),
        ("\\bclass\\b|\\bactor\\b", "a struct or an enum"),
        ("\\bSet<|\\bDictionary\\b|: Set\\b", "an option set or an array: their order is fixed"),
        ("\\.random\\(|RandomNumberGenerator", "an argument"),
    ].map { pattern, instead in
        Ban(
            pattern: pattern, instead: instead,
            isBannedIn: { $0.path.hasPrefix("Sources/Simulation/") })
    }

    /// The files of the state machines name every case.
    private static let inMachines: [Ban] = [
        Ban(
            pattern: "^ *default:", instead: "every case, so that a new one does not compile",
            isBannedIn: { file in
                ["CardReader", "Climate", "Inlet", "Wallbox", "Snapshot", "State", "Engine"]
                    .contains { file.path.hasPrefix("Sources/Simulation/\($0)") }
            })
    ]

    @Test(arguments: bans)
    func `what is banned is not written`(_ ban: Ban) throws {
        let regex = try Regex(ban.pattern)
        for file in Repository.swift where ban.isBannedIn(file) {
            for (number, line) in file.lines.enumerated() {
                let code =
                    line.contains("//") && !ban.pattern.contains("//") ? withoutComment(line) : line
                #expect(
                    !code.contains(regex),
                    "\(file.path):\(number + 1): instead of `\(ban.pattern)` write \(ban.instead)")
            }
        }
    }

    /// Words in comments are not code, but notes of work left undone are.
    private func withoutComment(_ line: String) -> String {
        guard !line.contains("TO" + "DO"), !line.contains("FIX" + "ME"),
            let start = line.range(of: "//")
        else { return line }
        return String(line[..<start.lowerBound])
    }
}
