internal import Foundation

/// Who we are to the broker: never from arguments, never in a log.
public struct MQTTCredentials: Hashable, Sendable {
    static let userVariable = "ECELL_MQTT_USER"
    static let passwordVariable = "ECELL_MQTT_PASSWORD"
    static let passwordFileVariable = "ECELL_MQTT_PASSWORD_FILE"

    public let user: String
    let password: String?

    public init(user: String, password: String?) {
        self.user = user
        self.password = password
    }

    /// Reads them from the environment: `ECELL_MQTT_USER`, and `ECELL_MQTT_PASSWORD` or, in a file,
    /// `ECELL_MQTT_PASSWORD_FILE`.
    ///
    /// - Parameters:
    ///   - environment: the variables by name.
    ///   - user: who, where somebody else has said so; it comes first.
    /// - Returns: nothing where nobody is named.
    /// - Throws: what is wrong with the file, or that there is no user.
    public static func fromEnvironment(
        _ environment: [String: String], user: String? = nil
    ) throws(MQTTError) -> MQTTCredentials? {
        var password = environment[passwordVariable]
        if let path = environment[passwordFileVariable] {
            password = try Self.password(inFile: path)
        }
        if let user = user ?? environment[userVariable] {
            return MQTTCredentials(user: user, password: password)
        }
        guard password == nil else {
            throw MQTTError(
                .settings, at: "the environment", "there is a password for MQTT, but no user",
                "Set \(userVariable), too.")
        }
        return nil
    }

    /// The first line of a file.
    public static func password(inFile path: String) throws(MQTTError) -> String {
        let content: String
        do {
            content = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw MQTTError(
                .settings, at: path, "the file with the password cannot be read",
                "It must hold the password as its first line, and be readable to this user.")
        }
        return content.split(separator: "\n", omittingEmptySubsequences: false).first
            .map(String.init) ?? ""
    }
}

extension MQTTCredentials: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(user), password hidden" }
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
