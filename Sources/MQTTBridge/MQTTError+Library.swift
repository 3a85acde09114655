internal import CMosquitto
internal import Foundation

extension Mailbox {
    /// What a code of the library means; read at once, as it may speak of `errno`.
    func error(_ code: Int32) -> MQTTError {
        let system = errno
        let place = settings.address.text
        switch mosq_err_t(code) {
        case MOSQ_ERR_ERRNO where system != EPROTO:
            return MQTTError(
                .unreachable, at: place, "nobody answers: \(text(of: system))",
                "Start a broker there, or name another.")
        case MOSQ_ERR_EAI, MOSQ_ERR_LOOKUP:
            return MQTTError(
                .unreachable, at: place, "there is no host of that name",
                "Check the broker's address, and the network.")
        case MOSQ_ERR_TLS, MOSQ_ERR_TLS_HANDSHAKE, MOSQ_ERR_OCSP, MOSQ_ERR_ERRNO:
            return .insecure(complaint, settings)
        case MOSQ_ERR_CONN_REFUSED, MOSQ_ERR_CONN_LOST, MOSQ_ERR_NO_CONN, MOSQ_ERR_KEEPALIVE:
            // A failed handshake may show as nothing but a lost connection.
            return settings.address.isEncrypted && complaint != nil
                ? .insecure(complaint, settings) : .dropped(code, settings)
        default: return .dropped(code, settings)
        }
    }

    private func text(of system: Int32) -> String {
        unsafe String(cString: strerror(system)).lowercased()
    }
}

extension MQTTError {
    /// The broker has answered our greeting with a reason against us.
    static func refused(_ reason: Int32, _ settings: MQTTSettings) -> MQTTError {
        let place = settings.address.text
        switch UInt32(bitPattern: reason) {
        case MQTT_RC_BAD_USERNAME_OR_PASSWORD.rawValue, MQTT_RC_NOT_AUTHORIZED.rawValue, 4, 5:
            let user = settings.credentials?.user
            return MQTTError(
                .credentials, at: place,
                user.map { "the broker does not accept `\($0)` with that password" }
                    ?? "the broker wants a user and a password",
                "Set \(MQTTCredentials.userVariable) and \(MQTTCredentials.passwordVariable) or "
                    + "\(MQTTCredentials.passwordFileVariable).")
        case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION.rawValue, 1:
            return MQTTError(
                .dialect, at: place, "the broker does not speak MQTT 5",
                "Use one that does, such as mosquitto 2.0.")
        default:
            return MQTTError(
                .forbidden, at: place, "the broker refuses us: \(text(of: reason))",
                "Look into the broker's log.")
        }
    }

    /// The connection ended: a code of the library, or from 128 a reason of the broker.
    static func dropped(_ code: Int32, _ settings: MQTTSettings) -> MQTTError {
        let place = settings.address.text
        switch UInt32(bitPattern: code) {
        case MQTT_RC_SESSION_TAKEN_OVER.rawValue:
            return MQTTError(
                .takenOver, at: place,
                "another client named `\(settings.clientID ?? "")` has taken our place",
                "Give each instance a name of its own.")
        case MQTT_RC_PACKET_TOO_LARGE.rawValue, UInt32(MOSQ_ERR_OVERSIZE_PACKET.rawValue):
            return MQTTError(
                .tooLarge, at: place, "a message was larger than the broker takes",
                "Raise the broker's `max_packet_size`.")
        case 0x80...:
            return MQTTError(
                .lost, at: place, "the broker has hung up: \(text(of: code))",
                "Look into the broker's log.")
        case UInt32(MOSQ_ERR_PROTOCOL.rawValue), UInt32(MOSQ_ERR_MALFORMED_PACKET.rawValue),
            UInt32(MOSQ_ERR_NOT_SUPPORTED.rawValue), UInt32(MOSQ_ERR_MALFORMED_UTF8.rawValue):
            return MQTTError(
                .dialect, at: place, "what was received is not MQTT 5 as we know it",
                "Check that a broker is there, and that it speaks MQTT 5.")
        default:
            // Brokers need not say that a session was taken over, and mosquitto 2.0 does not.
            let name = settings.clientID.map {
                " If that happens again and again, another client may be named `\($0)`, too."
            }
            return MQTTError(
                .lost, at: place, "the connection is lost",
                "It is tried again by itself." + (name ?? ""))
        }
    }

    /// The broker does not let us subscribe.
    static func denied(_ filter: String, _ reason: Int32?, _ settings: MQTTSettings) -> MQTTError {
        MQTTError(
            .forbidden, at: settings.address.text,
            "the broker does not let us subscribe to `\(filter)`: "
                + (reason.map(text) ?? "it gives no reason"),
            "Let this user read it in the broker's access list.")
    }

    /// The broker has a message, and throws it away.
    static func rejected(_ reason: Int32, _ settings: MQTTSettings) -> MQTTError {
        MQTTError(
            .forbidden, at: settings.address.text,
            "the broker does not take a message: \(text(of: reason))",
            "Let this user write there in the broker's access list.")
    }

    /// The broker's certificate, or ours, is not as it should be.
    static func insecure(_ complaint: String?, _ settings: MQTTSettings) -> MQTTError {
        let complaint = complaint ?? ""
        let place = settings.address.text
        let variable = MQTTSettings.authorityVariable
        if complaint.contains("host name verification") {
            return MQTTError(
                .encryption, at: place,
                "the broker's certificate is not for `\(settings.address.host)`",
                "Name the broker as its certificate does.")
        }
        if complaint.contains("certificate verify failed") {
            return MQTTError(
                .encryption, at: place,
                "the broker's certificate is not trusted, or is not valid today",
                "Name the file of the authority that signed it, as \(variable), and check its "
                    + "dates.")
        }
        return MQTTError(
            .encryption, at: place,
            "there is no encrypted connection" + (complaint.isEmpty ? "" : " (\(complaint))"),
            "Check that the broker encrypts on that port, with TLS 1.2 or later, and the files "
                + "of our certificates.")
    }

    private static func text(of reason: Int32) -> String {
        unsafe mosquitto_reason_string(reason).map { unsafe String(cString: $0).lowercased() }
            ?? "reason \(reason)"
    }
}
