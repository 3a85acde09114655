import Foundation
import MQTTBridge
import Testing

/// Encryption and credentials against a real mosquitto.
@Suite(.timeLimit(.minutes(5)))
struct EncryptionTests {
    static let untrusted = """
        the broker's certificate is not trusted, or is not valid today. Name the file of the \
        authority that signed it, as ECELL_MQTT_CA_FILE, and check its dates.
        """
    static let refused: [(certificate: String, complaint: String)] = [
        ("expired", untrusted),
        ("alone", untrusted),
        (
            "elsewhere",
            "the broker's certificate is not for `127.0.0.1`. Name the broker as its certificate "
                + "does."
        ),
    ]

    static func lines(_ certificate: String) -> String {
        """
        allow_anonymous true
        cafile FOLDER/authority.pem
        certfile FOLDER/\(certificate).pem
        keyfile FOLDER/\(certificate).key
        """
    }

    @Test func `a broker with a good certificate is spoken to`() async throws {
        try await Broker.run(
            Self.lines("good"), prepare: { try Certificates.make(in: $0) }
        ) { broker in
            var listener = Listener(broker.encrypted("authority.pem"))
            defer { listener.client.stop() }
            try await listener.online()
        }
    }

    @Test(arguments: refused)
    func `a certificate that is not as it should be is refused, each time`(
        _ certificate: String, _ complaint: String
    ) async throws {
        try await Broker.run(
            Self.lines(certificate), prepare: { try Certificates.make(in: $0) }
        ) { broker in
            let settings = broker.encrypted("authority.pem")
            var listener = Listener(settings)
            defer { listener.client.stop() }
            for _ in 1...3 {
                let error = try await listener.offline()
                #expect(error.text == "\(settings.address.text): \(complaint)")
                #expect(error.kind == .encryption)
            }
        }
    }

    static let served =
        [(certificate: "good", log: "[Service] online", times: 1)]
        + refused.map { (certificate: $0, log: $1, times: 2) }

    @Test(arguments: served)
    func `serve lets in whom its configuration trusts, and nobody else, each time`(
        _ certificate: String, _ log: String, _ times: Int
    ) async throws {
        try await Broker.run(
            Self.lines(certificate) + "\nrequire_certificate true",
            prepare: { try Certificates.make(in: $0) }
        ) { broker in
            let configuration = """
                mqtt:
                  url: mqtts://127.0.0.1:\(broker.port)
                  authority: authority.pem
                  certificate: good.pem
                  key: good.key

                """
            let file = broker.folder.appendingPathComponent("service.yaml")
            try Data(configuration.utf8).write(to: file)
            var serve = try Program(
                [
                    "bash", "-c",
                    "exec \(Program.ecell) serve --config service.yaml 2>&1 >/dev/null",
                ],
                in: broker.folder)
            defer { serve.kill() }
            for _ in 1...times { while try await !serve.next().contains(log) {} }
        }
    }

    @Test func `with an empty file of authorities nobody is trusted, each time`() async throws {
        try await Broker.run(
            Self.lines("good"), prepare: { try Certificates.make(in: $0) }
        ) { broker in
            try Data().write(to: broker.folder.appendingPathComponent("empty.pem"))
            var listener = Listener(broker.encrypted("empty.pem"))
            defer { listener.client.stop() }
            for _ in 1...3 {
                let kind = try await listener.offline().kind
                #expect(kind == .encryption)
            }
        }
    }

    @Test func `a client certificate lets in, and none does not`() async throws {
        try await Broker.run(
            Self.lines("good") + "\nrequire_certificate true",
            prepare: { try Certificates.make(in: $0) }
        ) { broker in
            var settings = broker.encrypted("authority.pem")
            var stranger = Listener(settings)
            let error = try await stranger.offline()
            #expect(error.kind == .encryption || error.kind == .lost)
            stranger.client.stop()
            settings.encryption.certificateFile = broker.folder.path + "/good.pem"
            settings.encryption.keyFile = broker.folder.path + "/good.key"
            var known = Listener(settings)
            defer { known.client.stop() }
            try await known.online()
        }
    }

    @Test func `a broker that does not encrypt is told from one that is not there`() async throws {
        try await Broker.run(prepare: { try Certificates.make(in: $0) }) { broker in
            var listener = Listener(broker.encrypted("authority.pem"))
            defer { listener.client.stop() }
            let kind = try await listener.offline().kind
            #expect(kind == .encryption)
        }
    }
}

extension Broker {
    fileprivate func encrypted(_ authority: String) -> MQTTSettings {
        var encrypted = MQTTSettings(
            MQTTAddress(host: "127.0.0.1", port: port, isEncrypted: true))
        encrypted.patience = settings.patience
        encrypted.encryption.authorityFile = folder.appendingPathComponent(authority).path
        return encrypted
    }
}

/// Certificates made by `openssl`.
enum Certificates {
    /// An authority, and four certificates: one good, one expired, one for another host, and one that
    /// nobody has signed.
    static func make(in folder: URL) throws {
        let script = """
            set -e
            new() {
                openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
                    -keyout $1.key -subj /CN=$1 "${@:2}"
            }
            sign() {
                openssl x509 -req -in $1.csr -CA authority.pem -CAkey authority.key \
                    -CAcreateserial -days $2 -extfile <(echo subjectAltName=$3) -out $1.pem
            }
            new authority -x509 -days 2 -out authority.pem
            new alone -x509 -days 2 -addext subjectAltName=IP:127.0.0.1 -out alone.pem
            for name in good expired elsewhere; do new $name -out $name.csr; done
            sign good 2 IP:127.0.0.1
            sign expired -1 IP:127.0.0.1
            sign elsewhere 2 DNS:broker.example
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        let log = folder.appendingPathComponent("openssl.log")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        process.waitUntilExit()
        let said = try String(contentsOf: log, encoding: .utf8)
        try #require(process.terminationStatus == 0, "openssl: \(said)")
    }
}
