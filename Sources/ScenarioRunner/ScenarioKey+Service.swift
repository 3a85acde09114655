internal import Diagnostics
internal import Simulation

extension ScenarioKey {
    /// Keys of the configuration of the live simulator.
    static let service = [
        ScenarioKey("instance", "Names the connection and its status topic; default ecell."),
        ScenarioKey("mqtt", "The broker, and what is published."),
        ScenarioKey("clock", "Where it is, when it begins there, and how fast time goes."),
        ScenarioKey(
            "weather", "°C outside, or a .csv file with a local time and °C in each line."),
        ScenarioKey(
            "database", "The file in which all is kept; without it nothing outlives the process."),
        ScenarioKey("retention", "How long history is kept, 7 d at least; without it for ever."),
        ScenarioKey(
            "log",
            "The least that is logged: \(Scalar.choices(ServiceConfiguration.LogLevel.words)); "
                + "default info."),
        ScenarioKey("contacts", "Whom a diagnosis tells to call; default: those of FAQ 22 and 23."),
        ScenarioKey("limits", "When pre-entry climate control is allowed and worth while."),
        ScenarioKey(
            "cards",
            "UIDs and their OCPP 1.6 AuthorizationStatus, others are Invalid; "
                + "default \(ServiceConfiguration.firstCard): Accepted."),
        ScenarioKey(
            "vehicle",
            "Every vehicle that does not say: a preset, or a map of `preset` and fields; "
                + "default eVito-41."),
        ScenarioKey(
            "wallbox",
            "Every wallbox: a preset, or a map of `preset` and fields, or none; "
                + "default home-11kW."),
        ScenarioKey(
            "given", "Starting values by signal; what it does not say is a ready world."),
        ScenarioKey(
            "vehicles",
            "How many, named van-1 and on, or a map of names and what is different about each."),
    ]

    /// Keys of `mqtt`.
    static let mqtt = [
        ScenarioKey(
            "url",
            "mqtt://HOST:PORT, or mqtts:// for TLS; without it there is a broker of its own."),
        ScenarioKey("root", "The first level of every topic; default ecell."),
        ScenarioKey("user", "The user's name at the broker."),
        ScenarioKey("passwordFile", "The file whose first line is the password."),
        ScenarioKey("authority", "Certificates to trust, PEM; default: the system's."),
        ScenarioKey("certificate", "The client's own certificate, PEM."),
        ScenarioKey("key", "The key of that certificate, PEM."),
        ScenarioKey("signals", "Whether each signal has a topic of its own; default on."),
        ScenarioKey("discovery", "Whether Home Assistant is told of the vehicles; default on."),
    ]

    /// Keys of `clock`.
    static let serviceClock = [
        ScenarioKey("zone", "An IANA time zone; default Europe/Copenhagen."),
        ScenarioKey(
            "start", "now, or a local date and time such as 2026-01-12T18:00; default now."),
        ScenarioKey("rate", "Virtual seconds a second, \(ClockRate.expectation); default 1."),
        ScenarioKey("steering", "Whether commands may steer the clock; default refused."),
    ]

    /// Keys of `contacts`, and when each of them is called.
    static let contacts = Contact.allCases.map { contact in
        let about =
            switch contact {
            case .wallboxProvider: "For the wallbox, and for cards."
            case .wallboxService: "In its place, where the wallbox came from the manufacturer."
            case .digitalServices: "For commands that do not reach the van."
            case .assistance: "For the van, and for everything else."
            case .site: "For the mains supply, and for limits of the wallbox."
            case .fleetManager: "For cards, in place of the wallbox's provider."
            case .simulatorOperator: "For the simulator itself, while it cannot record."
            }
        return ScenarioKey(contact.word, about)
    }

    /// Keys of somebody to call.
    static let contact = [
        ScenarioKey("name", "As a driver knows them."),
        ScenarioKey("phone", "The number that is called."),
        ScenarioKey("email", "An address, where there is one."),
    ]

    /// Keys of `limits`.
    static let limits = [
        ScenarioKey("climateSoc", "The battery must be above that (FAQ 25.7); default 15 %."),
        ScenarioKey(
            "climateDifference",
            "Preset and outside temperature must differ by that (FAQ 25.6); default 0.5 K."),
    ]

    /// Keys of a vehicle.
    static let van = ["vehicle", "wallbox", "given"].compactMap { name in
        service.first { $0.name == name }
    }
}
