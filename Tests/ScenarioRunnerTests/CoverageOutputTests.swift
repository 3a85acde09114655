import Foundation
import ScenarioRunner
import Simulation
import Testing

/// What coverage looks like: as JSON, and as drawings of the machines.
struct CoverageOutputTests {
    private static let exploration = Exploration(limit: 10)

    private func coverage() async throws -> Coverage {
        let yaml = """
            scenario: The plug goes in
            timeline:
              - do: plug.insert
              - expect: { plug.fit: inserted }
            """
        let report = try await run(yaml, RunOptions(measuresCoverage: true))
        return Coverage(of: report.seen, reachable: Self.exploration.seen)
    }

    @Test func `the JSON has everything that is missing`() async throws {
        let coverage = try await coverage()
        let text = coverage.json
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let root = try #require(document as? [String: Any])
        #expect(root["schema"] as? String == "ecell.coverage/1")
        let kinds = try #require(root["kinds"] as? [[String: Any]])
        #expect(
            kinds.compactMap { $0["kind"] as? String } == Coverage.Kind.allCases.map(\.rawValue))
        for (kind, measure) in zip(kinds, coverage.measures) {
            #expect(kind["missing"] as? [String] == measure.missing)
            #expect(kind["counted"] as? Int == measure.counted)
            #expect(kind["total"] as? Int == measure.total)
        }
    }

    @Test func `the page draws each machine, and what is missing in red`() async throws {
        let page = try await coverage().markdown
        #expect(
            page.hasPrefix(
                """
                # Coverage of the machines

                What no scenario shows is dashed, in red.

                ## `plug.fit`

                1 of 5 transitions are shown.

                ```mermaid
                flowchart LR
                    plug_fit_out["out"]
                    plug_fit_partial["partial"]
                    plug_fit_inserted["inserted"]
                    plug_fit_out --> plug_fit_partial
                    plug_fit_out --> plug_fit_inserted
                    plug_fit_partial --> plug_fit_out
                    plug_fit_partial --> plug_fit_inserted
                    plug_fit_inserted --> plug_fit_out
                    linkStyle 0,2,3,4 stroke:red,stroke-width:2px,stroke-dasharray:5 5
                    classDef missing stroke:red,stroke-width:2px,stroke-dasharray:5 5
                    class plug_fit_partial missing
                ```

                ## `plug.lock`

                """))
        #expect(page.hasSuffix("\n```\n"))
    }

    @Test func `what is covered whole has nothing red`() {
        let everything = Self.exploration.seen
        let drawing = Coverage(of: everything, reachable: everything).mermaid
        #expect(!drawing.contains("linkStyle"))
    }

    @Test func `the drawing of all machines has a node for each end, and counts its edges`()
        async throws
    {
        let coverage = try await coverage()
        let lines = coverage.mermaid.split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        #expect(lines.first == "flowchart LR")
        let nodes = Set(
            lines.filter { $0.hasSuffix("]") }.map { String($0.prefix { $0 != "[" }) })
        let edges = lines.compactMap { line -> [String]? in
            let ends = line.components(separatedBy: " --> ")
            return ends.count == 2 ? ends : nil
        }
        #expect(edges.count == coverage[.transitions].total)
        #expect(Set(edges.flatMap { $0 }).isSubset(of: nodes))
        let style = try #require(lines.first { $0.hasPrefix("linkStyle ") })
        let red = style.split(separator: " ")[1].split(separator: ",").compactMap { Int($0) }
        #expect(red.count == coverage[.transitions].missing.count)
        #expect(red.allSatisfy(edges.indices.contains))
        let names = red.map { edges[$0].joined(separator: " -> ") }
        let missing = coverage.machines.flatMap { machine in
            machine.steps.filter { !$0.isSeen }.map { step in
                [step.from, step.to].map {
                    machine.name.replacingOccurrences(of: ".", with: "_") + "_" + $0
                }.joined(separator: " -> ")
            }
        }
        #expect(names == missing)
    }

    @Test func `the exploration finds the same each time`() {
        let again = Exploration(limit: 10)
        #expect(again.transitions == Self.exploration.transitions)
        #expect(again.seen == Self.exploration.seen)
    }
}
