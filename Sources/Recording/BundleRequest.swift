public import Simulation

/// What a bundle is to have.
public struct BundleRequest: Sendable {
    public var vehicle: String
    /// Where what matters begins; nothing for 48 hours before its end.
    public var from: Instant?
    /// Where it ends; nothing for the last instant that was recorded.
    public var to: Instant?
    /// What whoever asks for help says, in own words.
    public var note: String?
    /// The version of the program.
    public var program: String
    /// The configuration of the service, of what may be told alone.
    public var service: Written?
    /// What else must not stand in it; the recording's own names and cards are known.
    public var search = SecretSearch()

    public init(vehicle: String, program: String) {
        self.vehicle = vehicle
        self.program = program
    }

    static let usualLength = Timespan.hours(48)
}

/// A bundle, and what its maker may know of it.
public struct MadeBundle: Sendable {
    let bundle: SupportBundle
    /// The file: the very bytes that were searched.
    public let bytes: [UInt8]
    /// The vehicle's own name, which is not in it.
    public let original: String
    /// The vehicle's name in it.
    public let vehicle: String
    public let from: Instant
    public let to: Instant
    /// The one that the vehicle's times are in.
    public let zone: Zone
    /// What comes of its replay.
    public let replay: LifeReplay
    /// How many names, cards and secrets it was searched for.
    public let searchedCount: Int
    /// Names that are words of every bundle, and were not looked for.
    public let publicNames: [String]
}

/// What must not be told stands in a bundle, which therefore is none.
public struct BundleLeak: Error, Hashable, Sendable {
    /// Each with its place; what it is, is not repeated.
    public let message: String

    init(_ findings: [SecretSearch.Finding], in bundle: SupportBundle) {
        let parts =
            ["manifest"] + bundle.parts.flatMap { Array(repeating: $0.name, count: $0.lines.count) }
        let lines = findings.map { finding in
            let encodings = finding.encodings.map { ", in \($0)" }.joined()
            return "  line \(finding.line), \(parts[finding.line - 1]): \(finding.kind)\(encodings)"
        }
        message =
            "no bundle is written, as it would tell what it must not:\n"
            + lines.joined(separator: "\n")
    }
}
