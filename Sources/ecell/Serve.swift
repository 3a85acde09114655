import ArgumentParser
import Dispatch
import Foundation
import Logging
import MQTTBridge
import ScenarioRunner
import Service
import Simulation
import Synchronization

/// `ecell serve`: vehicles that live in real time, over MQTT.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let vehicles live in real time, and talk to them over MQTT.",
        discussion: """
            Without a configuration there is one eVito at a home wallbox; without a broker, one is \
            started for it on a free loopback port, if `mosquitto` is installed.

            Examples:
              ecell serve
              ecell serve --rate 60 --allow-clock
              ecell serve --mqtt mqtt://localhost --database vans.sqlite
              ecell serve --config depot.yaml
              ecell serve --print-config > depot.yaml

            It ends with Ctrl-C or SIGTERM: what is under way is delivered first. With a database, \
            every vehicle goes on at the next start where it was.

            Exit codes: 0 stopped, 2 invalid file or argument, 3 the database or the broker of its \
            own cannot be used, 130 interrupted.

            \(BrokerOptions.environment)
            """)

    @OptionGroup var options: ServeOptions

    func run() throws {
        let configuration = try options.read()
        if options.printConfig { return try Terminal.tell(configuration.yaml) }
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "ecell")
        logger.logLevel = options.level(configuration)
        let broker = try ownBroker(configuration)
        defer { broker?.stop() }
        let settings = try options.settings(configuration, own: broker?.address)
        // Before anything can be stopped.
        let stopping = StopSignal()
        let service = try DatabaseOptions.explaining {
            try LiveService(
                configuration, settings, now: .wallClock, version: RunStart.currentVersion,
                logger: logger)
        }
        try Terminal.greet(
            configuration, settings.address, isOwn: broker != nil, from: service.start)
        let status = stopping.wait()
        service.stop()
        try status.leave()
    }

    private func ownBroker(_ configuration: ServiceConfiguration) throws -> OwnBroker? {
        guard configuration.broker == nil else { return nil }
        do throws(OwnBrokerError) {
            return try OwnBroker()
        } catch {
            throw ExitStatus.surroundings.error(saying: error.text)
        }
    }
}

/// Waits for SIGTERM or an interrupt; one that comes a second later ends the process at once.
///
/// Who ends a whole group of processes may well tell one of them twice.
private struct StopSignal {
    private let told = DispatchSemaphore(value: 0)
    private let sources: [any DispatchSourceSignal]
    private let first: First

    private final class First: Sendable {
        let received = Mutex<(number: Int32, at: ContinuousClock.Instant)?>(nil)
    }

    init() {
        let first = First()
        self.first = first
        let heard = DispatchSemaphore(value: 0)
        sources = [SIGTERM, SIGINT].map { [told] number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let before = first.received.withLock { received in
                    defer { received = received ?? (number, .now) }
                    return received
                }
                if let before, before.at.duration(to: .now) >= .seconds(1) {
                    _exit(ExitStatus.interrupted.rawValue)
                }
                told.signal()
            }
            // From then on it is heard; before, the signal ends a process that has not begun.
            source.setRegistrationHandler { heard.signal() }
            source.resume()
            return source
        }
        for _ in sources { heard.wait() }
    }

    func wait() -> ExitStatus {
        told.wait()
        return first.received.withLock(\.self)?.number == SIGINT ? .interrupted : .done
    }
}
