import ScenarioRunner
import Testing

/// What a scenario needs beside its own file.
struct DependencyTests {
    @Test func `what is included, however deep, and every golden of a matrix`() async throws {
        let tail = "timeline:\n  - expect: { plug.fit: out }\n"
        let files = [
            "_parts/deep.yaml": "given: { vehicle.soc: 40 % }\n",
            "_parts/world.yaml": "include: [deep.yaml]\n",
            "a.yaml": """
            scenario: A
            include: [_parts/world.yaml]
            matrix: { name: [x, y] }
            golden: ${name}.golden.jsonl

            """ + tail,
            "b.yaml": "scenario: B\ninclude: [absent.yaml]\n" + tail,
        ]
        try await withFiles(files) { folder in
            let needed = ScenarioDependencies(paths: [folder]).files.mapValues {
                $0.map { $0.dropFirst(folder.count + 1) }.sorted()
            }
            #expect(
                needed == [
                    "\(folder)/a.yaml": [
                        "_parts/deep.yaml", "_parts/world.yaml", "a.yaml", "x.golden.jsonl",
                        "y.golden.jsonl",
                    ],
                    "\(folder)/b.yaml": ["absent.yaml", "b.yaml"],
                ])
        }
    }
}
