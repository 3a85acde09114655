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

    /// From the same words.
    ///
    /// - Parameter words: gives those under a key.
    /// - Throws: what `words` throws, and a mistake for a word that is not known.
    init(_ words: (String) throws -> [String]) throws {
        met = PrerequisiteSet(try words("met").map { try known(Prerequisite(word: $0), $0) })
        unmet = PrerequisiteSet(try words("unmet").map { try known(Prerequisite(word: $0), $0) })
        values = Set(try words("values").map { try known(Sight($0), $0) })
        ways = Set(try words("ways").map { try known(Way($0), $0) })
        accepted = Set(try words("accepted").map { try known(CommandName(word: $0), $0) })
        refused = Set(try words("refused").map { try known(CommandName(word: $0), $0) })
        turns = Set(try words("turns").map { try known(Turn($0), $0) })
        verdicts = Set(try words("verdicts").map { try known(Judgement($0), $0) })
    }
}

private func known<Word>(_ word: Word?, _ text: String) throws -> Word {
    guard let word else { throw Mistake("`\(text)` is not known") }
    return word
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
