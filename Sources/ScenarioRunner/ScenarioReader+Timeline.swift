internal import Simulation

extension ScenarioReader {
    private static let stepKeys = ScenarioKey.step.names

    mutating func timeline(_ element: Element?, _ parameters: Parameters) -> [Step] {
        guard let element else { return [] }
        guard let items = element.items else {
            complain(element.place, "`timeline` must be a list of steps")
            return []
        }
        return items.compactMap { item in
            // What no choice of a matrix touches is the same in every instance.
            guard hasMatrix, !item.isReplaced else { return step(item, parameters) }
            if let known = steps[item.place], known.parameters == parameters { return known.step }
            let step = step(item, parameters)
            if let step { steps[item.place] = (parameters, step) }
            return step
        }
    }

    private mutating func step(_ element: Element, _ parameters: Parameters) -> Step? {
        guard let entries = element.entries, !entries.isEmpty else {
            complain(element.place, "a step must be a map, with `do` or `expect`")
            return nil
        }
        let before = complaints.count
        for entry in entries where !Self.stepKeys.contains(entry.key) {
            complain(unknown: "key", entry, in: Self.stepKeys)
        }
        let hasUnknown = complaints.count > before
        checkPairs(entries, element.place, hasUnknown: hasUnknown)
        let wait = wait(element)
        let action = action(element, entries, parameters)
        if let note = element["note"], note.text == nil {
            complain(note.place, "`note` must be a text")
        }
        guard complaints.count == before, let action else { return nil }
        return Step(
            place: element.place, wait: wait, action: action, note: element["note"]?.text,
            written: Self.written(element))
    }

    /// The verb's value, and what else belongs to it.
    private static func written(_ element: Element) -> String {
        let verb = element["do"] ?? element["expect"]
        let others = ["refused", "within", "for"].compactMap { key in
            element[key].map { "\(key): \($0.flow)" }
        }
        return ([verb?.flow ?? ""] + others).joined(separator: ", ")
    }

    /// At most one wait, exactly one verb, and only what belongs to it.
    private mutating func checkPairs(
        _ entries: [Element.Entry], _ place: Place, hasUnknown: Bool
    ) {
        func entry(_ key: String) -> Element.Entry? { entries.first { $0.key == key } }
        func later(_ a: Element.Entry, _ b: Element.Entry) -> Place {
            (a.keyPlace.line, a.keyPlace.column) > (b.keyPlace.line, b.keyPlace.column)
                ? a.keyPlace : b.keyPlace
        }
        if let at = entry("at"), let after = entry("after") {
            complain(later(at, after), "a step waits once: it has both `at` and `after`")
        }
        switch (entry("do"), entry("expect")) {
        case (let action?, let expectation?):
            complain(
                later(action, expectation),
                "a step has one verb: it has both `do` and `expect`")
        case (nil, nil):
            if !hasUnknown {
                complain(place, "a step needs a verb: `do` or `expect`")
            }
        case (nil, _?):
            if let refused = entry("refused") {
                complain(refused.keyPlace, "`refused` belongs to `do`")
            }
        case (_?, nil):
            for key in ["within", "for"] {
                if let entry = entry(key) {
                    complain(entry.keyPlace, "`\(key)` belongs to `expect`")
                }
            }
        }
    }

    private mutating func wait(_ element: Element) -> Step.Wait? {
        if let after = element["after"] {
            return duration(after, "after").map { .after($0) }
        }
        guard let at = element["at"] else { return nil }
        guard let text = at.text, !at.isBlank else {
            complain(at.place, "`at` must be \(Moment.expectation)")
            return nil
        }
        let moment = attempt(at, "at") { () throws(Mistake) in try Moment(text) }
        return moment.map { .at($0, at.place) }
    }

    private mutating func duration(_ element: Element, _ name: String) -> Timespan? {
        attempt(element, name) { () throws(Mistake) in
            guard let text = element.text, !element.isBlank else {
                throw Mistake("must be a length of time such as 10 s, 5 min or 1 h 30 min")
            }
            return try Scalar.duration(text)
        }
    }

