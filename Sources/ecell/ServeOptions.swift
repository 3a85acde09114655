import ArgumentParser
import Foundation
import Logging
import MQTTBridge
import ScenarioRunner
import Service
import Simulation

/// What `ecell serve` is to be; an option comes before the file.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A YAML file with vehicles, wallboxes, cards …", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(help: ArgumentHelp("How many vehicles, `van-1` and on.", valueName: "n"))
    var vehicles: Int?

    @Option(
        help: ArgumentHelp(
            "The broker; user, password and certificates come from the environment.",
            valueName: "url"))
    var mqtt: String?

    @Option(
        help: ArgumentHelp("Record into this file, and go on from it.", valueName: "file"),
        completion: .file())
    var database: String?

    @Option(
        help: ArgumentHelp(
            "Virtual seconds a second, \(ClockRate.expectation).", valueName: "n"))
    var rate: Double?

    @Flag(help: "Let commands pause the clock, put it forward, and set its rate.")
    var allowClock = false

    @Option(
        help: ArgumentHelp(
            "What is logged: trace, debug, info, notice, warning, error or critical.",
            valueName: "level"),
        completion: .list(Logger.Level.allCases.map(\.rawValue)), transform: readLevel)
    var logLevel: Logger.Level?

    @Flag(help: "Print the configuration as it would be used, and end.")
    var printConfig = false

    func validate() throws {
        if config != nil, vehicles != nil {
            throw ValidationError("`--vehicles` goes without `--config`: say it in the file")
        }
        if let vehicles, !(1...ServiceConfiguration.mostVans).contains(vehicles) {
            throw ValidationError(
                "`--vehicles` is \(vehicles); it must lie in 1–\(ServiceConfiguration.mostVans)")
        }
        guard let rate else { return }
        do throws(Mistake) {
            _ = try ClockRate.read(.number(rate))
        } catch {
            throw ValidationError("`--rate` \(error.message)")
        }
    }

    /// What the file says, if there is one, and then the options.
    func read() throws -> ServiceConfiguration {
        var configuration =
            try config.map { try ServiceConfiguration.read($0) }
            ?? ServiceConfiguration(vehicles: vehicles ?? 1)
        if let database { configuration.database = database }
        if let mqtt { configuration.broker = .init(url: mqtt) }
        if let rate { configuration.rate = rate }
        if allowClock { configuration.allowsClock = true }
        return configuration
    }

    func level(_ configuration: ServiceConfiguration) -> Logger.Level {
        logLevel ?? Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
    }

    /// How the broker is reached: files that the configuration names come before the environment.
    func settings(
        _ configuration: ServiceConfiguration, own: MQTTAddress?
    ) throws -> MQTTSettings {
        if let own { return MQTTSettings(own) }
        guard let broker = configuration.broker else {
            preconditionFailure("without a broker there is one of its own")
        }
        do throws(MQTTError) {
            var settings = try MQTTSettings(
                url: broker.url, environment: ProcessInfo.processInfo.environment)
            if let user = broker.user {
                let password = try broker.passwordFile.map { path throws(MQTTError) in
                    try MQTTCredentials.password(inFile: path)
                }
                settings.credentials = MQTTCredentials(user: user, password: password)
            }
            if let file = broker.authority { settings.encryption.authorityFile = file }
            if let file = broker.certificate { settings.encryption.certificateFile = file }
            if let file = broker.key { settings.encryption.keyFile = file }
            try settings.check()
            return settings
        } catch {
            throw ExitStatus.invalid.error(saying: error.text)
        }
    }
}

extension ServiceConfiguration {
    /// Reads a configuration of today; says everything that is wrong with it and ends the command.
    static func read(_ path: String) throws -> ServiceConfiguration {
        let day = Zone.utc.local(at: .wallClock)
        switch read(path, around: day) {
        case .success(let configuration): return configuration
        case .failure(let problems):
            for problem in problems.list { Terminal.complain(problem.text + "\n") }
            throw ExitCode(ExitStatus.invalid.rawValue)
        }
    }
}

/// Reads a level of the log.
@Sendable private func readLevel(_ text: String) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: text) else {
        let words = Logger.Level.allCases.map(\.rawValue)
        throw ValidationError(Mistake.unknown("level", text, in: words).message)
    }
    return level
}
