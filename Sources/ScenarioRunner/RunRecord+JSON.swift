internal import Simulation

extension RunRecord {
    /// The record as one or more JSON Lines, each with its end.
    ///
    /// Everything that is not virtual time or its consequence stands under the key `wall` alone, so
    /// that two runs of the same files differ in nothing else. The keys are explained in
    /// <doc:RunStream>.
    public var jsonLines: String {
        switch self {
        case .started(let start): start.json + "\n"
        case .problem(let problem): problem.json + "\n"
        case .unusedGolden(let path):
            "{\"type\":\"golden.unused\",\"file\":\(path.json)}\n"
        case .result(let result): result.jsonLines
        case .finished(let finish): finish.json + "\n"
        }
    }
}

extension RunStart {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("type", text: "run.started")
        object.add("schema", text: Self.schema)
        object.add("version", text: version)
        object.add("paths", texts: paths)
        object.add("tags", texts: tags)
        object.add("ids", texts: ids)
        object.add("files", "\(fileCount)")
        object.add("fileDigest", text: fileDigest)
        object.add("goldenDigest", text: goldenDigest)
        object.add("selected", "\(selectedCount)")
        object.add("selectedDigest", text: selectedDigest)
        object.add("repetitions", repetitions.map { "\($0)" } ?? "null")
        object.add("shard", shard?.json ?? "null")
        object.add("wall", "{\"started\":\(wallStart.isoText.json)}")
        return object.text
    }
}

extension Shard {
    fileprivate var json: String {
        "{\"index\":\(index),\"count\":\(count),\"by\":\(rule.rawValue.json)}"
    }
}

extension Problem {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("type", text: "problem")
        object.add("file", text: file)
        object.add("line", "\(line)")
        object.add("column", "\(column)")
        object.add("message", text: message)
        object.add("source", text: excerpt?.text)
        object.add("text", text: text)
        return object.text
    }
}

extension ScenarioResult {
    fileprivate var jsonLines: String {
        var lines = startJSON + "\n"
        let event = "{\"type\":\"event\",\"index\":\(index),"
        for line in events {
            lines += event
            lines += line.json.dropFirst()
            lines += "\n"
        }
        for step in steps {
            lines += step.json(index)
            lines += "\n"
        }
        for rule in rules {
            lines += rule.json(index)
            lines += "\n"
        }
        if let course {
            lines += course.json(index, from: start)
            lines += "\n"
        }
        lines += finishJSON
        return lines + "\n"
    }

    private var startJSON: String {
        var object = JSONObject()
        object.add("type", text: "scenario.started")
        object.add("index", "\(index)")
        object.add("id", text: id)
        if let repetition { object.add("repetition", "\(repetition)") }
        object.add("path", text: path)
        object.add("line", "\(line)")
        object.add("title", text: title)
        if let choice { object.add("choice", text: choice) }
        object.add("tags", texts: tags)
        object.add("seed", "\(seed)")
        object.add("at", text: start.isoText)
        return object.text
    }

    private var finishJSON: String {
        var object = JSONObject()
        object.add("type", text: "scenario.finished")
        object.add("index", "\(index)")
        object.add("id", text: id)
        object.add("verdict", text: verdict.rawValue)
        object.add("at", text: (start + duration).isoText)
        object.add("durationMilliseconds", "\(duration.milliseconds)")
        object.add("steps", "\(stepCount)")
        object.add("assertions", "\(assertionCount)")
        object.add("events", "\(eventCount)")
        if let traceDigest { object.add("trace", text: traceDigest) }
        if let golden { object.add("golden", golden.json) }
        if let failure { object.add("failure", failure.json) }
        object.add("wall", "{\"seconds\":\(wallSeconds.text(decimals: 6))}")
        return object.text
    }
}

extension StepResult {
    fileprivate func json(_ index: Int) -> String {
        var object = JSONObject()
        object.add("type", text: "step")
        object.add("index", "\(index)")
        object.add("verb", text: verb.rawValue)
        object.add("text", text: text)
        object.add("note", text: note)
        object.add("line", "\(line)")
        object.add("begins", text: begins?.isoText)
        object.add("ends", text: ends?.isoText)
        object.add("outcome", text: outcome.rawValue)
        return object.text
    }
}

extension RuleResult {
    fileprivate func json(_ index: Int) -> String {
        var object = JSONObject()
        object.add("type", text: "rule")
        object.add("index", "\(index)")
        object.add("kind", text: kind.rawValue)
        object.add("text", text: text)
        object.add("line", "\(line)")
        object.add("broken", text: broken?.isoText)
        return object.text
    }
}

extension GoldenResult {
    fileprivate var json: String {
        "{\"file\":\(path.json),\"outcome\":\(outcome.rawValue.json)}"
    }
}

extension Failure {
    fileprivate var json: String {
        let findings = findings.map { finding in
            var object = JSONObject()
            object.add("expected", text: finding.expected)
            object.add("seen", text: finding.seen)
            object.add("since", text: finding.since)
            object.add("because", text: finding.because)
            return object.text
        }
        var object = JSONObject()
        object.add("file", text: file)
        object.add("line", "\(line)")
        object.add("column", "\(column)")
        object.add("title", text: title)
        object.add("at", text: at)
        object.add("findings", "[\(findings.joined(separator: ","))]")
        object.add("note", text: note)
        object.add("comparison", text: comparison)
        object.add("diagnosis", text: diagnosis)
        object.add("source", text: excerpt.text)
        object.add("text", text: text)
        return object.text
    }
}

extension RunFinish {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("type", text: "run.finished")
        object.add("passed", "\(passed)")
        object.add("failed", "\(failed)")
        object.add("skipped", "\(skipped)")
        object.add("invalid", "\(isInvalid)")
        if let seen { object.add("seen", seen.json) }
        object.add("wall", "{\"seconds\":\(wallSeconds.text(decimals: 6))}")
        return object.text
    }
}
