internal import CMosquitto
internal import Foundation
internal import Synchronization

/// The library's handle as a number, so that it can go from thread to thread: the library locks it.
struct Handle: Hashable, Sendable {
    private let address: UInt

    init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        address = UInt(bitPattern: pointer)
    }

    var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

    /// Queues a message for the thread that polls.
    ///
    /// - Returns: the library's code, and its number for the message.
    func publish(_ message: OutgoingMessage) -> (code: Int32, number: Int32) {
        var number: Int32 = 0
        let properties = PropertyList(of: message)
        let code = unsafe message.payload.withUnsafeBytes { bytes in
            unsafe mosquitto_publish_v5(
                pointer, &number, message.topic, Int32(bytes.count), bytes.baseAddress,
                message.delivery.rawValue, message.isRetained, properties.list)
        }
        return (code, number)
    }

    /// Says goodbye, and has the broker send our last will: who is gone on purpose is gone, too.
    func disconnect() {
        let reason = Int32(MQTT_RC_DISCONNECT_WITH_WILL_MSG.rawValue)
        _ = unsafe mosquitto_disconnect_v5(pointer, reason, nil)
    }
}

/// One connection to the broker, from greeting to end: owns the library's handle.
///
/// Belongs to the thread that polls it. The library acknowledges a message after the callback has
/// returned only where it takes itself to be threaded, and not at all if the process dies in it.
struct BrokerLink: ~Copyable {
    let handle: Handle
    /// What the callbacks leave behind; the library has a reference to it that it does not count.
    let mailbox: Mailbox
    private let settings: MQTTSettings

    /// Reserves the handle.
    init(_ settings: MQTTSettings, mailbox: Mailbox) throws(MQTTError) {
        precondition(Self.isLibraryReady, "libmosquitto can be initialised")
        let context = unsafe Unmanaged.passUnretained(mailbox).toOpaque()
        // A clean start is asked for by the library's version 5 of the greeting.
        let isClean = settings.clientID == nil
        guard
            let handle = unsafe Handle(mosquitto_new(settings.clientID, isClean, context))
        else {
            throw MQTTError(
                .settings, at: settings.address.text, "the client cannot be made",
                "Check the name of the instance: it must be text of 1–65535 bytes.")
        }
        self.handle = handle
        self.mailbox = mailbox
        self.settings = settings
    }

    deinit { unsafe mosquitto_destroy(handle.pointer) }

    private static let isLibraryReady = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.rawValue

    // MARK: Preparing

    private func prepare() throws(MQTTError) {
        let pointer = unsafe handle.pointer
        unsafe setCallbacks(pointer)
        // The order matters to nobody: each is checked.
        var codes: [Int32] = unsafe [
            mosquitto_threaded_set(pointer, true),
            mosquitto_int_option(pointer, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5),
            // Without it a QoS 1 round trip takes 44 ms and not 0.5 ms.
            mosquitto_int_option(pointer, MOSQ_OPT_TCP_NODELAY, 1),
            mosquitto_int_option(pointer, MOSQ_OPT_RECEIVE_MAXIMUM, 20),
        ]
        if let will = settings.will {
            let code = unsafe will.payload.withUnsafeBytes { bytes in
                unsafe mosquitto_will_set_v5(
                    pointer, will.topic, Int32(bytes.count), bytes.baseAddress,
                    will.delivery.rawValue, will.isRetained, nil)
            }
            codes.append(code)
        }
        if let credentials = settings.credentials {
            codes.append(
                unsafe mosquitto_username_pw_set(
                    pointer, credentials.user, credentials.password))
        }
        if settings.address.isEncrypted { codes += encrypt() }
        if let code = codes.first(where: { $0 != MOSQ_ERR_SUCCESS.rawValue }) {
            throw mailbox.error(code)
        }
    }

    private func encrypt() -> [Int32] {
        let files = settings.encryption
        // Debian's certificates, where nobody names others: the library's own switch for them does
        // not go with a client certificate.
        let folder = files.authorityFile == nil ? "/etc/ssl/certs" : nil
        return unsafe [
            mosquitto_tls_set(
                handle.pointer, files.authorityFile, folder, files.certificateFile, files.keyFile,
                // A key with a passphrase must not wait for somebody at a terminal.
                { _, _, _, _ in 0 }),
            // Verified; version 1.2 or later.
            mosquitto_tls_opts_set(handle.pointer, 1, "tlsv1.2", nil),
            mosquitto_tls_insecure_set(handle.pointer, false),
        ]
    }

    // MARK: Living

    /// Greets the broker; blocks while the network does.
    func connect() throws(MQTTError) {
        try prepare()
        var properties = PropertyList()
        if settings.clientID != nil {
            properties.add(MQTT_PROP_SESSION_EXPIRY_INTERVAL, settings.sessionExpiry)
        }
        properties.add(MQTT_PROP_MAXIMUM_PACKET_SIZE, settings.largestPacket)
        let code = unsafe mosquitto_connect_bind_v5(
            handle.pointer, settings.address.host, Int32(settings.address.port),
            Int32(settings.keepAlive), nil, properties.list)
        guard code == MOSQ_ERR_SUCCESS.rawValue else {
            throw mailbox.error(code)
        }
    }

    /// Subscribes to everything, with the sender's flag of retained messages kept.
    func subscribe() throws(MQTTError) {
        for (index, subscription) in settings.subscriptions.enumerated() {
            let options =
                MQTT_SUB_OPT_RETAIN_AS_PUBLISHED.rawValue
                | UInt32(subscription.retained.rawValue)
            var number: Int32 = 0
            let code = unsafe mosquitto_subscribe_v5(
                handle.pointer, &number, subscription.filter, 1, Int32(options), nil)
            guard code == MOSQ_ERR_SUCCESS.rawValue else {
                throw mailbox.error(code)
            }
            mailbox.unanswered[number] = index
        }
    }

    /// Lets the library read and write for up to so long; the callbacks run meanwhile.
    func poll(for duration: Duration) throws(MQTTError) {
        let milliseconds = Int32(duration / .milliseconds(1))
        // It writes each message by itself; together they need few packets, and wake the broker once.
        cork(true)
        let code = unsafe mosquitto_loop(handle.pointer, milliseconds, 1)
        cork(false)
        guard code == MOSQ_ERR_SUCCESS.rawValue else {
            throw mailbox.error(code)
        }
    }

    private func cork(_ isCorked: Bool) {
        var value: Int32 = isCorked ? 1 : 0
        let size = socklen_t(MemoryLayout<Int32>.size)
        // Without a connection there is nothing to hold back.
        _ = unsafe setsockopt(socket, Int32(IPPROTO_TCP), TCP_CORK, &value, size)
    }

    /// The connection's descriptor.
    var socket: Int32 { unsafe mosquitto_socket(handle.pointer) }
}
