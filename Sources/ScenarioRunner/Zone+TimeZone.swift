internal import Foundation
public import Simulation

/// The time zone of an IANA name as data.
///
/// - Parameters:
///   - name: the name; abbreviations are none.
///   - time: the transitions from one year before to ten years after are known.
/// - Returns: nothing if there is no such zone.
public func zone(named name: String, around time: LocalTime) -> Zone? {
    // Only names of the IANA database: other abbreviations and offsets mean something else elsewhere.
    guard name == "UTC" || name.utf8.contains(UInt8(ascii: "/")) || isInDatabase(name),
        name.utf8.allSatisfy({ $0.isNameByte || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }
        ),
        let zone = TimeZone(identifier: name)
    else { return nil }
    let year = time.date.year
    func instant(_ year: Int) -> Instant {
        let date = CivilDate(year: max(1970, min(9999, year)), month: 1, dayOfMonth: 1)
        return Instant(milliseconds: (date?.day ?? 0) * 86_400_000)
    }
    var date = Date(timeIntervalSince1970: Double(instant(year - 1).milliseconds) / 1000)
    let end = Date(timeIntervalSince1970: Double(instant(year + 11).milliseconds) / 1000)
    var starts = [Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1000)]
    var offsets = [Int64(zone.secondsFromGMT(for: date))]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date, next < end {
        starts.append(Instant(milliseconds: Int64(next.timeIntervalSince1970.rounded()) * 1000))
        offsets.append(Int64(zone.secondsFromGMT(for: next)))
        date = next
    }
    return Zone(name: name, starts: starts, offsets: offsets)
}

/// Whether the system's zone database has a name without a region, as `CET` is one.
private func isInDatabase(_ name: String) -> Bool {
    name.utf8.allSatisfy(\.isNameByte)
        && FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(name)")
}

/// The nearest known name of a time zone.
func zoneName(near name: String) -> String? {
    nearest(to: name, in: TimeZone.knownTimeZoneIdentifiers)
}

/// Looks each zone up once.
struct ZoneTable {
    private struct Key: Hashable {
        var name: String
        var year: Int
    }
    private var zones: [Key: Zone?] = [:]

    mutating func zone(named name: String, around time: LocalTime) -> Zone? {
        let key = Key(name: name, year: time.date.year)
        if let known = zones[key] { return known }
        let found = ScenarioRunner.zone(named: name, around: time)
        zones[key] = .some(found)
        return found
    }
}
