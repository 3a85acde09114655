internal import Crypto
internal import Simulation

/// SHA-256 over the canonical text of all events of a run, in hexadecimal digits.
func traceDigest(_ events: [RecordedEvent]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(events.reduce(0) { $0 + $1.json.utf8.count + 1 })
    for event in events {
        bytes += event.json.utf8
        bytes.append(UInt8(ascii: "\n"))
    }
    return SHA256.hash(data: bytes).hexadecimal
}

/// SHA-256 over several texts; each is preceded by its length, so that none can pass for another.
func digest(_ texts: some Sequence<[UInt8]>) -> String {
    var hash = SHA256()
    for text in texts {
        hash.update(data: Array("\(text.count) ".utf8))
        hash.update(data: text)
    }
    return hash.finalize().hexadecimal
}

extension SHA256.Digest {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef")
        return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
