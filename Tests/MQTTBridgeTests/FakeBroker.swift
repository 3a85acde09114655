import Foundation

/// Somebody on a broker's port who says what a test wants, and not what MQTT wants.
///
/// Takes one connection after the other; each answer is sent when something has come.
final class FakeBroker: Sendable {
    let port: UInt16
    private let listener: Int32

    /// - Parameter answers: the bytes sent after each packet of a connection; then it goes silent.
    /// - Throws: that there is no free port.
    init(answers: [[UInt8]]) throws {
        port = try freePort()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = port.bigEndian
        let listener = listener
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe bind(
                    listener, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        listen(listener, 8)
        Thread { Self.serve(listener, answers) }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ listener: Int32, _ answers: [[UInt8]]) {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 4096)
            for answer in answers {
                guard unsafe read(connection, &buffer, buffer.count) > 0 else { break }
                _ = unsafe send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
            }
            while unsafe read(connection, &buffer, buffer.count) > 0 {}
            close(connection)
        }
    }
}
