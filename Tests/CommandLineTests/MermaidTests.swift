import Foundation
import Testing

/// Mermaid itself draws what is written for it, in a browser.
struct MermaidTests {
    @Test func `Mermaid draws the coverage and the machines of the reference`() throws {
        try Shell.inNewFolder { folder in
            let (chart, page) = ("\(folder.path)/coverage.mmd", "\(folder.path)/coverage.md")
            // A few scenarios leave gaps, which are drawn otherwise.
            _ = try Shell.run(
                ["run", "Scenarios/cards", "--coverage=\(chart)", "--coverage=\(page)"])
            let reference = try Shell.run(["reference", "machines"]).output
            let diagrams =
                [try String(contentsOfFile: chart, encoding: .utf8)]
                + self.diagrams(in: try String(contentsOfFile: page, encoding: .utf8))
                + self.diagrams(in: reference)
            #expect(diagrams.count > 10)
            #expect(diagrams[0].contains("classDef missing"))
            let drawn = try draw(diagrams + ["flowchart LR\n    a --> [[["], in: folder)
            #expect(drawn.dropLast() == diagrams.map { _ in "drawn" }[...])
            #expect(drawn.last?.hasPrefix("Error: Parse error on line 2:") == true)
        }
    }

    private func diagrams(in text: String) -> [String] {
        text.matches(of: /(?s)```mermaid\n(.*?)```/).map { String($0.1) }
    }

    /// For each diagram `drawn`, or what Mermaid says of it.
    private func draw(_ diagrams: [String], in folder: URL) throws -> [String] {
        // Only the script of this package is wanted: its own engine takes half a minute.
        let package: [String] = try ReportReader.values(
            "import json, mermaidx; print(json.dumps(mermaidx.__path__[0]))", [])
        let script = try #require(package.first) + "/assets/mermaid.js"
        let texts = try #require(
            String(bytes: JSONEncoder().encode(diagrams), encoding: .utf8))
        try folder.write(
            "draw.html",
            """
            <meta charset="utf-8"><script src="file://\(script)"></script><pre></pre><script>
            (async () => {
                mermaid.initialize({ startOnLoad: false })
                const said = []
                for (const [index, text] of \(texts).entries()) {
                    try {
                        const { svg } = await mermaid.render(`d${index}`, text)
                        said.push(svg.startsWith("<svg") ? "drawn" : "nothing is drawn")
                    } catch (error) {
                        said.push(String(error))
                    }
                }
                const json = new TextEncoder().encode(JSON.stringify(said))
                document.querySelector("pre").textContent = btoa(String.fromCharCode(...json))
            })()
            </script>
            """)
        let seen = try ReportReader.browse(
            folder.appendingPathComponent("draw.html"),
            ["--dump-dom", "--virtual-time-budget=600000"], in: folder)
        let said = try #require(seen.output.firstMatch(of: /<pre>([A-Za-z0-9+\/=]+)</)?.1)
        let data = try #require(Data(base64Encoded: String(said)))
        return try JSONDecoder().decode([String].self, from: data)
    }
}
