internal import Simulation

extension ScenarioReader {
    /// One instance, from its included parts and its own, which comes last.
    mutating func scenario(_ parts: [Element], _ path: String, isKnown: Bool) -> Scenario? {
        guard let own = parts.last, let first = own.entries?.first else { return nil }
        let before = complaints.count
        let title = line(own, "scenario")
        if own["scenario"] == nil {
            complain(
                first.keyPlace,
                "`scenario` is missing: every scenario begins with its title, `scenario: …`")
        }
        let id = own["id"] == nil ? path.withoutEnding : line(own, "id")
        let tags = words(own, "tags")
        _ = own["about"].map { text($0, "about") }
        let seed = seed(own["seed"])
        let (start, zone) = clock(own["clock"])
        var setup = Setup()
        setup.parameters = parameters(own)
        if let zone {
            setup.zone = zone
            setup.start = zone.instant(of: start)
        }
        setup.cards = cards(parts, setup.zone)
        let given = given(parts, setup.parameters)
        setup.given = given.map(\.assignment)
        let steps = parts.flatMap { timeline($0["timeline"], setup.parameters) }
        let always = rules(own, "always")
        let never = rules(own, "never")
        let end = end(own["end"])
        let golden = golden(own, path)
        guard complaints.count == before, let title, let id else { return nil }
        let place = own.entries?.first { $0.key == "scenario" }?.value.place ?? own.place
        var scenario = Scenario(
            id: id, title: title, tags: tags, place: place,
            idPlace: own["id"]?.place ?? place, setup: setup)
        scenario.steps = steps
        scenario.always = always
        scenario.never = never
        scenario.end = end
        scenario.golden = golden
        scenario.seed = seed
        if isKnown { return scenario }
        checkContradictions(setup, given)
        checkPast(scenario)
        return complaints.count == before ? scenario : nil
    }

    // MARK: Texts

    /// A text of one line that is not empty.
    private mutating func line(_ element: Element, _ key: String) -> String? {
        guard let value = element[key] else { return nil }
        guard let text = text(value, key) else { return nil }
        guard !text.contains("\n") else {
            complain(value.place, "`\(key)` must be one line")
            return nil
        }
        return text
    }

    private mutating func text(_ value: Element, _ key: String) -> String? {
        guard let text = value.text?.trimmed, !text.isEmpty else {
            complain(value.place, "`\(key)` must be a text")
            return nil
        }
        return text
    }

    private mutating func words(_ element: Element, _ key: String) -> [String] {
        guard let value = element[key] else { return [] }
        guard let items = value.items else {
            complain(value.place, "`\(key)` must be a list of words: [\(value.flow)]")
            return []
        }
        var words: [String] = []
        for item in items {
            guard let word = item.text, !word.isEmpty, !word.contains(where: \.isWhitespace) else {
                complain(item.place, "`\(key)` must be a list of words")
                continue
            }
            words.append(word)
        }
        return words
    }

    private mutating func seed(_ element: Element?) -> UInt64 {
        guard let element else { return 1 }
        guard let text = element.text, let number = UInt64(text), "\(number)" == text else {
            complain(
                element.place,
                "`seed` is \(element.written.quoted); it must be a whole number from 0")
            return 1
        }
        return number
    }

    // MARK: Clock

    private mutating func clock(_ element: Element?) -> (LocalTime, Zone?) {
        var start = LocalTime(
            day: CivilDate(year: 2026, month: 1, dayOfMonth: 12)?.day ?? 0,
            milliseconds: 18 * 3_600_000)
        let usual = "Europe/Copenhagen"
        guard let element else { return (start, zones.zone(named: usual, around: start)) }
        guard let entries = element.entries else {
            complain(
                element.place,
                "`clock` must be a map: { start: 2026-01-12T18:00, zone: \(usual) }")
            return (start, nil)
        }
        let known = ScenarioKey.clock.names
        for entry in entries where !known.contains(entry.key) {
            complain(unknown: "key", entry, in: known)
        }
        if let value = element["start"] {
            guard let time = value.text.flatMap({ Scalar.localTime($0) }) else {
                complain(
                    value.place,
                    "`start` is \(value.written.quoted); it must be a local date and time such as "
                        + "2026-01-12T18:00")
                return (start, nil)
            }
            start = time
        }
        let value = element["zone"]
        let name = value.map { $0.text ?? "" } ?? usual
        if let zone = zones.zone(named: name, around: start) { return (start, zone) }
        let hint =
            zoneName(near: name).map { "did you mean `\($0)`?" }
            ?? "it must be an IANA name such as \(usual)"
        complain(value?.place ?? element.place, "unknown zone `\(name)`; \(hint)")
        return (start, nil)
    }

    private mutating func end(_ element: Element?) -> Scenario.Ending? {
        guard let element else { return nil }
        guard let text = element.text, !element.isBlank else {
            complain(element.place, "`end` must be \(Moment.expectation)")
            return nil
        }
        let moment = attempt(element, "end") { () throws(Mistake) in try Moment(text) }
        return moment.map { Scenario.Ending(moment: $0, place: element.place) }
    }

    // MARK: Checks of the whole

    mutating func checkContradictions(_ setup: Setup, _ given: [Given]) {
        guard !given.isEmpty else { return }
        let contradictions = setup.contradictions()
        guard !contradictions.isEmpty else { return }
        let engine = Engine(setup)
        for (assignment, found) in contradictions {
            guard let place = given.last(where: { $0.assignment == assignment })?.place else {
                continue
            }
            let signal = assignment.signal
            complain(
                place,
                "`\(signal.word)` can't be \(engine.text(assignment.value, signal: signal)) here: "
                    + "with everything else that is given it is "
                    + engine.text(found, signal: signal))
        }
    }

    /// Reports the steps that lie in the past whatever happens.
    private mutating func checkPast(_ scenario: Scenario) {
        let zone = scenario.setup.zone
        let start = scenario.setup.start
        var earliest = start
        func passed(_ moment: Moment) -> Instant? {
            let instant = moment.instant(from: earliest, start: start, in: zone)
            return instant < earliest ? instant : nil
        }
        func sentence(_ what: String, _ instant: Instant) -> String {
            "\(what) lies in the past: \(zone.text(of: instant)) is before "
                + "\(zone.text(of: earliest)), which the steps before it reach at the earliest"
        }
        for step in scenario.steps {
            switch step.wait {
            case .at(let moment, let place):
                if let instant = passed(moment) {
                    complain(place, sentence("this step", instant))
                    return
                }
                earliest = moment.instant(from: earliest, start: start, in: zone)
            case .after(let length): earliest = earliest + length
            case nil: break
            }
            if case .expectation(let expectation) = step.action, let hold = expectation.hold {
                earliest = earliest + hold
            }
        }
        if let end = scenario.end, let instant = passed(end.moment) {
            complain(end.place, sentence("the end", instant))
        }
    }
}
