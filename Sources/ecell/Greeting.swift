import MQTTBridge
import ScenarioRunner
import Simulation

extension Terminal {
    /// Says who is there, and how to talk to them.
    static func greet(
        _ configuration: ServiceConfiguration, _ address: MQTTAddress, isOwn: Bool,
        from start: Instant
    ) throws {
        let vans = configuration.vans
        let first = vans.first?.id ?? "van-1"
        let who =
            vans.count == 1
            ? "\(first) (\(vans[0].vehicle), \(vans[0].wallbox ?? "no wallbox"))"
            : "\(vans.count) vehicles, \(first) to \(vans.last?.id ?? first)"
        let rate = configuration.rate == 1 ? "" : " at \(Scalar.shortest(configuration.rate)) ×"
        let zone = configuration.zone
        let second = Instant(milliseconds: start.milliseconds / 1000 * 1000)
        var lines = [
            "\(who), \(zone.text(of: second)) \(zone.name)\(rate)",
            isOwn
                ? "A broker of its own listens on \(address.text), and ends with this command."
                : "The broker is \(address.text).",
        ]
        if let database = configuration.database { lines.append("Recorded in \(database).") }
        let to = " --mqtt \(address.text)"
        lines += [
            "In another terminal:", "  ecell watch \(first)\(to)",
            "  ecell send \(first) plug.insert\(to)",
            "  ecell diagnose --vehicle \(first)\(to)",
            "  mosquitto_sub -h \(address.host) -p \(address.port) -t '\(configuration.root)/#' -v",
            "Ctrl-C ends it.", "",
        ]
        try tell(lines.joined(separator: "\n"))
    }
}
