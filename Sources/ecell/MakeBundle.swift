import ArgumentParser
import Foundation
import Recording
import ScenarioRunner
import Simulation

/// `ecell bundle`: a stretch of a recorded life, for whoever is to find out what happened.
struct MakeBundle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Make a support bundle of a recording, without personal data.",
        discussion: """
            Examples:
              ecell bundle --database vans.sqlite --vehicle van1
              ecell bundle --database vans.sqlite --vehicle van1 --to 2026-01-13T08:00 \
            --note "Did not charge after the power cut."
              ecell diagnose --bundle FILE
              ecell replay --bundle FILE

            Vehicles, cards and departures get names made for this bundle; what is not known to be \
            harmless does not get in. Before it is written it is searched for the old names, every \
            card, and the secrets of `--config`, `--secret` and the environment. Where one is found, \
            there is no file.

            Exit codes: 0 written; 1 it would tell what it must not; 2 invalid file or argument, or \
            nothing is recorded in that time; 3 a file cannot be read or written.
            """)

    @OptionGroup var database: DatabaseOptions

    @Option(help: "The vehicle; not needed where there is only one.")
    var vehicle: String?

    @Option(
        help: """
            Where it begins: 2026-01-12 or 2026-01-12T18:00, in the van's zone. Default: 48 hours \
            before its end.
            """)
    var from: String?

    @Option(help: "Where it ends. Default: where the recording does.")
    var to: String?

    @Option(help: "What is wrong, in your words; name nobody.")
    var note: String?

    @Option(
        help: ArgumentHelp(
            "The configuration of `ecell serve`: what may be told of it gets in.",
            valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "A file whose content must not be in the bundle; may be given again.",
            valueName: "file"), completion: .file())
    var secret: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Where to. Default: a name with the vehicle's and the time.",
            valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Write over a file that is there.")
    var force = false

    func run() throws {
        try checkOutput(output)
        let made = try make()
        let times = [made.from, made.to].map { made.zone.text(of: $0) }
        let minute = times[1].prefix(16).replacing(":", with: "")
        let path = output ?? "\(made.vehicle)-\(minute).bundle.jsonl"
        try checkOutput(path)
        try Terminal.keep(String(decoding: made.bytes, as: UTF8.self), in: path)
        for name in made.publicNames {
            Terminal.complain("`\(name)` is a word of every bundle, and was not looked for")
        }
        guard path != ReportFile.standardOutput else { return }
        try Terminal.tell(
            """
            \(path): \(made.original) from \(times[0]) to \(times[1]) \(made.zone.name)
            \(made.replay.text)\
            None of \(made.searchedCount) names, cards and secrets is in it.

            """)
    }

    private func make() throws -> MadeBundle {
        do {
            return try database.read { recording in
                let id = try recording.only(vehicle)
                let stretch = StretchOptions(from: from, to: to)
                var request = BundleRequest(vehicle: id, program: RunStart.currentVersion)
                (request.from, request.to) = try stretch.stretch(in: recording.zone(of: id))
                request.note = note
                let service = try service()
                request.service = service?.shareable
                request.search = try secrets(service)
                defer { if Terminal.showsProgress { Terminal.showProgress("") } }
                return try recording.bundle(request) {
                    if Terminal.showsProgress { Terminal.showProgress($0) }
                }
            }
        } catch let leak as BundleLeak {
            throw ExitStatus.failed.error(saying: leak.message)
        }
    }

    /// The configuration of the service, where one is given.
    private func service() throws -> ServiceConfiguration? {
        guard let config else { return nil }
        return try ServiceConfiguration.read(config)
    }

    private func secrets(_ service: ServiceConfiguration?) throws -> SecretSearch {
        var secrets = BundleSecrets()
        try secrets.add(environment: ProcessInfo.processInfo.environment)
        try secrets.add(keyOf: database.database)
        for path in secret { try secrets.add(file: path) }
        if let config, let service { try secrets.add(service, of: config) }
        return secrets.search
    }

    private func checkOutput(_ path: String?) throws {
        guard let path, path != ReportFile.standardOutput else { return }
        try DatabaseOptions.explaining { try database.refuseToReplace(path, isForced: force) }
    }
}
