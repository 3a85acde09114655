import Simulation

extension CommandName {
    /// An argument from the command line: `soc=80`, `days=mon,tue`, `vehicle.soc=40`.
    ///
    /// A bare number stands in the unit of the vocabulary, as in JSON: units are a nuisance in a
    /// shell. What it means is for the command's own reader to say.
    ///
    /// - Throws: that there is no `=`.
    func entry(_ argument: String) throws(Mistake) -> Written.Entry {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
            throw Mistake("\(argument.json) is no argument; write NAME=VALUE")
        }
        let name = String(argument[..<sign])
        let text = String(argument[argument.index(after: sign)...])
        let number = Scalar.decimal(text).map { Written.number($0.value) } ?? .text(text)
        if self == .worldSet {
            guard case .quantity? = Signal(word: name)?.row.kind else {
                return .init(name, .text(text))
            }
            return .init(name, number)
        }
        switch row.parameters.first(where: { $0.name == name })?.kind {
        case .quantity, .steps, .oneOf, .number: return .init(name, number)
        case .days:
            let days = text.split(separator: ",").map { Written.text(String($0)) }
            return .init(name, .list(days))
        case .word, .duration, .timeOfDay, .date, .name, .card, .assignments, nil:
            return .init(name, .text(text))
        }
    }
}
