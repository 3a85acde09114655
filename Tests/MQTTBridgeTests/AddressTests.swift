import Foundation
import MQTTBridge
import Testing

/// What people write of a broker, and what they are told.
struct AddressTests {
    static let good: [(written: String, text: String, user: String?)] = [
        ("mqtt://localhost", "mqtt://localhost:1883", nil),
        ("mqtt://localhost:11883/", "mqtt://localhost:11883", nil),
        ("mqtts://broker.example", "mqtts://broker.example:8883", nil),
        ("mqtt://fleet@10.0.0.1", "mqtt://10.0.0.1:1883", "fleet"),
        ("mqtt://[::1]:1884", "mqtt://[::1]:1884", nil),
    ]
    static let form = "Write mqtt://HOST:PORT, or mqtts://HOST:PORT with encryption."
    static let bad: [(written: String, text: String)] = [
        ("localhost", "localhost: this is no address of a broker. \(form)"),
        ("localhost:1883", "localhost:1883: this is no address of a broker. \(form)"),
        ("", ": this is no address of a broker. \(form)"),
        ("http://localhost", "http://localhost: `http` is not supported. \(form)"),
        ("mqtt://", "mqtt://: no host is named. \(form)"),
        ("mqtt://a/b", "mqtt://a/b: something stands after the port. \(form)"),
        ("mqtt://a:0", "mqtt://a:0: the port does not lie in 1–65535. \(form)"),
        ("mqtt://a:70000", "mqtt://a:70000: the port does not lie in 1–65535. \(form)"),
        (
            "mqtt://me:secret@a",
            "the broker's address: it has a password in it. Put that into the environment, as "
                + "ECELL_MQTT_PASSWORD, or into a file that ECELL_MQTT_PASSWORD_FILE names."
        ),
    ]

    @Test(arguments: good)
    func `an address is read`(_ written: String, _ text: String, _ user: String?) throws {
        let address = try MQTTAddress(written)
        #expect(address.text == text)
        #expect(address.user == user)
    }

    @Test(arguments: bad)
    func `a wrong address is told what would be right`(_ written: String, _ text: String) {
        #expect(throws: MQTTError.self) { try MQTTAddress(written) }
        do {
            _ = try MQTTAddress(written)
        } catch {
            #expect(error.text == text)
        }
    }

    @Test func `credentials come from the environment or a file, and are never shown`() throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("ecell-\(UUID().uuidString)")
        try Data("pass word\nnotes\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let credentials = try MQTTCredentials.fromEnvironment(
            ["ECELL_MQTT_USER": "van", "ECELL_MQTT_PASSWORD_FILE": file.path])
        #expect(credentials == MQTTCredentials(user: "van", password: "pass word"))
        #expect(
            try MQTTCredentials.fromEnvironment(["ECELL_MQTT_PASSWORD": "x"], user: "driver")
                == MQTTCredentials(user: "driver", password: "x"))
        #expect(try MQTTCredentials.fromEnvironment([:]) == nil)
        var settings = try MQTTSettings(url: "mqtt://localhost", environment: [:])
        settings.credentials = credentials
        var dumped = "\(settings)"
        dump(settings, to: &dumped)
        #expect(dumped.contains("van"))
        #expect(!dumped.contains("pass word"))
    }

    @Test func `half of what is needed is told to be half`() {
        let pairs: [(environment: [String: String], text: String)] = [
            (
                ["ECELL_MQTT_PASSWORD": "x"],
                "the environment: there is a password for MQTT, but no user. Set ECELL_MQTT_USER, "
                    + "too."
            ),
            (
                ["ECELL_MQTT_CERTIFICATE_FILE": "/dev/null"],
                "mqtts://a:8883: a client certificate needs its key, and the reverse. Set both "
                    + "ECELL_MQTT_CERTIFICATE_FILE and ECELL_MQTT_KEY_FILE."
            ),
            (
                ["ECELL_MQTT_CA_FILE": "/absent.pem"],
                "/absent.pem: the file cannot be read. It must be a PEM file that is readable to "
                    + "this user."
            ),
            (
                ["ECELL_MQTT_USER": "a", "ECELL_MQTT_PASSWORD_FILE": "/absent"],
                "/absent: the file with the password cannot be read. It must hold the password as "
                    + "its first line, and be readable to this user."
            ),
        ]
        for (environment, text) in pairs {
            let error = #expect(throws: MQTTError.self) {
                try MQTTSettings(url: "mqtts://a", environment: environment)
            }
            #expect(error?.text == text)
        }
    }
}
