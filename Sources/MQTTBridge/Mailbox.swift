internal import CMosquitto
internal import Foundation

/// Where the library's callbacks leave what happened, for the thread that polls: they run on it.
///
/// A class, as the library carries one pointer to it. No callback throws, traps or keeps anything.
final class Mailbox {
    /// What happened, in order.
    var inputs: [Connection.Input] = []
    /// The subscriptions not yet answered: their index by the library's number.
    var unanswered: [Int32: Int] = [:]
    /// What the library complained of, which says more than its codes.
    private(set) var complaint: String?
    let settings: MQTTSettings
    fileprivate let receive: (IncomingMessage) -> Void
    fileprivate let acknowledge: (_ number: Int32, MQTTError?) -> Void

    init(
        _ settings: MQTTSettings, receive: @escaping (IncomingMessage) -> Void,
        acknowledge: @escaping (_ number: Int32, MQTTError?) -> Void
    ) {
        self.settings = settings
        self.receive = receive
        self.acknowledge = acknowledge
    }

    /// Takes out what happened.
    func empty() -> [Connection.Input] {
        defer { inputs = [] }
        return inputs
    }

    /// The first complaint is the cause, and those that follow are its consequences.
    fileprivate func complain(_ text: String) {
        let all = [complaint, text].compactMap(\.self).joined(separator: "; ")
        complaint = String(all.prefix(500))
    }

    /// Forgets what belonged to a connection that has ended.
    func clear() {
        inputs = []
        unanswered = [:]
        complaint = nil
    }

    fileprivate func connected(_ reason: Int32, isResumed: Bool) {
        inputs.append(
            reason == 0
                ? .connected(isResumed: isResumed) : .lost(.refused(reason, settings)))
    }

    fileprivate func subscribed(_ number: Int32, _ reasons: [Int32]) {
        guard let index = unanswered.removeValue(forKey: number) else { return }
        // A broker may leave the reasons out; then nothing is granted.
        guard let reason = reasons.first, reason < 0x80 else {
            let filter = settings.subscriptions[index].filter
            inputs.append(.lost(.denied(filter, reasons.first, settings)))
            return
        }
        if unanswered.isEmpty { inputs.append(.subscribed) }
    }
}

/// Tells the library where its news goes.
func setCallbacks(_ handle: OpaquePointer?) {
    unsafe mosquitto_connect_v5_callback_set(handle) { _, context, reason, flags, _ in
        // Bit 0 of the flags: the broker has kept our session (MQTT 5, 3.2.2.1.1).
        unsafe mailbox(context)?.connected(reason, isResumed: flags & 1 == 1)
    }
    unsafe mosquitto_disconnect_v5_callback_set(handle) { _, context, reason, _ in
        guard let mailbox = unsafe mailbox(context) else { return }
        mailbox.inputs.append(.lost(mailbox.error(reason)))
    }
    unsafe mosquitto_subscribe_v5_callback_set(handle) { _, context, number, count, reasons, _ in
        let reasons = unsafe UnsafeBufferPointer(start: reasons, count: max(0, Int(count)))
        unsafe mailbox(context)?.subscribed(number, Array(reasons))
    }
    unsafe mosquitto_publish_v5_callback_set(handle) { _, context, number, reason, _ in
        guard let mailbox = unsafe mailbox(context) else { return }
        let error = reason < 0x80 ? nil : MQTTError.rejected(reason, mailbox.settings)
        mailbox.acknowledge(number, error)
    }
    unsafe mosquitto_message_v5_callback_set(handle) { _, context, message, properties in
        guard let message = unsafe message,
            let message = unsafe IncomingMessage(message, properties)
        else { return }
        unsafe mailbox(context)?.receive(message)
    }
    unsafe mosquitto_log_callback_set(handle) { _, context, level, text in
        guard level == MOSQ_LOG_ERR, let text = unsafe text else { return }
        unsafe mailbox(context)?.complain(String(cString: text))
    }
}

/// The mailbox behind the library's pointer; the link keeps it alive.
private func mailbox(_ context: UnsafeMutableRawPointer?) -> Mailbox? {
    guard let context = unsafe context else { return nil }
    return unsafe Unmanaged<Mailbox>.fromOpaque(context).takeUnretainedValue()
}
