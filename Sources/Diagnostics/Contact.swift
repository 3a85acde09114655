public import Simulation

/// Whose help is needed (FAQ 22, 23).
public enum Contact: UInt8, Word {
    /// Who provided the wallbox.
    case wallboxProvider
    /// For a wallbox that was bought through the manufacturer.
    case wallboxService
    /// For the digital services.
    case digitalServices
    /// For everything else, around the clock.
    case assistance
    /// Who looks after the place: its mains supply.
    case site
    /// Who issues the cards and allocates the vans.
    case fleetManager
    /// Who runs the simulator.
    case simulatorOperator

    public static let words = [
        "wallboxProvider", "wallboxService", "digitalServices", "assistance", "site",
        "fleetManager", "simulatorOperator",
    ]

    /// Whose help a cause needs, whom to ask first; nobody where the driver can see to it alone.
    static func helpers(with cause: Cause) -> [Contact] {
        switch cause {
        case .noMains(isAtSocket: true): [.site, .assistance]
        case .noMains(isAtSocket: false), .limitTooLow: [.site] + wallbox
        case .wallboxOutOfService, .wallboxFault, .readerBroken, .currentTooLow: wallbox
        // FAQ 23 knows nobody else for cards.
        case .card(.blocked), .card(.expired), .card(.invalid), .card(.concurrentTx):
            [.fleetManager] + wallbox
        case .card(.noAnswer): wallbox
        case .vehicleFault, .lockJammed: [.assistance]
        case .service: [.digitalServices]
        case .card(.none), .card(.pending), .card(.accepted), .card(.timeout), .endedByCard,
            .endedByPowerLoss, .driving, .plugOut, .plugPartial, .plugUnlocked, .cableLoose, .gear,
            .hoodOpen, .doorsOpen, .windowsOpen, .batteryTooCold, .batteryTooHot, .batteryLow,
            .targetReached, .stoppedByPerson, .outsideWindow, .climateOff, .noDeparture,
            .cannotCool, .sameTemperature, .timeTooShort, .socketClimate, .linkOffline:
            []
        }
    }

    /// FAQ 23: who sold it; the manufacturer, where that is entered.
    private static let wallbox = [Contact.wallboxService, .wallboxProvider]
}

/// Whom to call; an operator gives his own, the default is that of FAQ 23.
public struct ContactDirectory: Hashable, Sendable {
    /// Somebody to call.
    public struct Entry: Hashable, Sendable {
        /// As a driver knows them.
        public var name: String
        public var phone: String
        public var email: String?

        public init(name: String, phone: String, email: String? = nil) {
            self.name = name
            self.phone = phone
            self.email = email
        }

        /// Name, phone and mail in one line.
        public var text: String { [name, phone, email].compactMap { $0 }.joined(separator: ", ") }
    }

    /// FAQ 22, 23; the wallbox's provider is the example that is given there.
    private var entries: [Contact: Entry] = [
        .wallboxProvider: Entry(
            name: "The Mobility House", phone: "+49 894 1614 3070",
            email: "service@mobilityhouse.com"),
        .digitalServices: Entry(
            name: "Mercedes-Benz", phone: "+49 800 3777 7777",
            email: "connect.deu@cac.mercedes-benz.com"),
        .assistance: Entry(
            name: "Mercedes-Benz", phone: "+49 800 3777 7777",
            email: "mproconnect.deu@cac.mercedes-benz.com"),
    ]

    public init() {}

    /// Who is entered; without an entry, whoever comes next for a cause is called.
    public subscript(contact: Contact) -> Entry? {
        get { entries[contact] }
        set { entries[contact] = newValue }
    }

    /// FAQ 23: who is called for a wallbox that was bought through the manufacturer.
    public static let manufacturersWallbox = Entry(
        name: "Mercedes-Benz", phone: "+49 800 9777 7777")

    func listed(for cause: Cause) -> Listed? { listed(Contact.helpers(with: cause)) }

    /// The first of them who is entered.
    func listed(_ contacts: [Contact]) -> Listed? {
        contacts.lazy.compactMap { contact in self[contact].map { Listed(contact, $0) } }.first
    }

    /// Somebody to call, and what for.
    public struct Listed: Hashable, Sendable {
        public let contact: Contact
        public let entry: Entry

        init(_ contact: Contact, _ entry: Entry) {
            self.contact = contact
            self.entry = entry
        }
    }
}

extension Contact {
    /// Who it is.
    func text(_ language: Language) -> String {
        switch self {
        case .wallboxProvider:
            language(
                en: "the wallbox provider", da: "leverandøren af ladeboksen",
                de: "den Anbieter der Wallbox")
        case .wallboxService:
            language(
                en: "customer service for the wallbox", da: "kundeservice for ladeboksen",
                de: "den Kundendienst für die Wallbox")
        case .digitalServices:
            language(
                en: "customer service for the digital services",
                da: "kundeservice for de digitale tjenester",
                de: "den Kundendienst für die digitalen Dienste")
        case .assistance:
            language(
                en: "the customer assistance centre, around the clock",
                da: "kundeassistancecentret (døgnet rundt)",
                de: "das Kundenassistenzcenter (rund um die Uhr)")
        case .site:
            language(
                en: "who looks after the charging place", da: "den ansvarlige for ladepladsen",
                de: "den Betreuer des Ladeplatzes")
        case .fleetManager:
            language(en: "the fleet manager", da: "flådelederen", de: "den Fuhrparkleiter")
        case .simulatorOperator:
            language(
                en: "the operator of the simulator", da: "den, der driver simulatoren",
                de: "den Betreiber des Simulators")
        }
    }
}
