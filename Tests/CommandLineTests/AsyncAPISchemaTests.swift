import Foundation
import Testing

/// The AsyncAPI document against the specification's own JSON Schema.
struct AsyncAPISchemaTests {
    private func check(_ document: String) throws -> Shell.Outcome {
        try Shell.inNewFolder { folder in
            try folder.write("asyncapi.json", document)
            return try ReportReader.run(
                "check-jsonschema",
                [
                    "--schemafile",
                    Shell.root.appendingPathComponent(".build/report-tools/asyncapi-3.0.0.json")
                        .path,
                    folder.appendingPathComponent("asyncapi.json").path,
                ])
        }
    }

    @Test func `the document is valid by the official schema`() throws {
        let document = try Shell.run(["reference", "asyncapi"])
        try #require(document.status == 0)
        let outcome = try check(document.output)
        #expect(outcome.output == "ok -- validation done\n", "\(outcome)")
        // The schema can say no, even deep within.
        let bad = document.output.replacing("\"retain\": true", with: "\"retain\": 2")
        try #require(bad != document.output)
        #expect(try check(bad).status == 1)
    }
}
