internal import Crypto
public import Simulation

/// The token of a card: the first 64 bits of HMAC-SHA256 over its normalised UID.
///
/// - Parameters:
///   - uid: as ``CardToken/normalised(uid:)`` spells it.
///   - key: secret where UIDs are real; scenarios use a fixed public one.
/// - Returns: the same token for the same UID and key, on every machine.
public func cardToken(uid: String, key: [UInt8]) -> CardToken {
    let code = HMAC<SHA256>.authenticationCode(for: Array(uid.utf8), using: SymmetricKey(data: key))
    return CardToken(bits: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
}
