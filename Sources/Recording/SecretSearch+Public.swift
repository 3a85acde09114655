internal import Diagnostics
internal import Foundation
internal import Simulation

extension SecretSearch {
    /// What every bundle may say, whoever's it is, in lower case: words, their meanings, zones, and the
    /// names of members.
    static let publicText: String = {
        let words = Set(Explanation.words).sorted()
        let meanings = words.flatMap { Explanation.all(of: $0).map(\.text) }
        let zones = TimeZone.knownTimeZoneIdentifiers
        return (words + meanings + zones + [Diagnosis.jsonSchema.json] + members)
            .joined(separator: "\n").lowercased()
    }()

    static let publicWords = Set(words(of: publicText))

    static func words(of text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map(String.init)
    }

    private static let members = [
        "schema ecell.bundle parts part lines sha256 note versions program sqlite vocabulary",
        "configuration vehicle model wallbox zone thresholds climateSoc climateDifference cards",
        "card status group expires local span from to start reason lostAfter created idle gap",
        "at sequence stored command number source mqtt http scenario cli name arguments unmet",
        "accepted refused invalid expired queued event cause kind end diagnosis replay events",
        "inputs gaps isSame service vehicles isStartSet rate allowsClock publishesSignals",
        "announcesDiscovery isWeatherHourly isRecorded broker isEncrypted hasUser",
        "retention logLevel trace debug info notice warning error critical",
        "hasPasswordFile hasAuthority hasCertificate true false null",
    ]
}
