extension Scenario {
    /// The same without the places and spellings of its file, for comparing what it means.
    var placeless: Scenario {
        var scenario = self
        scenario.place = .none
        scenario.idPlace = .none
        scenario.steps = steps.map(\.placeless)
        scenario.always = always.map(\.placeless)
        scenario.never = never.map(\.placeless)
        scenario.end?.place = .none
        scenario.golden = golden.map { Golden(path: $0.path, place: .none) }
        return scenario
    }
}

extension Step {
    fileprivate var placeless: Step {
        Step(
            place: .none, wait: wait?.placeless, action: action.placeless, note: note, written: "")
    }
}

extension Step.Wait {
    fileprivate var placeless: Step.Wait {
        switch self {
        case .at(let moment, _): .at(moment, .none)
        case .after: self
        }
    }
}

extension Step.Action {
    fileprivate var placeless: Step.Action {
        switch self {
        case .commands(let commands, let refusal):
            .commands(
                commands.map { PlacedCommand(command: $0.command, place: .none, written: "") },
                refusal: refusal)
        case .expectation(let expectation): .expectation(expectation.placeless)
        }
    }
}

extension Expectation {
    fileprivate var placeless: Expectation {
        var placeless = Expectation(place: .none, conditions: conditions.map(\.placeless))
        placeless.within = within
        placeless.hold = hold
        return placeless
    }
}

extension Condition {
    fileprivate var placeless: Condition {
        var condition = self
        condition.place = .none
        condition.written = ""
        return condition
    }
}

extension Place {
    fileprivate static let none = Place(file: 0, line: 0, column: 0)
}
