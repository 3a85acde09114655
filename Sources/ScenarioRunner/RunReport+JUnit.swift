internal import Simulation

/// The two dialects of JUnit's XML.
public enum JUnitDialect: String, CaseIterable, Sendable {
    /// With `file`, `line`, `assertions` and properties, as most consumers take it.
    case extended
    /// As Jenkins' `junit-10.xsd` allows.
    case jenkins
}

extension RunReport {
    /// JUnit's XML: one test case for each scenario instance.
    ///
    /// A file with errors is a test case with an error, so that no broken file looks green.
    public func junit(_ dialect: JUnitDialect = .extended) -> String {
        let errors = Dictionary(grouping: problems, by: \.file).sorted { $0.key < $1.key }
        let count = results.count + errors.count
        let totals =
            "tests=\"\(count)\" failures=\"\(failed)\" errors=\"\(errors.count)\" "
            + "skipped=\"\(skipped)\" time=\"\(seconds(wallSeconds))\""
        // `testsuites` has no `skipped` in Jenkins' schema.
        let outer = "tests=\"\(count)\" failures=\"\(failed)\" errors=\"\(errors.count)\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"ecell\" \(outer) time=\"\(seconds(wallSeconds))\">",
            "  <testsuite name=\"scenarios\" \(totals)>",
        ]
        for (file, problems) in errors {
            lines += problemCase(file, problems, dialect)
        }
        for result in results { lines += testCase(result, dialect) }
        lines += ["  </testsuite>", "</testsuites>", ""]
        return lines.joined(separator: "\n")
    }

    private func problemCase(
        _ file: String, _ problems: [Problem], _ dialect: JUnitDialect
    ) -> [String] {
        var attributes = "name=\"\(file.xml)\" classname=\"\(file.withoutEnding.xml)\" time=\"0\""
        if dialect == .extended {
            attributes += " file=\"\(file.xml)\" line=\"\(problems.first?.line ?? 1)\""
        }
        let text = problems.map(\.text).joined(separator: "\n\n")
        return [
            "    <testcase \(attributes)>",
            "      <error message=\"\((problems.first?.message ?? "").xml)\" type=\"invalid\">"
                + "\(text.xml)</error>",
            "    </testcase>",
        ]
    }

    private func testCase(_ result: ScenarioResult, _ dialect: JUnitDialect) -> [String] {
        let place = result.failure.map { ($0.file, $0.line) } ?? (result.path, result.line)
        var attributes =
            "name=\"\(result.fullTitle.xml)\" classname=\"\(result.path.withoutEnding.xml)\" "
            + "time=\"\(seconds(result.wallSeconds))\""
        if dialect == .extended {
            attributes +=
                " file=\"\(place.0.xml)\" line=\"\(place.1)\""
                + " assertions=\"\(result.assertionCount)\""
        }
        var children: [String] = []
        if dialect == .extended {
            children.append("      <properties>")
            let properties = [
                ("id", result.id), ("virtual", result.duration.text),
                ("tags", result.tags.joined(separator: " ")),
            ]
            for (name, value) in properties {
                children.append("        <property name=\"\(name)\" value=\"\(value.xml)\"/>")
            }
            children.append("      </properties>")
        }
        if let failure = result.failure {
            children.append(
                "      <failure message=\"\(failure.title.xml)\" type=\"failed\">"
                    + "\(failure.text.xml)</failure>")
        }
        if result.verdict == .skipped { children.append("      <skipped/>") }
        guard !children.isEmpty else { return ["    <testcase \(attributes)/>"] }
        return ["    <testcase \(attributes)>"] + children + ["    </testcase>"]
    }

    /// Fixed decimals and no exponent, as the schema wants.
    private func seconds(_ seconds: Double) -> String { seconds.text(decimals: 3) }
}

extension String {
    /// Escaped for XML; what XML cannot hold is shown as U+FFFD.
    fileprivate var xml: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case _ where scalar.value < 0x20, "\u{fffe}", "\u{ffff}": result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
