import ArgumentParser
import Diagnostics
import MQTTBridge
import ScenarioRunner
import Simulation

/// `ecell reference`: the vocabulary and the machines, made from the catalogs and the running code.
struct Reference: ParsableCommand {
    /// A part of the reference.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case signals, commands, prerequisites, presets, machines
        /// The JSON Schema of scenario files.
        case schema
        /// The MQTT interface as an AsyncAPI document.
        case asyncapi
        /// The JSON Schema of the live simulator's configuration.
        case configSchema = "config-schema"
        /// The JSON Schema of `ecell diagnose --json`.
        case diagnosisSchema = "diagnosis-schema"

        /// What is printed without the name of a part.
        static let pages: [Part] = [.signals, .commands, .prerequisites, .presets, .machines]

        /// The part as Markdown, or as JSON.
        var page: String {
            switch self {
            case .signals: Page.signals
            case .commands: Page.commands
            case .prerequisites: Page.prerequisites
            case .presets: Page.presets
            case .machines: Page.machines
            case .schema: ScenarioSchema.json
            case .asyncapi: AsyncAPI(version: RunStart.currentVersion).document.indentedJSON
            case .configSchema: ServiceSchema.document.indentedJSON
            case .diagnosisSchema: Diagnosis.jsonSchema.indentedJSON
            }
        }
    }

    static let configuration = CommandConfiguration(
        abstract: "Print the vocabulary, presets and machines as Markdown, or the schemas.",
        discussion: """
            Examples:
              ecell reference
              ecell reference prerequisites
              ecell reference machines > machines.md
              ecell reference schema > scenario.schema.json
              ecell reference config-schema > \(ServiceConfiguration.schemaName)
              ecell reference asyncapi > asyncapi.json
              ecell reference diagnosis-schema > diagnosis.schema.json

            Editors with the YAML language server complete and check a scenario that begins with
              # yaml-language-server: $schema=scenario.schema.json
            """)

    @Argument(
        help: """
            signals, commands, prerequisites, presets, machines, schema, asyncapi, \
            config-schema or diagnosis-schema.
            """)
    var part: Part?

    func run() throws {
        let parts = part.map { [$0] } ?? Part.pages
        let text = parts.map(\.page).joined(separator: "\n")
        // The schema of scenarios ends its own last line.
        try Terminal.tell(part == .schema ? text : text + "\n")
        if part == nil {
            Terminal.complain("`ecell reference schema` prints the JSON Schema of scenario files")
        }
    }
}
