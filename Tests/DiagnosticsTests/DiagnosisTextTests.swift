import Diagnostics
import Simulation
import Testing

/// What a failed scenario shows of a diagnosis, whole.
struct DiagnosisTextTests {
    @Test func `a hood that was opened while charging`() {
        var van = Van.charging
        van.advance(by: .minutes(5))
        van.handle(.hoodOpen)
        van.advance(by: .minutes(1))
        #expect(
            van.text(of: .charging) == """
                The van does not charge: somebody has to act.
                Why: The hood is open.
                  It began at 18:05:10 with hood.open. (hoodClosed, FAQ 24.3, 25.3)
                What to do: Close the hood.
                  hood.close
                Tried out: the van then charges after 2 s.
                """)
    }

    @Test func `nothing has been done yet`() {
        #expect(
            Van(Van.setup()).text(of: .climate) == """
                The climate does not run: somebody has to act.
                Why: The charge plug is not in the van.
                  It was so from the start. (plugInserted, FAQ 24.2a, 25.5a)
                Also: Pre-entry climate control is not switched on.
                  It was so from the start. (climateActivated, FAQ 25.1a)
                What to do: Push the charge plug fully into the van.
                  plug.insert
                And then: Start the climate at once in the app.
                  climate.startNow
                Tried out: the climate then runs at once.
                Or: Push the charge plug fully into the van.
                  plug.insert
                And then: Switch pre-entry climate control on.
                  climate.activate
                And then: Set a departure time, for example 19:00.
                  departure.set: { time: 19:00 }
                Tried out: the climate then runs after 50 min 56 s.
                """)
    }
}

/// Numbers and times in sentences.
struct VoiceTests {
    @Test func `another year is named`() {
        let van = Van.charging
        let old = Diagnosis(
            of: .charging, engine: van.engine, history: van.history,
            freshness: .old(since: Van.start - .hours(24 * 30)))
        let expected = [
            "Nobody knows how the van is: it was last heard of on 13 December 2025 at 18:00.",
            "Bilens tilstand er ukendt: den sidste melding kom den 13. december 2025 kl. 18.00.",
            "Zustand des Fahrzeugs unbekannt: letzte Meldung am 13. Dezember 2025 um 18:00 Uhr.",
        ]
        #expect(Language.allCases.map { old.headline($0) } == expected)
        #expect(Language.allCases.allSatisfy { old.headline($0).count <= 90 })
    }

    @Test func `a part of a second is rounded up, as nothing starts before it`() {
        var van = Van.charging
        van.advance(by: Timespan(milliseconds: 300))
        van.handle(.climateActivate)
        #expect(
            van.text(of: .climate).contains("\nTried out: the climate then runs after 50 min 46 s.")
        )
        let longest = van.diagnosis(of: .climate).remedies.map(\.startsAfter.milliseconds).max()
        #expect(longest == 3_045_700)
    }

    @Test func `a refusal names the day, where it is not today`() {
        var van = Van.ready
        van.handle(.doorOpen(.rear))
        var copy = van.engine
        guard case .refused(let refusal) = copy.handle(.climateStartNow) else {
            Issue.record("a door keeps the climate from starting")
            return
        }
        #expect(refusal.text(in: van.engine, van.history) == "The rear door is open, since 18:00.")
        van.advance(by: .hours(24))
        #expect(
            refusal.text(in: van.engine, van.history)
                == "The rear door is open, since 2026-01-12 18:00.")
    }
}

/// What a reader is warned of.
struct WarningTests {
    @Test func `it stands in the document in its language, and below the headline`() {
        let van = Van.charging
        var directory = ContactDirectory()
        directory[.simulatorOperator] = .init(name: "Betrieb", phone: "+49 30 1234")
        let diagnosis = Diagnosis(
            of: .charging, engine: van.engine, history: van.history, directory: directory,
            warnings: [.notRecorded])
        guard case .map(let entries) = diagnosis.document(language: .german) else {
            return #expect(Bool(false), "it is a map")
        }
        let message =
            "Der Simulator kann nicht aufzeichnen, was geschieht. Bis er es wieder kann, haben "
            + "Befehle keine Wirkung."
        let advice =
            "Rufen Sie den Betreiber des Simulators an; der Fahrer kann nichts tun. Die Ursache "
            + "steht im Protokoll."
        #expect(
            entries.first { $0.name == "warnings" }?.value
                == .list([
                    .map([
                        .init("warning", .text("notRecorded")), .init("message", .text(message)),
                        .init("advice", .text(advice)),
                        .init(
                            "contact",
                            .map([
                                .init("role", .text("simulatorOperator")),
                                .init("who", .text("den Betreiber des Simulators")),
                                .init("name", .text("Betrieb")),
                                .init("phone", .text("+49 30 1234")), .init("email", .null),
                            ])),
                    ])
                ]))
        #expect(
            diagnosis.text(.german).hasPrefix(
                "Das Fahrzeug lädt.\nWarnung: \(message)\n  \(advice)\n  Betrieb, +49 30 1234\n"
                    + "Von selbst: "))
    }
}

/// The document as it is published.
struct PublishedDocumentTests {
    private func names(_ written: Written?) -> [String] {
        guard case .map(let entries) = written else { return [] }
        return entries.map(\.name)
    }

    @Test func `it has everything that the schema knows, and a page for people in each language`() {
        var van = Van.charging
        van.handle(.hoodOpen)
        let diagnosis = van.diagnosis(of: .charging)
        let document = diagnosis.published(vehicle: "van-1", timeline: ["18:00 hood.open"])
        guard case .map(let entries) = document, case .map(let schema) = Diagnosis.jsonSchema
        else { return #expect(Bool(false), "both are maps") }
        #expect(
            entries.map(\.name) == names(schema.first { $0.name == "properties" }?.value))
        #expect(
            entries.suffix(2) == [
                .init(
                    "pages",
                    .map([
                        .init("en", .text(diagnosis.page(.english))),
                        .init("da", .text(diagnosis.page(.danish))),
                        .init("de", .text(diagnosis.page(.german))),
                    ])),
                .init("timeline", .list([.text("18:00 hood.open")])),
            ])
        #expect(.map(Array(entries.dropLast(2))) == diagnosis.document(vehicle: "van-1"))
    }
}
