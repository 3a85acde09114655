internal import Diagnostics
internal import Simulation

extension Sighting {
    /// As words, so that the sightings of all shards can be put together.
    var json: String {
        var object = JSONObject()
        object.add("met", met.members.map(\.word).json)
        object.add("unmet", unmet.members.map(\.word).json)
        object.add("values", values.map(\.text).sorted().json)
        object.add("ways", ways.map(\.text).sorted().json)
        object.add("accepted", accepted.map(\.word).sorted().json)
        object.add("refused", refused.map(\.word).sorted().json)
        object.add("turns", turns.map(\.text).sorted().json)
        object.add("verdicts", verdicts.map(\.text).sorted().json)
        return object.text
    }

    /// From the same words; those that are not known are of a later version, and passed over.
    ///
    /// - Parameter words: gives those under a key.
    /// - Throws: what `words` throws.
    init(_ words: (String) throws -> [String]) rethrows {
        met = PrerequisiteSet(try words("met").compactMap { Prerequisite(word: $0) })
        unmet = PrerequisiteSet(try words("unmet").compactMap { Prerequisite(word: $0) })
        values = Set(try words("values").compactMap { Sight($0) })
        ways = Set(try words("ways").compactMap { Way($0) })
        accepted = Set(try words("accepted").compactMap { CommandName(word: $0) })
        refused = Set(try words("refused").compactMap { CommandName(word: $0) })
        turns = Set(try words("turns").compactMap { Turn($0) })
        verdicts = Set(try words("verdicts").compactMap { Judgement($0) })
    }
}

extension Sighting.Sight {
    fileprivate var text: String { "\(signal.word) \(signal.state(of: value))" }

    fileprivate init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let signal = Signal(word: parts[0]) else { return nil }
        self.init(signal: signal, value: signal.value(ofState: parts[1]))
    }
}

extension Sighting.Way {
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 4, let machine = Signal(word: parts[0]) else { return nil }
        self.init(
            machine: machine, from: machine.value(ofState: parts[1]),
            to: machine.value(ofState: parts[3]))
    }
}

extension Sighting.Turn {
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let activity = Activity(word: parts[0]),
            let prerequisite = Prerequisite(word: parts[2])
        else { return nil }
        self.init(activity: activity, prerequisite: prerequisite)
    }
}

extension Sighting.Judgement {
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let activity = Activity(word: parts[0]),
            let verdict = Diagnosis.Verdict(word: parts[1])
        else { return nil }
        self.init(activity: activity, verdict: verdict)
    }
}

extension Signal {
    /// The value that ``state(of:)`` shows so.
    fileprivate func value(ofState word: String) -> Value {
        stateWords.firstIndex(of: word).map { .word(UInt8($0)) } ?? .none
    }
}
