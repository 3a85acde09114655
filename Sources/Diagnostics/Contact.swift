public import Simulation

/// Whom to call (FAQ 22, 23).
public enum Contact: UInt8, Word {
    /// Who provided the wallbox.
    case wallboxProvider
    /// For a wallbox that was bought through the manufacturer.
    case wallboxService
    /// For the digital services.
    case digitalServices
    /// For everything else, around the clock.
    case assistance

    public static let words = [
        "wallboxProvider", "wallboxService", "digitalServices", "assistance",
    ]

    /// Who it is and how to reach them.
    public var text: String {
        switch self {
        case .wallboxProvider:
            "the wallbox provider, for example The Mobility House, +49 894 1614 3070, "
                + "service@mobilityhouse.com"
        case .wallboxService: "the manufacturer's customer service, +49 800 9777 7777"
        case .digitalServices:
            "customer service, +49 800 3777 7777, connect.deu@cac.mercedes-benz.com"
        case .assistance:
            "the customer assistance centre, around the clock, +49 800 3777 7777, "
                + "mproconnect.deu@cac.mercedes-benz.com"
        }
    }

    /// Whom to call about an unmet prerequisite; nothing where the driver can see to it alone.
    init?(for prerequisite: Prerequisite, in engine: Engine) {
        switch prerequisite {
        case .wallboxOperative: self = .wallboxProvider
        case .cardAccepted:
            switch engine.word(of: .cardStatus) ?? CardStatus.none {
            case .none, .pending, .accepted, .timeout: return nil
            case .blocked, .expired, .invalid, .concurrentTx, .noAnswer: self = .wallboxProvider
            }
        case .vehicleOperative: self = .assistance
        case .plugLocked:
            guard engine.plugLock == .jammed else { return nil }
            self = .assistance
        case .serviceActive: self = .digitalServices
        case .mainsPresent, .plugInserted, .plugConnected, .gearInPark, .hoodClosed,
            .doorsClosed, .windowsClosed, .batteryTemperatureAllows, .batterySufficient,
            .targetNotReached, .chargingWanted, .currentOffered, .insideWindow,
            .climateActivated, .departureSet, .coolingAvailable, .temperatureDiffers,
            .timeSufficient, .fullClimatePower, .linkOnline:
            return nil
        }
    }
}
