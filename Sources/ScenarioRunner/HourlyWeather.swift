internal import Foundation
internal import Simulation

/// A file of temperatures: `time,temperature` in each line, times local, °C.
enum HourlyWeather {
    /// - Throws: a sentence with the file and line.
    static func read(_ path: String, _ zone: Zone) throws(Mistake) -> [WeatherChange] {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Mistake("the weather file \(path) can't be read")
        }
        var hours: [WeatherChange] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = String(line).trimmed
            if line.isEmpty || line.hasPrefix("#") || index == 0 && line.hasPrefix("time") {
                continue
            }
            let cells = line.split(separator: ",").map { String($0).trimmed }
            guard cells.count == 2, let time = Scalar.localTime(cells[0]) else {
                throw Mistake(
                    "\(path):\(index + 1): a line must be a local time and °C, such as "
                        + "2026-01-12T18:00,-5.5")
            }
            let temperature = try temperature(cells[1], "\(path):\(index + 1)")
            let at = zone.instant(of: time)
            guard hours.last.map({ $0.at < at }) ?? true else {
                throw Mistake("\(path):\(index + 1): the times must rise from line to line")
            }
            hours.append(.init(at: at, temperature: temperature))
        }
        guard !hours.isEmpty else { throw Mistake("the weather file \(path) is empty") }
        return hours
    }

    private static func temperature(_ text: String, _ place: String) throws(Mistake) -> Double {
        let name = Signal.weatherTemperature.word
        do throws(Mistake) {
            let written = Written.Entry(name, .text("\(text) °C"))
            guard case .number(let number) = try Assignment(written).value else { return 0 }
            return number
        } catch {
            throw Mistake("\(place): \(error.message)")
        }
    }
}
