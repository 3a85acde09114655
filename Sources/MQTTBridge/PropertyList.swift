internal import CMosquitto
internal import Foundation

/// A list of MQTT 5 properties on its way to the library: owns it.
@safe struct PropertyList: ~Copyable {
    private(set) var list: OpaquePointer?

    init() { unsafe list = nil }

    /// The properties of a message.
    init(of message: OutgoingMessage) {
        self.init()
        if let topic = message.responseTopic { add(MQTT_PROP_RESPONSE_TOPIC, topic) }
        if let correlation = message.correlation { add(MQTT_PROP_CORRELATION_DATA, correlation) }
    }

    deinit {
        var list = unsafe list
        unsafe mosquitto_property_free_all(&list)
    }

    // What cannot be added is out of range; the message then goes without, as it would to a
    // receiver that does not know the property.

    mutating func add(_ property: mqtt5_property, _ value: UInt32) {
        _ = unsafe mosquitto_property_add_int32(&list, Int32(property.rawValue), value)
    }

    mutating func add(_ property: mqtt5_property, _ value: String) {
        _ = unsafe mosquitto_property_add_string(&list, Int32(property.rawValue), value)
    }

    mutating func add(_ property: mqtt5_property, _ value: [UInt8]) {
        guard let length = UInt16(exactly: value.count) else { return }
        _ = unsafe mosquitto_property_add_binary(&list, Int32(property.rawValue), value, length)
    }
}

extension IncomingMessage {
    /// A copy of what the library shows in its callback.
    ///
    /// - Returns: nothing if the topic is not text.
    init?(_ message: UnsafePointer<mosquitto_message>, _ properties: OpaquePointer?) {
        guard let topic = unsafe String(validatingCString: message.pointee.topic) else {
            return nil
        }
        let payload = unsafe UnsafeRawBufferPointer(
            start: message.pointee.payload, count: max(0, Int(message.pointee.payloadlen)))
        unsafe self.init(topic, Array(payload), isRetained: message.pointee.retain)
        unsafe read(properties)
    }

    private mutating func read(_ list: OpaquePointer?) {
        guard unsafe list != nil else { return }
        var text: UnsafeMutablePointer<CChar>?
        if unsafe mosquitto_property_read_string(
            list, Int32(MQTT_PROP_RESPONSE_TOPIC.rawValue), &text, false) != nil
        {
            responseTopic = unsafe taken(text)
        }
        var bytes: UnsafeMutableRawPointer?
        var length: UInt16 = 0
        if unsafe mosquitto_property_read_binary(
            list, Int32(MQTT_PROP_CORRELATION_DATA.rawValue), &bytes, &length, false) != nil
        {
            correlation = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
            unsafe free(bytes)
        }
        var seconds: UInt32 = 0
        if unsafe mosquitto_property_read_int32(
            list, Int32(MQTT_PROP_MESSAGE_EXPIRY_INTERVAL.rawValue), &seconds, false) != nil
        {
            expiresIn = seconds
        }
        unsafe readUserProperties(list)
    }

    private mutating func readUserProperties(_ list: OpaquePointer?) {
        var name: UnsafeMutablePointer<CChar>?
        var value: UnsafeMutablePointer<CChar>?
        let identifier = Int32(MQTT_PROP_USER_PROPERTY.rawValue)
        var next = unsafe mosquitto_property_read_string_pair(
            list, identifier, &name, &value, false)
        while unsafe next != nil {
            if let name = unsafe taken(name), let value = unsafe taken(value) {
                userProperties.append(UserProperty(name, value))
            }
            unsafe next = unsafe mosquitto_property_read_string_pair(
                next, identifier, &name, &value, true)
        }
    }
}

/// A copy of a text that the library has handed over; the original is freed.
private func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe free(text) }
    return unsafe String(validatingCString: text)
}
