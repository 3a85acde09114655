internal import Simulation

/// The two dialects of JUnit's XML.
public enum JUnitDialect: String, CaseIterable, Sendable {
    /// With `file`, `line`, `assertions` and properties, as most consumers take it.
    case extended
    /// As Jenkins' `junit-10.xsd` allows.
    case jenkins
}

/// JUnit's XML: one test case for each scenario instance.
///
/// A file with errors is a test case with an error, so that no broken file looks green. It is
/// ``opening``, then what ``take(_:)`` has returned, then ``closing``: the totals stand first, and
/// are known last.
public struct JUnitReport: Sendable {
    private let dialect: JUnitDialect
    private var problems: [Problem] = []
    private var caseCount = 0
    private var finish = RunFinish()

    public init(_ dialect: JUnitDialect = .extended) { self.dialect = dialect }

    /// - Returns: the test case of a scenario.
    public mutating func take(_ record: RunRecord) -> String {
        switch record {
        case .started, .unusedGolden: break
        case .problem(let problem): problems.append(problem)
        case .result(let result):
            caseCount += 1
            return testCase(result)
        case .finished(let finish): self.finish = finish
        }
        return ""
    }

    /// All that stands before the test cases of scenarios, once every record is taken.
    public var opening: String {
        let errors = Dictionary(grouping: problems, by: \.file).sorted { $0.key < $1.key }
        let time = seconds(finish.wallSeconds)
        let totals =
            "tests=\"\(caseCount + errors.count)\" failures=\"\(finish.failed)\" "
            + "errors=\"\(errors.count)\""
        // `testsuites` has no `skipped` in Jenkins' schema.
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="ecell" \(totals) time="\(time)">
              <testsuite name="scenarios" \(totals) skipped="\(finish.skipped)" time="\(time)">
            \(errors.map { problemCase($0.key, $0.value) }.joined())
            """
    }

    public static let closing = "  </testsuite>\n</testsuites>\n"

    private func problemCase(_ file: String, _ problems: [Problem]) -> String {
        var attributes =
            "name=\"\(file.markup)\" classname=\"\(file.withoutEnding.markup)\" time=\"0\""
        if dialect == .extended {
            attributes += " file=\"\(file.markup)\" line=\"\(problems.first?.line ?? 1)\""
        }
        let text = problems.map(\.text).joined(separator: "\n\n")
        return "    <testcase \(attributes)>\n"
            + "      <error message=\"\((problems.first?.message ?? "").markup)\" type=\"invalid\">"
            + "\(text.markup)</error>\n    </testcase>\n"
    }

    private func testCase(_ result: ScenarioResult) -> String {
        let place = result.failure.map { ($0.file, $0.line) } ?? (result.path, result.line)
        var attributes =
            "name=\"\(result.fullTitle.markup)\" classname=\"\(result.path.withoutEnding.markup)\" "
            + "time=\"\(seconds(result.wallSeconds))\""
        if dialect == .extended {
            attributes +=
                " file=\"\(place.0.markup)\" line=\"\(place.1)\""
                + " assertions=\"\(result.assertionCount)\""
        }
        var children = dialect == .extended ? properties(result) : ""
        if let failure = result.failure {
            children +=
                "      <failure message=\"\(failure.title.markup)\" type=\"failed\">"
                + "\(failure.text.markup)</failure>\n"
        }
        if result.verdict == .skipped { children += "      <skipped/>\n" }
        guard !children.isEmpty else { return "    <testcase \(attributes)/>\n" }
        return "    <testcase \(attributes)>\n\(children)    </testcase>\n"
    }

    private func properties(_ result: ScenarioResult) -> String {
        let properties = [
            ("id", result.id), ("virtual", result.duration.text),
            ("tags", result.tags.joined(separator: " ")),
        ]
        let lines = properties.map { name, value in
            "        <property name=\"\(name)\" value=\"\(value.markup)\"/>\n"
        }
        return "      <properties>\n\(lines.joined())      </properties>\n"
    }

    /// Fixed decimals and no exponent, as the schema wants.
    private func seconds(_ seconds: Double) -> String { seconds.text(decimals: 3) }
}
