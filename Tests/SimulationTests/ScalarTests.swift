import Testing

@testable import Simulation

/// Numbers with units, lengths of time, times of day and dates as people write them.
@Suite struct ScalarTests {
    private func message<T>(_ read: () throws(Mistake) -> T) -> String? {
        do {
            _ = try read()
            return nil
        } catch {
            return error.message
        }
    }

    // MARK: Numbers

    @Test(arguments: [
        ("0", 0.0, 0), ("40", 40, 0), ("40.0", 40, 1), ("-7.25", -7.25, 2), ("007", 7, 0),
        ("0.001", 0.001, 3), ("123456789012345", 123_456_789_012_345, 0),
    ])
    func `a decimal number knows its decimals`(text: String, value: Double, decimals: Int) {
        #expect(Scalar.decimal(text) == Scalar.Measured(value: value, decimals: decimals))
    }

    @Test(arguments: [
        "", "-", ".", ".5", "5.", "1e3", "+1", "0x10", "1,5", "1_000", "--1", "1.2.3", "inf", "nan",
        "123456789012345678901", " 1", "1 ", "٣",
    ])
    func `anything else is no decimal number`(text: String) {
        #expect(Scalar.decimal(text) == nil)
    }

    /// Every unit as it is written.
    static let quantities: [(String, UnitOfMeasure, Double)] = [
        ("40 %", .percent, 40), ("40%", .percent, 40), ("  40.5   %  ", .percent, 40.5),
        ("-21.5 °C", .celsius, -21.5), ("21°C", .celsius, 21), ("3.7 kW", .kilowatts, 3.7),
        ("35 kWh", .kilowattHours, 35), ("16 A", .amperes, 16), ("12 km", .kilometres, 12),
    ]

    @Test(arguments: quantities)
    func `a quantity has its unit behind it`(
        text: String, unit: UnitOfMeasure, value: Double
    ) throws {
        #expect(try Scalar.quantity(text, in: unit).value == value)
    }

    @Test(arguments: UnitOfMeasure.allCases)
    func `each unit reads what it writes`(unit: UnitOfMeasure) throws {
        let text = 12.5.text(decimals: unit.decimals) + " " + unit.symbol
        let read = try Scalar.quantity(text, in: unit)
        #expect(read == Scalar.Measured(value: 12.5, decimals: unit.decimals))
    }

    @Test(arguments: [
        ("40", UnitOfMeasure.percent, "has no unit; write it in %: 40 %"),
        ("40 A", .percent, "has the unit \"A\"; write it in %: 40 %"),
        ("21 C", .celsius, "has the unit \"C\"; write it in °C: 21 °C"),
        ("11 kw", .kilowatts, "has the unit \"kw\"; write it in kW: 11 kW"),
        ("11 kWh", .kilowatts, "has the unit \"kWh\"; write it in kW: 11 kW"),
        ("warm", .celsius, "is \"warm\"; it must be a number in °C"),
        ("", .amperes, "is \"\"; it must be a number in A"),
        ("1.2.3 A", .amperes, "is \"1.2.3 A\"; it must be a number in A"),
    ])
    func `a quantity that is none says what is missing`(
        text: String, unit: UnitOfMeasure, sentence: String
    ) {
        #expect(message { () throws(Mistake) in try Scalar.quantity(text, in: unit) } == sentence)
    }

    @Test(arguments: [
        (0.0, "0"), (16, "16"), (21.5, "21.5"), (-0.25, "-0.25"), (100, "100"), (5.9, "5.9"),
        (0.0001, "0.0001"), (0.000_001, "0.000001"), (-0.000_012_5, "-0.0000125"),
    ])
    func `a number is shown without needless decimals, and without an exponent`(
        number: Double, text: String
    ) {
        #expect(Scalar.shortest(number) == text)
    }

