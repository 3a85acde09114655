internal import Foundation

/// Everything that a client is told once.
public struct MQTTSettings: Hashable, Sendable {
    /// How encryption is set up; the broker is always verified.
    public struct Encryption: Hashable, Sendable {
        /// Certificates that are trusted, PEM; the system's without it.
        public var authorityFile: String?
        /// Our certificate and its key, PEM.
        public var certificateFile: String?
        public var keyFile: String?

        public init(
            authorityFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil
        ) {
            self.authorityFile = authorityFile
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    public var address: MQTTAddress
    /// The name of our session at the broker, the same at every start; nothing for a session that
    /// ends with the connection.
    public var clientID: String?
    public var credentials: MQTTCredentials?
    public var encryption = Encryption()
    /// What the broker tells when we are gone without a word.
    public var will: OutgoingMessage?
    /// What we tell at every connect, once the subscriptions stand.
    public var birth: OutgoingMessage?
    public var subscriptions: [Subscription] = []
    /// s without a word after which one side asks whether the other is there.
    public var keepAlive: UInt16 = 30
    /// How long the broker keeps our session, in s.
    public var sessionExpiry: UInt32 = 7 * 86_400
    /// The largest message either way, in bytes.
    public var largestPacket: UInt32 = 256 * 1024
    /// Messages on their way to the broker; beyond that ``MQTTClient/publish(_:token:)`` refuses.
    public var mostUnderWay = 200
    public var patience = Patience()

    public init(_ address: MQTTAddress) { self.address = address }
}

extension MQTTSettings {
    static let authorityVariable = "ECELL_MQTT_CA_FILE"
    static let certificateVariable = "ECELL_MQTT_CERTIFICATE_FILE"
    static let keyVariable = "ECELL_MQTT_KEY_FILE"

    /// Settings for a broker, with credentials and files from the environment.
    ///
    /// - Throws: what is wrong with the address or the environment.
    public init(url: String, environment: [String: String]) throws(MQTTError) {
        try self.init(MQTTAddress(url))
        credentials = try MQTTCredentials.fromEnvironment(environment, user: address.user)
        encryption = Encryption(
            authorityFile: environment[Self.authorityVariable],
            certificateFile: environment[Self.certificateVariable],
            keyFile: environment[Self.keyVariable])
        try check()
    }

    /// Finds what would never work.
    ///
    /// - Throws: the first file that cannot be read, or half a client certificate.
    public func check() throws(MQTTError) {
        guard address.isEncrypted else { return }
        if (encryption.certificateFile == nil) != (encryption.keyFile == nil) {
            throw MQTTError(
                .settings, at: address.text, "a client certificate needs its key, and the reverse",
                "Set both \(Self.certificateVariable) and \(Self.keyVariable).")
        }
        let files = [encryption.authorityFile, encryption.certificateFile, encryption.keyFile]
        for case let path? in files
        where !FileManager.default.isReadableFile(atPath: path) {
            throw MQTTError(
                .settings, at: path, "the file cannot be read",
                "It must be a PEM file that is readable to this user.")
        }
    }
}
