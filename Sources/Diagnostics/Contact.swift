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

    public static let words = [
        "wallboxProvider", "wallboxService", "digitalServices", "assistance", "site",
        "fleetManager",
    ]

    /// Whose help a cause needs; nothing where the driver can see to it alone.
    init?(for cause: Cause) {
        switch cause {
        case .noMains: self = .site
        case .wallboxOutOfService, .wallboxFault, .readerBroken: self = .wallboxProvider
        case .card(.blocked), .card(.expired), .card(.invalid), .card(.concurrentTx):
            self = .fleetManager
        case .card(.noAnswer): self = .wallboxProvider
        case .vehicleFault, .lockJammed: self = .assistance
        case .service: self = .digitalServices
        case .card(.none), .card(.pending), .card(.accepted), .card(.timeout), .endedByCard,
            .driving, .plugOut, .plugPartial, .plugUnlocked, .cableLoose, .gear, .hoodOpen,
            .doorsOpen, .windowsOpen, .batteryTooCold, .batteryTooHot, .batteryLow,
            .targetReached, .stoppedByPerson, .limitTooLow, .currentTooLow, .outsideWindow,
            .climateOff, .noDeparture, .cannotCool, .sameTemperature, .timeTooShort,
            .socketClimate, .linkOffline:
            return nil
        }
    }
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

    /// FAQ 23: an example of a wallbox's provider.
    public var wallboxProvider = Entry(
        name: "The Mobility House", phone: "+49 894 1614 3070",
        email: "service@mobilityhouse.com")
    /// Set where the wallbox was bought through the manufacturer; it is called in place of the
    /// provider.
    public var wallboxService: Entry?
    public var digitalServices = Entry(
        name: "Mercedes-Benz", phone: "+49 800 3777 7777",
        email: "connect.deu@cac.mercedes-benz.com")
    public var assistance = Entry(
        name: "Mercedes-Benz", phone: "+49 800 3777 7777",
        email: "mproconnect.deu@cac.mercedes-benz.com")
    /// Without one, the wallbox's provider is called.
    public var site: Entry?
    /// Without one, the wallbox's provider is called: FAQ 23 knows nobody else for cards.
    public var fleetManager: Entry?

    public init() {}

    /// FAQ 23: who is called for a wallbox that was bought through the manufacturer.
    public static let manufacturersWallbox = Entry(
        name: "Mercedes-Benz", phone: "+49 800 9777 7777")

    /// Who is called, and as what: another where nobody is entered.
    func listed(_ contact: Contact) -> Listed {
        switch contact {
        case .wallboxProvider:
            if let wallboxService { return Listed(.wallboxService, wallboxService) }
            return Listed(.wallboxProvider, wallboxProvider)
        case .wallboxService:
            return Listed(.wallboxService, wallboxService ?? Self.manufacturersWallbox)
        case .digitalServices: return Listed(.digitalServices, digitalServices)
        case .assistance: return Listed(.assistance, assistance)
        case .site: return site.map { Listed(.site, $0) } ?? listed(.wallboxProvider)
        case .fleetManager:
            return fleetManager.map { Listed(.fleetManager, $0) } ?? listed(.wallboxProvider)
        }
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
        }
    }
}
