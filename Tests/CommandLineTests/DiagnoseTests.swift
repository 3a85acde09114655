import Foundation
import Testing

/// `ecell diagnose` as support uses it.
struct DiagnoseTests {
    private static let evening = """
        scenario: The hood stays open
        wallbox: home-11kW
        cards: { 04A1B2C3: Accepted }
        timeline:
          - do: [climate.activate, { departure.set: { time: "07:00" } }]
          - do: plug.insert
          - after: 10 s
            do: { card.present: { card: 04A1B2C3 } }
          - after: 1 h
            do: hood.open
          - at: 07:30
            do: hood.close
        """

    private func diagnose(_ arguments: String...) throws -> Shell.Outcome {
        try Shell.inNewFolder { folder in
            try folder.write("evening.yaml", Self.evening)
            return try Shell.run(
                ["diagnose", "--scenario", "evening.yaml"] + arguments, in: folder)
        }
    }

    @Test(arguments: [
        ("+1 min", "charging", 0, "The van charges."),
        ("+2 h", "charging", 1, "The van does not charge: somebody has to act."),
        ("06:59", "climate", 1, "The climate does not run: somebody has to act."),
    ])
    func `the exit code tells whether somebody has to act`(
        _ time: String, _ activity: String, _ status: Int32, _ headline: String
    ) throws {
        let outcome = try diagnose("--at", time, "--activity", activity)
        #expect(outcome.status == status)
        #expect(outcome.errors == "")
        #expect(outcome.output.split(separator: "\n").first.map(String.init) == headline)
    }

    @Test func `the cold van of the morning is explained after it has left`() throws {
        let outcome = try diagnose("--activity", "climate", "--language", "da")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(5) == [
                "Klimaanlægget kører ikke: der skal gøres noget.",
                "Ved afgangen kl. 07.00 var der 10 °C i kabinen, ikke 21 °C: klimaanlægget kørte",
                "    slet ikke.",
                "  På det tidspunkt: Motorhjelmen er åben.",
                "    Det begyndte den 12. januar kl. 19.00.10 med hood.open. (hoodClosed, FAQ",
            ])
    }

    @Test func `the timeline ends with what happened last`() throws {
        let outcome = try diagnose("--at", "+2 h", "--timeline")
        #expect(
            outcome.output.hasSuffix(
                """
                2026-01-12T19:00:10 hood.open: vehicle.hood closed → open
                2026-01-12T19:00:10 hood.open: wallbox.status Charging → SuspendedEV
                2026-01-12T19:00:10 hood.open: charging.state charging → blocked

                """))
    }

    @Test(arguments: [
        (["--at", "25:00"], "the time is \"25:00\"; it must be a time such as 18:05"),
        (["--activity", "heat"], "it must be charging or climate."),
        (["--language", "fr"], "it must be en, da or de."),
    ])
    func `a wrong argument is invalid, and its error says what is right`(
        _ arguments: [String], _ message: String
    ) throws {
        let outcome = try Shell.inNewFolder { folder in
            try folder.write("evening.yaml", Self.evening)
            return try Shell.run(
                ["diagnose", "--scenario", "evening.yaml"] + arguments, in: folder)
        }
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func `several scenarios are listed to choose from`() throws {
        let outcome = try Shell.run(["diagnose", "--scenario", "Scenarios/cards"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("Scenarios/cards: there are "))
        #expect(
            outcome.errors.contains(
                "  Scenarios/cards/blocked-card.yaml:1  A blocked card gives no power"))
    }
}

/// The published JSON Schema against the documents, by a validator of somebody else.
struct DiagnosisSchemaTests {
    /// Says which of the files are no documents of the schema, and why.
    private static let validator = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1]))
        Draft202012Validator.check_schema(schema)
        for path in sys.argv[2:]:
            for error in Draft202012Validator(schema).iter_errors(json.load(open(path))):
                print(path.split("/")[-1], error.json_path, error.message[:80])
        """

    @Test func `every document fits, and a broken one does not`() throws {
        try Shell.inNewFolder { folder in
            try folder.write(
                "schema.json", try Shell.run(["reference", "diagnosis-schema"]).output)
            var paths = try documents(of: "Scenarios/faq-24-charging", in: folder)
            paths += try documents(of: "Scenarios/climate-rules", in: folder)
            #expect(paths.count > 20)
            #expect(try complaints(about: paths, in: folder) == "")
            let text = try String(
                contentsOf: folder.appendingPathComponent(paths[0]), encoding: .utf8)
            try folder.write("broken.json", text.replacing("\"heldBy\":", with: "\"holder\":"))
            #expect(
                try complaints(about: ["broken.json"], in: folder).contains(
                    "'heldBy' is a required"))
        }
    }

    /// Diagnoses of all scenarios of a folder, written to files.
    private func documents(of scenarios: String, in folder: URL) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Shell.root.appendingPathComponent(scenarios).path)
        var paths: [String] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            for activity in ["charging", "climate"] {
                let outcome = try Shell.run([
                    "diagnose", "--scenario", "\(scenarios)/\(name)", "--json", "--activity",
                    activity,
                ])
                // A file of several scenarios is not one to be asked about.
                guard outcome.status < 2 else { continue }
                paths.append("\(name)-\(activity).json")
                try folder.write("\(name)-\(activity).json", outcome.output)
            }
        }
        return paths
    }

    private func complaints(about paths: [String], in folder: URL) throws -> String {
        let files = (["schema.json"] + paths).map { folder.appendingPathComponent($0).path }
        let outcome = try ReportReader.run("python", ["-c", Self.validator] + files)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }
}
