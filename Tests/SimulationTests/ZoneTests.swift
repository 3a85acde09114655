import Testing

@testable import Simulation

/// Departures and windows in local time: gaps, overlaps, and the turns of the calendar.
@Suite struct ZoneTests {
    /// When departures fired, in UTC: the plans shrank or moved on.
    private func departures(
        _ zone: Zone, from start: String, until end: String, _ commands: Command...
    ) -> [String] {
        var world = World(zone: zone, start: start)
        for command in commands { world.do(command) }
        world.forget()
        world.wait(until: end)
        return world.events.compactMap {
            guard case .changed(.departureNext, .instant(let departure), _) = $0.kind else {
                return nil
            }
            #expect($0.at == departure)
            return Zone.utc.text(of: $0.at)
        }
    }

    // MARK: Local times

    @Test(arguments: [
        ("2026-01-13T07:00", "2026-01-13T06:00"), ("2026-07-13T07:00", "2026-07-13T05:00"),
        // The gap from 02:00 to 03:00: the instant after it.
        ("2026-03-29T01:59:59", "2026-03-29T00:59:59"), ("2026-03-29T02:00", "2026-03-29T01:00"),
        ("2026-03-29T02:30", "2026-03-29T01:00"), ("2026-03-29T03:00", "2026-03-29T01:00"),
        ("2026-03-29T03:01", "2026-03-29T01:01"),
        // The overlap from 02:00 to 03:00: the first.
        ("2026-10-25T01:59", "2026-10-24T23:59"), ("2026-10-25T02:00", "2026-10-25T00:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30"), ("2026-10-25T02:59", "2026-10-25T00:59"),
        ("2026-10-25T03:00", "2026-10-25T02:00"),
    ])
    func `a local time in Denmark is one instant`(local: String, utc: String) {
        #expect(Zone.utc.text(of: Zone.copenhagen.instant(local)) == utc)
    }

    @Test(arguments: [
        ("2026-01-13T07:00", "2026-01-12T20:00"), ("2026-07-13T07:00", "2026-07-12T21:00"),
        ("2026-04-05T02:30", "2026-04-04T15:30"), ("2026-04-05T03:00", "2026-04-04T17:00"),
        ("2026-10-04T02:30", "2026-10-03T16:00"), ("2026-10-04T03:00", "2026-10-03T16:00"),
    ])
    func `the south turns its clocks the other way round`(local: String, utc: String) {
        #expect(Zone.utc.text(of: Zone.sydney.instant(local)) == utc)
    }

    @Test(arguments: [
        ("2026-03-29T00:59:59", "2026-03-29T01:59:59"), ("2026-03-29T01:00", "2026-03-29T03:00"),
        ("2026-10-25T00:30", "2026-10-25T02:30"), ("2026-10-25T01:30", "2026-10-25T02:30"),
        ("2025-12-31T23:00", "2026-01-01T00:00"),
    ])
    func `an instant is one local time`(utc: String, local: String) {
        #expect(Zone.copenhagen.text(of: Zone.utc.instant(utc)) == local)
    }

    @Test func `seconds are told where there are any`() {
        let instant = Zone.utc.instant("2026-01-13T07:00")
        #expect(Zone.utc.text(of: instant + .seconds(5)) == "2026-01-13T07:00:05")
        #expect(Zone.utc.text(of: instant + .milliseconds(59_007)) == "2026-01-13T07:00:59.007")
    }

    @Test func `every day of four centuries is its own date`() {
        var previous = CivilDate(day: -1)
        #expect(previous == CivilDate(day: -1))
        for day in Int64(0)..<146_097 {
            let date = CivilDate(day: day)
            #expect(date.day == day)
            let isNext =
                date.dayOfMonth == previous.dayOfMonth + 1 && date.month == previous.month
                || date.dayOfMonth == 1
                    && (date.month == previous.month + 1
                        || date.month == 1 && date.year == previous.year + 1)
            #expect(isNext, "\(date.text)")
            previous = date
        }
        #expect(previous.text == "2369-12-31")
    }

