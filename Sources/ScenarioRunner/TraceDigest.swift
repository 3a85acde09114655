internal import Crypto
internal import Simulation

/// SHA-256 over the canonical text of all events of a run, in hexadecimal digits.
func traceDigest(_ events: [RecordedEvent]) -> String {
    var bytes: [UInt8] = []
    for event in events {
        bytes += event.json.utf8
        bytes.append(UInt8(ascii: "\n"))
    }
    return SHA256.hash(data: bytes).hexadecimal
}

/// SHA-256 over files and ids; each is preceded by its length, so that none can pass for another.
func suiteDigest(_ sources: [SourceText], _ ids: [String]) -> String {
    var hash = SHA256()
    func add(_ bytes: [UInt8]) {
        hash.update(data: Array("\(bytes.count) ".utf8))
        hash.update(data: bytes)
    }
    for source in sources {
        add(Array(source.path.utf8))
        add(source.bytes)
    }
    for id in ids { add(Array(id.utf8)) }
    return hash.finalize().hexadecimal
}

extension SHA256.Digest {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef")
        return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
