import Foundation

/// A file with the night of the benchmark, as `ecell run` takes it.
struct NightScenario {
    var title: String
    /// Lists of values by name, which stand in the other texts as `${name}`.
    var matrix: [(name: String, values: [String])] = []
    /// Where the van's battery stands.
    var soc: String
    var outside = "-5 °C"
    var cabin = "-5 °C"
    /// What the wallbox is set to.
    var limit = "16 A"

    func write(to file: URL) throws { try Data(text.utf8).write(to: file) }

    private var text: String {
        let lists = matrix.map { "  \($0): [\($1.joined(separator: ", "))]\n" }.joined()
        return """
            scenario: \(title)
            \(lists.isEmpty ? "" : "matrix:\n" + lists)\
            vehicle: eVito-41
            wallbox: home-11kW
            cards: { 04A1B2C3: Accepted }
            given:
              vehicle.soc: \(soc)
              weather.temperature: \(outside)
              cabin.temperature: \(cabin)
            timeline:
              - do: [{ wallbox.setLimit: { current: "\(limit)" } }, plug.insert]
              - after: 10 s
                do: { card.present: { card: 04A1B2C3 } }
              - within: 10 s
                expect: { charging.state: charging }
              - do: [climate.activate, { departure.set: { time: "07:00" } }]
              - at: 07:00
                expect: { climate.result: reached }
              - after: 11 min
                do: [plug.unlock, plug.remove]
              - expect: { charging.state: disconnected }

            """
    }
}
