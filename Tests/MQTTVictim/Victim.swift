import Foundation
import MQTTBridge

/// A client that can die while it handles a message: `mqtt-victim PORT die|live`.
///
/// It writes each message to standard output, and ends after the first, or after two minutes: a busy
/// machine may take long to let it connect.
@main
enum Victim {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let port = UInt16(CommandLine.arguments[1]) else {
            exit(2)
        }
        let dies = CommandLine.arguments[2] == "die"
        var settings = MQTTSettings(MQTTAddress(host: "127.0.0.1", port: port))
        settings.clientID = "victim"
        settings.subscriptions = [Subscription("command")]
        let handled = DispatchSemaphore(value: 0)
        let client = MQTTClient(settings) { news in
            switch news {
            case .online: say("online")
            case .message(let message):
                say(String(decoding: message.payload, as: UTF8.self))
                // Here a simulator has not committed yet.
                if dies { kill(getpid(), SIGKILL) }
                handled.signal()
            case .delivered, .refused, .ready, .offline, .stopped: break
            }
        }
        _ = handled.wait(timeout: .now() + 120)
        client.stop()
    }

    private static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}
