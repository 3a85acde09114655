import Testing

@testable import Simulation

/// The next local time of day against a search minute by minute, in zones of every kind.
@Suite struct ZoneSearchTests {
    private static func zone(_ name: String, _ turns: KeyValuePairs<String, Int64>) -> Zone {
        Zone(
            name: name, starts: turns.map { Zone.utc.instant($0.key) }, offsets: turns.map(\.value))
    }

    static let zones: [Zone] = [
        .copenhagen, .sydney,
        // Half an hour of summer.
        zone(
            "Australia/Lord_Howe",
            ["1970-01-01T00:00": 39_600, "2026-04-04T15:00": 37_800, "2026-10-03T15:30": 39_600]),
        // Both turns at midnight.
        zone(
            "America/Santiago",
            [
                "1970-01-01T00:00": -10_800, "2026-04-05T03:00": -14_400,
                "2026-09-06T04:00": -10_800,
            ]),
        // A whole day left out.
        zone("Pacific/Apia", ["1970-01-01T00:00": -36_000, "2026-12-30T10:00": 50_400]),
        zone("Asia/Kathmandu", ["1970-01-01T00:00": 20_700, "2026-06-01T00:00": 20_700]),
    ]

    /// Every minute from an hour before each turn to two days after it.
    @Test(arguments: zones)
    func `the next time of day is the first instant at which the clock shows it`(zone: Zone) {
        var random = Walk(seed: 17)
        for turn in zone.starts.dropFirst() {
            let first = turn - .hours(30)
            // What the clock has shown from there on, and the minutes that it left out.
            var shown: Set<LocalTime> = []
            var instants: [(instant: Instant, times: [LocalTime])] = []
            var last = zone.local(at: first - .minutes(1))
            for minute in Int64(0)..<(5 * 1440) {
                let instant = first + .minutes(minute)
                let time = zone.local(at: instant)
                var times: [LocalTime] = []
                for skipped in max(
                    last.minutes + 1, time.minutes - 1500)..<max(
                        last.minutes + 1, time.minutes)
                {
                    let skippedTime = LocalTime(minutes: skipped)
                    if shown.insert(skippedTime).inserted { times.append(skippedTime) }
                }
                if shown.insert(time).inserted { times.append(time) }
                if time.minutes > last.minutes { last = time }
                instants.append((instant, times))
            }
            for _ in 0..<300 {
                let after = first + .milliseconds(Int64(random.between(0, 2.5 * 86_400_000)))
                let minute = random.below(3) == 0 ? random.below(240) : random.below(1440)
                let expected = instants.first { entry in
                    entry.instant > after
                        && entry.times.contains { $0.milliseconds == Int64(minute) * 60_000 }
                }
                let found = zone.next(minute: minute, after: after)
                #expect(
                    found == expected?.instant,
                    "\(timeOfDay(minute)) after \(Zone.utc.text(of: after)) UTC")
            }
        }
    }

    @Test(arguments: zones)
    func `each minute's local time leads back to it, or to its first showing`(zone: Zone) {
        for turn in zone.starts.dropFirst() {
            for minute in Int64(-1500)..<1500 {
                let instant = turn + .minutes(minute)
                let back = zone.instant(of: zone.local(at: instant))
                #expect(back <= instant)
                #expect(zone.local(at: back) == zone.local(at: instant))
            }
        }
    }
}

extension LocalTime {
    fileprivate var minutes: Int64 { day * 1440 + milliseconds / 60_000 }

    fileprivate init(minutes: Int64) {
        self.init(day: minutes / 1440, milliseconds: minutes % 1440 * 60_000)
    }
}
