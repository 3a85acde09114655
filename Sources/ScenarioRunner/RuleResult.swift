public import Simulation

/// What became of one of a scenario's rules, which hold from its start to its end.
public struct RuleResult: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case always, never
    }

    public let kind: Kind
    /// Its conditions, as the scenario writes them.
    public let text: String
    /// Of the file.
    public let line: Int
    /// When it was broken, which ended the run; nothing if it never was.
    public let broken: Instant?

    public init(kind: Kind, text: String, line: Int, broken: Instant?) {
        self.kind = kind
        self.text = text
        self.line = line
        self.broken = broken
    }
}

extension ScenarioRun {
    /// What became of every rule of a run.
    ///
    /// - Parameter end: what ended it.
    /// - Returns: `always` first, each in the order of the file.
    func ruleResults(_ end: Break?) -> [RuleResult] {
        func results(_ kind: RuleResult.Kind, _ rules: [Expectation]) -> [RuleResult] {
            rules.map { rule in
                let isBroken =
                    switch end?.cause {
                    case .always(let other): kind == .always && rule == other
                    case .never(let other): kind == .never && rule == other
                    default: false
                    }
                return RuleResult(
                    kind: kind, text: rule.conditions.map(\.text).joined(separator: ", "),
                    line: rule.place.line, broken: isBroken ? engine.now : nil)
            }
        }
        return results(.always, scenario.always) + results(.never, scenario.never)
    }
}
