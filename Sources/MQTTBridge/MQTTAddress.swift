internal import Foundation

/// Where the broker is: `mqtt://localhost:1883`, `mqtts://broker.example`.
public struct MQTTAddress: Hashable, Sendable {
    public let host: String
    public let port: UInt16
    public let isEncrypted: Bool
    /// The user named in the address; a password may not stand there.
    public let user: String?

    /// As it is written, without the user.
    public var text: String {
        "\(isEncrypted ? "mqtts" : "mqtt")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    public init(host: String, port: UInt16, isEncrypted: Bool = false) {
        self.host = host
        self.port = port
        self.isEncrypted = isEncrypted
        user = nil
    }

    /// Reads a URL.
    ///
    /// - Throws: what is wrong with it. The text of a URL with a password is not repeated.
    public init(_ text: String) throws(MQTTError) {
        let form = "Write mqtt://HOST:PORT, or mqtts://HOST:PORT with encryption."
        guard text.contains("://"), let url = URLComponents(string: text), let scheme = url.scheme
        else {
            throw MQTTError(
                .settings, at: text.contains("@") ? "the broker's address" : text,
                "this is no address of a broker", form)
        }
        guard url.password == nil else {
            throw MQTTError(
                .settings, at: "the broker's address", "it has a password in it",
                "Put that into the environment, as \(MQTTCredentials.passwordVariable), or into "
                    + "a file that \(MQTTCredentials.passwordFileVariable) names.")
        }
        guard scheme == "mqtt" || scheme == "mqtts" else {
            throw MQTTError(.settings, at: text, "`\(scheme)` is not supported", form)
        }
        isEncrypted = scheme == "mqtts"
        // An IPv6 address stands in brackets.
        let host = url.host?.trimmingCharacters(in: ["[", "]"]) ?? ""
        guard !host.isEmpty else {
            throw MQTTError(.settings, at: text, "no host is named", form)
        }
        guard url.path.isEmpty || url.path == "/", url.query == nil, url.fragment == nil else {
            throw MQTTError(.settings, at: text, "something stands after the port", form)
        }
        guard let port = UInt16(exactly: url.port ?? (isEncrypted ? 8883 : 1883)), port > 0 else {
            throw MQTTError(
                .settings, at: text, "the port does not lie in 1–65535", form)
        }
        self.host = host
        self.port = port
        user = url.user
    }
}
