internal import Crypto
internal import Simulation

/// SHA-256 over the canonical text of all events of a run, in hexadecimal digits.
func traceDigest(_ events: [RecordedEvent]) -> String {
    var hash = SHA256()
    for event in events { hash.update(data: Array((event.json + "\n").utf8)) }
    let digits = Array("0123456789abcdef")
    return String(hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