    @Test(arguments: [
        (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (0.06, 1, "0.1"), (0.25, 1, "0.2"), (15.06, 1, "15.1"),
        (-7.26, 1, "-7.3"),
        (99.999, 2, "100.00"), (0.007, 3, "0.007"), (2.5, 0, "2"), (3.5, 0, "4"), (-1, 2, "-1.00"),
    ])
    func `fixed decimals round, ties to even, and never show minus nought`(
        number: Double, decimals: Int, text: String
    ) {
        #expect(number.text(decimals: decimals) == text)
    }

    // MARK: Lengths of time

    @Test(arguments: [
        ("0 s", Int64(0)), ("250 ms", 250), ("10 s", 10_000), ("10s", 10_000), ("5 min", 300_000),
        ("1 h 30 min", 5_400_000), ("1h30min", 5_400_000), ("1.5 h", 5_400_000),
        ("2 d 3 h 4 min 5 s 6 ms", 183_845_006), ("0.1 s", 100), ("0.0004 s", 0), (" 1  s ", 1000),
    ])
    func `a length of time is read`(text: String, milliseconds: Int64) throws {
        #expect(try Scalar.duration(text) == Timespan(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "10", "s", "10 x", "-1 s", "1 min 1 h", "1 s 1 s", "10 Min", "1 h and 2 min", "1 h 30",
        "99999999 d",
    ])
    func `anything else is no length of time`(text: String) {
        #expect(
            message { () throws(Mistake) in try Scalar.duration(text) }
                == "is \"\(text)\"; it must be a length of time such as 10 s, 5 min or 1 h 30 min")
    }

    @Test(arguments: [
        (Int64(0), "0 s"), (250, "250 ms"), (10_000, "10 s"), (5_400_000, "1 h 30 min"),
        (90_061_001, "25 h 1 min 1 s 1 ms"), (-1000, "-1 s"),
    ])
    func `a length of time is written as it is read`(milliseconds: Int64, text: String) throws {
        #expect(Timespan(milliseconds: milliseconds).text == text)
        if milliseconds >= 0 {
            #expect(try Scalar.duration(text).milliseconds == milliseconds)
        }
    }

    // MARK: Times and dates

    @Test(
        arguments: [
            ("00:00", 0), ("07:30", 450), ("23:59", 1439), ("7:30", nil), ("24:00", nil),
            ("07:60", nil),
            ("07:30:00", nil), ("0730", nil), ("", nil), ("-7:30", nil), ("07:30 ", nil),
            ("ab:cd", nil),
        ] as [(String, Int?)])
    func `a time of day has two digits each`(text: String, minute: Int?) {
        #expect(Scalar.minuteOfDay(text) == minute)
        if let minute { #expect(timeOfDay(minute) == text) }
    }

    @Test(
        arguments: [
            ("2026-01-13", "2026-01-13"), ("2028-02-29", "2028-02-29"), ("2026-02-29", nil),
            ("2026-1-13", nil), ("26-01-13", nil), ("2026-00-01", nil), ("2026-13-01", nil),
            ("2026-04-31", nil), ("2026/01/13", nil), ("", nil), ("1969-12-31", nil),
        ] as [(String, String?)])
    func `a date is one of the calendar`(text: String, date: String?) {
        #expect(Scalar.date(text)?.text == date)
    }

    @Test(
        arguments: [
            ("2026-01-13T07:00", "2026-01-13T07:00"),
            ("2026-01-13T07:00:05", "2026-01-13T07:00:05"),
            ("2026-01-13 07:00", nil), ("2026-01-13", nil), ("07:00", nil),
            ("2026-01-13T7:00", nil),
            ("2026-01-13T07:00Z", nil),
        ] as [(String, String?)])
    func `a local time is a date, a T and a time of day`(text: String, read: String?) {
        let time = Scalar.localTime(text)
        #expect(time.map { Zone.utc.text(of: Zone.utc.instant(of: $0)) } == read)
    }

    @Test(
        arguments: [
            ("22:00-06:00", "22:00-06:00"), ("00:00-23:59", "00:00-23:59"), ("06:00-06:00", nil),
            ("22:00", nil), ("22:00–06:00", nil), ("22:00-24:00", nil), ("22:00 - 06:00", nil),
        ] as [(String, String?)])
    func `a window is two times of day with something between`(text: String, window: String?) {
        #expect(TimeWindow(text)?.text == window)
    }

    // MARK: Words

    @Test(
        arguments: [
            ("chargng", "charging"), ("Charging", "charging"), ("chargign", "charging"),
            ("colour", nil), ("", nil), ("c", nil),
        ] as [(String, String?)])
    func `a misspelt word has a nearest one, if it is near`(word: String, meant: String?) {
        #expect(nearest(to: word, in: ["climate", "charging"]) == meant)
    }

    @Test(arguments: [
        ([String](), ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"),
    ])
    func `choices are read aloud`(words: [String], text: String) {
        #expect(Scalar.choices(words) == text)
    }

    @Test(
        arguments: [
            ("04a37f22", "04A37F22"), ("04:A3:7F:22", "04A37F22"), ("04-a3-7f 22", "04A37F22"),
            ("04A37F22C1D580", "04A37F22C1D580"), ("0123456789ABCDEF0123", "0123456789ABCDEF0123"),
            ("00000000", "00000000"), ("04A37F2", nil), ("04A37F220", nil), ("04A37F2G", nil),
            ("", nil),
            ("０４Ａ３７Ｆ２２", nil),
        ] as [(String, String?)])
    func `a UID has one spelling`(text: String, uid: String?) {
        #expect(CardToken.normalised(uid: text) == uid)
    }

    @Test(arguments: [
        (UInt64(0x7f3a_0000_0000_0001), "card~7f3a", "card~7f3a000000000001"),
        (1, "card~0000", "card~0000000000000001"),
    ])
    func `a token is shown short and kept long`(bits: UInt64, text: String, full: String) {
        let token = CardToken(bits: bits)
        #expect(token.text == text)
        #expect(token.full == full)
        #expect(CardToken(written: full) { _ in CardToken(bits: 0) } == token)
        #expect(CardToken(written: text) { _ in CardToken(bits: 0) } == nil)
    }
}
