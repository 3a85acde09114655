import Foundation
import MQTTBridge
import Service

/// Somebody with a broker of its own, to be killed: writes the broker's port, and waits for the end.
@main
enum BrokerOwner {
    static func main() throws {
        let broker = try OwnBroker()
        FileHandle.standardOutput.write(Data("\(broker.address.port)\n".utf8))
        while FileHandle.standardInput.availableData.isEmpty {}
        broker.stop()
    }
}
