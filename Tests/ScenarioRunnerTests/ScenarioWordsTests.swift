import Diagnostics
import ScenarioRunner
import Simulation
import Testing

/// Whatever stands in a scenario can be explained.
struct ScenarioWordsTests {
    private func isKnown(_ word: String) -> Bool {
        !Explanation.all(of: word).isEmpty || !ScenarioWords.explanations(of: word).isEmpty
    }

    @Test func `every key and sign of the folder of scenarios is explained`() throws {
        let files = ScenarioFormat(paths: ["Scenarios"]).files
        #expect(files.count > 80)
        // The names of a matrix and cards are the author's own.
        let texts = files.map(\.formatted).filter { !$0.contains("matrix:") }
        let keys = Set(
            texts.flatMap { text in
                text.matches(of: #/(?:\n *(?:- )?|\{ |, )([a-z][A-Za-z.]*): /#).map { String($0.1) }
            })
        #expect(keys.count > 60)
        #expect(keys.filter { !isKnown($0) } == [])
    }

    @Test(arguments: CommandName.allCases)
    func `every argument is explained`(_ command: CommandName) {
        for parameter in command.row.parameters {
            let found = ScenarioWords.explanations(of: parameter.name)
            #expect(found.contains { $0.text.contains("\(command.word): \(parameter.about)") })
        }
    }

    @Test func `a key, a field and a unit read like this`() {
        let texts = ["within", "cable", "A"].flatMap(ScenarioWords.explanations).map(\.text)
        #expect(
            texts == [
                """
                within: a key of a step
                  `expect` has to hold at some instant not later than that.
                  Example: within: 5 s
                """,
                """
                cable: a field of `wallbox`
                  tethered or loose.
                  home-3.7kW: loose
                  home-7.4kW: loose
                  home-11kW: loose
                  home-22kW: loose
                """,
                """
                A: a unit
                  A number needs it: `40 A` is equal within half a unit of the last digit written.
                  Signals: plug.rating, wallbox.limit, wallbox.offer, charging.current.
                """,
            ])
    }
}
