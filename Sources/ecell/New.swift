import ArgumentParser
import Foundation
import ScenarioRunner
import Simulation

/// `ecell new`: a first scenario with comments, which passes as it is written.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a first scenario, with comments, that passes as it is.",
        discussion: """
            Nothing is ever overwritten. Beside the scenario stands the JSON Schema with which \
            editors complete and check it.

            Examples:
              ecell new
              ecell new Scenarios/morning.yaml --kind climate --preset eSprinter-56
            """)

    @Argument(help: "The file to write.", completion: .scenarioFiles)
    var file = "first.yaml"

    @Option(help: "What it is about: charging or climate.")
    var kind = FirstScenario.Kind.charging

    @Option(
        help: "The vehicle's preset; `ecell reference presets` tells all.",
        completion: .list(VehiclePreset.words))
    var preset = VehiclePreset.eVito41.word

    func validate() throws {
        guard VehiclePreset.words.contains(preset) else {
            throw ValidationError(
                Mistake.unknown("preset", preset, in: VehiclePreset.words).message)
        }
        let name = URL(fileURLWithPath: file).lastPathComponent
        guard [".yaml", ".yml"].contains(where: name.lowercased().hasSuffix) else {
            throw ValidationError("`\(file)` must end in .yaml, as scenario files do")
        }
        guard !name.hasPrefix("_"), !name.hasPrefix(".") else {
            throw ValidationError(
                "`\(name)` would not be run: what begins with _ is only included")
        }
    }

    func run() throws {
        let schema = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appendingPathComponent(FirstScenario.schemaName).relativePath
        try write(FirstScenario(kind: kind, preset: preset).text, to: file)
        print("\(file) is written: a scenario that passes as it is")
        if !FileManager.default.fileExists(atPath: schema) {
            try write(ScenarioSchema.json, to: schema)
            print("\(FirstScenario.schemaName) beside it: editors complete and check with it")
        }
        print(
            """

            Next:
              ecell run \(file) --verbose
              ecell explain plug.insert
            """)
    }

    /// Writes a file that is not there yet.
    private func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(
                to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            Terminal.complain("\(path) is there already, and stays as it is; name another file")
            try ExitStatus.invalid.leave()
        } catch {
            let reason = error.localizedDescription
            Terminal.complain("\(path): the file cannot be written: \(reason)")
            try ExitStatus.surroundings.leave()
        }
    }
}