    @Test func `leap days are those of the Gregorian calendar`() {
        for (year, leaps) in [
            (2024, true), (2026, false), (2028, true), (2000, true), (2100, false),
        ] {
            #expect((CivilDate(year: year, month: 2, dayOfMonth: 29) != nil) == leaps, "\(year)")
        }
        #expect(CivilDate(year: 2026, month: 4, dayOfMonth: 31) == nil)
        #expect(CivilDate(year: 2026, month: 13, dayOfMonth: 1) == nil)
        #expect(CivilDate(year: 2026, month: 1, dayOfMonth: 0) == nil)
    }

    // MARK: Departures

    @Test func `a departure in the gap leaves right after it, once`() {
        #expect(
            departures(
                .copenhagen, from: "2026-03-28T12:00", until: "2026-03-30T12:00",
                .departure("02:30")) == ["2026-03-29T01:00"])
    }

    @Test func `a departure in the overlap leaves at the first, once`() {
        #expect(
            departures(
                .copenhagen, from: "2026-10-24T12:00", until: "2026-10-26T12:00",
                .departure("02:30")) == ["2026-10-25T00:30"])
    }

    @Test func `a daily departure keeps its local time over the gap`() {
        #expect(
            departures(
                .copenhagen, from: "2026-03-27T12:00", until: "2026-03-31T00:00",
                .departure("02:30", .days(.all)))
                == ["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"])
    }

    @Test func `a daily departure keeps its local time over the overlap`() {
        #expect(
            departures(
                .copenhagen, from: "2026-10-23T12:00", until: "2026-10-27T00:00",
                .departure("02:30", .days(.all)))
                == ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"])
    }

    @Test func `two daily departures that meet after the gap leave together`() {
        #expect(
            departures(
                .copenhagen, from: "2026-03-28T12:00", until: "2026-03-30T12:00",
                .departure("02:30", .days(.all)), .departure("03:00", plan: "2", .days(.all)))
                == ["2026-03-29T01:00", "2026-03-30T00:30", "2026-03-30T01:00"])
    }

    @Test func `a weekly departure keeps its local time over both turns`() {
        let mondays = Weekdays(rawValue: 1)
        #expect(
            departures(
                .copenhagen, from: "2026-03-22T12:00", until: "2026-04-06T12:00",
                .departure("07:00", .days(mondays)))
                == ["2026-03-23T06:00", "2026-03-30T05:00", "2026-04-06T05:00"])
        #expect(
            departures(
                .copenhagen, from: "2026-10-18T12:00", until: "2026-11-02T12:00",
                .departure("07:00", .days(mondays)))
                == ["2026-10-19T05:00", "2026-10-26T06:00", "2026-11-02T06:00"])
    }

    @Test func `in the south it is the same`() {
        #expect(
            departures(
                .sydney, from: "2026-04-03T12:00", until: "2026-04-06T12:00",
                .departure("02:30", .days(.all)))
                == ["2026-04-03T15:30", "2026-04-04T15:30", "2026-04-05T16:30"])
        #expect(
            departures(
                .sydney, from: "2026-10-02T12:00", until: "2026-10-05T12:00",
                .departure("02:30", .days(.all)))
                == ["2026-10-02T16:30", "2026-10-03T16:00", "2026-10-04T15:30"])
    }

    @Test func `set between the two times of an overlap it leaves the day after`() {
        var world = World(zone: .copenhagen, start: "2026-10-25T00:00")
        world.wait(until: Zone.utc.instant("2026-10-25T00:45"))
        world.do(.departure("02:30"))
        #expect(world["departure.next"] == "2026-10-26T02:30")
    }

    @Test func `set in the minute of its time it leaves the day after`() {
        var world = World(zone: .copenhagen, start: "2026-01-12T07:00")
        world.do(.departure("07:00"))
        #expect(world["departure.next"] == "2026-01-13T07:00")
        world.do(.departure("07:01"))
        #expect(world["departure.next"] == "2026-01-12T07:01")
    }

    @Test func `a leap day and the turn of a year are days like any other`() {
        #expect(
            departures(
                .utc, from: "2028-02-28T12:00", until: "2028-03-01T12:00",
                .departure("06:00", .days(.all))) == ["2028-02-29T06:00", "2028-03-01T06:00"])
        #expect(
            departures(
                .copenhagen, from: "2026-12-31T23:50", until: "2027-01-01T12:00",
                .departure("00:10")) == ["2026-12-31T23:10"])
    }

    @Test func `a date is kept to, the past is refused`() throws {
        let leapDay = try #require(CivilDate(year: 2028, month: 2, dayOfMonth: 29))
        #expect(
            departures(
                .copenhagen, from: "2026-01-12T18:00", until: "2028-03-01T00:00",
                .departure("07:00", .date(leapDay))) == ["2028-02-29T06:00"])
        var world = World(start: "2028-02-29T07:00")
        #expect(
            world.outcome(of: .departure("07:00", .date(leapDay)))
                == .refused(Refusal(.departureInPast)))
        world.do(.departure("07:01", .date(leapDay)))
        #expect(world["departure.next"] == "2028-02-29T07:01")
    }

    @Test func `a plan of the same name is replaced, others stay`() {
        var world = World()
        world.do(.departure("07:00"), .departure("08:00", plan: "school"), .departure("09:00"))
        #expect(
            world["departure.plan"]
                == "[{plan: 1, time: 09:00}, {plan: school, time: 08:00}]")
        #expect(world["departure.next"] == "2026-01-13T08:00")
        world.do(.departureClear(plan: "school"))
        #expect(world["departure.plan"] == "[{plan: 1, time: 09:00}]")
        #expect(world.news(of: .departureClear(plan: "school")) == .ignored)
        #expect(world.news(of: .departure("09:00")) == .ignored)
        world.do(.departureClear(plan: nil))
        #expect(world.read("departure.plan", "departure.next") == ["[]", "none"])
    }

    // MARK: Windows

    /// When a window opened and closed, in UTC.
    private func turns(_ window: String, from start: String, until end: String) -> [String] {
        var world = World(zone: .copenhagen, start: start)
        world.do(.plugIn, .window(window))
        world.forget()
        world.wait(until: end)
        return world.events.compactMap {
            switch $0.kind {
            case .met(.insideWindow): "opens " + Zone.utc.text(of: $0.at)
            case .unmet(.insideWindow): "closes " + Zone.utc.text(of: $0.at)
            case .accepted, .ignored, .queued, .dropped, .refused, .interrupted, .met, .unmet,
                .changed:
                nil
            }
        }
    }

    @Test func `a window over midnight opens and closes by the clock`() {
        #expect(
            turns("22:00-06:00", from: "2026-01-12T18:00", until: "2026-01-14T00:00")
                == ["opens 2026-01-12T21:00", "closes 2026-01-13T05:00", "opens 2026-01-13T21:00"])
    }

    @Test func `a night with a gap is an hour shorter, one with an overlap an hour longer`() {
        #expect(
            turns("22:00-06:00", from: "2026-03-28T18:00", until: "2026-03-29T12:00")
                == ["opens 2026-03-28T21:00", "closes 2026-03-29T04:00"])
        #expect(
            turns("22:00-06:00", from: "2026-10-24T18:00", until: "2026-10-25T12:00")
                == ["opens 2026-10-24T20:00", "closes 2026-10-25T05:00"])
    }

    @Test func `a window that ends in the gap ends after it, one inside it does not open`() {
        #expect(
            turns("01:30-02:30", from: "2026-03-28T18:00", until: "2026-03-29T12:00")
                == ["opens 2026-03-29T00:30", "closes 2026-03-29T01:00"])
        #expect(turns("02:15-02:45", from: "2026-03-28T18:00", until: "2026-03-29T12:00") == [])
    }

    @Test func `a window in the overlap opens once`() {
        #expect(
            turns("02:15-02:45", from: "2026-10-24T18:00", until: "2026-10-25T12:00")
                == ["opens 2026-10-25T00:15", "closes 2026-10-25T00:45"])
        #expect(
            turns("02:30-04:00", from: "2026-10-24T18:00", until: "2026-10-25T12:00")
                == ["opens 2026-10-25T00:30", "closes 2026-10-25T03:00"])
    }

    @Test(arguments: [
        ("17:59-18:00", "false"), ("18:00-18:01", "true"), ("18:01-18:00", "false"),
        ("00:00-23:59", "true"),
    ])
    func `a window holds from its first minute to before its last`(window: String, isOpen: String) {
        var world = World()
        world.do(.window(window))
        #expect("\(!world["charging.unmet"].contains("insideWindow"))" == isOpen)
    }
}