    private mutating func action(
        _ element: Element, _ entries: [Element.Entry], _ parameters: Parameters
    ) -> Step.Action? {
        if let action = element["do"] {
            let commands = (action.items ?? [action]).compactMap { command($0, parameters) }
            if action.items?.isEmpty == true {
                complain(action.place, "`do` needs at least one command")
            }
            return .commands(commands, refusal: element["refused"].flatMap { refusal($0) })
        }
        guard let place = entries.first(where: { $0.key == "expect" })?.keyPlace,
            let value = element["expect"]
        else { return nil }
        let conditions = conditions(value, "expect")
        var expectation = Expectation(place: place, conditions: conditions)
        expectation.within = element["within"].flatMap { duration($0, "within") }
        expectation.hold = element["for"].flatMap { duration($0, "for") }
        expectation.holdPlace = element["for"]?.place
        return .expectation(expectation)
    }

    // MARK: Commands

    private mutating func command(
        _ element: Element, _ parameters: Parameters
    ) -> PlacedCommand? {
        let name: String
        let namePlace: Place
        var arguments: Element?
        switch element.content {
        case .scalar(let text, isPlain: _) where !element.isBlank:
            (name, namePlace) = (text, element.place)
        case .map(let entries) where entries.count == 1:
            (name, namePlace, arguments) = (entries[0].key, entries[0].keyPlace, entries[0].value)
        case .scalar, .map, .list:
            complain(
                element.place,
                "a command is a word, or a map of one command to its arguments: "
                    + "{ gear.select: { position: P } }")
            return nil
        }
        var entries: [Written.Entry] = []
        if let arguments, !arguments.isBlank {
            guard case .map(let written) = arguments.written else {
                complain(
                    arguments.place, "the arguments of `\(name)` must be a map: { name: value }")
                return nil
            }
            entries = written
        }
        do throws(Mistake) {
            let command = try Command(name, entries, card: token(uid:))
            try check(command, at: parameters)
            return PlacedCommand(command: command, place: namePlace, written: element.flow)
        } catch {
            complain(
                error.path.isEmpty ? namePlace : arguments?.place(of: error) ?? namePlace,
                error.message)
            return nil
        }
    }

    /// What the command itself cannot know: what is there.
    private func check(_ command: Command, at parameters: Parameters) throws(Mistake) {
        guard command.name.row.origin != .clock else {
            throw Mistake(
                "`\(command.name.word)` is for the live simulator; a scenario waits with `at` or "
                    + "`after`")
        }
        if let mistake = command.mistake(at: parameters) { throw mistake }
        if case .worldSet(let assignments) = command {
            for assignment in assignments {
                if let message = assignment.mistake(at: parameters) {
                    throw Mistake(message, path: [assignment.signal.word], isAboutName: true)
                }
            }
        }
    }

    private mutating func refusal(_ element: Element) -> ExpectedRefusal? {
        guard let items = element.items else {
            if element.text == "any" { return .any }
            complain(
                element.place,
                "`refused` must be a list of prerequisites or reasons, or any: "
                    + "[\(element.flow)]")
            return nil
        }
        let known = Prerequisite.words + RefusalReason.words
        var words: [String] = []
        for item in items {
            let word = item.text ?? item.flow
            if !known.contains(word) {
                let mistake = Mistake.unknown("prerequisite or reason", word, in: known)
                complain(item.place, mistake.message)
            } else if words.contains(word) {
                complain(item.place, "`\(word)` is given twice")
            } else {
                words.append(word)
            }
        }
        if items.isEmpty {
            complain(element.place, "`refused` needs at least one prerequisite or reason, or any")
        }
        return .exactly(words)
    }

    // MARK: Conditions

    private mutating func conditions(_ element: Element, _ name: String) -> [Condition] {
        guard let entries = element.entries, !entries.isEmpty else {
            complain(
                element.place,
                "`\(name)` needs a map of signals: { charging.state: charging }")
            return []
        }
        var conditions: [Condition] = []
        for entry in entries {
            do throws(Complaint) {
                conditions.append(try Condition(entry))
            } catch {
                complaints.append(error)
            }
        }
        return conditions
    }

    mutating func rules(_ root: Element, _ key: String) -> [Expectation] {
        guard let element = root[key] else { return [] }
        guard let items = element.items else {
            complain(
                element.place,
                "`\(key)` must be a list of conditions: - { charging.state: charging }")
            return []
        }
        return items.map { Expectation(place: $0.place, conditions: conditions($0, key)) }
    }
}
