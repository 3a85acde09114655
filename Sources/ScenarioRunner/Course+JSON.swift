internal import Simulation

extension Course {
    /// One line of a run's JSON; times are milliseconds after the scenario's start.
    func json(_ index: Int, from start: Instant) -> String {
        var object = JSONObject()
        object.add("type", text: "course")
        object.add("index", "\(index)")
        object.add("zone", text: zone.name)
        let lanes = lanes.map { lane in
            lane.signal.json(
                lane.isNamed, "stays", from: start,
                lane.stays.lazy.map {
                    ($0.since, $0.text.json)
                })
        }
        let curves = curves.map { curve in
            let decimals = Curve.decimals(of: curve.signal)
            return curve.signal.json(
                curve.isNamed, "points", from: start,
                curve.points.lazy.map { ($0.at, $0.value.text(decimals: decimals)) })
        }
        object.add("lanes", "[\(lanes.joined(separator: ","))]")
        object.add("curves", "[\(curves.joined(separator: ","))]")
        return object.text
    }

    /// What ``json(_:from:)`` has written.
    ///
    /// Signals that are not known are those of a later version, and passed over.
    ///
    /// - Throws: when the zone is not known.
    init(_ written: WrittenCourse, from start: Instant) throws {
        let time = Zone.utc.local(at: start)
        guard let zone = ScenarioRunner.zone(named: written.zone, around: time) else {
            throw RunLine.Unknown.record
        }
        func instant(_ milliseconds: Int64) -> Instant {
            start + Timespan(milliseconds: milliseconds)
        }
        self.zone = zone
        lanes = written.lanes.compactMap { lane in
            guard let signal = Signal(word: lane.signal) else { return nil }
            let stays = (lane.stays ?? []).map { Stay(since: instant($0.at), text: $0.value) }
            return Lane(signal: signal, isNamed: lane.isNamed, stays: stays)
        }
        curves = written.curves.compactMap { curve in
            guard let signal = Signal(word: curve.signal) else { return nil }
            let points = (curve.points ?? []).map { Point(at: instant($0.at), value: $0.value) }
            return Curve(signal: signal, isNamed: curve.isNamed, points: points)
        }
    }
}

/// A course as its JSON has it.
struct WrittenCourse: Decodable {
    let zone: String
    let lanes: [Line]
    let curves: [Line]

    /// A lane or a curve.
    struct Line: Decodable {
        let signal: String
        let isNamed: Bool
        let stays: [Pair<String>]?
        let points: [Pair<Double>]?
    }

    /// `[milliseconds, value]`.
    struct Pair<Value: Decodable>: Decodable {
        let at: Int64
        let value: Value

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            at = try list.decode(Int64.self)
            value = try list.decode(Value.self)
        }
    }
}

extension Signal {
    /// An object with pairs of a time and a value, which is JSON already.
    fileprivate func json(
        _ isNamed: Bool, _ key: String, from start: Instant,
        _ pairs: some Sequence<(at: Instant, json: String)>
    ) -> String {
        var text = "{\"signal\":\(word.json),\"isNamed\":\(isNamed),\"\(key)\":["
        for (index, pair) in pairs.enumerated() {
            text += index == 0 ? "[" : ",["
            text += String((pair.at - start).milliseconds)
            text += ","
            text += pair.json
            text += "]"
        }
        return text + "]}"
    }
}
