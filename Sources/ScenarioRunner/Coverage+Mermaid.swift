extension Coverage {
    /// For people: each machine as a Mermaid flowchart, what is missing dashed in red.
    ///
    /// Mermaid's state diagrams cannot colour a single transition; its flowcharts can.
    public var mermaid: String {
        Flowchart(machines, isGrouped: true).text
    }

    /// The same as Markdown, with a section for each machine.
    public var markdown: String {
        let sections = machines.map { machine in
            let seen = machine.steps.filter(\.isSeen).count
            return """
                ## `\(machine.name)`

                \(seen) of \(machine.steps.count) transitions are shown.

                ```mermaid
                \(Flowchart([machine], isGrouped: false).text)```

                """
        }
        return "# Coverage of the machines\n\nWhat no scenario shows is dashed, in red.\n\n"
            + sections.joined(separator: "\n")
    }
}

/// The text of a flowchart of one machine, or of several beside each other.
private struct Flowchart {
    private(set) var text = "flowchart LR\n"
    private var edgeCount = 0
    private var missingEdges: [Int] = []
    private var missingNodes: [String] = []

    private static let red = "stroke:red,stroke-width:2px,stroke-dasharray:5 5"

    init(_ machines: [Coverage.Machine], isGrouped: Bool) {
        for machine in machines {
            if isGrouped { text += "    subgraph \(machine.id)[\"\(machine.name)\"]\n" }
            add(machine)
            if isGrouped { text += "    end\n" }
        }
        if !missingEdges.isEmpty {
            let numbers = missingEdges.map(String.init).joined(separator: ",")
            text += "    linkStyle \(numbers) \(Self.red)\n"
        }
        if !missingNodes.isEmpty {
            text += "    classDef missing \(Self.red)\n"
            text += "    class \(missingNodes.joined(separator: ",")) missing\n"
        }
    }

    private mutating func add(_ machine: Coverage.Machine) {
        for word in machine.words { text += "    \(machine.id(of: word))[\"\(word)\"]\n" }
        missingNodes += machine.states.filter { !$0.isSeen }.map { machine.id(of: $0.word) }
        for step in machine.steps {
            text += "    \(machine.id(of: step.from)) --> \(machine.id(of: step.to))\n"
            if !step.isSeen { missingEdges.append(edgeCount) }
            edgeCount += 1
        }
    }
}

extension Coverage.Machine {
    /// Its states, and `none` where its signal can have no value.
    fileprivate var words: [String] {
        let words = states.map(\.word)
        let hasNone = steps.contains { $0.from == "none" || $0.to == "none" }
        return hasNone && !words.contains("none") ? ["none"] + words : words
    }

    fileprivate var id: String { name.replacing(".", with: "_") }

    /// The name alone would not do: two machines have states of one word, and `end` is Mermaid's.
    fileprivate func id(of word: String) -> String { "\(id)_\(word)" }
}
