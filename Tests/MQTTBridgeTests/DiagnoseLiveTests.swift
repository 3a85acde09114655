import Foundation
import MQTTBridge
import Simulation
import Testing

/// `ecell diagnose --mqtt` as support uses it.
@Suite(.timeLimit(.minutes(5)))
struct DiagnoseLiveTests {
    private func diagnose(
        _ broker: borrowing Broker, _ arguments: String..., vehicle: String = "van-1"
    ) throws -> SendAndWatchTests.Outcome {
        let outcome = try SendAndWatchTests.Running(
            ["diagnose", "--mqtt", "mqtt://127.0.0.1:\(broker.port)", "--vehicle", vehicle]
                + arguments
        ).outcome()
        // A few milliseconds may have passed.
        func minute(_ text: String) -> String {
            text.replacing(/T18:00:00\.\d{3}/, with: "T18:00")
        }
        return SendAndWatchTests.Outcome(
            status: outcome.status, output: minute(outcome.output),
            errors: minute(outcome.errors))
    }

    private func send(_ broker: borrowing Broker, _ command: String) throws {
        let url = "mqtt://127.0.0.1:\(broker.port)"
        let sent = try SendAndWatchTests.Running(["send", "van-1", command, "--mqtt", url])
        #expect(try sent.outcome().status == 0)
    }

    private func hear(
        _ broker: borrowing Broker, _ topic: String, until holds: (String) -> Bool
    ) async throws {
        var settings = broker.settings
        settings.subscriptions = [Subscription(topic, retained: .always)]
        var listener = Listener(settings)
        defer { listener.client.stop() }
        while case let message = try await listener.message(), !holds(message.text) {}
    }

    @Test func `what a simulator has published is told in every language`() async throws {
        try await Broker.serving { broker, _ in
            try send(broker, "hood.open")
            try send(broker, "plug.insert")
            // The diagnoses come after the reply, that of the climate last.
            try await hear(broker, "ecell/van-1/diagnosis/climate") {
                $0.contains(#""primary":{"prerequisite":"hoodClosed""#)
            }
            let danish = try diagnose(broker, "--language", "da", "--timeline")
            #expect(danish.status == 1)
            #expect(danish.errors == "")
            let lines = danish.output.split(separator: "\n").map(String.init)
            #expect(
                lines.prefix(4) == [
                    "van-1, unchanged since 2026-01-12T18:00 UTC",
                    "Bilen lader ikke: der skal gøres noget.",
                    "Hvorfor: Motorhjelmen er åben.",
                    "  Det begyndte kl. 18.00 med hood.open. (hoodClosed, FAQ 24.3, 25.3)",
                ])
            #expect(lines.last == "2026-01-12T18:00 plug.insert: session.state none → open")
            let german = try diagnose(broker, "--language", "de", "--activity", "climate")
            let headline = "Die Klimatisierung läuft nicht: Jemand muss eingreifen."
            #expect(german.output.contains("\n\(headline)\n"))
            let json = try diagnose(broker, "--json")
            #expect(json.output.hasPrefix(#"{"schema":"ecell.diagnosis/1","#))
        }
    }

    @Test func `of a simulator that is gone only the last news is told`() async throws {
        try await Broker.serving { broker, simulator in
            try send(broker, "hood.open")
            #expect(await simulator.end() == 0)
            let outcome = try diagnose(broker)
            #expect(outcome.status == 3)
            #expect(
                outcome.errors == """
                    mqtt://127.0.0.1:\(broker.port): the simulator `ecell` is offline. Start it \
                    again, or see whether it reaches the broker.
                    The last that was told, at 2026-01-12T18:00: The van does not charge: somebody \
                    has to act.

                    """)
            #expect(
                outcome.output.hasPrefix(
                    "van-1\nNobody knows how the van is: it was last heard of at 18:00.\n"),
                "\(outcome.output)")
        }
    }

    @Test func `what a broker has kept is not taken for news where no clock goes`() async throws {
        try await Broker.serving { broker, simulator in
            try send(broker, "hood.open")
            simulator.freeze()
            let outcome = try diagnose(broker)
            #expect(outcome.status == 3)
            #expect(
                outcome.errors.hasPrefix(
                    "mqtt://127.0.0.1:\(broker.port): the simulator `ecell` says that it is online, "
                        + "but its clock was not heard for 5 s. See whether it runs.\n"))
            #expect(outcome.output.hasPrefix("van-1\nNobody knows how the van is: "))
        }
    }

    @Test func `an operator's own people are to be called`() async throws {
        try await Broker.serving { broker, _ in
            try send(broker, "mains.off")
            try await hear(broker, "ecell/van-1/diagnosis/charging") {
                $0.contains(#""primary":{"prerequisite":"mainsPresent""#)
            }
            let told = try diagnose(broker).output
            #expect(
                told.hasSuffix(
                    "call who looks after the charging place:\n  Hansen, +45 12 34 56 78\n"),
                "\(told)")
        }
    }

    @Test func `of a van without a connection nobody knows`() async throws {
        try await Broker.serving { broker, _ in
            try send(broker, "link.drop")
            let outcome = try diagnose(broker, "--json")
            #expect(outcome.status == 3)
            #expect(outcome.errors.hasPrefix("`van-1` has no connection. Bring it"))
            #expect(outcome.output.contains(#""verdict":"unknown""#))
        }
    }

    @Test func `a diagnosis that is not there, and a vehicle that is not, are told`() async throws {
        try await Broker.run { broker in
            let url = "mqtt://127.0.0.1:\(broker.port)"
            let empty = try diagnose(broker)
            #expect(empty.status == 3)
            #expect(empty.errors.hasPrefix("\(url): no simulator has told of any vehicle there."))
            try await broker.serving { _ in
                // It has told everything before it takes a command, and this one changes no diagnosis.
                try send(broker, "vehicle.lock")
                let other = try diagnose(broker, vehicle: "van-11")
                #expect(other.status == 2)
                #expect(
                    other.errors
                        == "\(url): nothing is known of `van-11`; did you mean `van-1`?\n")
                try broker.publish("ecell/van-1/diagnosis/charging", "", "-r")
                let missing = try diagnose(broker)
                #expect(missing.status == 3)
                #expect(
                    missing.errors
                        == "\(url): the simulator `ecell` has not published "
                        + "ecell/van-1/diagnosis/charging. See whether the broker lets you read "
                        + "it.\n")
            }
        }
    }

    @Test func `a broker is asked about one vehicle, and about now`() throws {
        for (arguments, error) in [
            ([], "`--mqtt` needs `--vehicle`"),
            (["--vehicle", "van-1", "--at", "06:30"], "a broker knows only of now; `--database`"),
            (["--vehicle", "van+1"], "the vehicle is \"van+1\"; it must be a name of 1–64"),
        ] {
            let outcome = try SendAndWatchTests.Running(
                ["diagnose", "--mqtt", "mqtt://localhost"] + arguments
            ).outcome()
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("Error: \(error)"), "\(outcome.errors)")
        }
    }
}
