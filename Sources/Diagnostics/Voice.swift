import Simulation

/// How numbers, times and lists are spoken: in a language, at a place, at a time.
struct Voice {
    let language: Language
    let zone: Zone
    let now: Instant

    func callAsFunction(
        en: @autoclosure () -> String, da: @autoclosure () -> String, de: @autoclosure () -> String
    ) -> String { language(en: en(), da: da(), de: de()) }

    // MARK: Quantities

    func percent(_ number: Double) -> String { self.number(number, .percent) }
    func celsius(_ number: Double) -> String { self.number(number, .celsius) }
    func amperes(_ number: Double) -> String { self.number(number, .amperes) }

    /// A quantity with its unit, without needless decimals.
    func number(_ number: Double, _ unit: UnitOfMeasure) -> String {
        var text = number.text(decimals: unit.decimals)
        while text.hasSuffix("0"), text.contains(".") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        if text.hasPrefix("-") { text = "−" + text.dropFirst() }
        return decimals(text) + " " + unit.symbol
    }

    private func decimals(_ text: String) -> String {
        switch language {
        case .english: text
        case .danish, .german: String(text.map { $0 == "." ? "," : $0 })
        }
    }

    /// A length of time to the second, to the minute from an hour on: `12 h 50 min`.
    func length(_ span: Timespan) -> String {
        var seconds = (span.milliseconds + 999) / 1000
        if seconds >= 3600 { seconds = (seconds + 59) / 60 * 60 }
        let parts = [
            (seconds / 3600, language(en: "h", da: "t", de: "h")), (seconds / 60 % 60, "min"),
            (seconds % 60, "s"),
        ].filter { $0.0 > 0 }
        return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }

    // MARK: Times

    /// `at 18:05` today, else with its date; with seconds where there are any.
    func time(_ instant: Instant) -> String {
        let clock = clock(instant)
        guard let date = date(instant) else {
            return language(en: "at \(clock)", da: "kl. \(clock)", de: "um \(clock) Uhr")
        }
        return language(
            en: "on \(date) at \(clock)", da: "den \(date) kl. \(clock)",
            de: "am \(date) um \(clock) Uhr")
    }

    /// `until 23:00` today, else with its date.
    func until(_ instant: Instant) -> String {
        let clock = clock(instant)
        guard let date = date(instant) else {
            return language(en: "until \(clock)", da: "indtil kl. \(clock)", de: "bis \(clock) Uhr")
        }
        return language(
            en: "until \(date) at \(clock)", da: "indtil den \(date) kl. \(clock)",
            de: "bis zum \(date) um \(clock) Uhr")
    }

    /// `23:00–06:00`.
    func window(_ window: TimeWindow) -> String {
        [window.from, window.to].map { separated(timeOfDay(Int($0))) }.joined(separator: "–")
    }

    /// `18:05` of a minute of the day.
    func minute(_ minute: Int) -> String { separated(timeOfDay(minute)) }

    private func clock(_ instant: Instant) -> String {
        let milliseconds = zone.local(at: instant).milliseconds
        let time = timeOfDay(Int(milliseconds / 60_000))
        let seconds = milliseconds / 1000 % 60
        return separated(seconds == 0 ? time : time + (seconds < 10 ? ":0" : ":") + "\(seconds)")
    }

    /// Danish separates hours and minutes with a full stop.
    private func separated(_ time: String) -> String {
        switch language {
        case .english, .german: time
        case .danish: String(time.map { $0 == ":" ? "." : $0 })
        }
    }

    /// `13 January`, with the year where it is another; nothing today.
    private func date(_ instant: Instant) -> String? {
        let date = zone.local(at: instant).date
        let today = zone.local(at: now).date
        guard date != today else { return nil }
        let month = months[date.month - 1]
        let day = language(
            en: "\(date.dayOfMonth) \(month)", da: "\(date.dayOfMonth). \(month)",
            de: "\(date.dayOfMonth). \(month)")
        return date.year == today.year ? day : "\(day) \(date.year)"
    }

    private var months: [String] {
        language(
            en: "January February March April May June July August September October November "
                + "December",
            da: "januar februar marts april maj juni juli august september oktober november "
                + "december",
            de: "Januar Februar März April Mai Juni Juli August September Oktober November "
                + "Dezember"
        ).split(separator: " ").map(String.init)
    }

    // MARK: Words

    /// `a, b and c`.
    func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        let and = language(en: "and", da: "og", de: "und")
        return words.dropLast().joined(separator: ", ") + " \(and) \(last)"
    }

    /// With a capital at its start.
    func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
