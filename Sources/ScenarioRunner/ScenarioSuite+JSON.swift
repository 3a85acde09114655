internal import Simulation

extension ScenarioSuite {
    /// What would be run, as one document of JSON.
    public var json: String {
        var document = JSONObject()
        document.add("schema", text: "ecell.list/1")
        document.add("selected", "\(selectedCount)")
        document.add("scenarios", "[\(instances.map(\.json).joined(separator: ","))]")
        return document.text + "\n"
    }

    /// What would be run, an id on each line.
    public var list: String { instances.map { $0.id.withoutControls + "\n" }.joined() }
}

extension ScenarioInstance {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("index", "\(index)")
        object.add("id", text: id)
        object.add("path", text: path)
        let scenario = scenario
        object.add("line", "\(scenario.place.line)")
        object.add("title", text: scenario.title)
        if let choice = scenario.choice { object.add("choice", text: choice) }
        object.add("tags", texts: scenario.tags)
        object.add("steps", "\(scenario.steps.count)")
        return object.text
    }
}
