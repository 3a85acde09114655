import ScenarioRunner
import Simulation

extension Page {
    /// The machines' transitions as tables and diagrams, found by running the engine.
    static var machines: String {
        let sections = zip(Exploration.machines, Exploration().transitions).map { signal, found in
            "## `\(signal.word)`\n\n\(signal.row.about)\n\n"
                + table(["from", "to", "because of"], grouped(found).map(row)) + "\n"
                + diagram(grouped(found))
        }
        return
            "# Machines\n\nFound by running the engine: every command in every state reached, and time.\n\n"
            + sections.joined(separator: "\n")
    }

    /// All causes of one way from a state to another.
    private struct Way {
        let from: String
        let to: String
        var causes: [String]
    }

    /// Transitions come sorted, so that those of one way follow each other.
    private static func grouped(_ transitions: [Exploration.Transition]) -> [Way] {
        transitions.reduce(into: []) { ways, transition in
            if let last = ways.indices.last, ways[last].from == transition.from,
                ways[last].to == transition.to
            {
                ways[last].causes.append(transition.cause)
            } else {
                ways.append(
                    Way(from: transition.from, to: transition.to, causes: [transition.cause]))
            }
        }
    }

    private static func row(_ way: Way) -> [String] {
        [code([way.from]), code([way.to]), code(way.causes)]
    }

    private static func diagram(_ ways: [Way]) -> String {
        let edges = ways.map { way in
            let shown = way.causes.prefix(3).joined(separator: ", ")
            return "    \(way.from) --> \(way.to): \(shown)\(way.causes.count > 3 ? " …" : "")"
        }
        return (["```mermaid", "stateDiagram-v2"] + edges + ["```"]).joined(separator: "\n") + "\n"
    }
}
